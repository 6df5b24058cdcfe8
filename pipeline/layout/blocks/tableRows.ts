/** Turns a set table's head, rows, notes and source into boxes and places to break. */
import type { Inline, TableBlock, TableRow } from '../../compose/Manuscript.ts';
import type { CellStyle, SetTable, SetTableCell, SetTableRow } from '../table/PlacedTable.ts';
import type { Slot, TagDraft } from '../tags/TagDraft.ts';
import { append, appendSlot, appendTag, slot, tag } from '../tags/TagDraft.ts';
import type { Box, GalleyItem, Ink, LineInk } from './Galley.ts';
import { box, glue, penalty } from './Galley.ts';
import { InlineTags } from './InlineTags.ts';
import type { Setting } from './Setting.ts';
import { stack } from './stack.ts';
import { baselineOf, lineInk, textBoxes, textsOfLinks } from './textBoxes.ts';

const rules = { head: 0.75, thin: 0.4, foot: 0.75 };
const gapAboveHead = 3;
const gapBelowHead = 3;

/** Costs of a page that ends between two rows: anywhere, and at the hair of space before every fifth. */
const costBetween = 30;
const costAtGap = 15;
/** A table of so few rows is better not broken. */
const fewRows = 12;
const costOfBreakingFew = 80;
/** Where rules forbid a break, it is still better than a row that leaves its page. */
const costOfLastResort = 50_000;
const costWithinRow = 60_000;

export interface RowOptions {
  readonly wide: boolean;
  readonly resume: Box;
  readonly close: Box;
  /** Height that a page leaves to rows. */
  readonly room: number;
}

export function headBox(set: SetTable, element: TagDraft | undefined, setting: Setting, wide: boolean): Box {
  const row = element === undefined ? undefined : appendTag(element, 'TR');
  const ink: Ink[] = [ruleInk(set, setting, 0, rules.head, setting.theme.colours.ink)];
  for (const cell of set.head.cells) {
    if (cell.isTaken === true) continue;
    const slot =
      row === undefined ? undefined : appendSlot(appendTag(row, 'TH', { scope: 'Column', ...spanOf(cell) }));
    addCell(ink, cell, gapAboveHead, setting, slot, undefined, (isUnit) =>
      isUnit ? set.styles.unit : set.styles.head,
    );
  }
  const height = gapAboveHead + set.head.height + gapBelowHead;
  ink.push(ruleInk(set, setting, height - 1, rules.thin, setting.theme.colours.ink));
  return box(height + 2, ink, { wide, marks: { level: 'head' } });
}

/** The head as repeated on a further page, which says of what table it is. It is an artifact. */
export function continuedHead(block: TableBlock, set: SetTable, setting: Setting, wide: boolean): Box {
  const { theme, words, measurer } = setting;
  const style = theme.type.captionNumber;
  const text = `${block.number} (${words.continued})`.trim();
  const said: Ink = {
    type: 'text',
    x: setting.x,
    y: baselineOf(style, setting),
    text,
    style,
    wordSpace: 0,
    width: measurer.width(text, style),
    slot: undefined,
    actualText: undefined,
    ledger: undefined,
  };
  const head = headBox(set, undefined, setting, wide);
  return stack([box(style.leading + 3, [said]), head], { baseline: theme.page.baseline, wide });
}

export function tableFoot(set: SetTable, setting: Setting, wide: boolean): Box {
  return box(4, [ruleInk(set, setting, 2, rules.foot, setting.theme.colours.ink)], { wide });
}

