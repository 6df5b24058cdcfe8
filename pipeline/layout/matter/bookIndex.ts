/** Turns the entries of the index into columns of headings with the pages on which their words stand. */
import type { IndexEntry, Inline } from '../../compose/Manuscript.ts';
import { compareNames, initialOf } from '../../language/compareNames.ts';
import { type Box, box, type GalleyItem, penalty } from '../blocks/Galley.ts';
import { besideEachOther } from '../blocks/keyFigures.ts';
import type { Setting } from '../blocks/Setting.ts';
import { wideWidth } from '../blocks/Setting.ts';
import { stack, withoutSlots } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import { toGrid } from '../grid.ts';
import type { SetMatter } from '../pages/Division.ts';
import type { EntryPage } from '../pages/entryPages.ts';
import { appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { openerBox } from './chapterMatter.ts';
import { type Generated, matterAnchor } from './contents.ts';

const sink = 0.09;
const gutter = 16;
/** Points; as many columns as have this width, up to three. */
const leastColumn = 130;
const mostColumns = 3;
/** Of a line: between the entries of two letters. */
const apart = 0.75;

/** Lines that are never parted, after a gap that falls away at the head of a column, where `again` stands in its place. */
interface Group {
  readonly gap: number;
  readonly box: Box;
  /** What the lines belong to, which stands in an earlier column. */
  readonly again: Box | undefined;
}

export function setIndex(matter: Generated, entries: readonly IndexEntry[], outer: Setting): SetMatter {
  const { theme, language } = outer;
  const element = tag('Sect');
  const opener = openerBox(
    { number: '', title: [{ type: 'text', text: matter.title }], anchor: matterAnchor(matter.id), sink },
    outer,
    element,
  );
  const whole = wideWidth(theme);
  const count = Math.min(mostColumns, Math.max(1, Math.floor((whole + gutter) / (leastColumn + gutter))));
  const width = (whole - (count - 1) * gutter) / count;
  const setting: Setting = { ...outer, width, outermost: false };
  const printed = entries.flatMap((entry) => kept(entry, setting));
  const ids = new Set(printed.map(({ id }) => id));
  const noted = appendTag(element, 'P');
  const list = listTag(appendTag(element, 'Index'));
  const groups = printed.flatMap((entry, index): readonly Group[] => {
    const before = printed[index - 1];
    const isNewLetter =
      before !== undefined && initialOf(before.heading, language) !== initialOf(entry.heading, language);
    const gap = isNewLetter ? theme.type.contentsEntry.leading * apart : 0;
    return setEntry(entry, gap, ids, setting, list);
  });
  const head = stack([opener, ...noteLines({ ...outer, width: whole, outermost: false }, noted)], {
    baseline: theme.page.baseline,
    wide: true,
  });
  const items: GalleyItem[] = [head];
  const { pageHeight } = setting.chapter;
  for (const [index, page] of pagesOf(groups, count, pageHeight, pageHeight - head.height).entries()) {
    if (index > 0) items.push(penalty(0));
    const columns = page.map((column, at) =>
      stack(columnItems(column), { baseline: theme.page.baseline, x: at * (width + gutter) }),
    );
    items.push({ ...besideEachOther(columns), wide: true });
  }
  return { element, galley: { items, floats: [], notes: new Map() } };
}

/** What is to be known of the index, and a line of space. */
function noteLines(setting: Setting, element: TagDraft): readonly Box[] {
  const { theme, words } = setting;
  const style = theme.type.source;
  const lines = textBoxes([{ type: 'text', text: words.indexNote }], element, element, setting, {
    style,
    hyphenate: false,
  });
  const height = style.leading * lines.length;
  return [...lines, box(toGrid(height + theme.page.baseline / 2, theme.page.baseline) - height)];
}

function listTag(parent: TagDraft): TagDraft {
  return appendTag(parent, 'L', { listNumbering: 'None' });
}

/** An entry that leads to pages or to others, with those within it that do. */
function kept(entry: IndexEntry, setting: Setting): readonly IndexEntry[] {
  const entries = entry.entries.flatMap((within) => kept(within, setting));
  const isEmpty = setting.chapter.pagesOfEntry(entry.id).length === 0;
  return isEmpty && entries.length === 0 && entry.also.length === 0 ? [] : [{ ...entry, entries }];
}

// ---------------------------------------------------------------- entries

/** Its own lines with those of the first entry within it, then each of the others. */
function setEntry(
  entry: IndexEntry,
  gap: number,
  printed: ReadonlySet<string>,
  setting: Setting,
  list: TagDraft,
): readonly Group[] {
  const body = appendTag(appendTag(list, 'LI'), 'LBody');
  const own = entryLines(entry, 0, printed, setting, body);
  if (entry.entries.length === 0) return [{ gap, box: own, again: undefined }];
  const within = listTag(body);
  const [first, ...rest] = entry.entries.map((each) =>
    entryLines(each, 1, printed, setting, appendTag(appendTag(within, 'LI'), 'LBody')),
  );
  const { baseline } = setting.theme.page;
  const again = rest.length === 0 ? undefined : headingAgain(entry, setting);
  return [
    { gap, box: first === undefined ? own : stack([own, first], { baseline }), again: undefined },
    ...rest.map((lines) => ({ gap: 0, box: lines, again })),
  ];
}

/** `Trade (continued)` */
function headingAgain({ heading }: IndexEntry, setting: Setting): Box {
  const { theme, words } = setting;
  const lines = entryText(
    [{ type: 'text', text: `${heading} (${words.continued})` }],
    0,
    setting,
    tag('LBody'),
  );
  return withoutSlots(stack(lines, { baseline: theme.page.baseline }));
}

/** Lines of which all but the first are set in. */
function entryText(
  inlines: readonly Inline[],
  depth: number,
  setting: Setting,
  body: TagDraft,
  anchors: readonly string[] = [],
): readonly Box[] {
  const style = setting.theme.type.contentsEntry;
  const hang = style.size * 1.4;
  const indent = depth * style.size;
  return textBoxes(inlines, body, body, setting, {
    style,
    x: setting.x + indent + hang,
    width: setting.width - indent - hang,
    indent: -hang,
    hyphenate: false,
    marks: { anchors },
  });
}

function entryLines(
  entry: IndexEntry,
  depth: number,
  printed: ReadonlySet<string>,
  setting: Setting,
  body: TagDraft,
): Box {
  const { theme, chapter, words, language } = setting;
  const pages = foldPages(chapter.pagesOfEntry(entry.id)).flatMap((run): readonly Inline[] => [
    { type: 'text', text: ', ' },
    pagesInline(run),
  ]);
  const isEmpty = pages.length === 0 && entry.entries.length === 0;
  const also = entry.also
    .filter(({ id }) => printed.has(id))
    .sort((a, b) => compareNames(a.heading, b.heading, language));
  const references: readonly Inline[] =
    also.length === 0
      ? []
      : [
          { type: 'text', text: pages.length === 0 ? ', ' : words.semicolon },
          {
            type: 'emphasis',
            children: [{ type: 'text', text: isEmpty ? words.see : words.seeAlso }],
          },
          ...also.flatMap(({ heading, id }, index): readonly Inline[] => [
            { type: 'text', text: index === 0 ? ' ' : words.semicolon },
            { type: 'ref', target: headingAnchor(id), text: heading, page: false },
          ]),
        ];
  const inlines: readonly Inline[] = [{ type: 'text', text: entry.heading }, ...pages, ...references];
  const lines = entryText(inlines, depth, setting, body, [headingAnchor(entry.id)]);
  return stack(lines, { baseline: theme.page.baseline });
}

function headingAnchor(id: string): string {
  return `entry:${id}`;
}

/** Pages that follow one another, all of which have the entry in a heading or none has. */
type PageRun = readonly [EntryPage, ...EntryPage[]];

export function foldPages(pages: readonly EntryPage[]): readonly PageRun[] {
  const runs: [EntryPage, ...EntryPage[]][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last !== undefined &&
      page.index === last.index + 1 &&
      page.isMain === last.isMain &&
      /^\d/.test(page.label) === /^\d/.test(last.label);
    if (run !== undefined && goesOn) run.push(page);
    else runs.push([page]);
  }
  return runs;
}

/** The run as a whole leads to its first page. */
function pagesInline(run: PageRun): Inline {
  const [first] = run;
  const last = run.at(-1) ?? first;
  // The joiner keeps a range on one line.
  const text = run.length === 1 ? first.label : `${first.label}\u2013\u2060${last.label}`;
  const reference: Inline = { type: 'ref', target: first.anchor, text, page: false };
  return first.isMain ? { type: 'strong', children: [reference] } : reference;
}

// ---------------------------------------------------------------- columns

type Column = readonly Group[];

/** Columns are filled one after another; those of the last page are of like height. */
function pagesOf(
  groups: readonly Group[],
  count: number,
  height: number,
  ofFirst: number,
): readonly (readonly Column[])[] {
  const pages: (readonly Column[])[] = [];
  let rest = groups;
  while (rest.length > 0) {
    const most = pages.length === 0 ? ofFirst : height;
    const filled = fill(rest, count, most);
    const taken = filled.flat().length;
    pages.push(taken === rest.length ? evened(rest, count, most) : filled);
    rest = rest.slice(taken);
  }
  return pages;
}

function fill(groups: readonly Group[], count: number, most: number): readonly Column[] {
  const columns: Group[][] = [[]];
  let height = 0;
  for (const group of groups) {
    const column = columns.at(-1);
    const isFirst = column === undefined || column.length === 0;
    const needed = heightIn(group, isFirst);
    if (column !== undefined && (isFirst || height + needed <= most)) {
      column.push(group);
      height += needed;
    } else {
      if (columns.length === count) break;
      columns.push([group]);
      height = heightIn(group, true);
    }
  }
  return columns;
}

function heightIn({ gap, box: lines, again }: Group, isFirst: boolean): number {
  return lines.height + (isFirst ? (again?.height ?? 0) : gap);
}

/** The least height at which all groups find room. */
function evened(groups: readonly Group[], count: number, most: number): readonly Column[] {
  const whole = groups.reduce((sum, group) => sum + group.box.height + group.gap, 0);
  const step = groups[0]?.box.height ?? most;
  for (let height = whole / count; height < most; height += step / 2) {
    const columns = fill(groups, count, height);
    if (columns.flat().length === groups.length) return columns;
  }
  return fill(groups, count, most);
}

function columnItems(column: Column): readonly Box[] {
  return column.flatMap(({ gap, box: lines, again }, index) => {
    if (index === 0) return again === undefined ? [lines] : [again, lines];
    return gap === 0 ? [lines] : [box(gap), lines];
  });
}
