/** Turns a text into a part of a regular expression that matches it as it stands: `RegExp.escape`, which Node has from 24 on. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
