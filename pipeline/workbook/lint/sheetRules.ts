/** Turns what a sheet holds into faults about its place, words, links, drawings and cells. */

import {
  lintCellAddress,
  lintCellFilled,
  lintCellNumber,
  lintCellOrder,
  lintCellString,
  lintCellStyle,
  lintCellTooLong,
  lintCellType,
  lintChartBroken,
  lintColumnHidden,
  lintColumnWidth,
  lintComments,
  lintConditionalFormat,
  lintDescriptionMissing,
  lintElementOrder,
  lintFontItalic,
  lintFontSize,
  lintFormula,
  lintFormulaValue,
  lintFrozenPanes,
  lintHeaderFooter,
  lintLinkBroken,
  lintLinkScheme,
  lintLinkStyle,
  lintLinkText,
  lintMerged,
  lintOpensElsewhere,
  lintPictureAlt,
  lintProtected,
  lintRelationshipMissing,
  lintRowHidden,
  lintSheetBlank,
  lintTableMissing,
  lintTableUnlisted,
  lintTextBox,
  lintTitleMissing,
  lintTitleStyle,
  lintValidation,
  type WorkbookSpot,
} from '../../problems/catalogue/workbookLint.ts';
import type { Problem } from '../../problems/Problem.ts';
import { unreachable } from '../../problems/unreachable.ts';
import { MAX_COLUMN_WIDTH, MAX_URL } from '../limits.ts';
import { lintChartGroups } from './chartRules.ts';
import { isKnownReference } from './packageRules.ts';
import type { LintDrawing, LintSheet, LintWorkbookPart } from './readPackage.ts';
import type { LintCell, LintFault, SheetContent } from './SheetContent.ts';

export interface SheetUnderLint {
  readonly file: string;
  readonly sheet: LintSheet;
  readonly content: SheetContent;
  readonly drawings: readonly LintDrawing[];
  readonly workbook: LintWorkbookPart;
}

const HEADING_1 = 16;

export function lintSheet(under: SheetUnderLint): readonly Problem[] {
  const { file, sheet, content } = under;
  const spot: WorkbookSpot = { file, sheet: sheet.name };
  const at = (cell: string): WorkbookSpot => ({ ...spot, cell });
  const problems: Problem[] = [];
  problems.push(...content.faults.map((fault) => faultProblem(fault, at(fault.cell))));
  problems.push(...lintElements(content, spot));
  const [merged] = content.merged;
  if (merged !== undefined) problems.push(lintMerged(at(merged), content.merged.length));
  problems.push(...content.hiddenRows.slice(0, 3).map((row) => lintRowHidden(at(`${row}:${row}`))));
  problems.push(...content.hiddenColumns.map((range) => lintColumnHidden(at(range))));
  for (const { range, width } of content.columnWidths) {
    if (!(width >= 0 && width <= MAX_COLUMN_WIDTH)) problems.push(lintColumnWidth(at(range), width));
  }
  if (content.headerFooter !== '') problems.push(lintHeaderFooter(spot));
  const { formulas, smallFont, italic, filled } = content;
  if (formulas.first !== undefined) problems.push(lintFormula(at(formulas.first)));
  if (formulas.firstWithoutValue !== undefined) {
    problems.push(lintFormulaValue(at(formulas.firstWithoutValue)));
  }
  if (smallFont !== undefined) problems.push(lintFontSize(at(smallFont)));
  if (italic !== undefined) problems.push(lintFontItalic(at(italic)));
  if (filled !== undefined) problems.push(lintCellFilled(at(filled)));
  problems.push(...lintView(under, spot));
  problems.push(...lintWords(content, spot));
  problems.push(...lintLinks(under, spot));
  problems.push(...lintRelations(under, spot));
  problems.push(...lintDrawings(under, spot));
  return problems;
}

