/** Turns the workbook's own parts into ones with a view, names, custom properties and no claims of ExcelJS. */

import { attributeText, elementText } from '../../markup/xmlText.ts';
import { columnLetters, quoteSheet } from '../cellAddress.ts';
import { takesSeveralPages } from '../plan/rowHeight.ts';
import type { WorkbookPlan } from '../WorkbookPlan.ts';
import { editContentTypes, editWorkbook } from './exceljsParts.ts';
import { XML_HEAD } from './xml.ts';

/** The first sheet is opened. */
const BOOK_VIEWS =
  '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="16000" firstSheet="0" activeTab="0"/></bookViews>';

/** `filterPrivacy`, which would make Excel strip the author, goes with the other properties. */
export function finishWorkbookPart(workbook: string, plan: WorkbookPlan): string {
  return editWorkbook(workbook, BOOK_VIEWS, definedNames(plan));
}

/** The header repeats where a sheet takes several pages; JAWS reads names that begin with Title as the table's headers. */
function definedNames(plan: WorkbookPlan): string {
  const names: { readonly name: string; readonly xml: string }[] = [];
  plan.sheets.forEach((of, at) => {
    const { name: sheet, table } = of;
    if (table === undefined) return;
    const { headerRow } = table;
    // LibreOffice takes most of a second for each of these when it opens a file.
    if (takesSeveralPages(of, plan.paper)) {
      names.push({
        name: '_xlnm.Print_Titles',
        xml: `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${elementText(`${quoteSheet(sheet)}!$${headerRow}:$${headerRow}`)}</definedName>`,
      });
    }
    const name = `${table.rowHeaders ? 'Title' : 'ColumnTitle'}_${table.name}`;
    const cells = `${quoteSheet(sheet)}!$A$${headerRow}:$${columnLetters(table.columns.length)}$${headerRow}`;
    names.push({
      name,
      xml: `<definedName name="${attributeText(name)}">${elementText(cells)}</definedName>`,
    });
  });
  if (names.length === 0) return '';
  // Sorting by code unit keeps the part the same in every locale.
  const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return `<definedNames>${sorted.map(({ xml }) => xml).join('')}</definedNames>`;
}

export function customPropertiesPart(plan: WorkbookPlan): string {
  const properties = plan.properties.custom.map(
    ({ name, value }, at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${attributeText(name)}"><vt:lpwstr>${elementText(value)}</vt:lpwstr></property>`,
  );
  return `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`;
}

export interface PartType {
  readonly name: string;
  readonly contentType: string;
}

const IMAGE_TYPES = { png: 'image/png', svg: 'image/svg+xml' } as const;

export function finishContentTypes(
  types: string,
  added: readonly PartType[],
  images: readonly (keyof typeof IMAGE_TYPES)[],
): string {
  const defaults = images
    .filter((ending) => !types.includes(`Extension="${ending}"`))
    .map((ending) => `<Default Extension="${ending}" ContentType="${IMAGE_TYPES[ending]}"/>`);
  const overrides = added.map(
    ({ name, contentType }) => `<Override PartName="/${name}" ContentType="${contentType}"/>`,
  );
  return editContentTypes(types, defaults.join(''), overrides.join(''));
}
