/** Lists what a manuscript is set as: front matter, parts and chapters, back matter, each with how it is set. */

import { hasMatter } from '../compose/hasMatter.ts';
import type { Chapter, Footnote, Manuscript, Matter } from '../compose/Manuscript.ts';
import { plainText } from '../compose/plainText.ts';
import type { Place } from '../problems/Problem.ts';
import type { PartOpeners } from '../theme/Theme.ts';
import type { HandoutHead, Setting } from './blocks/Setting.ts';
import { setIndex } from './matter/bookIndex.ts';
import { setChapter } from './matter/chapterMatter.ts';
import {
  type CaptionList,
  type Generated,
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
  readonly of?: unknown;
}

/** Set from nothing but `of`. */
function sourceOf<Of>(
  kind: Omit<DivisionSource, 'set' | 'of'>,
  of: Of,
  set: (of: Of, setting: Setting) => SetMatter,
): DivisionSource {
  return { ...kind, of, set: (setting) => set(of, setting) };
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
      sources.push(sourceOf(kind, title, setPartOpener));
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
  /** The part whose panel stands at the head of the chapter. */
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
  return sourceOf(kind, { chapter, opened }, (of, setting) =>
    setChapter(of.chapter, setting, of.opened === undefined ? undefined : setPartPanel(of.opened, setting)),
  );
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
      return generatedSource(kind, matter, manuscript, options.sheetNames, lists);
    }
    case 'chapter':
      return chapterSource(matter.chapter, numbering, options, {
        headingDepth: 1,
        part: undefined,
        opened: undefined,
        glossary: manuscript.termNotes?.chapter,
      });
    default:
      return unknown(matter);
  }
}

function generatedSource(
  kind: Omit<DivisionSource, 'set' | 'of'>,
  matter: Generated,
  manuscript: Manuscript,
  sheetNames: ReadonlyMap<string, string>,
  lists: readonly CaptionList[],
): DivisionSource {
  switch (matter.matter) {
    case 'contents':
      return sourceOf(kind, { matter, book: listedBook(manuscript) }, (of, setting) =>
        setContents(of.matter, of.book, setting),
      );
    case 'listOfFigures':
    case 'listOfTables':
      return sourceOf(kind, lists, setCaptionLists);
    case 'index':
      return sourceOf(kind, { matter, entries: manuscript.index ?? [] }, (of, setting) =>
        setIndex(of.matter, of.entries, setting),
      );
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
      return sourceOf(kind, { matter, tables, sheetNames }, (of, setting) =>
        setSheetIndex(of.matter, of.tables, of.sheetNames, setting),
      );
    }
    default:
      return unknown(matter.matter);
  }
}

function unknown(matter: never): never {
  throw new Error(`unknown matter ${JSON.stringify(matter)}`);
}