function faultProblem(fault: LintFault, spot: WorkbookSpot): Problem {
  switch (fault.kind) {
    case 'number':
      return lintCellNumber(spot, fault.found);
    case 'tooLong':
      return lintCellTooLong(spot, fault.found);
    case 'reference':
      return lintCellAddress(spot, fault.found);
    case 'order':
      return lintCellOrder(spot, fault.found);
    case 'string':
      return lintCellString(spot, fault.found);
    case 'style':
      return lintCellStyle(spot, fault.found);
    case 'type':
      return lintCellType(spot, fault.found);
    default:
      return unreachable(fault.kind);
  }
}

/** Children of `worksheet` in the order of its schema (ECMA-376, CT_Worksheet). */
const ELEMENT_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

function lintElements(content: SheetContent, spot: WorkbookSpot): readonly Problem[] {
  const problems: Problem[] = [];
  let last = { name: '', place: -1 };
  for (const name of content.elements) {
    const place = ELEMENT_ORDER.indexOf(name);
    if (place === -1) continue;
    if (place < last.place) problems.push(lintElementOrder(spot, name, last.name));
    else last = { name, place };
  }
  const has = (name: string): boolean => content.elements.includes(name);
  if (has('sheetProtection')) problems.push(lintProtected(spot));
  if (has('dataValidations')) problems.push(lintValidation(spot));
  if (has('conditionalFormatting')) problems.push(lintConditionalFormat(spot));
  if (has('legacyDrawing')) problems.push(lintComments(spot));
  return problems;
}

function lintView(under: SheetUnderLint, spot: WorkbookSpot): readonly Problem[] {
  const { content, workbook, sheet } = under;
  const { view } = content;
  const isFirst = workbook.sheets[0] === sheet;
  const zoom = Number(view['zoomScale'] ?? 100);
  const topLeft = view['topLeftCell'] ?? 'A1';
  const problems: Problem[] = [];
  if (isFirst && workbook.activeTab !== 0) {
    problems.push(lintOpensElsewhere(spot, `sheet ${workbook.activeTab + 1} open`));
  }
  if (zoom !== 100) problems.push(lintOpensElsewhere(spot, `a zoom of ${zoom}%`));
  if (content.activeCell !== 'A1' || topLeft !== 'A1') {
    problems.push(
      lintOpensElsewhere(spot, `the cell ${content.activeCell !== 'A1' ? content.activeCell : topLeft}`),
    );
  }
  if (content.frozen && !says(content, /fr(ee|o)ze|panes|inmov|movilizar|figer|volets/i)) {
    problems.push(lintFrozenPanes(spot));
  }
  return problems;
}

/** Whether any of the words above the table match. */
export function says(content: SheetContent, pattern: RegExp): boolean {
  return content.around.some(({ kind, text }) => kind === 'text' && pattern.test(text));
}

function lintWords(content: SheetContent, spot: WorkbookSpot): readonly Problem[] {
  const problems: Problem[] = [];
  const isBlank = content.around.length === 0 && content.tables.length === 0;
  if (isBlank) return [lintSheetBlank(spot)];
  const first = content.around.filter(({ row }) => row === 1);
  const title = first.find(({ name }) => name === 'A1');
  // A number, or the first of several headings, is no title.
  const isData = title?.kind !== 'text' || (content.tables.length === 0 && first.length > 1);
  if (title === undefined || isData) problems.push(lintTitleMissing({ ...spot, cell: 'A1' }));
  else if (title.style?.builtin !== HEADING_1) problems.push(lintTitleStyle({ ...spot, cell: 'A1' }));
  const second = content.around.some(({ name }) => name === 'A2');
  if (content.tables.length > 0 && title !== undefined && !second) {
    problems.push(lintDescriptionMissing({ ...spot, cell: 'A2' }));
  }
  if (content.tables.length === 0) {
    const loose = content.around.find(({ column, row }) => column > 1 && row > 1);
    if (loose !== undefined) problems.push(lintTableMissing({ ...spot, cell: loose.name }));
  }
  return problems;
}

