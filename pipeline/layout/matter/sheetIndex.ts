/** Turns the printed tables into an index: number and title, worksheet, page. */
import type { TableBlock } from '../../compose/Manuscript.ts';
import { box, type GalleyItem, glue, type Ink, penalty } from '../blocks/Galley.ts';
import { besideEachOther } from '../blocks/keyFigures.ts';
import { plainInk } from '../blocks/plainInk.ts';
import type { Setting } from '../blocks/Setting.ts';
import { wideWidth } from '../blocks/Setting.ts';
import { mergeMarks, stack, widened } from '../blocks/stack.ts';
import { sheetAnchor } from '../blocks/tableRows.ts';
import { baselineOf, textBoxes } from '../blocks/textBoxes.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendSlot, appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { openerBox } from './chapterMatter.ts';
import type { Generated } from './contents.ts';
import { matterAnchor } from './contents.ts';

const sink = 0.14;
const pageColumn = 34;
const gutter = 10;

interface Columns {
  readonly numberWidth: number;
  readonly titleX: number;
  readonly titleWidth: number;
  readonly sheetX: number;
  readonly sheetWidth: number;
  readonly right: number;
}

/** What the index says of a table. */
export type IndexedTable = Pick<TableBlock, 'table' | 'list' | 'id' | 'number' | 'title'>;

export function setSheetIndex(
  matter: Generated,
  tables: readonly IndexedTable[],
  sheetNames: ReadonlyMap<string, string>,
  outer: Setting,
): SetMatter {
  const { theme, measurer } = outer;
  // Titles of tables are long: the index spans text block and side column.
  const setting: Setting = { ...outer, width: wideWidth(theme), outermost: false };
  const element = tag('Sect');
  const opener = openerBox(
    { number: '', title: [{ type: 'text', text: matter.title }], anchor: matterAnchor(matter.id), sink },
    outer,
    element,
  );
  const listed = tables.filter(({ table, list }) => list === undefined && sheetNames.has(table));
  const style = theme.type.tableCell;
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => measurer.width(text, style)));
  const numberWidth = widest([setting.words.table, ...listed.map(({ number }) => number)]) + gutter;
  const most = setting.width * 0.38;
  const sheetWidth = Math.min(
    most,
    widest([setting.words.sheet, ...listed.map(({ table }) => sheetNames.get(table) ?? '')]) + 1,
  );
  const right = setting.x + setting.width;
  const sheetX = right - pageColumn - sheetWidth;
  const titleX = setting.x + numberWidth;
  const columns: Columns = {
    numberWidth,
    titleX,
    titleWidth: sheetX - gutter - titleX,
    sheetX,
    sheetWidth,
    right,
  };
  const table = appendTag(element, 'Table');
  const head = headRow(columns, setting, appendTag(table, 'THead'));
  const again = headRow(columns, setting, undefined);
  const body = appendTag(table, 'TBody');
  const items: GalleyItem[] = [widened(opener, setting.theme.page.baseline), head];
  for (const [index, entry] of listed.entries()) {
    const atEdge = index < 2 || index === listed.length - 1;
    if (index > 0) items.push(penalty(atEdge ? 60 : 0, undefined, again), glue(2));
    items.push(row(entry, sheetNames.get(entry.table) ?? '', columns, setting, appendTag(body, 'TR')));
  }
  return { element, galley: { items, floats: [], notes: new Map() } };
}

function headRow(columns: Columns, setting: Setting, parent: TagDraft | undefined) {
  const { theme, measurer, words } = setting;
  const style = theme.type.tableHead;
  const y = baselineOf(style, setting);
  const row = parent === undefined ? undefined : appendTag(parent, 'TR');
  const cell = (text: string, x: number, align: 'start' | 'end'): Ink => {
    const slot = row === undefined ? undefined : appendSlot(appendTag(row, 'TH', { scope: 'Column' }));
    return plainInk({ text, style, x, y, align, ...(slot === undefined ? {} : { slot }) }, measurer);
  };
  const ink: Ink[] = [
    cell(words.table, setting.x, 'start'),
    cell(words.tableTitles, columns.titleX, 'start'),
    cell(words.sheet, columns.sheetX, 'start'),
    cell(words.page, columns.right, 'end'),
    {
      type: 'line',
      x1: setting.x,
      y1: style.leading + 3,
      x2: columns.right,
      y2: style.leading + 3,
      width: 0.4,
      colour: theme.colours.ink,
    },
  ];
  return box(style.leading + 7, ink, { wide: true });
}

function row(entry: IndexedTable, sheet: string, columns: Columns, setting: Setting, element: TagDraft) {
  const { theme, measurer, chapter } = setting;
  const style = theme.type.tableCell;
  const y = baselineOf(style, setting);
  const label = chapter.pageOf(entry.id);
  const number = appendTag(appendTag(element, 'TH', { scope: 'Row' }), 'Link');
  const slot = appendSlot(number);
  const numberInk = plainInk({ text: entry.number, style, x: setting.x, y, slot }, measurer);
  const link: Ink = {
    type: 'link',
    x: setting.x,
    y: 0,
    width: numberInk.width,
    height: style.leading,
    target: { type: 'anchor', anchor: entry.id },
    contents: setting.words.leadsTo(entry.number, label),
    slot,
  };
  const titleCell = appendTag(element, 'TD');
  const title = textBoxes(entry.title, titleCell, titleCell, setting, {
    style,
    x: columns.titleX,
    width: columns.titleWidth,
    hyphenate: false,
  });
  const sheetCell = appendTag(element, 'TD');
  const sheetLines = textBoxes([{ type: 'text', text: sheet }], sheetCell, sheetCell, setting, {
    style,
    x: columns.sheetX,
    width: columns.sheetWidth,
    hyphenate: false,
  });
  const page = plainInk(
    { text: label, style, x: columns.right, y, align: 'end', slot: appendSlot(appendTag(element, 'TD')) },
    measurer,
  );
  const { baseline } = theme.page;
  const line = besideEachOther([
    box(style.leading, [numberInk, link]),
    stack(title, { baseline }),
    stack(sheetLines, { baseline }),
    box(style.leading, [page]),
  ]);
  return {
    ...line,
    wide: true,
    marks: mergeMarks([
      { anchors: [sheetAnchor(entry.table)] },
      ...(line.marks === undefined ? [] : [line.marks]),
    ]),
  };
}
