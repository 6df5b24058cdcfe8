/** Turns a package and its workbook part into faults: parts, properties, names and views. */
import {
  lintAuthorHidden,
  lintContentTypeMissing,
  lintContentTypeWrong,
  lintExternalData,
  lintFileName,
  lintMacros,
  lintNameBroken,
  lintNameDuplicate,
  lintNameUnlawful,
  lintPartMissing,
  lintPropertyMissing,
  lintProtected,
  lintRelationshipDuplicate,
  lintRelationshipMissing,
  lintSheetHidden,
  lintSheetNameDuplicate,
  lintSheetNameMeaningless,
  lintSheetNameUnlawful,
} from '../../problems/catalogue/workbookLint.ts';
import type { Problem } from '../../problems/Problem.ts';
import { MAX_SHEET_NAME } from '../limits.ts';
import { fold } from '../plan/nameSheets.ts';
import type { Package } from './openPackage.ts';
import { children } from './parseXml.ts';
import type {
  ContentTypes,
  LintProperties,
  LintRelationship,
  LintWorkbookPart,
  PartReader,
} from './readPackage.ts';

export const TYPES = '[Content_Types].xml';

/** Names and types of the package; with them the types, which each relation is held against. */
export function lintParts(
  file: string,
  opened: Package,
  reader: PartReader,
): { readonly types: ContentTypes; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const list = reader.tree(TYPES);
  const typesOf = (element: string, key: string) =>
    new Map(
      children(list, element).map(({ attributes }) => [
        attributes[key] ?? '',
        attributes['ContentType'] ?? '',
      ]),
    );
  const defaults = new Map(
    [...typesOf('Default', 'Extension')].map(([extension, type]) => [extension.toLowerCase(), type]),
  );
  const overrides = new Map(
    [...typesOf('Override', 'PartName')].map(([name, type]) => [name.slice(1), type]),
  );
  const typeOf = (part: string) =>
    overrides.get(part) ?? defaults.get(part.split('.').at(-1)?.toLowerCase() ?? '');
  const types = opened.has(TYPES) ? typeOf : undefined;
  if (types === undefined) problems.push(lintPartMissing({ file }, TYPES, 'every package'));
  for (const name of opened.names) {
    if (name.endsWith('/') || name === TYPES) continue;
    if (types !== undefined && types(name) === undefined) {
      problems.push(lintContentTypeMissing({ file }, name));
    }
    if (name.endsWith('vbaProject.bin')) problems.push(lintMacros({ file }));
    if (name.startsWith('xl/externalLinks/') && name.endsWith('.xml')) {
      problems.push(lintExternalData({ file }, name));
    }
  }
  for (const name of overrides.keys()) {
    if (!opened.has(name)) problems.push(lintPartMissing({ file }, name, TYPES));
  }
  const base = file.replace(/\.[a-z]+$/i, '');
  if (!/^[a-z0-9-]{1,60}$/.test(base)) problems.push(lintFileName({ file }));
  return { types, problems };
}

/** How the content type of what a relation leads to must end; of other relations nothing is asked. */
const typeEnds: Readonly<Record<string, string>> = {
  officeDocument: 'main+xml',
  worksheet: 'worksheet+xml',
  sharedStrings: 'sharedStrings+xml',
  styles: 'styles+xml',
  table: 'table+xml',
  drawing: 'drawing+xml',
  chart: 'chart+xml',
};

/** Every internal target must exist and be of the type that the relation wants, and every id be used once. */
export function lintRelationships(
  file: string,
  opened: Package,
  types: ContentTypes,
  part: string,
  relationships: readonly LintRelationship[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { id, type, target, external } of relationships) {
    if (seen.has(id)) problems.push(lintRelationshipDuplicate({ file }, `${id} of ${part}`));
    seen.add(id);
    if (external) continue;
    if (!opened.has(target)) problems.push(lintPartMissing({ file }, target, part));
    const end = typeEnds[type];
    const found = types?.(target);
    if (end !== undefined && found !== undefined && !found.toLowerCase().endsWith(end.toLowerCase())) {
      problems.push(lintContentTypeWrong({ file }, target, end, found));
    }
  }
  return problems;
}

export function lintProperties(file: string, properties: LintProperties): readonly Problem[] {
  const names = ['title', 'language', 'creator'] as const;
  return names.filter((name) => properties[name] === '').map((name) => lintPropertyMissing({ file }, name));
}

export function lintWorkbookPart(file: string, workbook: LintWorkbookPart): readonly Problem[] {
  const problems: Problem[] = [];
  if (workbook.isProtected) problems.push(lintProtected({ file }));
  if (workbook.filterPrivacy) problems.push(lintAuthorHidden({ file }));
  const seen = new Set<string>();
  for (const { name, state, part, relation } of workbook.sheets) {
    const spot = { file, sheet: name };
    if (part === '') problems.push(lintRelationshipMissing(spot, 'the sheet', relation));
    const fault = sheetNameFault(name);
    if (fault !== undefined) problems.push(lintSheetNameUnlawful(spot, fault));
    if (seen.has(fold(name))) problems.push(lintSheetNameDuplicate(spot));
    seen.add(fold(name));
    if (/^(sheet|hoja|feuil|tabelle) ?\d+$/i.test(name)) problems.push(lintSheetNameMeaningless(spot));
    if (state !== 'visible') problems.push(lintSheetHidden(spot));
  }
  problems.push(...lintNames(file, workbook));
  return problems;
}

function sheetNameFault(name: string): string | undefined {
  if (name === '') return 'an empty one';
  if (name.length > MAX_SHEET_NAME) return `${name.length} characters`;
  const found = /[[\]:*?/\\]|\p{Cc}/u.exec(name)?.[0];
  if (found !== undefined) return JSON.stringify(found);
  if (name.startsWith("'") || name.endsWith("'")) return 'an apostrophe at an end';
  if (name !== name.trim()) return 'a space at an end';
  if (fold(name) === 'history') return 'the reserved name History';
  return undefined;
}

function lintNames(file: string, workbook: LintWorkbookPart): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { name, scope, value } of workbook.names) {
    const key = `${scope ?? ''} ${fold(name)}`;
    if (seen.has(key)) problems.push(lintNameDuplicate({ file }, name));
    seen.add(key);
    if (!name.startsWith('_xlnm.') && !isLawfulName(name)) problems.push(lintNameUnlawful({ file }, name));
    const outOfScope = scope !== undefined && workbook.sheets[scope] === undefined;
    if (outOfScope || value.includes('#REF!') || !isKnownReference(value, workbook)) {
      problems.push(lintNameBroken({ file }, name, value));
    }
  }
  return problems;
}

/** Letters, digits, underscores and dots; no cell address; of names of tables the same is asked without dots. */
export function isLawfulName(name: string): boolean {
  return (
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
    !/^([a-z]{1,3}\d+|r|c|r\d+c?\d*|c\d+)$/i.test(name)
  );
}

/** Whether each sheet that a formula names is one of the workbook's. */
export function isKnownReference(formula: string, workbook: LintWorkbookPart): boolean {
  const named = [...formula.matchAll(/'((?:[^']|'')+)'!|([\p{L}\p{N}_.]+)!/gu)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll("''", "'"),
  );
  return named.every((name) => name === '#REF' || workbook.sheetNames.has(fold(name)));
}
