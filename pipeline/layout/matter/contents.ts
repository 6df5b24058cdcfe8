/** Turns a manuscript into its contents and lists of figures and tables, with page numbers. */
import type {
  Block,
  Chapter,
  HeadingBlock,
  Inline,
  Manuscript,
  Matter,
  Part,
} from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import { type BoxMarks, box, type GalleyItem, glue, penalty } from '../blocks/Galley.ts';
import { sectionAnchor } from '../blocks/heading.ts';
import { plainInk } from '../blocks/plainInk.ts';
import type { Setting } from '../blocks/Setting.ts';
import { wideWidth } from '../blocks/Setting.ts';
import { mergeMarks, widened } from '../blocks/stack.ts';
import { sheetAnchor } from '../blocks/tableRows.ts';
import { baselineOf } from '../blocks/textBoxes.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendSlot, appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { chapterAnchor, openerBox } from './chapterMatter.ts';
import { type ContentsEntry, contentsLine, pageRoom } from './contentsLine.ts';

export type Generated = Extract<Matter, { type: 'generated' }>;

export function matterAnchor(id: string): string {
  return `matter:${id}`;
}

export function partAnchor(id: string): string {
  return `part:${id}`;
}

const sink = 0.14;
/** Lists are long, and begin higher. */
const listSink = 0.09;

/** Entries, and where a page may end between them: not after a part's or a chapter's line. */
interface Line extends ContentsEntry {
  readonly keepWithNext: boolean;
  readonly marks?: BoxMarks;
}

/** What contents list of a book, and nothing else of it. */
export interface ListedBook {
  readonly front: readonly ListedMatter[];
  readonly parts: readonly ListedPart[];
  readonly back: readonly ListedMatter[];
}

interface ListedPart extends Pick<Part, 'id' | 'number' | 'title'> {
  readonly chapters: readonly ListedChapter[];
}

type ListedMatter =
  | { readonly type: 'cover' | 'imprint' }
  | Generated
  | { readonly type: 'chapter'; readonly chapter: ListedChapter };

interface ListedChapter extends Pick<Chapter, 'id' | 'label' | 'number' | 'title'> {
  readonly sections: readonly Pick<HeadingBlock, 'id' | 'children'>[];
}

export function listedBook({ front, parts, back }: Manuscript): ListedBook {
  const listed = ({ id, label, number, title, blocks }: Chapter): ListedChapter => ({
    id,
    ...(label === undefined ? {} : { label }),
    ...(number === undefined ? {} : { number }),
    title,
    sections: sectionsOf(blocks).map(({ id, children }) => ({ id, children })),
  });
  const listedMatter = (matter: Matter): ListedMatter => {
    if (matter.type === 'chapter') return { type: 'chapter', chapter: listed(matter.chapter) };
    return matter.type === 'generated' ? matter : { type: matter.type };
  };
  return {
    front: front.map(listedMatter),
    parts: parts.map(({ id, number, title, chapters }) => ({
      id,
      ...(number === undefined ? {} : { number }),
      title,
      chapters: chapters.map(listed),
    })),
    back: back.map(listedMatter),
  };
}

export function setContents(matter: Generated, book: ListedBook, setting: Setting): SetMatter {
  const element = tag('Sect');
  const lines = contentsLines(book, setting, new Set(matter.unlisted));
  const items = lineItems(matter, lines, setting, element, sink);
  return { element, galley: { items, floats: [], notes: new Map() } };
}

/** The figures or the tables of the book, to be listed under a title of their own. */
export interface CaptionList {
  readonly matter: Generated;
  readonly listed: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: readonly Inline[];
    /** The table of the data pack, of a table that is one. */
    readonly table?: string;
  }[];
  /** Worksheets by id of a table and by anchor of a chart; none where the book lists them elsewhere. */
  readonly sheets: ReadonlyMap<string, string>;
}

