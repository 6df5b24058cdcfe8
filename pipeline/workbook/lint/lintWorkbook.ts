/** Turns the bytes of any XLSX file into faults: what Excel would repair, and what the guidance asks for. */

import { digestOfParts } from '../../memo/Shelf.ts';
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
import { lintParts, lintProperties, lintRelationships, lintWorkbookPart, TYPES } from './packageRules.ts';
import { type ProofMemo, proofReadSheet, type SheetProof, type SheetsUnderLint } from './proofReadSheet.ts';
import {
  type LintRelationship,
  PartReader,
  readProperties,
  readSharedStrings,
  readStyles,
  readWorkbookPart,
} from './readPackage.ts';

/** `file` is the name to be shown with each fault; sheets may have been read before. Nothing that the bytes hold makes it throw. */
export function lintWorkbook(bytes: Uint8Array, file: string, memo?: ProofMemo): readonly Problem[] {
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
        return lintPackage(opened.package, file, memo);
      } catch (error) {
        // The inflater, or the cap on what it yields: both say that the zip is not what it claims to be.
        return [lintFileUnreadable({ file }, error instanceof Error ? error.message : String(error))];
      }
  }
}

function lintPackage(opened: Package, file: string, memo: ProofMemo | undefined): readonly Problem[] {
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
  const common = [workbookName, TYPES, target('styles')];
  const shared: SheetsUnderLint = {
    file,
    opened,
    types,
    workbook,
    styles,
    strings,
    digest: memo === undefined ? '' : digestOfParts([opened.names, common.map(opened.packed)]),
  };
  const linted: { readonly sheet: string; readonly proof: SheetProof }[] = [];
  for (const sheet of workbook.sheets) {
    problems.push(...lintRelations(sheet.part, sheet.relationships));
    // A chart sheet or a dialogue has no cells.
    if (!sheet.part.includes('worksheets/')) continue;
    const proof = proofReadSheet(sheet, shared, memo);
    for (const { id, name, reference } of proof.tables) {
      const spot = { file, sheet: sheet.name, cell: reference };
      if (tableNames.has(fold(name))) problems.push(lintTableNameDuplicate(spot, name));
      if (tableIds.has(id)) problems.push(lintTableIdDuplicate(spot, id));
      tableNames.add(fold(name));
      tableIds.add(id);
    }
    problems.push(...proof.problems);
    linted.push({ sheet: sheet.name, proof });
  }
  const broken = [reader, ...linted.map(({ proof }) => proof)].flatMap((each) => each.broken);
  problems.push(...broken.map(({ part, reason }) => lintPartBroken({ file }, part, reason)));
  problems.push(...lintCoverAndContents(file, linted), ...lintNotes(file, linted));
  return problems;
}

type Linted = readonly { readonly sheet: string; readonly proof: SheetProof }[];

/** From three sheets on, a reader needs a cover and a way to each table. */
const FEW_SHEETS = 3;

function lintCoverAndContents(file: string, sheets: Linted): readonly Problem[] {
  const problems: Problem[] = [];
  const first = sheets[0];
  if (first === undefined || sheets.length < FEW_SHEETS) return [];
  if (first.proof.tables.length > 0) problems.push(lintCoverMissing({ file, sheet: first.sheet }));
  const wanted = sheets
    .filter(({ proof }) => proof.tables.length > 0)
    .map(({ sheet: name }) => ({ name, quoted: fold(name.replaceAll("'", "''")) }));
  let fewest: readonly { readonly name: string }[] = wanted;
  for (const { sheet, proof } of sheets) {
    const reached = new Set(proof.reached);
    const missed = wanted.filter(({ name, quoted }) => name !== sheet && !reached.has(quoted));
    if (missed.length < fewest.length) fewest = missed;
  }
  const unlisted = fewest[0];
  if (unlisted !== undefined) problems.push(lintContentsMissing({ file }, unlisted.name));
  return problems;
}

/** A note that a heading refers to must be explained in the first column of some sheet's table, or in words. */
function lintNotes(file: string, sheets: Linted): readonly Problem[] {
  const explained = new Set(sheets.flatMap(({ proof }) => proof.explained));
  const used = new Map<string, { readonly sheet: string; readonly cell: string; readonly mark: string }>();
  for (const { sheet, proof } of sheets) {
    for (const { number, cell, mark } of proof.marks)
      if (!used.has(number)) used.set(number, { sheet, cell, mark });
  }
  return [...used].flatMap(([number, { sheet, cell, mark }]) =>
    explained.has(number) ? [] : [lintNoteUnknown({ file, sheet, cell }, mark)],
  );
}
