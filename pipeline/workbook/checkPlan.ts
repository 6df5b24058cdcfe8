/** Turns a plan into the problems that would make Excel refuse or repair the file. */
import type { Manuscript } from '../compose/Manuscript.ts';
import { parseLink } from '../links/parseLink.ts';
import {
  workbookHeadingDuplicate,
  workbookHeadingTooLong,
  workbookLinkRefused,
  workbookNoteUnknown,
  workbookNumberNotFinite,
  workbookTableEmpty,
  workbookTextTooLong,
  workbookTextUnwritable,
  workbookTitleDuplicate,
  workbookTooManyLinks,
} from '../problems/catalogue/workbook.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { Dataset, Scalar } from '../validate/Dataset.ts';
import { cellReference } from './cellAddress.ts';
import { MAX_HEADING, MAX_LINKS, MAX_TEXT, MAX_URL } from './limits.ts';
import type { CellLink, SheetPlan, WorkbookPlan } from './WorkbookPlan.ts';

type PlaceOf = (row?: number, column?: number) => Place;

export function checkPlan(plan: WorkbookPlan, dataset: Dataset, manuscript: Manuscript): readonly Problem[] {
  const problems: Problem[] = [];
  const titles = new Map<string, string>();
  const bookPlace: Place = { file: `${manuscript.book.fileName}.xlsx` };
  for (const sheet of plan.sheets) {
    const table = sheet.kind === 'table' && sheet.id !== undefined ? dataset.tables.get(sheet.id) : undefined;
    const fields = new Map(
      [...(plan.cells.tables.get(table?.id ?? '')?.columns ?? [])].map(([f, c]) => [c, f]),
    );
    const placeOf: PlaceOf =
      table === undefined ? () => bookPlace : (row, column) => table.placeOf(row, fields.get(column ?? 0));
    const title = table?.title.toLowerCase() ?? '';
    const other = table === undefined ? undefined : titles.get(title);
    if (table !== undefined && other !== undefined) {
      problems.push(workbookTitleDuplicate(table.id, table.title, other, placeOf()));
    } else if (table !== undefined) titles.set(title, table.id);
    if (table?.rowCount === 0) problems.push(workbookTableEmpty(table.id, sheet.name, placeOf()));
    for (const { field } of table?.columns ?? []) {
      for (const note of field.notes) {
        if (table?.notes.some(({ id }) => id === note) === true) continue;
        problems.push(
          workbookNoteUnknown(
            table?.id ?? '',
            field.name,
            note,
            table?.placeOf(undefined, field.name) ?? bookPlace,
          ),
        );
      }
    }
    checkLines(sheet, placeOf, problems);
    checkHeadings(sheet, placeOf, problems);
    checkCells(sheet, placeOf, problems);
    checkLinks(sheet, placeOf, problems);
  }
  return problems;
}

function checkLines(sheet: SheetPlan, placeOf: PlaceOf, problems: Problem[]): void {
  sheet.lines.forEach((line, at) => {
    checkText(cellReference(sheet.name, at + 1, 1), line.text, placeOf, undefined, undefined, problems);
  });
}

function checkHeadings(sheet: SheetPlan, placeOf: PlaceOf, problems: Problem[]): void {
  const seen = new Set<string>();
  sheet.table?.columns.forEach(({ heading }, at) => {
    const key = heading.toLowerCase();
    const name = sheet.id ?? sheet.name;
    if (seen.has(key)) problems.push(workbookHeadingDuplicate(name, heading, placeOf(undefined, at + 1)));
    if (heading.length > MAX_HEADING) {
      problems.push(workbookHeadingTooLong(name, heading, placeOf(undefined, at + 1)));
    }
    checkText(
      cellReference(sheet.name, sheet.table?.headerRow ?? 1, at + 1),
      heading,
      placeOf,
      undefined,
      at + 1,
      problems,
    );
    seen.add(key);
  });
}

function checkCells(sheet: SheetPlan, placeOf: PlaceOf, problems: Problem[]): void {
  const { table } = sheet;
  if (table === undefined) return;
  table.columns.forEach(({ values }, at) => {
    values.forEach((value: Scalar, row) => {
      if (typeof value === 'number') {
        if (Number.isFinite(value)) return;
        const cell = cellReference(sheet.name, table.headerRow + 1 + row, at + 1);
        problems.push(workbookNumberNotFinite(cell, value, placeOf(row, at + 1)));
      } else if (typeof value === 'string' && (value.length > MAX_TEXT || UNWRITABLE.test(value))) {
        const cell = cellReference(sheet.name, table.headerRow + 1 + row, at + 1);
        checkText(cell, value, placeOf, row, at + 1, problems);
      }
    });
  });
}

/** Control characters and halves of surrogate pairs: XML has no place for them. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

function checkText(
  cell: string,
  text: string,
  placeOf: PlaceOf,
  row: number | undefined,
  column: number | undefined,
  problems: Problem[],
): void {
  if (text.length > MAX_TEXT) problems.push(workbookTextTooLong(cell, text.length, placeOf(row, column)));
  const found = UNWRITABLE.exec(text)?.[0]?.codePointAt(0);
  if (found !== undefined) problems.push(workbookTextUnwritable(cell, found, placeOf(row, column)));
}

function checkLinks(sheet: SheetPlan, placeOf: PlaceOf, problems: Problem[]): void {
  const check = (cell: string, link: CellLink | undefined, row?: number, column?: number): void => {
    if (link === undefined || isLawful(link)) return;
    problems.push(
      workbookLinkRefused(cell, link.type === 'url' ? link.url : JSON.stringify(link), placeOf(row, column)),
    );
  };
  sheet.lines.forEach((line, at) => {
    check(cellReference(sheet.name, at + 1, 1), line.link);
  });
  let count = 0;
  sheet.table?.columns.forEach(({ links }, at) => {
    count += links?.size ?? 0;
    for (const [row, link] of links ?? []) {
      check(cellReference(sheet.name, (sheet.table?.headerRow ?? 0) + 1 + row, at + 1), link, row, at + 1);
    }
  });
  if (count > MAX_LINKS - sheet.lines.length) {
    problems.push(workbookTooManyLinks(sheet.name, count, placeOf()));
  }
}

function isLawful(link: CellLink): boolean {
  switch (link.type) {
    case 'cell':
      return true;
    case 'url':
      return link.url.length <= MAX_URL && parseLink(link.url).type === 'url';
    case 'file':
      // Beside the workbook, never elsewhere on the reader's machine.
      return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(link.name);
    default:
      return false;
  }
}
