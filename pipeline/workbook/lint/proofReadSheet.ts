/** Turns one sheet of a package into its faults, and into what the workbook as a whole is judged by. */
import { remembered, type Shelf } from '../../memo/Shelf.ts';
import { lintPartBroken } from '../../problems/catalogue/workbookLint.ts';
import type { Problem } from '../../problems/Problem.ts';
import { fold } from '../plan/nameSheets.ts';
import type { Package } from './openPackage.ts';
import { lintRelationships } from './packageRules.ts';
import {
  type BrokenPart,
  type ContentTypes,
  type LintSheet,
  type LintStyle,
  type LintTable,
  type LintWorkbookPart,
  PartReader,
  readDrawing,
  readTable,
  relationshipsOf,
} from './readPackage.ts';
import { readSheet } from './readSheet.ts';
import type { SheetContent } from './SheetContent.ts';
import { lintSheet, type SheetUnderLint } from './sheetRules.ts';
import { lintTables } from './tableRules.ts';

/** Plain data, since it may be remembered. */
export interface SheetProof {
  readonly problems: readonly Problem[];
  readonly broken: readonly BrokenPart[];
  readonly tables: readonly Pick<LintTable, 'id' | 'name' | 'reference'>[];
  /** The sheets that its links lead to, as Excel compares names. */
  readonly reached: readonly string[];
  /** Numbers of notes that are explained in a table's first column, or in words. */
  readonly explained: readonly string[];
  /** Marks of notes in headings. */
  readonly marks: readonly NoteMark[];
}

/** What a proof-reader found before. */
export interface ProofMemo {
  /** Numbers of the shared strings that a sheet names. */
  readonly texts: Shelf<readonly number[]>;
  readonly sheets: Shelf<SheetProof>;
}

interface NoteMark {
  readonly number: string;
  readonly cell: string;
  readonly mark: string;
}

/** What all sheets share. */
export interface SheetsUnderLint {
  readonly file: string;
  readonly opened: Package;
  readonly types: ContentTypes;
  readonly workbook: LintWorkbookPart;
  readonly styles: readonly LintStyle[];
  readonly strings: readonly string[];
  /** A digest of the parts that these are read from. */
  readonly digest: string;
}

/** The proof of a sheet whose parts, texts and workbook are as they were is as it was. */
export function proofReadSheet(sheet: LintSheet, shared: SheetsUnderLint, memo?: ProofMemo): SheetProof {
  const { file, opened, workbook, styles, strings, digest } = shared;
  const reader = new PartReader(opened);
  const related = (type: string): readonly string[] =>
    sheet.relationships.filter((one) => one.type === type && !one.external).map((one) => one.target);
  const drawings = related('drawing').map((part) => ({ part, relationships: reader.relationships(part) }));
  const parts = [
    sheet.part,
    ...related('table'),
    ...drawings.flatMap(({ part, relationships }) => [
      part,
      relationshipsOf(part),
      ...relationships.filter(({ external }) => !external).map(({ target }) => target),
    ]),
  ];
  const read = () => {
    const tables = related('table').map((part) => readTable(reader, part));
    return { tables, content: readSheet(opened, sheet.part, { tables, styles, strings }) };
  };
  let done: ReturnType<typeof read> | undefined;
  const readOnce = () => (done ??= read());
  // Any other text of the workbook may change without a change of this sheet.
  const texts = remembered(
    memo?.texts,
    sheet.name,
    { part: opened.packed(sheet.part) },
    () => readOnce().content.sharedTexts,
  );
  const on = {
    sheet: [file, workbook.sheets.indexOf(sheet), sheet],
    workbook: digest,
    texts: texts.map((number) => strings[number]),
    parts: parts.filter((part) => /\.(xml|rels)$/.test(part)).map((part) => [part, opened.packed(part)]),
  };
  return remembered(memo?.sheets, sheet.name, on, () => {
    const { tables, content } = readOnce();
    const problems: Problem[] =
      content.broken === undefined ? [] : [lintPartBroken({ file }, sheet.part, content.broken)];
    for (const { part, relationships } of drawings)
      problems.push(...lintRelationships(file, opened, shared.types, part, relationships));
    const under: SheetUnderLint = {
      file,
      sheet,
      content,
      drawings: drawings.map(({ part, relationships }) => readDrawing(reader, part, relationships)),
      workbook,
    };
    problems.push(...lintSheet(under), ...lintTables(under, tables));
    return {
      problems,
      broken: reader.broken,
      tables: tables.map(({ id, name, reference }) => ({ id, name, reference })),
      reached: content.links.map(({ location }) => fold(/^'?(.*?)'?!/.exec(location ?? '')?.[1] ?? '')),
      ...notesOf(content),
    };
  });
}

const NOTE_MARK = /\[(?:note|nota) ?(\d+)\]/gi;

function notesOf({ tables, around }: SheetContent): Pick<SheetProof, 'explained' | 'marks'> {
  const explained: string[] = [];
  const marks: NoteMark[] = [];
  for (const { columns, heading, table } of tables) {
    explained.push(...(columns[0]?.marks ?? []));
    // The notes of some tools stand under their numbers alone.
    if (/^(?:note|nota)/i.test(table.columns[0] ?? '') && columns[0]?.marks.size === 0) {
      const rows = (table.range?.lastRow ?? 0) - (table.range?.firstRow ?? 0);
      for (let number = 1; number <= rows; number += 1) explained.push(String(number));
    }
    for (const [, { name: cell, text }] of heading) {
      for (const [mark, number = ''] of text.matchAll(NOTE_MARK)) marks.push({ number, cell, mark });
    }
  }
  for (const { text, column } of around) {
    const own = column === 1 ? /^\[?(?:note|nota) ?(\d+)\]?[:. ]/i.exec(text)?.[1] : undefined;
    if (own !== undefined) explained.push(own);
  }
  return { explained, marks };
}
