/** Turns templates, charts and dataset into the manuscript of the book. */

import type { Chart } from '../charts/Chart.ts';
import type { Works } from '../citations/prepareCitations.ts';
import type { EditionDifference } from '../editions/EditionDifference.ts';
import type { SetFormula } from '../formulas/setFormula.ts';
import type { BookImage } from '../images/BookImage.ts';
import type { Limits } from '../limits/Limits.ts';
import type { BookSource } from '../load/BookSource.ts';
import { numberScanner } from '../numbers/bareNumbers.ts';
import {
  captionNeverMentioned,
  markdownUnsupported,
  printedTwice,
  unknownBook,
  unknownReference,
  unusedFigureName,
} from '../problems/catalogue/compose.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { Theme } from '../theme/Theme.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { BookCitations } from './BookCitations.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { type ChapterDraft, composeBody, composeChapter } from './composeChapter.ts';
import { composeCoverWords } from './composeChart.ts';
import { type CoverSources, composeCover } from './composeCover.ts';
import { composeIndex } from './composeIndex.ts';
import { nodePlace } from './composeInlines.ts';
import { type BookDrafts, checkUnusedTemplates, type DraftedBook, draftTexts } from './draftBook.ts';
import type { TemplateWorld } from './expandTemplate.ts';
import { gradesExplained } from './gradeMark.ts';
import { HeldChecks } from './HeldChecks.ts';
import { imprint } from './imprint.ts';
import { judgeClaims } from './judgeClaims.ts';
import { Ledger } from './Ledger.ts';
import type {
  Block,
  Chapter,
  ChartBlock,
  Claim,
  EquationBlock,
  Inline,
  ListingBlock,
  Manuscript,
  Matter,
  Part,
  PlateBlock,
  TableBlock,
  TermNotes,
} from './Manuscript.ts';
import { type BookNumbers, numberBook } from './numberBook.ts';
import type { ParsedTexts } from './parseMarkdown.ts';
import type { ParsedTemplates } from './parseTemplate.ts';
import type { BookConfig, MatterConfig, PartConfig } from './readBookConfig.ts';
import type { NamedInBook } from './readCover.ts';
import { sourcesOfDraft } from './sourcesOfDraft.ts';
import { worksMatter } from './worksMatter.ts';

export interface ComposeInput {
  readonly source: BookSource;
  readonly config: BookConfig;
  readonly dataset: Dataset;
  readonly charts: readonly Chart[];
  /** Of the theme, by which the cover names its own. */
  readonly colours: Theme['colours'];
  /** From the edition before to this one; absent where the book names none. */
  readonly difference?: EditionDifference | undefined;
  /** None where they are left out. */
  readonly images?: ReadonlyMap<string, BookImage>;
  /** What the book can cite; absent where it has no references. */
  readonly works?: Works;
  /** Left out until a text turns out to hold a formula: then `FormulasWanted` is thrown. */
  readonly setFormula?: SetFormula;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
  /** Whether the checks that claims rest on are judged and the index is made, for which who looks something up has no use; they are where it is left out. */
  readonly isJudged?: boolean;
  /** Texts that were parsed before. */
  readonly texts?: ParsedTexts;
  readonly templates?: ParsedTemplates;
  /** The texts filled in, of the same input and for this composition alone, where there was time for it before. */
  readonly drafted?: DraftedBook | undefined;
}

/**
 * How a work is cited may depend on all that is cited (`2019a`, `[3]`), so a book that cites is composed twice: to hear what it
 * cites, and with that as its style sets it.
 */
export function composeBook(input: ComposeInput): StageResult<Manuscript> {
  const { works } = input;
  const { language } = input.config.title;
  const heard = new BookCitations(works, language);
  const composed = composeOnce(input, heard, input.drafted);
  // To set what is too much would only take long.
  if (heard.isFull) return { value: undefined, problems: composed.problems };
  if (works === undefined || heard.heard.length === 0) return composed;
  const cited = works.set(heard.heard);
  if (cited.value === undefined)
    return { value: undefined, problems: [...composed.problems, ...cited.problems] };
  const set = new BookCitations(works, language, cited.value);
  const { value, problems } = composeOnce(input, set);
  return { value, problems: [...problems, ...works.faultsOf(heard.heard)] };
}

