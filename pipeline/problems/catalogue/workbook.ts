/** Problems of the data pack: what cannot be written into a workbook as it is. */
import type { Place, Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

export function workbookTableTooLarge(table: string, rows: number, columns: number, place: Place): Problem {
  return {
    code: 'workbook-table-too-large',
    severity: severityOf('workbook-table-too-large'),
    message: `expected at most 1,048,576 rows and 16,384 columns for a worksheet, found ${rows} rows and ${columns} columns in table ${table}`,
    place,
    hints: [
      'the table is left out of the workbook and stands in the zip of CSV files',
      'derive a smaller table (a filter or an aggregate) for the workbook',
    ],
  };
}

export function workbookTableEmpty(table: string, sheet: string, place: Place): Problem {
  return {
    code: 'workbook-table-empty',
    severity: severityOf('workbook-table-empty'),
    message: `expected at least one row in table ${table}, found none; the sheet ${sheet} has no table object`,
    place,
    hints: ['Excel repairs a workbook whose table has a heading only'],
  };
}

export function workbookTitleDuplicate(table: string, title: string, other: string, place: Place): Problem {
  return {
    code: 'workbook-title-duplicate',
    severity: severityOf('workbook-title-duplicate'),
    message: `expected a title of its own for table ${table}, found "${title}", which is also that of table ${other}`,
    place,
    hints: ['say in the title how the two tables differ: in their years, their unit or how they were made'],
  };
}

export function workbookNumberNotFinite(cell: string, found: number, place: Place): Problem {
  return {
    code: 'workbook-number-not-finite',
    severity: severityOf('workbook-number-not-finite'),
    message: `expected a number for the cell ${cell}, found ${found}`,
    place,
    hints: ['a spreadsheet has no such number; leave the value missing'],
  };
}

export function workbookTextTooLong(cell: string, length: number, place: Place): Problem {
  return {
    code: 'workbook-text-too-long',
    severity: severityOf('workbook-text-too-long'),
    message: `expected at most 32,767 characters for the cell ${cell}, found ${length}`,
    place,
    hints: ['move the text into a file of its own, or split it over rows'],
  };
}

export function workbookTextUnwritable(cell: string, codePoint: number, place: Place): Problem {
  const shown = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'workbook-text-unwritable',
    severity: severityOf('workbook-text-unwritable'),
    message: `expected characters that XML can hold for the cell ${cell}, found ${shown}`,
    place,
    hints: ['remove the control character; it often comes with text copied from another program'],
  };
}

export function workbookHeadingDuplicate(table: string, heading: string, place: Place): Problem {
  return {
    code: 'workbook-heading-duplicate',
    severity: severityOf('workbook-heading-duplicate'),
    message: `expected each column of table ${table} to have a heading of its own, found "${heading.replaceAll('\n', ' ')}" twice`,
    place,
    hints: ['give one of the fields another title; capital letters make no difference to Excel'],
  };
}

export function workbookHeadingTooLong(table: string, heading: string, place: Place): Problem {
  return {
    code: 'workbook-heading-too-long',
    severity: severityOf('workbook-heading-too-long'),
    message: `expected at most 255 characters in a heading of table ${table}, found ${heading.length}`,
    place,
    hints: ['shorten the title of the field and put the rest into its description'],
  };
}

export function workbookLinkRefused(where: string, url: string, place: Place): Problem {
  return {
    code: 'workbook-link-refused',
    severity: severityOf('workbook-link-refused'),
    message: `expected an http, https or mailto address of at most 2,079 characters for ${where}, found "${url.slice(0, 80)}"`,
    place,
    hints: [],
  };
}

export function workbookTooManyLinks(sheet: string, count: number, place: Place): Problem {
  return {
    code: 'workbook-too-many-links',
    severity: severityOf('workbook-too-many-links'),
    message: `expected at most 65,530 links on a sheet, found ${count} on ${sheet}; the later ones are left out`,
    place,
    hints: [],
  };
}

export function workbookNoteUnknown(table: string, field: string, note: string, place: Place): Problem {
  return {
    code: 'workbook-note-unknown',
    severity: severityOf('workbook-note-unknown'),
    message: `expected a note of table ${table}, found "${note}" at the field ${field}`,
    place,
    hints: ['declare the note under `notes` of the table'],
  };
}

/** `cell` is undefined where the data pack has no cell for what the book prints. */
export function bookDiffers(
  where: string,
  cell: string | undefined,
  printed: string,
  shown: string,
  place: Place,
): Problem {
  return {
    code: 'book-differs',
    severity: severityOf('book-differs'),
    message: `expected the data pack to show what the book prints in ${where}, ${printed}; found ${shown}${cell === undefined ? '' : ` in ${cell}`}`,
    place,
    hints: ['this is a fault of the pipeline: please report it with the table and the format of the figure'],
  };
}
