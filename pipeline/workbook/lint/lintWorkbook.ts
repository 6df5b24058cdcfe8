/** Turns the bytes of any XLSX file into faults: what Excel would repair, and what the guidance asks for. */
import {
  lintContentsMissing,
  lintCoverMissing,
  lintFileEncrypted,
  lintFileTooLarge,
  lintFileUnreadable,
  lintNoteUnknown,
  lintPartBroken,
  lintTableIdDuplicate,
  lintTableNameDuplicate,
} from '../../problems/catalogue/workbookLint.ts';
import type { Problem } from '../../problems/Problem.ts';
import { fold } from '../plan/nameSheets.ts';
import { openPackage, type Package } from './openPackage.ts';
import { lintParts, lintProperties, lintRelationships, lintWorkbookPart } from './packageRules.ts';
import {
  type LintRelationship,
  type LintTable,
  PartReader,
  readDrawing,
  readProperties,
  readSharedStrings,
  readStyles,
  readTable,
  readWorkbookPart,
} from './readPackage.ts';
import { readSheet } from './readSheet.ts';
import { lintSheet, type SheetUnderLint } from './sheetRules.ts';
import { lintTables } from './tableRules.ts';

/** `file` is the name to be shown with each fault. Nothing that the bytes hold makes it throw. */
export function lintWorkbook(bytes: Uint8Array, file: string): readonly Problem[] {
  const opened = openPackage(bytes);
  switch (opened.type) {
    case 'unreadable':
      return [lintFileUnreadable({ file }, opened.reason)];
    case 'encrypted':
      return [lintFileEncrypted({ file }, opened.reason)];
    case 'tooLarge':
      return [lintFileTooLarge({ file }, Math.round(opened.size / 1024 / 1024))];
    default:
      try {
        return lintPackage(opened.package, file);
      } catch (error) {
        // The inflater, or the cap on what it yields: both say that the zip is not what it claims to be.
        return [lintFileUnreadable({ file }, error instanceof Error ? error.message : String(error))];
      }
  }
}

function lintPackage(opened: Package, file: string): readonly Problem[] {
  const reader = new PartReader(opened);
  const roots = reader.relationships('');
  const workbookName = roots.find(({ type }) => type === 'officeDocument')?.target;
  if (workbookName === undefined) return [lintFileUnreadable({ file }, 'a zip without a workbook')];
  if (workbookName.endsWith('.bin')) {
    return [lintFileUnreadable({ file }, 'a binary workbook (.xlsb)')];
  }
  const { types, problems: found } = lintParts(file, opened, reader);
  const lintRelations = (part: string, relations: readonly LintRelationship[]) =>
    lintRelationships(file, opened, types, part, relations);
  const problems: Problem[] = [...found, ...lintRelations('_rels/.rels', roots)];
  const workbook = readWorkbookPart(reader, workbookName);
  const parts = reader.relationships(workbookName);
  problems.push(...lintRelations(workbookName, parts), ...lintWorkbookPart(file, workbook));
  const core = roots.find(({ type }) => type === 'core-properties')?.target ?? '';
  problems.push(...lintProperties(file, readProperties(reader, core)));
  const target = (type: string): string => parts.find((part) => part.type === type)?.target ?? '';
  const styles = readStyles(reader, target('styles'));
  const strings = readSharedStrings(reader, target('sharedStrings'));

  const tableNames = new Set(
    workbook.names.filter(({ scope }) => scope === undefined).map(({ name }) => fold(name)),
  );
  const tableIds = new Set<string>();
  const linted: { readonly under: SheetUnderLint; readonly tables: readonly LintTable[] }[] = [];
  for (const sheet of workbook.sheets) {
    const related = (type: string): readonly string[] =>
      sheet.relationships.filter((one) => one.type === type && !one.external).map((one) => one.target);
    problems.push(...lintRelations(sheet.part, sheet.relationships));
    // A chart sheet or a dialogue has no cells.
    if (!sheet.part.includes('worksheets/')) continue;
    const tables = related('table').map((part) => readTable(reader, part));
    for (const table of tables) {
      const spot = { file, sheet: sheet.name, cell: table.reference };
      if (tableNames.has(fold(table.name))) problems.push(lintTableNameDuplicate(spot, table.name));
      if (tableIds.has(table.id)) problems.push(lintTableIdDuplicate(spot, table.id));
      tableNames.add(fold(table.name));
      tableIds.add(table.id);
    }
    const content = readSheet(opened, sheet.part, { tables, styles, strings });
    if (content.broken !== undefined) problems.push(lintPartBroken({ file }, sheet.part, content.broken));
    const drawings = related('drawing').map((part) => readDrawing(reader, part));
    for (const { part, relationships } of drawings) problems.push(...lintRelations(part, relationships));
    const under: SheetUnderLint = { file, sheet, content, drawings, workbook };
    problems.push(...lintSheet(under), ...lintTables(under, tables));
    linted.push({ under, tables });
  }
  problems.push(...reader.broken.map(({ part, reason }) => lintPartBroken({ file }, part, reason)));
  problems.push(...lintCoverAndContents(file, linted), ...lintNotes(file, linted));
  return problems;
}

