/** Turns a set table into boxes, a row each, with places to break at which its head is repeated. */
import type { TableBlock } from '../../compose/Manuscript.ts';
import { linesIn } from '../grid.ts';
import type { SetTable, TableWidth } from '../table/PlacedTable.ts';
import { setTable } from '../table/setTable.ts';
import { setTableNotes } from '../table/setTableNotes.ts';
import { spreadColumns, widestSpread } from '../table/spreadColumns.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import { captionLines } from './caption.ts';
import type { Box, BoxMarks, GalleyItem } from './Galley.ts';
import { box } from './Galley.ts';
import { hasNotesBeside, setNotesBeside, withAside } from './notesBeside.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { wideWidth } from './Setting.ts';
import { stack } from './stack.ts';
import { continuedHead, footItems, headBox, rowItems, tableFoot } from './tableRows.ts';

const gapBelowTitle = 5;

export function setTableBlock(asComposed: TableBlock, setting: Setting, parent: TagDraft): Piece {
  const block = withPages(asComposed, setting.chapter);
  const { theme } = setting;
  const { baseline } = theme.page;
  const widths = tableWidths(setting);
  const set = setTable(
    block,
    { widths, theme, language: setting.language, words: setting.words },
    setting.measurer,
  );
  setting.chapter.problems.push(...set.problems);
  const inner: Setting = { ...setting, width: widths[set.width], outermost: false };
  const isWide = set.width === 'wide' && setting.outermost;
  const isBeside = set.width === 'text' && hasNotesBeside(setting);
  // Rules of tables side by side meet those of their neighbours.
  const look = { wide: isWide, fills: !setting.outermost, isBeside };
  const { items: body, ruled, spread } = tableItems(block, set, inner, parent, look);
  if (isBeside) {
    const whole = shortTable(body, block, setting, false);
    const aside =
      whole &&
      setNotesBeside(whole.height, setting, parent, (within, tagged, gap) =>
        footItems(block, { ...narrowNotes(block, set, within), measure: within.width }, tagged, within, {
          wide: false,
          gap,
        }),
      );
    if (whole !== undefined && aside !== undefined) return floatedTable(block, setting, whole, aside);
  }
  // Without room beside it they keep within the rules, which are there by now.
  const beneath = isBeside ? narrowNotes(block, spread, ruled) : spread;
  const foot = footItems(block, beneath, parent, ruled, { wide: isWide, gap: 0 });
  const items: readonly GalleyItem[] = [...body, ...foot];
  if (set.width === 'landscape' && setting.outermost) {
    const { floats } = setting.chapter;
    floats.push({ type: 'pages', anchors: [block.id], items, place: block.place });
    return piece([{ type: 'float', float: floats.length - 1 }]);
  }
  const whole = setting.outermost ? shortTable(items, block, setting, isWide) : undefined;
  if (whole !== undefined) return floatedTable(block, setting, whole);
  return piece(items.map(asLongTable), {
    before: { height: baseline, snap: setting.outermost },
    after: { height: baseline * 0.8, snap: setting.outermost },
    costBefore: 5,
  });
}

function floatedTable(block: TableBlock, setting: Setting, whole: Box, aside?: Box): Piece {
  const { floats } = setting.chapter;
  const { id, place } = block;
  floats.push({ type: 'figure', isTable: true, anchors: [id], ...withAside(whole, aside), place });
  return piece([{ type: 'float', float: floats.length - 1 }]);
}

/** What stands beneath a table, broken for another width; its faults were told of when the table was set. */
function narrowNotes(
  block: TableBlock,
  set: SetTable,
  { theme, width, language, measurer }: Setting,
): SetTable {
  const { parts: _, ...notes } = setTableNotes(block, width, theme.type.source, language, measurer);
  return { ...set, ...notes };
}

/** Page numbers stand in their cells as far as they are known. */
function withPages(block: TableBlock, { pageOf }: Setting['chapter']): TableBlock {
  if (!block.rows.some(({ cells }) => cells.some((cell) => cell.pageOf !== undefined))) return block;
  const rows = block.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell.pageOf === undefined ? cell : { ...cell, text: pageOf(cell.pageOf) },
    ),
  }));
  return { ...block, rows };
}

function endOf({ ink }: Box): number {
  return Math.max(0, ...ink.map((piece) => (piece.type === 'text' ? piece.x + piece.width : 0)));
}

/** Its first box says that none of the tables before it may float past. */
function asLongTable(item: GalleyItem, index: number): GalleyItem {
  return index === 0 && item.type === 'box' ? { ...item, marks: { ...item.marks, isLongTable: true } } : item;
}

