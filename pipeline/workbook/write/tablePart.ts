/** Turns a table's plan into the part that makes it a table object. */

import { attributeText } from '../../markup/xmlText.ts';
import { cellName } from '../cellAddress.ts';
import type { TablePlan } from '../WorkbookPlan.ts';
import { excelText, XML_HEAD } from './xml.ts';

/** Rules above and below the table and under its header, no bands: nothing that only colour says. */
const TABLE_STYLE = 'TableStyleLight1';

export function tablePart(table: TablePlan, id: number, filters: boolean): string {
  const reference = tableReference(table);
  const columns = table.columns.map(
    ({ heading }, at) => `<tableColumn id="${at + 1}" name="${attributeText(excelText(heading))}"/>`,
  );
  return [
    XML_HEAD,
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ` id="${id}" name="${table.name}" displayName="${table.name}" ref="${reference}" totalsRowShown="0">`,
    filters ? `<autoFilter ref="${reference}"/>` : '',
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>`,
    `<tableStyleInfo name="${TABLE_STYLE}" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>`,
    '<extLst><ext uri="{504A1905-F514-4f6f-8877-14C23A59335A}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">',
    `<x14:table altText="${attributeText(table.title)}" altTextSummary="${attributeText(table.summary)}"/>`,
    '</ext></extLst></table>',
  ].join('');
}

/** e.g. `A9:F50`, header included. */
export function tableReference(table: TablePlan): string {
  return `A${table.headerRow}:${cellName(table.headerRow + table.rowCount, table.columns.length)}`;
}
