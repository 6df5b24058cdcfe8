/** Lists what a manuscript is set as: front matter, parts and chapters, back matter, each with how it is set. */
import type { Chapter, Footnote, Manuscript, Matter } from '../compose/Manuscript.ts';
import { plainText } from './blocks/heading.ts';
import type { Setting } from './blocks/Setting.ts';
import { setChapter } from './matter/chapterMatter.ts';
import { setContents, setFigureList } from './matter/contents.ts';
import { setCover } from './matter/cover.ts';
import { setImprint } from './matter/imprint.ts';
import { setPartOpener } from './matter/partOpener.ts';
import { setSheetIndex } from './matter/sheetIndex.ts';
import type { DivisionKind, Numbering, SetMatter } from './pages/Division.ts';

export interface DivisionSource extends DivisionKind {
  /** Prefix of its footnotes' ids. */
  readonly id: string;
  readonly headingDepth: number;
  readonly footnotes: ReadonlyMap<string, Footnote>;
  readonly set: (setting: Setting) => SetMatter;
}

export interface MatterOptions {
  readonly chaptersStartRecto: boolean;
  readonly sheetNames: ReadonlyMap<string, string>;
  readonly buildDigest: string;
}

const noFootnotes: ReadonlyMap<string, Footnote> = new Map();

export function divisionSources(manuscript: Manuscript, options: MatterOptions): readonly DivisionSource[] {
  const sources: DivisionSource[] = [];
  for (const matter of manuscript.front) sources.push(matterSource(matter, manuscript, options, 'roman'));
  for (const [index, part] of manuscript.parts.entries()) {
    const hasOpener = part.number !== undefined;
    if (hasOpener) {
      sources.push({
        id: part.id,
        numbering: 'arabic',
        startsRecto: true,
        opener: true,
        runningTitle: plainText(part.title),
        part: index,
        headingDepth: 1,
        footnotes: noFootnotes,
        set: (setting) => setPartOpener(part, setting),
      });
    }
    for (const chapter of part.chapters) {
      sources.push(chapterSource(chapter, 'arabic', options, hasOpener ? 2 : 1, index));
    }
  }
  for (const matter of manuscript.back) sources.push(matterSource(matter, manuscript, options, 'arabic'));
  return sources;
}

function chapterSource(
  chapter: Chapter,
  numbering: Numbering,
  { chaptersStartRecto }: MatterOptions,
  headingDepth: number,
  part: number | undefined,
): DivisionSource {
  return {
    id: chapter.id,
    numbering,
    startsRecto: chaptersStartRecto,
    opener: true,
    runningTitle: chapter.shortTitle,
    part,
    headingDepth,
    footnotes: chapter.footnotes,
    set: (setting) => setChapter(chapter, setting),
  };
}

function matterSource(
  matter: Matter,
  manuscript: Manuscript,
  options: MatterOptions,
  numbering: 'roman' | 'arabic',
): DivisionSource {
  const common = { opener: true, part: undefined, headingDepth: 1, footnotes: noFootnotes };
  switch (matter.type) {
    case 'cover': {
      const alt =
        manuscript.charts.find(({ chart }) => chart.id === matter.picture?.id)?.alt ??
        matter.picture?.alt ??
        '';
      return {
        ...common,
        id: 'cover',
        numbering: 'cover',
        startsRecto: true,
        runningTitle: '',
        set: (setting) => setCover(matter, manuscript.book, setting, alt),
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
    case 'generated':
      return {
        ...common,
        id: matter.id,
        numbering,
        startsRecto: matter.matter === 'contents' && options.chaptersStartRecto,
        runningTitle: matter.title,
        set: (setting) => {
          switch (matter.matter) {
            case 'contents':
              return setContents(matter, manuscript, setting);
            case 'listOfFigures':
              return setFigureList(matter, manuscript.charts, setting);
            case 'listOfTables':
              return setFigureList(matter, manuscript.tables, setting);
            case 'sheetIndex':
              return setSheetIndex(matter, manuscript.tables, options.sheetNames, setting);
            default:
              return unknown(matter.matter);
          }
        },
      };
    case 'chapter':
      return chapterSource(matter.chapter, numbering, options, 1, undefined);
    default:
      return unknown(matter);
  }
}

function unknown(matter: never): never {
  throw new Error(`unknown matter ${JSON.stringify(matter)}`);
}
