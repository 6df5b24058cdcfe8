/** How far marks stand out beyond the edges of justified text, in parts of their own width. */

const atEnd: Readonly<Record<string, number>> = {
  '-': 0.5,
  '\u2010': 0.5,
  '.': 0.7,
  ',': 0.7,
  ';': 0.4,
  ':': 0.4,
  '’': 0.6,
  '”': 0.5,
  '"': 0.5,
  "'": 0.6,
  '»': 0.3,
  '–': 0.3,
  '—': 0.2,
  '!': 0.2,
  '?': 0.2,
  ')': 0.1,
};

const atStart: Readonly<Record<string, number>> = {
  '‘': 0.6,
  '“': 0.5,
  '"': 0.5,
  "'": 0.6,
  '«': 0.3,
  '(': 0.1,
};

export function hangAtStart(character: string): number {
  return atStart[character] ?? 0;
}

export function hangAtEnd(character: string): number {
  return atEnd[character] ?? 0;
}
