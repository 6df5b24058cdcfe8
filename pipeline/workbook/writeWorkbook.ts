/** Turns the plan of a data pack into the bytes of an XLSX file. */

import { chartPart } from './charts/chartPart.ts';
import { chartDrawing, pictureDrawing } from './charts/drawingPart.ts';
import { withWords } from './charts/outlinedSvg.ts';
import type { PackMemo } from './PackMemo.ts';
import type { WorkbookPlan } from './WorkbookPlan.ts';
import { finishSheet, type Relationship, relationshipsPart } from './write/finishSheet.ts';
import { finishStyles, finishTheme } from './write/finishStyles.ts';
import {
  customPropertiesPart,
  finishContentTypes,
  finishWorkbookPart,
  type PartType,
} from './write/finishWorkbook.ts';
import { type PaintedPictures, paintPictures } from './write/paintPictures.ts';
import { tablePart } from './write/tablePart.ts';
import { tableRows } from './write/tableRows.ts';
import { writeFrames } from './write/writeFrames.ts';
import { type PartContent, zipParts } from './write/zipParts.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPES = '[Content_Types].xml';

/**
 * The same plan gives the same bytes on every machine. The plan is assumed to have passed `planWorkbook`'s checks. Pictures may
 * have been painted while it was made.
 */
export async function writeWorkbook(
  plan: WorkbookPlan,
  memo?: PackMemo,
  painted: PaintedPictures = new Map(),
): Promise<Uint8Array> {
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

  const shown = plan.sheets.flatMap(({ id, picture }) =>
    id === undefined || picture === undefined ? [] : [{ id, svg: picture.svg }],
  );
  await paintPictures(shown, painted, memo);
  let tables = 0;
  let charts = 0;
  let pictures = 0;
  let drawings = 0;
  plan.sheets.forEach((sheet, at) => {
    const name = `xl/worksheets/sheet${at + 1}.xml`;
    const { table } = sheet;
    if (table !== undefined) {
      tables += 1;
      add(
        `xl/tables/table${tables}.xml`,
        tablePart(table, tables, plan.filters || sheet.isFiltered === true),
        `${MAIN}.spreadsheetml.table+xml`,
      );
    }
    const drawn = sheet.chart ?? sheet.picture;
    if (drawn !== undefined) {
      drawings += 1;
      const related = (name: string, type: 'chart' | 'image', id: number): Relationship => ({
        id: `rId${id}`,
        type: `${OFFICE}/${type}`,
        target: `../${name}`,
        external: false,
      });
      const relationships: Relationship[] = [];
      if (sheet.chart !== undefined) {
        charts += 1;
        const part = chartPart(sheet.chart, plan.properties.language, plan.colours);
        add(`xl/charts/chart${charts}.xml`, part, `${MAIN}.drawingml.chart+xml`);
        relationships.push(related(`charts/chart${charts}.xml`, 'chart', 1));
      } else if (sheet.picture !== undefined) {
        pictures += 1;
        const [pixels, vectors] = ['png', 'svg'].map((ending) => `media/image${pictures}.${ending}`);
        const { svg, title, alt } = sheet.picture;
        parts.set(`xl/${pixels}`, painted.get(svg) ?? new Uint8Array());
        parts.set(`xl/${vectors}`, withWords(svg, { title, description: alt }));
        relationships.push(related(pixels ?? '', 'image', 1), related(vectors ?? '', 'image', 2));
      }
      const xml =
        sheet.chart === undefined ? pictureDrawing(drawn, 'rId1', 'rId2') : chartDrawing(drawn, 'rId1');
      add(`xl/drawings/drawing${drawings}.xml`, xml, `${MAIN}.drawing+xml`);
      parts.set(`xl/drawings/_rels/drawing${drawings}.xml.rels`, relationshipsPart(relationships));
    }
    const finished = finishSheet(
      cells.get(name) ?? '',
      sheet,
      {
        ...(table === undefined ? {} : { table: `../tables/table${tables}.xml` }),
        ...(drawn === undefined ? {} : { drawing: `../drawings/drawing${drawings}.xml` }),
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
  const endings = pictures === 0 ? [] : (['png', 'svg'] as const);
  edit(CONTENT_TYPES, (types) => finishContentTypes(types, added, endings));
  return zipParts(parts, CONTENT_TYPES, memo?.parts);
}
