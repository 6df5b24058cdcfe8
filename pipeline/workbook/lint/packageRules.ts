/** Turns a package and its workbook part into faults: parts, properties, names and views. */
import {
  lintAuthorHidden,
  lintContentTypeMissing,
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
import type { LintProperties, LintRelationship, LintWorkbookPart, PartReader } from './readPackage.ts';

export function lintParts(file: string, opened: Package, reader: PartReader): readonly Problem[] {
  const problems: Problem[] = [];
  const types = reader.tree('[Content_Types].xml');
  const defaults = new Set(
    children(types, 'Default').map(({ attributes }) => (attributes['Extension'] ?? '').toLowerCase()),
  );
  const overrides = new Set(
    children(types, 'Override').map(({ attributes }) => (attributes['PartName'] ?? '').slice(1)),
  );
  for (const name of opened.names) {
    if (name.endsWith('/') || name === '[Content_Types].xml') continue;
    const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
    if (!overrides.has(name) && !defaults.has(extension))
      problems.push(lintContentTypeMissing({ file }, name));
    if (name.endsWith('vbaProject.bin')) problems.push(lintMacros({ file }));
    if (name.startsWith('xl/externalLinks/') && name.endsWith('.xml')) {
      problems.push(lintExternalData({ file }, name));
    }
  }
  for (const name of overrides) {
    if (!opened.has(name)) problems.push(lintPartMissing({ file }, name, '[Content_Types].xml'));
  }
  const base = file.replace(/\.[a-z]+$/i, '');
  if (!/^[a-z0-9-]{1,60}$/.test(base)) problems.push(lintFileName({ file }));
  return problems;
}

/** Every internal target must exist and every id be used once. */
export function lintRelationships(
  file: string,
  opened: Package,
  part: string,
  relationships: readonly LintRelationship[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { id, target, external } of relationships) {
    if (seen.has(id)) problems.push(lintRelationshipDuplicate({ file }, `${id} of ${part}`));
    seen.add(id);
    if (!external && !opened.has(target)) problems.push(lintPartMissing({ file }, target, part));
  }
  return problems;
}

export function lintProperties(file: string, properties: LintProperties): readonly Problem[] {
  const names = ['title', 'language', 'creator', 'keywords'] as const;
  return names.filter((name) => properties[name] === '').map((name) => lintPropertyMissing({ file }, name));
}

export function lintWorkbookPart(file: string, workbook: LintWorkbookPart): readonly Problem[] {
  const problems: Problem[] = [];
  if (workbook.isProtected) problems.push(lintProtected({ file }));
  if (workbook.filterPrivacy) problems.push(lintAuthorHidden({ file }));
  const seen = new Set<string>();
  for (const { name, state } of workbook.sheets) {
    const spot = { file, sheet: name };
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
