/** Turns text into its width on a terminal, in columns of one letter. */

/** Ranges of code points that take two columns (East Asian Width W and F) or, with width 0, none. */
const ranges: readonly (readonly [from: number, to: number, width: 0 | 2])[] = [
  [0x0300, 0x036f, 0],
  [0x0483, 0x0489, 0],
  [0x0591, 0x05bd, 0],
  [0x1100, 0x115f, 2],
  [0x1ab0, 0x1aff, 0],
  [0x1dc0, 0x1dff, 0],
  [0x200b, 0x200f, 0],
  [0x20d0, 0x20ff, 0],
  [0x2e80, 0x303e, 2],
  [0x3041, 0x33ff, 2],
  [0x3400, 0x4dbf, 2],
  [0x4e00, 0x9fff, 2],
  [0xa000, 0xa4cf, 2],
  [0xac00, 0xd7a3, 2],
  [0xf900, 0xfaff, 2],
  [0xfe00, 0xfe0f, 0],
  [0xfe20, 0xfe2f, 0],
  [0xfe30, 0xfe6f, 2],
  [0xff00, 0xff60, 2],
  [0xffe0, 0xffe6, 2],
  [0x1f300, 0x1f64f, 2],
  [0x1f900, 0x1f9ff, 2],
  [0x20000, 0x3fffd, 2],
];

export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    width += code < 0x0300 ? 1 : (ranges.find(([from, to]) => code >= from && code <= to)?.[2] ?? 1);
  }
  return width;
}
