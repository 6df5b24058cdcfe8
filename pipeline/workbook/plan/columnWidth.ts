/** Turns a column's texts into the width that shows them, in Excel's unit. */
import { MAX_COLUMN_WIDTH } from '../limits.ts';
import { arialWidth } from './arialWidths.ts';

/** Type of the workbook; guidance asks for a sans serif of 12 points or more. */
export const FONT_NAME = 'Arial';
export const FONT_SIZE = 12;

/** Excel sets type at 96 dots an inch; a digit of 12-point Arial is 0.556 em of 16 pixels, rounded up. */
const PIXELS_PER_EM = (FONT_SIZE * 96) / 72;
const PIXELS_PER_DIGIT = 9;
/** Two pixels of padding on each side and one for the grid line. */
const CELL_PADDING = 5;
/** Text beyond this goes on to further lines. */
const WIDEST_TEXT = 48;
const NARROWEST = 8;
/** Programs round widths to pixels of their own: a little room to spare is better than a number shown as ####. */
export const WIDTH_SAFETY = 0.95;

function pixels(line: string, weight: 'regular' | 'bold'): number {
  return textPixels(arialWidth(line, weight));
}

/** From thousandths of an em to pixels at the workbook's size. */
export function textPixels(width: number): number {
  return (width * PIXELS_PER_EM) / 1000;
}

/** The room that a column of so many characters gives its text. */
export function pixelsOfWidth(characters: number): number {
  return characters * PIXELS_PER_DIGIT - CELL_PADDING;
}

/**
 * Width in characters for a heading and the widest of the cells' texts.
 * Wrapping texts may be narrower than their longest line, but never than their longest word.
 */
export function columnWidth(heading: string, cells: Iterable<string>, wrap: boolean): number {
  let widest = 0;
  for (const line of heading.split('\n')) widest = Math.max(widest, headingWidth(line));
  for (const text of cells) {
    for (const line of text.includes('\n') ? text.split('\n') : [text]) {
      widest = Math.max(widest, pixels(line, 'regular'));
    }
  }
  const characters = clampWidth((widest / WIDTH_SAFETY + CELL_PADDING) / PIXELS_PER_DIGIT + 0.5);
  return wrap ? Math.min(characters, WIDEST_TEXT) : characters;
}

/** A long heading wraps at words: half its length, but no word is broken. */
function headingWidth(line: string): number {
  const whole = pixels(line, 'bold');
  if (line.length <= 18) return whole;
  const longestWord = Math.max(...line.split(' ').map((word) => pixels(word, 'bold')));
  return Math.max(longestWord, whole / 2 + 2 * PIXELS_PER_EM);
}

/** Within what Excel takes, in hundredths. */
export function clampWidth(width: number): number {
  const clamped = Math.round(Math.min(Math.max(width, NARROWEST), MAX_COLUMN_WIDTH) * 100) / 100;
  // ExcelJS takes a width of exactly 9 for its default and leaves it out.
  return clamped === 9 ? 9.01 : clamped;
}