export function rowItems(
  block: TableBlock,
  set: SetTable,
  body: TagDraft,
  setting: Setting,
  { wide, resume, close, room }: RowOptions,
): readonly GalleyItem[] {
  const count = set.rows.length;
  const few = count <= fewRows ? costOfBreakingFew : 0;
  const between = penalty(costBetween + few, close, resume);
  const atGap = penalty(costAtGap + few, close, resume);
  const lastResort = penalty(costOfLastResort, close, resume);
  const within = penalty(costWithinRow, close, resume);
  const most = count >= 8 ? 3 : 2;
  const items: GalleyItem[] = [];
  for (const [index, row] of set.rows.entries()) {
    if (index > 0) {
      const allowed = index >= most && count - index >= most && row.kind !== 'total' && !row.goesOn;
      items.push(!allowed ? lastResort : row.gapBefore > 0 ? atGap : between);
    }
    if (row.gapBefore > 0) items.push(glue(row.gapBefore));
    const rowBox = setRow(block.rows[index], row, set, body, setting, wide);
    if (row.height <= room) items.push(rowBox);
    else items.push(...splitRow(rowBox, row, within));
  }
  return items;
}

function setRow(
  source: TableRow | undefined,
  row: SetTableRow,
  set: SetTable,
  body: TagDraft,
  setting: Setting,
  wide: boolean,
): Box {
  const element = appendTag(body, 'TR');
  const isTotal = row.kind === 'total';
  const ink: Ink[] = [];
  if (isTotal) ink.push(ruleInk(set, setting, 0, rules.thin, setting.theme.colours.ink));
  for (const [index, cell] of row.cells.entries()) {
    const isStub = set.columns[index]?.stub === true;
    if (cell.isTaken === true) continue;
    const span = spanOf(cell);
    // What it will hold is given to it: a list that is added to has room for sixteen more.
    const held = cell.words === undefined ? [slot()] : [];
    const own = append(element, isStub ? tag('TH', held, { scope: 'Row', ...span }) : tag('TD', held, span));
    if (cell.words !== undefined) ink.push(...wordsInk(cell.words, own, setting));
    else addCell(ink, cell, 0, setting, held[0], source?.cells[index]?.ledger, () => set.styles[row.kind]);
  }
  if (source?.isChanged === true) ink.push({ type: 'bar', y: 0, height: row.height });
  return box(row.height, ink, { wide });
}

