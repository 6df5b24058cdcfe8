/** Turns the heads of a file's columns into names of fields, titles and units. */

export interface NamedHead {
  readonly name: string;
  readonly title: string;
  readonly unit: string | undefined;
}

/** `columns` are the letters or numbers by which a column without a head is called. */
export function nameColumns(heads: readonly string[]): readonly NamedHead[] {
  const taken = new Set<string>();
  return heads.map((head, index) => {
    const { title, unit } = partsOf(head);
    const base = fieldNameOf(title) || fieldNameOf(head) || `column_${index + 1}`;
    let name = base;
    for (let next = 2; taken.has(name); next += 1) name = `${base}_${next}`;
    taken.add(name);
    return { name, title: title === '' ? name : title, unit };
  });
}

/** Letters without their marks, digits and underscores. */
export function fieldNameOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
    .replace(/_+$/, '');
}

const UNIT_WORDS =
  /%|\$|€|£|¥|\b(?:usd|eur|gbp|mxn|cad|per ?cent|pct|millions?|billions?|trillions?|thousands?|hundreds?|mn|bn|mio|mrd|index|persons?|people|inhabitants|number|days?|years?|months?|hours?|minutes?|seconds?|km2?|km²|m2|m²|m3|m³|cm|mm|ha|hectares?|acres?|miles?|metres?|meters?|feet|kg|g|mg|tonnes?|tons?|lbs?|litres?|liters?|kwh|mwh|gwh|twh|kw|mw|gw|pj|tj|°c|°f|celsius|degrees?|ppm|ppb|ratio|points?|per)\b/i;

/** A unit is what stands in brackets at the end, or after the last comma, and has the words of one. */
function partsOf(head: string): { readonly title: string; readonly unit: string | undefined } {
  const text = head.replace(/\s+/g, ' ').trim();
  const [, before = '', round, square] = /^(.*?)\s*(?:\(([^()]+)\)|\[([^[\]]+)\])\s*$/.exec(text) ?? [];
  const bracketed = (round ?? square ?? '').trim();
  if (before !== '' && isUnit(bracketed)) return { title: before, unit: unitOf(bracketed) };
  const [, start = '', end = ''] = /^(.+),\s*([^,]+)$/.exec(text) ?? [];
  if (start !== '' && end.length < 30 && isUnit(end)) return { title: start, unit: unitOf(end) };
  const [, plain = ''] = /^(.*\S)\s*%$/.exec(text) ?? [];
  if (plain !== '') return { title: plain, unit: 'percent' };
  return { title: text, unit: undefined };
}

function isUnit(text: string): boolean {
  return text !== '' && text.length <= 40 && UNIT_WORDS.test(text);
}

function unitOf(text: string): string {
  return /^(?:%|pct|per ?cent)$/i.test(text) ? 'percent' : text;
}