function composeOnce(
  input: ComposeInput,
  citations: BookCitations,
  { world, drafts, problems, report } = draftTexts(input),
): StageResult<Manuscript> {
  // What is too much has been reported; to number and compose the rest of it would only take long.
  if (world.meter.isFull) return { value: undefined, problems };
  checkUnusedTemplates(input, drafts, world, report);
  reportUnlistedUnknown(input.config, drafts, report);
  const numbers = numberBook(input.config, drafts, report);
  const { book, lists } = openBook(input, world, { citations, numbers }, drafts, report);
  const manuscript = composeManuscript(input, drafts, numbers, book, lists);
  reportUnmentioned([...lists.figures, ...lists.tables, ...lists.others], lists.mentioned, report);
  reportUnusedNames(drafts, report);
  if (input.isJudged !== false) judgeClaims(manuscript, input.dataset, world.figures, report);
  return { value: manuscript, problems };
}

// ------------------------------------------------------------- one book

/** What fills while the book is composed. */
interface BookLists {
  readonly ledger: Ledger;
  readonly held: HeldChecks;
  readonly atEnd: (() => void)[];
  readonly claims: Claim[];
  readonly figures: (ChartBlock | PlateBlock)[];
  readonly tables: TableBlock[];
  /** Equations and listings with numbers. */
  readonly others: (EquationBlock | ListingBlock)[];
  readonly mentioned: Set<string>;
}

function openBook(
  input: ComposeInput,
  world: TemplateWorld,
  { citations, numbers }: { readonly citations: BookCitations; readonly numbers: BookNumbers },
  drafts: BookDrafts,
  report: (problem: Problem) => void,
): { readonly book: BookEnvironment; readonly lists: BookLists } {
  const { config, source } = input;
  const { language } = config.title;
  const lists: BookLists = {
    ledger: new Ledger(),
    held: new HeldChecks(input.dataset.checks, bringsChecks(drafts), language, report),
    atEnd: [],
    claims: [],
    figures: [],
    tables: [],
    others: [],
    mentioned: new Set(),
  };
  const charts = new Map(input.charts.map((chart) => [chart.id, chart]));
  const printed = new Set<string>();
  const book: BookEnvironment = {
    world,
    words: language.words,
    language,
    report,
    bareNumbers: numberScanner(config.typed),
    charts,
    images: input.images ?? new Map(),
    chartFiles: source.charts,
    numbers: numbers.captions,
    anchors: numbers.anchors,
    sourcesByChapter: new Map(
      [...drafts.chapters].map(([name, draft]) => [name, sourcesOfDraft(name, draft, input.dataset, charts)]),
    ),
    chapterTitles: new Map([...drafts.chapters].map(([name, draft]) => [name, draft.frontMatter.title])),
    marksGrades: config.gradeMarks,
    citations,
    ledger: lists.ledger,
    held: lists.held,
    atEnd: (fill) => lists.atEnd.push(fill),
    refer: (target, page, place) => {
      const text = numbers.anchors.get(target);
      if (text === undefined) {
        report(unknownReference(place, target, numbers.anchors.keys()));
        return undefined;
      }
      lists.mentioned.add(target);
      return { type: 'ref', target, text, page };
    },
    addClaim: ({ check, place }, where) => {
      lists.claims.push({ check, ...where, place });
      lists.held.judge(check, where.text);
    },
    addCaptioned: (block) => {
      if (printed.has(block.id)) report(printedTwice(block.place, block.number));
      printed.add(block.id);
      if (block.type === 'table') lists.tables.push(block);
      else if (block.type === 'equation' || block.type === 'listing') lists.others.push(block);
      else lists.figures.push(block);
    },
  };
  return { book, lists };
}