type Linted = readonly { readonly under: SheetUnderLint; readonly tables: readonly LintTable[] }[];

/** From three sheets on, a reader needs a cover and a way to each table. */
const FEW_SHEETS = 3;

function lintCoverAndContents(file: string, sheets: Linted): readonly Problem[] {
  const problems: Problem[] = [];
  const first = sheets[0];
  if (first === undefined || sheets.length < FEW_SHEETS) return [];
  if (first.tables.length > 0) problems.push(lintCoverMissing({ file, sheet: first.under.sheet.name }));
  const wanted = sheets
    .filter(({ tables }) => tables.length > 0)
    .map(({ under }) => ({ name: under.sheet.name, quoted: fold(under.sheet.name.replaceAll("'", "''")) }));
  let fewest: readonly { readonly name: string }[] = wanted;
  for (const { under } of sheets) {
    const reached = new Set(
      under.content.links.map(({ location }) => fold(/^'?(.*?)'?!/.exec(location ?? '')?.[1] ?? '')),
    );
    const missed = wanted.filter(({ name, quoted }) => name !== under.sheet.name && !reached.has(quoted));
    if (missed.length < fewest.length) fewest = missed;
  }
  const unlisted = fewest[0];
  if (unlisted !== undefined) problems.push(lintContentsMissing({ file }, unlisted.name));
  return problems;
}

const NOTE_MARK = /\[(?:note|nota) ?(\d+)\]/gi;

/** A note that a heading refers to must be explained in the first column of some sheet's table, or in words. */
function lintNotes(file: string, sheets: Linted): readonly Problem[] {
  const explained = new Set<string>();
  const used = new Map<string, { readonly sheet: string; readonly cell: string; readonly mark: string }>();
  for (const { under } of sheets) {
    for (const { columns, heading, table } of under.content.tables) {
      for (const mark of columns[0]?.marks ?? []) explained.add(mark);
      // The notes of some tools stand under their numbers alone.
      if (/^(?:note|nota)/i.test(table.columns[0] ?? '') && columns[0]?.marks.size === 0) {
        const rows = (table.range?.lastRow ?? 0) - (table.range?.firstRow ?? 0);
        for (let number = 1; number <= rows; number += 1) explained.add(String(number));
      }
      for (const [, cell] of heading) {
        for (const [mark, number = ''] of cell.text.matchAll(NOTE_MARK)) {
          if (!used.has(number)) used.set(number, { sheet: under.sheet.name, cell: cell.name, mark });
        }
      }
    }
    for (const { text, column } of under.content.around) {
      const own = column === 1 ? /^\[?(?:note|nota) ?(\d+)\]?[:. ]/i.exec(text)?.[1] : undefined;
      if (own !== undefined) explained.add(own);
    }
  }
  return [...used].flatMap(([number, { sheet, cell, mark }]) =>
    explained.has(number) ? [] : [lintNoteUnknown({ file, sheet, cell }, mark)],
  );
}