/** Lists follow each other; only the first sinks into its page. */
export function setCaptionLists(lists: readonly CaptionList[], setting: Setting): SetMatter {
  const { baseline } = setting.theme.page;
  // Titles are sentences, and one line each is easier to run down.
  const wide: Setting = { ...setting, width: wideWidth(setting.theme), outermost: false };
  const element = tag('Sect');
  const items: GalleyItem[] = [];
  for (const [index, list] of lists.entries()) {
    const own = index === 0 && lists.length === 1 ? element : appendTag(element, 'Sect');
    if (index > 0) items.push(penalty(-20), glue(baseline * 2, true));
    const lines = captionLines(list, wide);
    for (const item of lineItems(list.matter, lines, wide, own, index === 0 ? listSink : 0)) {
      items.push(widened(item, baseline));
    }
  }
  return { element, galley: { items, floats: [], notes: new Map() } };
}

/** Of the measure: long names of sheets leave the titles their room. */
const mostOfSheets = 0.34;

function captionLines({ listed, sheets }: CaptionList, setting: Setting): readonly Line[] {
  const style = setting.theme.type.contentsEntry;
  const numberWidth = Math.max(0, ...listed.map(({ number }) => setting.measurer.width(number, style))) + 12;
  const sheetOf = ({ id, table }: CaptionList['listed'][number]) => sheets.get(table ?? id);
  const widest = Math.max(0, ...listed.map((each) => setting.measurer.width(sheetOf(each) ?? '', style)));
  const width = Math.min(widest, setting.width * mostOfSheets);
  return listed.map((each) => {
    const { id, number, title, table } = each;
    const sheet = sheetOf(each);
    return {
      number,
      title,
      anchor: id,
      style,
      indent: 0,
      numberWidth,
      leader: true,
      spaceBefore: 0,
      keepWithNext: false,
      ...(width === 0 ? {} : { sheet: { name: sheet ?? '', width } }),
      ...(sheet === undefined || table === undefined ? {} : { marks: { anchors: [sheetAnchor(table)] } }),
    };
  });
}

/** What the last two columns of a list hold. */
function sheetHead(width: number, setting: Setting, element: TagDraft): GalleyItem {
  const { theme, measurer, words } = setting;
  const style = theme.type.tableHead;
  const right = setting.x + setting.width;
  const y = baselineOf(style, setting);
  const paragraph = appendTag(element, 'P');
  const head = (text: string, x: number, align: 'start' | 'end') =>
    plainInk({ text, style, x, y, align, slot: appendSlot(paragraph) }, measurer);
  return box(style.leading + 2, [
    head(words.sheet, right - pageRoom - width, 'start'),
    head(words.page, right, 'end'),
  ]);
}

function lineItems(
  matter: Generated,
  lines: readonly Line[],
  setting: Setting,
  element: TagDraft,
  sunk: number,
): readonly GalleyItem[] {
  const title: readonly Inline[] = [{ type: 'text', text: matter.title }];
  const opener = openerBox(
    { number: '', title, anchor: matterAnchor(matter.id), sink: sunk, head: setting.chapter.head },
    setting,
    element,
  );
  const sheets = lines.find(({ sheet }) => sheet !== undefined)?.sheet;
  const head = sheets === undefined ? [] : [sheetHead(sheets.width, setting, element)];
  const toc = appendTag(element, 'TOC');
  const items: GalleyItem[] = [opener, ...head];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous !== undefined && !previous.keepWithNext) items.push(penalty(0));
    if (index > 0) items.push(glue(line.spaceBefore));
    const set = contentsLine({ ...line, spaceBefore: 0 }, toc, setting);
    const marks = [line.marks, set.marks].filter((each) => each !== undefined);
    items.push({ ...set, marks: mergeMarks(marks) });
  }
  return items;
}