function lintLinks(under: SheetUnderLint, spot: WorkbookSpot): readonly Problem[] {
  const { content, sheet, workbook } = under;
  const targets = new Map(sheet.relationships.map((one) => [one.id, one]));
  const cells = new Map<string, LintCell>(content.around.map((cell) => [cell.name, cell]));
  const problems: Problem[] = [];
  for (const { reference, relationship, location } of content.links) {
    const at = { ...spot, cell: reference };
    const cell = cells.get(reference);
    if (relationship === undefined) {
      if (location === undefined || !isLocation(location, workbook)) {
        problems.push(lintLinkBroken(at, location ?? 'nothing'));
      }
    } else {
      const target = targets.get(relationship);
      if (target === undefined) problems.push(lintLinkBroken(at, relationship));
      // An internal link with a relationship as well is read as a broken address by other programs.
      else if (target.target.startsWith('#')) problems.push(lintLinkBroken(at, target.target));
      else if (!isLawfulTarget(target.target)) problems.push(lintLinkScheme(at, target.target));
    }
    if (cell === undefined) continue;
    if (/^(https?:|www\.)|^(click )?here$|^link$/i.test(cell.text.trim())) {
      problems.push(lintLinkText(at, cell.text));
    }
    if (cell.style !== undefined && !cell.style.underline) problems.push(lintLinkStyle(at));
  }
  return problems;
}

/** `'Sheet'!B7` or a defined name. */
function isLocation(location: string, workbook: LintWorkbookPart): boolean {
  if (location.startsWith('#')) return false;
  if (!location.includes('!')) return workbook.names.some(({ name }) => name === location);
  return (
    isKnownReference(location, workbook) && /!\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/.test(location)
  );
}

function isLawfulTarget(target: string): boolean {
  if (target.length > MAX_URL) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
  if (scheme === undefined) return !target.startsWith('\\') && !target.startsWith('/');
  return ['http', 'https', 'mailto'].includes(scheme);
}

/** What the sheet shows by a relation must have one, and a table that has one must be shown. */
function lintRelations(under: SheetUnderLint, spot: WorkbookSpot): readonly Problem[] {
  const { content, sheet, drawings } = under;
  const targets = new Map(sheet.relationships.map((one) => [one.id, one]));
  const named = content.relations.filter(({ id }) => !targets.has(id));
  const shown = new Set(content.relations.map(({ id }) => targets.get(id)?.target));
  const unlisted = sheet.relationships.filter(
    ({ type, target, external }) => type === 'table' && !external && !shown.has(target),
  );
  const inDrawings = drawings.flatMap(({ relationships, shown: ids }) => {
    const known = new Set(relationships.map(({ id }) => id));
    return ids.filter((id) => !known.has(id));
  });
  return [
    ...named.map(({ element, id }) => lintRelationshipMissing(spot, element, id)),
    ...unlisted.map(({ target }) => lintTableUnlisted(spot, target)),
    ...inDrawings.map((id) => lintRelationshipMissing(spot, 'a drawing', id)),
  ];
}

function lintDrawings(under: SheetUnderLint, spot: WorkbookSpot): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { objects, chartFormulas, groups } of under.drawings) {
    problems.push(...lintChartGroups(groups, spot));
    const shapes = objects.filter(({ kind }) => kind === 'shape');
    const [shape] = shapes;
    if (shape !== undefined) problems.push(lintTextBox(spot, shape.name, shapes.length));
    for (const { kind, name, description, decorative } of objects) {
      if (kind === 'shape') continue;
      if (description.trim() === '' && !decorative) problems.push(lintPictureAlt(spot, name));
    }
    for (const formula of chartFormulas) {
      if (formula.includes('#REF!') || !isKnownReference(formula, under.workbook)) {
        problems.push(lintChartBroken(spot, formula));
      }
    }
  }
  return problems;
}
