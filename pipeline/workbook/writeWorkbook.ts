/** Turns the plan of a data pack into the bytes of an XLSX file. */
import { chartPart } from './charts/chartPart.ts';
import { drawingPart } from './charts/drawingPart.ts';
import type { WorkbookPlan } from './WorkbookPlan.ts';
import { finishSheet, relationshipsPart } from './write/finishSheet.ts';
import { finishStyles, finishTheme } from './write/finishStyles.ts';
import {
  customPropertiesPart,
  finishContentTypes,
  finishWorkbookPart,
  type PartType,
} from './write/finishWorkbook.ts';
import { tablePart } from './write/tablePart.ts';
import { tableRows } from './write/tableRows.ts';
import { writeFrames } from './write/writeFrames.ts';
import { type PartContent, zipParts } from './write/zipParts.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument';
const CHART_RELATIONSHIP = {
  id: 'rId1',
  type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart',
  external: false,
};
const CONTENT_TYPES = '[Content_Types].xml';

/** The same plan gives the same bytes on every machine. The plan is assumed to have passed `planWorkbook`'s checks. */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const cells = await writeFrames(plan);
  const parts = new Map<string, PartContent>(cells);
  const added: PartType[] = [];
  const add = (name: string, content: string, contentType: string): void => {
    parts.set(name, content);
    added.push({ name, contentType });
  };
  const edit = (name: string, change: (text: string) => string): void => {
    parts.set(name, change(cells.get(name) ?? ''));
  };

  let tables = 0;
  let charts = 0;
  plan.sheets.forEach((sheet, at) => {
    const name = `xl/worksheets/sheet${at + 1}.xml`;
    const { table } = sheet;
    if (table !== undefined) {
      tables += 1;
      add(
        `xl/tables/table${tables}.xml`,
        tablePart(table, tables, plan.filters),
        `${MAIN}.spreadsheetml.table+xml`,
      );
    }
    if (sheet.chart !== undefined) {
      charts += 1;
      add(
        `xl/charts/chart${charts}.xml`,
        chartPart(sheet.chart, plan.properties.language, plan.colours),
        `${MAIN}.drawingml.chart+xml`,
      );
      add(
        `xl/drawings/drawing${charts}.xml`,
        drawingPart(sheet.chart, CHART_RELATIONSHIP.id),
        `${MAIN}.drawing+xml`,
      );
      parts.set(
        `xl/drawings/_rels/drawing${charts}.xml.rels`,
        relationshipsPart([{ ...CHART_RELATIONSHIP, target: `../charts/chart${charts}.xml` }]),
      );
    }
    const finished = finishSheet(
      cells.get(name) ?? '',
      sheet,
      {
        ...(table === undefined ? {} : { table: `../tables/table${tables}.xml` }),
        ...(sheet.chart === undefined ? {} : { drawing: `../drawings/drawing${charts}.xml` }),
      },
      { first: at === 0, freezePanes: plan.freezePanes },
    );
    if (table === undefined) {
      parts.set(name, finished.xml);
    } else {
      const rows = tableRows(finished.xml, table);
      parts.set(name, table.rowCount > plan.streamFrom ? rows : [...rows].join(''));
    }
    if (finished.relationships.length > 0) {
      parts.set(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relationshipsPart(finished.relationships));
    }
  });

  edit('xl/styles.xml', finishStyles);
  edit('xl/theme/theme1.xml', (theme) => finishTheme(theme, plan.colours));
  edit('xl/workbook.xml', (workbook) => finishWorkbookPart(workbook, plan));
  if (plan.properties.custom.length > 0) {
    add('docProps/custom.xml', customPropertiesPart(plan), `${MAIN}.custom-properties+xml`);
    edit('_rels/.rels', (relationships) =>
      relationships.replace(
        '</Relationships>',
        '<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
      ),
    );
  }
  edit(CONTENT_TYPES, (types) => finishContentTypes(types, added));
  return zipParts(parts, CONTENT_TYPES);
}