interface Span {
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Of almost all cells. */
const noSpan: Span = {};

function spanOf({ span }: SetTableCell): Span {
  if (span === undefined) return noSpan;
  const { columns = 1, rows = 1 } = span;
  return { ...(columns > 1 ? { colSpan: columns } : {}), ...(rows > 1 ? { rowSpan: rows } : {}) };
}

function wordsInk(
  words: NonNullable<SetTableCell['words']>,
  element: TagDraft,
  setting: Setting,
): readonly Ink[] {
  const tags = new InlineTags(element);
  const links = textsOfLinks(words.map(({ line }) => line));
  return words.flatMap(({ line, x, y }) => lineInk(line, setting.x + x, y, tags, links, setting));
}

function addCell(
  ink: Ink[],
  cell: SetTableCell,
  top: number,
  setting: Setting,
  slot: Slot | undefined,
  ledger: string | undefined,
  styleOf: (isUnit: boolean) => CellStyle,
): void {
  for (const [index, line] of cell.lines.entries()) {
    // Words of two lines are two words to whoever reads them aloud; the space lies beyond the line's width.
    const goesOn = index < cell.lines.length - 1 && line.actualText === undefined && !line.text.endsWith(' ');
    ink.push({
      type: 'text',
      x: setting.x + line.x,
      y: top + line.y,
      text: goesOn ? `${line.text} ` : line.text,
      style: styleOf(line.style === 'unit'),
      wordSpace: 0,
      width: line.width,
      slot,
      actualText: line.actualText,
      ledger: line.note === undefined ? ledger : undefined,
    });
  }
}

/** A row taller than a page becomes boxes that break between its lines. */
function splitRow(row: Box, { height, splits }: SetTableRow, within: GalleyItem): readonly GalleyItem[] {
  const edges = [0, ...splits, height];
  return edges.slice(1).flatMap((bottom, index): readonly GalleyItem[] => {
    const top = edges[index] ?? 0;
    const ink = row.ink.flatMap((piece) => withinBand(piece, top, bottom));
    const part = box(bottom - top, ink, { wide: row.wide });
    return index === 0 ? [part] : [within, part];
  });
}

function withinBand(ink: Ink, top: number, bottom: number): readonly Ink[] {
  if (ink.type === 'line') return top === 0 ? [ink] : [];
  if (ink.type === 'bar') return [{ ...ink, y: 0, height: bottom - top }];
  return ink.y > top && ink.y <= bottom ? [{ ...ink, y: ink.y - top }] : [];
}

export interface FootOptions {
  readonly wide: boolean;
  /** Points between its paragraphs; with any they stand in a narrow column, and the worksheet on a line of its own. */
  readonly gap: number;
}

/** Notes and source stand at the table's end, never parted from its last rows. */
export function footItems(
  { table, place }: TableBlock,
  set: SetTable,
  parent: TagDraft,
  setting: Setting,
  { wide, gap }: FootOptions,
): readonly GalleyItem[] {
  const baseline = baselineOf({ ...setting.theme.type.source, leading: set.noteLeading }, setting);
  const paragraphs = [set.signs, set.remarks, ...set.notes.map(({ lines }) => lines), set.source].filter(
    (lines) => lines.length > 0,
  );
  const items: GalleyItem[] = [];
  for (const lines of paragraphs) {
    const tags = new InlineTags(appendTag(parent, 'P'));
    const links = textsOfLinks(lines);
    if (gap > 0 && items.length > 0) items.push(box(gap, [], { wide }));
    for (const [index, line] of lines.entries()) {
      // The first paragraph stays with the table; a long list of notes may be broken after it.
      if (items.length > 2 && index === 0) items.push(penalty(costOfBreakingFew));
      items.push(
        box(set.noteLeading, lineInk(line, setting.x, baseline, tags, links, setting), {
          wide,
          marks: { place },
        }),
      );
    }
  }
  const sheet = setting.chapter.sheetOf(table);
  return sheet === undefined ? items : withSheet(items, { table, sheet, gap }, set, parent, setting);
}

export function sheetAnchor(table: string): string {
  return `sheet:${table}`;
}

interface SheetLine {
  readonly table: string;
  readonly sheet: string;
  readonly gap: number;
}

/** At the end of the last line, or on one more where that has no room, the worksheet that holds the table. */
function withSheet(
  items: readonly GalleyItem[],
  { table, sheet, gap }: SheetLine,
  set: SetTable,
  parent: TagDraft,
  setting: Setting,
): readonly GalleyItem[] {
  const style = { ...setting.theme.type.source, leading: set.noteLeading };
  const reference: Inline = { type: 'ref', target: sheetAnchor(table), text: sheet, page: false };
  const width = Math.max(set.measure, Math.min(setting.width, setting.theme.page.textWidth));
  const element = appendTag(parent, 'P');
  const [line, ...more] = textBoxes(
    [{ type: 'text', text: `${setting.words.sheet} ` }, reference],
    element,
    element,
    setting,
    { style, width, align: gap > 0 ? 'start' : 'end', hyphenate: false },
  );
  const last = items.at(-1);
  if (line === undefined) return items;
  const left = Math.min(...line.ink.map((ink) => ('x' in ink ? ink.x : Number.POSITIVE_INFINITY)));
  const isFree =
    gap === 0 &&
    last?.type === 'box' &&
    last.ink.every((ink) => !('x' in ink) || ink.x + ink.width + style.size < left);
  if (more.length > 0 || !isFree || last?.type !== 'box') {
    return [
      ...items,
      ...(gap > 0 && items.length > 0 ? [box(gap)] : []),
      ...[line, ...more].map((each) => ({ ...each, wide: last?.type === 'box' && last.wide })),
    ];
  }
  return [...items.slice(0, -1), { ...last, ink: [...last.ink, ...line.ink] }];
}

/** As wide as the columns, the title and what stands beneath, whichever is widest. */
function ruleInk(set: SetTable, setting: Setting, y: number, width: number, colour: string): LineInk {
  const x2 = setting.x + Math.max(set.measure, setting.width);
  return { type: 'line', x1: setting.x, y1: y, x2, y2: y, width, colour };
}
