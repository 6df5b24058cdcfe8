/** Lists what a manuscript is set as: front matter, parts and chapters, back matter, each with how it is set. */

import { hasMatter } from '../compose/hasMatter.ts';
import type { Chapter, Footnote, IndexEntry, Manuscript, Matter } from '../compose/Manuscript.ts';
import { plainText } from '../compose/plainText.ts';
import type { Place } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { PartOpeners } from '../theme/Theme.ts';
import type { HandoutHead, Setting } from './blocks/Setting.ts';
import { setIndex } from './matter/bookIndex.ts';
import { setChapter } from './matter/chapterMatter.ts';
import {
  type CaptionList,
  type Generated,
  type ListedBook,
  listedBook,
  setCaptionLists,
  setContents,
} from './matter/contents.ts';
import { setCover } from './matter/cover.ts';
import { headOf } from './matter/handoutHead.ts';
import { setImprint } from './matter/imprint.ts';
import { type PartTitle, setPartOpener } from './matter/partOpener.ts';
import { setPartPanel } from './matter/partPanel.ts';
import { type IndexedTable, setSheetIndex } from './matter/sheetIndex.ts';
import type { DivisionKind, Numbering, SetMatter } from './pages/Division.ts';

export interface DivisionSource extends DivisionKind {
  /** Prefix of its footnotes' ids. */
  readonly id: string;
  readonly headingDepth: number;
  /** Of the first division of a handout. */
  readonly head?: HandoutHead | undefined;
  readonly footnotes: ReadonlyMap<string, Footnote>;
  /** A list, which may be set a step tighter or looser, so that its last page holds more than a few lines. */
  readonly isList?: true;
  /** Entries of the index lead to its texts. */
  readonly isIndexed?: boolean;
  readonly set: (setting: Setting) => SetMatter;
  /** All that `set` takes beside its setting, where it is plain data by which the division is known again. */
  readonly of?: PlainMatter;
}

/** A division without what sets it, to be sent elsewhere. */
export interface PlainDivision extends Omit<DivisionSource, 'set' | 'of'> {
  readonly of: PlainMatter;
}

/** What a division is set from, as plain data. */
export type PlainMatter =
  | { readonly type: 'part'; readonly title: PartTitle }
  | {
      readonly type: 'chapter';
      readonly chapter: Chapter;
      /** The part whose panel stands at the head of the chapter. */
      readonly opened: PartTitle | undefined;
    }
  | { readonly type: 'contents'; readonly matter: Generated; readonly book: ListedBook }
  | { readonly type: 'captionLists'; readonly lists: readonly CaptionList[] }
  | { readonly type: 'index'; readonly matter: Generated; readonly entries: readonly IndexEntry[] }
  | {
      readonly type: 'sheetIndex';
      readonly matter: Generated;
      readonly tables: readonly IndexedTable[];
      readonly sheetNames: ReadonlyMap<string, string>;
    };

/** Undefined of one that is set from more than plain data. */
export function plainOf({ set: _, of, ...kind }: DivisionSource): PlainDivision | undefined {
  return of && { ...kind, of };
}

/** Set from nothing but `of`. */
export function sourceOf(plain: PlainDivision): DivisionSource {
  return { ...plain, set: (setting) => setMatter(plain.of, setting) };
}

function setMatter(of: PlainMatter, setting: Setting): SetMatter {
  switch (of.type) {
    case 'part':
      return setPartOpener(of.title, setting);
    case 'chapter':
      return setChapter(
        of.chapter,
        setting,
        of.opened === undefined ? undefined : setPartPanel(of.opened, setting),
      );
    case 'contents':
      return setContents(of.matter, of.book, setting);
    case 'captionLists':
      return setCaptionLists(of.lists, setting);
    case 'index':
      return setIndex(of.matter, of.entries, setting);
    case 'sheetIndex':
      return setSheetIndex(of.matter, of.tables, of.sheetNames, setting);
    default:
      return unreachable(of);
  }
}

export interface MatterOptions {
  readonly chaptersStartRecto: boolean;
  readonly partOpeners: PartOpeners;
  readonly sheetNames: ReadonlyMap<string, string>;
  readonly buildDigest: string;
  /** What the cover says beside its lines. */
  readonly notices: readonly string[];
}

/** Of all that no chapter holds. */
export const bookPlace: Place = { file: 'templates/book.yaml', line: 1, column: 1 };
const noFootnotes: ReadonlyMap<string, Footnote> = new Map();

export function divisionSources(manuscript: Manuscript, options: MatterOptions): readonly DivisionSource[] {
  const sources: DivisionSource[] = [];
  const glossary = manuscript.termNotes?.chapter;
  // A handout is numbered through from its first page.
  const ofFront = manuscript.handout === undefined ? 'roman' : 'arabic';
  sources.push(...matterSources(manuscript.front, manuscript, options, ofFront));
  for (const [index, part] of manuscript.parts.entries()) {
    const isNamed = part.number !== undefined;
    const { chapters: _, ...title } = part;
    if (isNamed && options.partOpeners === 'page') {
      const kind = {
        id: part.id,
        numbering: 'arabic',
        startsRecto: true,
        opener: true,
        runningTitle: plainText(part.title),
        part: index,
        place: bookPlace,
        headingDepth: 1,
        footnotes: noFootnotes,
        isIndexed: true,
      } as const;
      sources.push(sourceOf({ ...kind, of: { type: 'part', title } }));
    }
    for (const [at, chapter] of part.chapters.entries()) {
      const opened = isNamed && options.partOpeners === 'panel' && at === 0 ? title : undefined;
      sources.push(
        chapterSource(chapter, 'arabic', options, {
          headingDepth: isNamed ? 2 : 1,
          part: index,
          opened,
          glossary,
        }),
      );
    }
  }
  sources.push(...matterSources(manuscript.back, manuscript, options, 'arabic'));
  const head = headOf(manuscript);
  return sources.map((source, index) => (index === 0 && head !== undefined ? { ...source, head } : source));
}