function contentsLines(book: ListedBook, setting: Setting, unlisted: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  lines.push(...book.front.flatMap((matter) => matterLines(matter, setting)));
  for (const part of book.parts) {
    if (part.number !== undefined) {
      const title: readonly Inline[] = [
        { type: 'text', text: `${setting.words.part} ${part.number}  ` },
        ...part.title,
      ];
      lines.push(groupLine(title, partAnchor(part.id), setting));
    }
    for (const chapter of part.chapters) lines.push(...chapterLines(chapter, setting, unlisted));
  }
  let inAnnexes = false;
  for (const matter of book.back) {
    const { number } = matter.type === 'chapter' ? matter.chapter : { number: undefined };
    if (number !== undefined && !inAnnexes && matter.type === 'chapter') {
      lines.push(
        groupLine([{ type: 'text', text: setting.words.annexes }], chapterAnchor(matter.chapter.id), setting),
      );
    }
    const endsAnnexes = inAnnexes && number === undefined;
    inAnnexes = number !== undefined;
    const isAnnex = matter.type === 'chapter' && matter.chapter.label !== undefined;
    const own = isAnnex ? chapterLines(matter.chapter, setting, unlisted) : matterLines(matter, setting);
    // What follows the annexes is none.
    lines.push(
      ...own.map((line, at) => (endsAnnexes && at === 0 ? { ...line, spaceBefore: groupSpace } : line)),
    );
  }
  return lines;
}

/** Above a part, above the annexes, and beneath them. */
const groupSpace = 8;

function groupLine(title: readonly Inline[], anchor: string, setting: Setting): Line {
  return {
    number: '',
    title,
    anchor,
    style: setting.theme.type.contentsPart,
    indent: 0,
    numberWidth: 0,
    leader: false,
    spaceBefore: groupSpace,
    keepWithNext: true,
  };
}

function matterLines(matter: ListedMatter, setting: Setting): readonly Line[] {
  switch (matter.type) {
    case 'cover':
    case 'imprint':
      return [];
    case 'generated':
      return matter.matter === 'contents'
        ? []
        : [chapterLine('', [{ type: 'text', text: matter.title }], matterAnchor(matter.id), false, setting)];
    case 'chapter':
      return chapterLines(matter.chapter, setting, undefined);
    default:
      return unknown(matter);
  }
}

function unknown(matter: never): readonly Line[] {
  return matter;
}

/** Room for a chapter's number. */
const numberWidth = 22;

/** With its sections, less those that are not listed; without any where that is undefined. */
function chapterLines(
  chapter: ListedChapter,
  setting: Setting,
  unlisted: ReadonlySet<string> | undefined,
): readonly Line[] {
  const { label } = chapter;
  const number = label === undefined ? (chapter.number ?? '') : '';
  const title: readonly Inline[] =
    label === undefined
      ? chapter.title
      : [{ type: 'text', text: `${label}${setting.words.colon}` }, ...chapter.title];
  const sections =
    unlisted === undefined
      ? []
      : chapter.sections.filter(({ children }) => !unlisted.has(plainText(children)));
  return [
    chapterLine(number, title, chapterAnchor(chapter.id), sections.length > 0, setting),
    ...sections.map(
      (section, index): Line => ({
        number: '',
        title: section.children,
        anchor: sectionAnchor(section.id),
        style: setting.theme.type.contentsEntry,
        indent: numberWidth,
        numberWidth: 0,
        leader: true,
        spaceBefore: 0,
        keepWithNext: index === 0 && sections.length > 1,
      }),
    ),
  ];
}

function chapterLine(
  number: string,
  title: readonly Inline[],
  anchor: string,
  keepWithNext: boolean,
  setting: Setting,
): Line {
  return {
    number,
    title,
    anchor,
    style: setting.theme.type.contentsChapter,
    indent: 0,
    numberWidth,
    leader: false,
    spaceBefore: 3,
    keepWithNext,
  };
}

export function sectionsOf(blocks: readonly Block[]): readonly HeadingBlock[] {
  return blocks
    .filter((block) => block.type === 'heading' && block.level === 2)
    .filter((block) => block.type === 'heading');
}
