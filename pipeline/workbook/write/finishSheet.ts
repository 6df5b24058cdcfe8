/** Turns a sheet part of ExcelJS into one with its view, links, table and chart. */

import { attributeText } from '../../markup/xmlText.ts';
import { unreachable } from '../../problems/unreachable.ts';
import { cellName, quoteSheet } from '../cellAddress.ts';
import { MAX_LINKS } from '../limits.ts';
import type { CellLink, SheetPlan } from '../WorkbookPlan.ts';
import { editSheet } from './exceljsParts.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export interface FinishedSheet {
  readonly xml: string;
  readonly relationships: readonly Relationship[];
}

export interface SheetParts {
  /** e.g. `../tables/table3.xml`. */
  readonly table?: string;
  readonly drawing?: string;
}

export function finishSheet(
  xml: string,
  sheet: SheetPlan,
  parts: SheetParts,
  options: { readonly first: boolean; readonly freezePanes: boolean },
): FinishedSheet {
  const relationships: Relationship[] = [];
  const relate = (type: string, target: string, external: boolean): string => {
    const known = relationships.find((other) => other.type === type && other.target === target);
    if (known !== undefined) return known.id;
    const id = `rId${relationships.length + 1}`;
    relationships.push({ id, type, target, external });
    return id;
  };
  const links = linksOf(sheet).slice(0, MAX_LINKS);
  const hyperlinks = links.map(([cell, link]) =>
    hyperlink(cell, link, (url) => relate(`${OFFICE}/hyperlink`, url, true)),
  );
  const drawing =
    parts.drawing === undefined
      ? ''
      : `<drawing r:id="${relate(`${OFFICE}/drawing`, parts.drawing, false)}"/>`;
  const table =
    parts.table === undefined
      ? ''
      : `<tableParts count="1"><tablePart r:id="${relate(`${OFFICE}/table`, parts.table, false)}"/></tableParts>`;
  const end = ignoredErrors(sheet) + drawing + table;
  const finished = editSheet(xml, { view: sheetView(sheet, options), hyperlinks, end });
  return { xml: finished, relationships };
}

/** Texts of digits that are meant as texts, such as figures as printed and codes: Excel need not wonder at them. */
function ignoredErrors({ table }: SheetPlan): string {
  if (table === undefined) return '';
  const ranges = table.columns.flatMap(({ kind, values }, at) => {
    const looksLikeNumbers =
      kind === 'text' &&
      values.some((value) => typeof value === 'string' && /^[-+$]?\d[\d.,]*%?$/.test(value));
    const [first, last] = [table.headerRow + 1, table.headerRow + table.rowCount];
    return looksLikeNumbers ? [`${cellName(first, at + 1)}:${cellName(last, at + 1)}`] : [];
  });
  return ranges.length === 0
    ? ''
    : `<ignoredErrors><ignoredError sqref="${ranges.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`;
}

/** Every sheet opens at A1 and at its full size; the first one is the one that is seen. */
function sheetView(
  sheet: SheetPlan,
  options: { readonly first: boolean; readonly freezePanes: boolean },
): string {
  const header = sheet.table?.headerRow;
  const frozen = options.freezePanes && header !== undefined;
  const pane = frozen
    ? `<pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/><selection activeCell="A1" sqref="A1"/><selection pane="bottomLeft" activeCell="A${header + 1}" sqref="A${header + 1}"/>`
    : '<selection activeCell="A1" sqref="A1"/>';
  const selected = options.first ? ' tabSelected="1"' : '';
  return `<sheetViews><sheetView${selected} zoomScale="100" zoomScaleNormal="100" workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function linksOf(sheet: SheetPlan): readonly (readonly [string, CellLink])[] {
  const links: (readonly [string, CellLink])[] = [];
  sheet.lines.forEach((line, at) => {
    if (line.link !== undefined) links.push([cellName(at + 1, 1), line.link]);
  });
  const { table } = sheet;
  table?.columns.forEach((column, at) => {
    for (const [row, link] of column.links ?? []) {
      links.push([cellName(table.headerRow + 1 + row, at + 1), link]);
    }
  });
  return links;
}

function hyperlink(cell: string, link: CellLink, relate: (url: string) => string): string {
  switch (link.type) {
    case 'cell':
      return `<hyperlink ref="${cell}" location="${attributeText(`${quoteSheet(link.sheet)}!${link.cell}`)}"/>`;
    case 'url':
      return `<hyperlink ref="${cell}" r:id="${relate(link.url)}"/>`;
    case 'file':
      return `<hyperlink ref="${cell}" r:id="${relate(link.name)}"/>`;
    default:
      return unreachable(link);
  }
}

export function relationshipsPart(relationships: readonly Relationship[]): string {
  const entries = relationships.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${attributeText(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}