interface ChapterPlace {
  readonly headingDepth: number;
  readonly part: number | undefined;
  readonly opened: PartTitle | undefined;
  /** The chapter that the index leaves out. */
  readonly glossary: string | undefined;
}

function chapterSource(
  chapter: Chapter,
  numbering: Numbering,
  { chaptersStartRecto }: MatterOptions,
  { headingDepth, part, opened, glossary }: ChapterPlace,
): DivisionSource {
  const kind = {
    id: chapter.id,
    numbering,
    startsRecto: chaptersStartRecto,
    opener: true,
    runningTitle: chapter.shortTitle,
    part,
    place: chapter.place,
    headingDepth,
    footnotes: chapter.footnotes,
    isIndexed: chapter.id !== glossary,
  };
  return sourceOf({ ...kind, of: { type: 'chapter', chapter, opened } });
}

function matterSources(
  matters: readonly Matter[],
  manuscript: Manuscript,
  options: MatterOptions,
  numbering: 'roman' | 'arabic',
): readonly DivisionSource[] {
  const { sheetNames } = options;
  const lists = matters.map((matter) => captionListOf(matter, manuscript, sheetNames));
  return matters.flatMap((matter, index) => {
    // A list of figures or tables runs on after the one before it, on the same page.
    if (lists[index] !== undefined && lists[index - 1] !== undefined) return [];
    const rest = lists.slice(index);
    const end = rest.indexOf(undefined);
    const run = (end === -1 ? rest : rest.slice(0, end)).filter((list) => list !== undefined);
    return [matterSource(matter, manuscript, options, numbering, run)];
  });
}

/** Worksheets stand in an index of their own, or in the lists. */
function captionListOf(
  matter: Matter,
  manuscript: Manuscript,
  sheetNames: ReadonlyMap<string, string>,
): CaptionList | undefined {
  const listed = (blocks: readonly CaptionList['listed'][number][]): CaptionList['listed'] =>
    blocks.map(({ id, number, title, table }) => ({
      id,
      number,
      title,
      ...(table === undefined ? {} : { table }),
    }));
  const sheets = hasMatter(manuscript, 'sheetIndex') ? new Map<string, string>() : sheetNames;
  if (matter.type !== 'generated') return undefined;
  if (matter.matter === 'listOfFigures') return { matter, listed: listed(manuscript.figures), sheets };
  if (matter.matter === 'listOfTables') return { matter, listed: listed(manuscript.tables), sheets };
  return undefined;
}

function matterSource(
  matter: Matter,
  manuscript: Manuscript,
  options: MatterOptions,
  numbering: 'roman' | 'arabic',
  lists: readonly CaptionList[],
): DivisionSource {
  const common = {
    opener: true,
    part: undefined,
    place: bookPlace,
    headingDepth: 1,
    footnotes: noFootnotes,
  };
  switch (matter.type) {
    case 'cover': {
      const printed = manuscript.charts.find(({ chart }) => chart.id === matter.picture?.id);
      const { notices } = options;
      const picture =
        printed === undefined
          ? (matter.words ?? { alt: '', caption: [] })
          : { alt: printed.alt, caption: printed.subtitle };
      return {
        ...common,
        id: 'cover',
        numbering: 'cover',
        startsRecto: true,
        runningTitle: '',
        set: (setting) => setCover(matter, { book: manuscript.book, notices }, setting, picture),
      };
    }
    case 'imprint':
      return {
        ...common,
        id: 'imprint',
        numbering,
        startsRecto: false,
        runningTitle: '',
        set: (setting) => setImprint(matter.blocks, manuscript.book, options.buildDigest, setting),
      };
    case 'generated': {
      const kind = {
        ...common,
        id: matter.id,
        numbering,
        startsRecto: matter.matter === 'contents' && options.chaptersStartRecto,
        isList: true,
        runningTitle:
          lists.length > 1 ? lists.map(({ matter: { title } }) => title).join(' · ') : matter.title,
      } as const;
      return sourceOf({ ...kind, of: generatedMatter(matter, manuscript, options.sheetNames, lists) });
    }
    case 'chapter':
      return chapterSource(matter.chapter, numbering, options, {
        headingDepth: 1,
        part: undefined,
        opened: undefined,
        glossary: manuscript.termNotes?.chapter,
      });
    default:
      return unreachable(matter);
  }
}

function generatedMatter(
  matter: Generated,
  manuscript: Manuscript,
  sheetNames: ReadonlyMap<string, string>,
  lists: readonly CaptionList[],
): PlainMatter {
  switch (matter.matter) {
    case 'contents':
      return { type: 'contents', matter, book: listedBook(manuscript) };
    case 'listOfFigures':
    case 'listOfTables':
      return { type: 'captionLists', lists };
    case 'index':
      return { type: 'index', matter, entries: manuscript.index ?? [] };
    case 'sheetIndex': {
      const tables = manuscript.tables.map(
        ({ table, list, id, number, title }): IndexedTable => ({
          table,
          id,
          number,
          title,
          ...(list === undefined ? {} : { list }),
        }),
      );
      return { type: 'sheetIndex', matter, tables, sheetNames };
    }
    default:
      return unreachable(matter.matter);
  }
}