/** Part of a page up to which a table is kept whole, and may float as a figure does. */
const mostOfPage = 0.55;

function shortTable(
  items: readonly GalleyItem[],
  { place }: TableBlock,
  { theme, chapter }: Setting,
  wide: boolean,
): Box | undefined {
  const most = chapter.pageHeight * mostOfPage;
  let height = 0;
  for (const item of items) {
    if (item.type === 'box' || item.type === 'glue') height += item.height;
    if (height > most) return undefined;
  }
  return stack(items, { baseline: theme.page.baseline, wide, marks: { place } });
}

/** Within a call-out or column there is but one width. */
function tableWidths(setting: Setting): Readonly<Record<TableWidth, number>> {
  const { theme, width, outermost } = setting;
  if (!outermost) return { text: width, wide: width, landscape: width };
  const { page } = theme;
  return {
    text: width,
    wide: wideWidth(theme),
    landscape: landscapeFrame(page).width,
  };
}

/** The text block of a turned page, which keeps the margins of the upright one. */
export function landscapeFrame(page: Setting['theme']['page']): {
  readonly width: number;
  readonly height: number;
} {
  const outer = page.width - page.marginInner - page.textWidth - page.sideGap - page.sideWidth;
  const across = page.height - page.marginTop - page.marginBottom;
  const down = page.width - page.marginInner - outer;
  return { width: across, height: linesIn(down, page.baseline) * page.baseline };
}

/** Figures in a table smaller than this are hard to read. */
const smallestCell = 7.5;

function smallTable({ id, number }: TableBlock, { size }: SetTable): Pick<BoxMarks, 'lint'> {
  return size >= smallestCell ? {} : { lint: [{ kind: 'small-table', anchor: id, size, text: number }] };
}

/** Of the columns, and of the lines beneath them. */
function widestOf({ measure, signs, remarks, notes, source }: SetTable): number {
  const lines = [...signs, ...remarks, ...notes.flatMap((note) => note.lines), ...source];
  return Math.max(measure, ...lines.map(({ width }) => width));
}

interface TableLook {
  readonly wide: boolean;
  /** It takes all the width there is. */
  readonly fills: boolean;
  /** Its notes may find room in the side column. */
  readonly isBeside: boolean;
}

interface RuledTable {
  /** All but what stands beneath. */
  readonly items: readonly GalleyItem[];
  /** As wide as the rules. */
  readonly ruled: Setting;
  /** Its columns end where the rules do. */
  readonly spread: SetTable;
}

/** Title and notes keep to the width over which the columns can be spread; the widest of the three rules the table. */
function tableItems(
  block: TableBlock,
  asSet: SetTable,
  setting: Setting,
  parent: TagDraft,
  { wide, fills, isBeside }: TableLook,
): RuledTable {
  const { baseline } = setting.theme.page;
  const element = appendTag(parent, 'Table');
  const within: Setting = fills
    ? setting
    : { ...setting, width: Math.min(setting.width, widestSpread(asSet)) };
  const title = captionLines(
    { ...block, subtitle: [], marks: block.titleNotes },
    appendTag(element, 'Caption'),
    within,
  );
  const isNarrowed = !isBeside && within.width < setting.width;
  const noted = isNarrowed ? narrowNotes(block, asSet, within) : asSet;
  const widest = Math.max(
    isBeside ? asSet.measure : widestOf(noted),
    ...title.map((line) => endOf(line) - setting.x),
  );
  const ruled: Setting = { ...setting, width: fills ? Math.max(setting.width, asSet.measure) : widest };
  const set = spreadColumns(noted, block.columns, ruled.width);
  const caption = stack([...title, box(gapBelowTitle)], {
    baseline,
    wide,
    marks: {
      anchors: [block.id],
      place: block.place,
      ...smallTable(block, set),
    },
  });
  const levelled = { ...caption, marks: { ...caption.marks, level: 'caption' as const } };
  const pageHeight =
    set.width === 'landscape' ? landscapeFrame(setting.theme.page).height : setting.chapter.pageHeight;
  // A head says above what it stands; without rows it is the table's only row.
  const headElement = block.rows.length === 0 ? element : appendTag(element, 'THead');
  const head = headBox(set, headElement, ruled, wide);
  const resume = continuedHead(block, set, ruled, wide);
  const close = tableFoot(set, ruled, wide);
  const room = pageHeight - resume.height - caption.height - close.height;
  const rows = rowItems(block, set, appendTag(element, 'TBody'), ruled, { wide, resume, close, room });
  return { items: [levelled, head, ...rows, close], ruled, spread: set };
}
