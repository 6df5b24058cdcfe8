/** Turns the difference between two tables into text for a terminal. */

import { plainDecimal } from '../numbers/roundDecimal.ts';
import type { Place } from '../problems/Problem.ts';
import { placeText } from '../problems/placeText.ts';
import { printable } from '../problems/printable.ts';
import type { Scalar } from '../validate/Dataset.ts';
import { isSame, type RowDifference, type TableDifference } from './TableDifference.ts';

/** Of each kind so many are shown; the rest is counted. */
const SHOWN = 200;

/** Lines end in line feeds. `folder` is that of the book, to be put before the paths of its files. */
export function printDifference(difference: TableDifference, folder?: string): string {
  const { table, fields, added, gone, changed, repeated } = difference;
  const at = (place: Place | undefined) => {
    if (place === undefined) return '';
    const file = folder === undefined ? place.file : `${folder}/${place.file}`;
    return `  ${placeText({ ...place, file })}`;
  };
  const rowText = (word: string) => (row: RowDifference) =>
    `  ${word}  ${row.address}${at(row.place)}  ${valuesText(row)}`.trimEnd();
  const lines = [
    `${table}: ${countsText(difference)}`,
    ...fields.added.map((name) => `  new      column ${name}`),
    ...fields.gone.map((name) => `  gone     column ${name}`),
    ...some(
      changed,
      (cell) =>
        `  changed  ${cell.address}${at(cell.place)}  ${showCell(cell.before)} → ${showCell(cell.after)}`,
      'cells changed',
    ),
    ...some(added, rowText('new    '), 'rows new'),
    ...some(gone, rowText('gone   '), 'rows gone'),
    ...some(repeated, (key) => `  unclear  ${key}  stands more than once`, 'keys repeated'),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** `2 rows new, 1 row gone, 3 cells changed` */
export function countsText(difference: TableDifference): string {
  if (isSame(difference)) return 'no difference';
  const { fields, added, gone, changed, repeated } = difference;
  const counts: readonly (readonly [number, string, string])[] = [
    [fields.added.length, 'column', 'new'],
    [fields.gone.length, 'column', 'gone'],
    [added.length, 'row', 'new'],
    [gone.length, 'row', 'gone'],
    [changed.length, 'cell', 'changed'],
    [repeated.length, 'key', 'repeated'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, noun, what]) => `${count} ${noun}${count === 1 ? '' : 's'} ${what}`)
    .join(', ');
}

/** A value as a file of the book writes it, with all its digits. */
export function showCell(value: Scalar): string {
  if (value === null) return 'no value';
  if (typeof value === 'number') return plainDecimal(value);
  return value === '' ? '""' : String(value);
}

function valuesText({ values }: RowDifference): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${showCell(value)}`)
    .join(', ');
}

function some<Item>(items: readonly Item[], text: (item: Item) => string, kind: string): string[] {
  const more = items.length - SHOWN;
  const lines = items.slice(0, SHOWN).map(text);
  return more > 0 ? [...lines, `  and ${more} more ${kind}`] : lines;
}