/** Whether a text has claims with an expression of their own. */
function bringsChecks({ chapters, introductions, imprint: own }: BookDrafts): boolean {
  const drafts = [...chapters.values(), ...introductions.values(), ...(own === undefined ? [] : [own])];
  return drafts.some(({ expansion }) =>
    expansion.tokens.some((token) => token.type === 'claimStart' && typeof token.check !== 'string'),
  );
}

/** In the order of printing, so that the ledger is numbered as a reader meets them. */
function composeManuscript(
  input: ComposeInput,
  drafts: BookDrafts,
  numbers: BookNumbers,
  book: BookEnvironment,
  lists: BookLists,
): Manuscript {
  const { config } = input;
  const front = config.front.flatMap((matter) => composeMatter(matter, input, drafts, numbers, book));
  const parts = config.parts.map((part) => composePart(part, drafts, numbers, book));
  const back = config.back.flatMap((matter) => composeMatter(matter, input, drafts, numbers, book));
  for (const fill of lists.atEnd) fill();
  const bibliography = unlistedWorks(input, book);
  const termNotes = config.termNotes && termNotesOf(config.termNotes, [...front, ...back], parts);
  const headImage = config.headImage && imageNamed(config.headImage, input, book);
  const manuscript: Manuscript = {
    book: config.title,
    front,
    parts,
    back: [...back, ...bibliography],
    ledger: lists.ledger.entries,
    claims: lists.claims,
    tables: lists.tables,
    charts: lists.figures.filter((figure) => figure.type === 'chart'),
    figures: lists.figures,
    ...(termNotes === undefined ? {} : { termNotes }),
    ...(headImage === undefined ? {} : { headImage }),
    ...(book.world.changes === undefined ? {} : { changes: book.world.changes }),
    checks: lists.held.all(),
  };
  return config.index.length === 0 || input.isJudged === false
    ? manuscript
    : { ...manuscript, index: composeIndex(config.index, manuscript, book.report) };
}

/** The definitions of one chapter, wherever it stands. */
function termNotesOf(
  { chapter: name, most }: NonNullable<BookConfig['termNotes']>,
  matters: readonly Matter[],
  parts: readonly Part[],
): TermNotes {
  const chapters = [
    ...matters.flatMap((matter) => (matter.type === 'chapter' ? matter.chapter : [])),
    ...parts.flatMap((part) => part.chapters),
  ];
  const blocks = chapters.find(({ id }) => id === name)?.blocks ?? [];
  const entries = blocks.flatMap((block) => (block.type === 'definitionList' ? block.entries : []));
  return { chapter: name, entries, most };
}

/** What is cited closes the book where the writer has chosen no place for it. */
function unlistedWorks(
  { source }: ComposeInput,
  { citations, language }: BookEnvironment,
): readonly Matter[] {
  const place = { file: source.book.path };
  const blocks = citations.unlisted(place);
  return blocks.length === 0 ? [] : [worksMatter(blocks, language, place)];
}

/** An image that `book.yaml` names; one that could not be read has been reported. */
function imageNamed(
  { name, place }: NamedInBook,
  { source }: ComposeInput,
  book: BookEnvironment,
): BookImage | undefined {
  if (!source.images.has(name)) book.report(unknownBook('image', name, source.images.keys(), place));
  return book.images.get(name);
}

function composePart(
  part: PartConfig,
  drafts: BookDrafts,
  numbers: BookNumbers,
  book: BookEnvironment,
): Part {
  const number = numbers.parts.get(part.id);
  const introduction = drafts.introductions.get(part.id);
  const title: readonly Inline[] = part.title === '' ? [] : [{ type: 'text', text: part.title }];
  return {
    id: part.id,
    ...(number === undefined ? {} : { number }),
    title,
    introduction: introduction === undefined ? [] : composeIntroduction(introduction, book),
    chapters: part.chapters.flatMap(({ name }) => {
      const draft = drafts.chapters.get(name);
      return draft === undefined ? [] : [composeChapter(draft, numbers.chapters.get(name), book)];
    }),
  };
}

