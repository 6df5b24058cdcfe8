/** Turns a manuscript into its contents and lists of figures and tables, with page numbers. */
import type { Block, Chapter, HeadingBlock, Inline, Manuscript, Matter } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import { type GalleyItem, glue, penalty } from '../blocks/Galley.ts';
import { sectionAnchor } from '../blocks/heading.ts';
import type { Setting } from '../blocks/Setting.ts';
import { wideWidth } from '../blocks/Setting.ts';
import { widened } from '../blocks/stack.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { chapterAnchor, openerBox } from './chapterMatter.ts';
import { type ContentsEntry, contentsLine } from './contentsLine.ts';

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
}

export function setContents(matter: Generated, manuscript: Manuscript, setting: Setting): SetMatter {
  const element = tag('Sect');
  const lines = contentsLines(manuscript, setting, new Set(matter.unlisted));
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
  }[];
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
    const lines = captionLines(list, setting);
    for (const item of lineItems(list.matter, lines, wide, own, index === 0 ? listSink : 0)) {
      items.push(widened(item, baseline));
    }
  }
  return { element, galley: { items, floats: [], notes: new Map() } };
}

function captionLines({ listed }: CaptionList, setting: Setting): readonly Line[] {
  const style = setting.theme.type.contentsEntry;
  const numberWidth = Math.max(0, ...listed.map(({ number }) => setting.measurer.width(number, style))) + 12;
  return listed.map(({ id, number, title }) => ({
    number,
    title,
    anchor: id,
    style,
    indent: 0,
    numberWidth,
    leader: true,
    spaceBefore: 0,
    keepWithNext: false,
  }));
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
  const toc = appendTag(element, 'TOC');
  const items: GalleyItem[] = [opener];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous !== undefined && !previous.keepWithNext) items.push(penalty(0));
    if (index > 0) items.push(glue(line.spaceBefore));
    items.push(contentsLine({ ...line, spaceBefore: 0 }, toc, setting));
  }
  return items;
}

function contentsLines(
  manuscript: Manuscript,
  setting: Setting,
  unlisted: ReadonlySet<string>,
): readonly Line[] {
  const { contentsPart } = setting.theme.type;
  const lines: Line[] = [];
  lines.push(...manuscript.front.flatMap((matter) => matterLines(matter, setting)));
  for (const part of manuscript.parts) {
    if (part.number !== undefined) {
      lines.push({
        number: '',
        title: [{ type: 'text', text: `${setting.words.part} ${part.number}  ` }, ...part.title],
        anchor: partAnchor(part.id),
        style: contentsPart,
        indent: 0,
        numberWidth: 0,
        leader: false,
        spaceBefore: 8,
        keepWithNext: true,
      });
    }
    for (const chapter of part.chapters) lines.push(...chapterLines(chapter, setting, unlisted));
  }
  for (const matter of manuscript.back) {
    const isAnnex = matter.type === 'chapter' && matter.chapter.label !== undefined;
    lines.push(...(isAnnex ? chapterLines(matter.chapter, setting, unlisted) : matterLines(matter, setting)));
  }
  return lines;
}

function matterLines(matter: Matter, setting: Setting): readonly Line[] {
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
  chapter: Chapter,
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
      : sectionsOf(chapter.blocks).filter(({ children }) => !unlisted.has(plainText(children)));
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
