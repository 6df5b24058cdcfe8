/** Turns text into XML text and attribute values. */

const SPECIAL = /[&<>"\n\r\t]/;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader turns a raw line break in an attribute into a space, and a heading then differs from its cell.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

export function attributeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>"\n\r\t]/g, (found) => entities[found] ?? found) : text;
}

export function elementText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (found) => entities[found] ?? found) : text;
}