/** Stands above the chapter that it leads up to, whose footnotes have numbers of their own: it has none. */
function composeIntroduction(draft: ChapterDraft, book: BookEnvironment): readonly Block[] {
  for (const node of draft.root.children) {
    if (node.type !== 'footnoteDefinition') continue;
    const hint = 'say it in the text, or in a footnote of a chapter';
    book.report(
      markdownUnsupported(nodePlace(node, draft), 'a footnote in the introduction of a part', hint),
    );
  }
  return composeBody(draft, book).blocks;
}

function composeMatter(
  matter: MatterConfig,
  input: ComposeInput,
  drafts: BookDrafts,
  numbers: BookNumbers,
  book: BookEnvironment,
): readonly Matter[] {
  const { config, source } = input;
  switch (matter.type) {
    case 'cover': {
      const sources: CoverSources = {
        colours: input.colours,
        chartNames: source.charts.keys(),
        charts: book.charts,
        imageNamed: (image) => imageNamed(image, input, book),
        wordsOf: (chart) => composeCoverWords(chart, book),
        report: book.report,
      };
      return [{ type: 'cover', ...composeCover(config.cover, sources) }];
    }
    case 'imprint': {
      const own = drafts.imprint === undefined ? [] : composeBody(drafts.imprint, book).blocks;
      const grades = config.gradeMarks ? [gradesExplained(config.title.language)] : [];
      return [{ type: 'imprint', blocks: [...imprint(config.title), ...grades, ...own] }];
    }
    case 'generated':
      return [
        {
          type: 'generated',
          matter: matter.matter,
          title: book.words[matter.matter],
          id: `matter:${matter.matter}`,
          ...(matter.matter === 'contents' ? { unlisted: config.unlisted.map(({ title }) => title) } : {}),
        },
      ];
    case 'chapter': {
      const draft = drafts.chapters.get(matter.chapter.name);
      return draft === undefined
        ? []
        : [
            {
              type: 'chapter',
              chapter: named(
                composeChapter(draft, numbers.chapters.get(matter.chapter.name), book),
                matter.isAnnex === true ? numbers.anchors.get(`ch:${matter.chapter.name}`) : undefined,
                book,
              ),
            },
          ];
    }
    default:
      return unreachable(matter);
  }
}

/** An annex with its name, `Annex A`. */
function named(chapter: Chapter, label: string | undefined, { words }: BookEnvironment): Chapter {
  if (label === undefined) return chapter;
  return { ...chapter, label, shortTitle: `${label}${words.colon}${chapter.shortTitle}` };
}

/** What the contents are told to leave out must be there to be left out. */
function reportUnlistedUnknown(
  { unlisted }: BookConfig,
  { chapters }: BookDrafts,
  report: (problem: Problem) => void,
): void {
  const titles = new Set(
    [...chapters.values()].flatMap(({ outline }) => outline.headings.map(({ text }) => text)),
  );
  for (const { title, place } of unlisted) {
    if (!titles.has(title)) report(unknownBook('section', title, titles, place));
  }
}

function reportUnusedNames({ chapters }: BookDrafts, report: (problem: Problem) => void): void {
  for (const { world } of chapters.values()) {
    for (const name of world.figures.unusedNames()) {
      const place = world.named.get(name)?.place;
      if (place !== undefined) report(unusedFigureName(place, name));
    }
  }
}

/** Readers are sent to each chart, table, and equation or listing with a number by the text; one that nothing mentions hangs in the air. */
function reportUnmentioned(
  blocks: readonly (ChartBlock | PlateBlock | TableBlock | EquationBlock | ListingBlock)[],
  mentioned: ReadonlySet<string>,
  report: (problem: Problem) => void,
): void {
  for (const block of blocks) {
    // A list of records stands where its text is, and is no figure of it.
    const isExempt = block.type === 'table' && block.list !== undefined;
    if (!mentioned.has(block.id) && !isExempt)
      report(captionNeverMentioned(block.place, block.number, block.id));
  }
}
