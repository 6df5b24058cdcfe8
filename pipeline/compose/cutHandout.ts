/** Turns a book into a handout of some of its chapters and parts: their texts with the book's numbers, and the data behind them. */
import type { Language } from '../language/Language.ts';
import { unknownBook } from '../problems/catalogue/compose.ts';
import { hasErrors, type Problem, type StageResult } from '../problems/Problem.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { chaptersOf, chaptersOfMatter } from './chaptersOf.ts';
import { cutDataset, sourcesBehind } from './cutDataset.ts';
import { everyBlock } from './everyBlock.ts';
import { imprint } from './imprint.ts';
import type {
  BibliographyBlock,
  Block,
  BookTitle,
  Chapter,
  HandoutTitle,
  Inline,
  Manuscript,
  Matter,
  OpenPoint,
  Part,
  TableBlock,
} from './Manuscript.ts';
import { mapTexts } from './mapTexts.ts';
import { OPEN_POINTS, openPointsChapter } from './markOpenPoints.ts';
import { openPlaceAnchor } from './openPointAnchors.ts';
import { plainText } from './plainText.ts';
import { sourceList } from './sourceLine.ts';
import { worksMatter } from './worksMatter.ts';

export interface HandoutRequest {
  /** Names of chapters, and ids of parts that are taken whole. */
  readonly chapters: readonly string[];
  readonly parts: readonly string[];
  /** What follows the book's file name in the handout's. */
  readonly suffix: string;
}

/** The dataset is the one that the data pack of the handout holds. */
export interface Handout {
  readonly manuscript: Manuscript;
  readonly dataset: Dataset;
}

export function cutHandout(
  manuscript: Manuscript,
  dataset: Dataset,
  request: HandoutRequest,
): StageResult<Handout> {
  const problems = unknownNames(manuscript, request);
  if (hasErrors(problems)) return { value: undefined, problems };
  const parts = keptParts(manuscript, request);
  const works = worksOf(manuscript);
  const printed = new Printed(parts, works);
  const relinked = mapTexts({ ...manuscript, front: [], parts, back: [] }, relinker(manuscript, printed));
  const kept = withoutRest({ ...manuscript, parts: relinked.parts }, printed);
  const book = titleOfHandout(manuscript.book, request.suffix);
  const chapters = parts.flatMap((part) => part.chapters);
  const handout = { title: titlesOf(parts, book.language), of: namesOf(parts, book.language) };
  const cut: Manuscript = {
    ...kept,
    book,
    handout,
    front: chapters.length > 1 ? [contentsOf(manuscript)] : [],
    back: [...worksCited(kept, works, printed), ...backOf(kept, dataset, book, handout)],
  };
  const ofData = cutDataset(cut, dataset);
  return { value: { manuscript: withoutOtherChanges(cut, ofData), dataset: ofData }, problems };
}

function unknownNames(manuscript: Manuscript, request: HandoutRequest): readonly Problem[] {
  const known = {
    // The list of works and a draft's open points are no chapters of the writer's.
    chapter: chaptersOf(manuscript).flatMap(({ id }) => (id.startsWith('.') || id === OPEN_POINTS ? [] : id)),
    part: manuscript.parts.flatMap(({ id, number }) => (number === undefined ? [] : id)),
  };
  const place = { file: 'templates/book.yaml' };
  const check = (noun: 'chapter' | 'part', names: readonly string[]) =>
    names.flatMap((name) =>
      known[noun].includes(name) ? [] : [unknownBook(noun, name, known[noun], place)],
    );
  return [...check('chapter', request.chapters), ...check('part', request.parts)];
}

// -------------------------------------------------------- what is kept

/** Chapters that come without their part stand in one without title or number. */
function keptParts({ front, parts, back }: Manuscript, request: HandoutRequest): readonly Part[] {
  const loose = (chapters: readonly Chapter[]): Part => ({
    id: '',
    title: [],
    introduction: [],
    chapters: chapters.filter(({ id }) => request.chapters.includes(id)),
  });
  return [
    loose(chaptersOfMatter(front)),
    ...parts.map((part) =>
      part.number !== undefined && request.parts.includes(part.id) ? part : loose(part.chapters),
    ),
    loose(chaptersOfMatter(back)),
  ].filter(({ number, chapters }) => number !== undefined || chapters.length > 0);
}

/** What of the book the handout prints, by the names that the rest goes by. */
class Printed {
  readonly blocks: readonly Block[];
  readonly chapters: ReadonlySet<string>;
  /** Places that references may lead to. */
  readonly anchors: ReadonlySet<string>;

  /** A handout lists the works that it cites. */
  constructor(parts: readonly Part[], works: BibliographyBlock | undefined) {
    const chapters = parts.flatMap((part) => part.chapters);
    const texts = [
      ...parts.map(({ introduction }) => introduction),
      ...chapters.flatMap(({ blocks, footnotes }) => [
        blocks,
        ...[...footnotes.values()].map(({ children }) => children),
      ]),
    ];
    this.blocks = texts.flatMap(everyBlock);
    // The figures of a part's introduction are entered under the part's id.
    const introduced = parts.flatMap(({ id, introduction }) => (introduction.length === 0 ? [] : [id]));
    this.chapters = new Set([...introduced, ...chapters.map(({ id }) => id)]);
    this.anchors = new Set([
      ...parts.flatMap(({ id, number }) => (number === undefined ? [] : [`part:${id}`])),
      ...chapters.map(({ id }) => `ch:${id}`),
      ...this.blocks.flatMap((block) => ('id' in block && block.id !== '' ? [block.id] : [])),
      ...(works?.entries ?? []).map(({ id }) => id),
    ]);
  }
}

/** Ledger, claims, lists and checks of what is printed. */
function withoutRest(manuscript: Manuscript, { anchors, chapters, blocks }: Printed): Manuscript {
  const inlines = inlinesIn(manuscript);
  const isPrinted = ({ id }: { readonly id: string }) => anchors.has(id);
  const ofChapter = ({ within, chapter }: { readonly within: string; readonly chapter: string }) =>
    within === 'prose' ? chapters.has(chapter) : anchors.has(within);
  const ledger = manuscript.ledger.filter(ofChapter);
  const claims = manuscript.claims.filter(ofChapter);
  const rests = new Set(claims.map(({ check }) => check));
  const lists = new Set(blocks.flatMap((block) => (block.type === 'table' ? (block.list ?? []) : [])));
  const checks = [...manuscript.checks].filter(
    ([id, { correction }]) =>
      rests.has(id) || lists.has('checks') || (lists.has('corrections') && correction !== undefined),
  );
  const { openPoints } = manuscript;
  return {
    ...manuscript,
    ledger,
    claims,
    checks: new Map(checks),
    tables: manuscript.tables.filter(isPrinted),
    charts: manuscript.charts.filter(isPrinted),
    figures: manuscript.figures.filter(isPrinted),
    ...(openPoints === undefined ? {} : { openPoints: openPointsIn(openPoints, anchors, inlines) }),
  };
}

/** What has changed of the data that the handout has. */
function withoutOtherChanges(manuscript: Manuscript, { tables, facts, checks }: Dataset): Manuscript {
  const { changes: since } = manuscript;
  if (since === undefined) return manuscript;
  const changes = since.changes.filter(
    ({ id }) => tables.has(id.replace(/\[.*$/s, '')) || facts.has(id.replace(/^fact:/, '')) || checks.has(id),
  );
  return { ...manuscript, changes: { ...since, changes } };
}

/** Those that are marked here, and those that are about the book as a whole. */
function openPointsIn(
  openPoints: readonly OpenPoint[],
  anchors: ReadonlySet<string>,
  inlines: readonly Inline[],
): readonly OpenPoint[] {
  const marked = new Set(
    inlines.flatMap((inline) => (inline.type === 'openPoint' && inline.at === 'place' ? inline.number : [])),
  );
  return openPoints.flatMap((point) => {
    const { anchor, number } = point;
    if (anchor === undefined || anchors.has(anchor)) return [point];
    return marked.has(number) ? [{ ...point, anchor: openPlaceAnchor(number) }] : [];
  });
}

function inlinesIn({ parts, ...manuscript }: Manuscript): readonly Inline[] {
  const found: Inline[] = [];
  const add = (inlines: readonly Inline[]): readonly Inline[] => {
    for (const inline of inlines) {
      found.push(inline);
      if ('children' in inline) add(inline.children);
    }
    return inlines;
  };
  mapTexts({ ...manuscript, front: [], parts, back: [] }, { text: (site) => add(site.inlines), beside: add });
  return found;
}

// --------------------------------------------------------- references

/** What leads out of the handout names the book, and leads nowhere. */
function relinker(manuscript: Manuscript, { anchors }: Printed): Parameters<typeof mapTexts>[1] {
  const { title, language } = manuscript.book;
  const ofBook: readonly Inline[] = [
    { type: 'text', text: language.words.handout.inBook },
    { type: 'emphasis', children: [{ type: 'text', text: title }] },
  ];
  const relink = (inlines: readonly Inline[]): readonly Inline[] =>
    inlines.flatMap((inline): readonly Inline[] => {
      if (inline.type === 'ref' && !anchors.has(inline.target)) {
        return [{ type: 'text', text: inline.text }, ...ofBook];
      }
      if (inline.type === 'link' && inline.to.type === 'anchor' && !anchors.has(inline.to.anchor)) {
        return [...relink(inline.children), ...ofBook];
      }
      return 'children' in inline ? [{ ...inline, children: relink(inline.children) }] : [inline];
    });
  let named: ReadonlyMap<string, string> | undefined;
  const nameOf = (anchor: string): string => {
    named ??= anchorNames(manuscript);
    return named.get(anchor) ?? '';
  };
  return {
    text: (site) => relink(site.inlines),
    beside: relink,
    tile: ({ target, ...tile }) =>
      target === undefined || !anchors.has(target) ? tile : { ...tile, target },
    table: (table) => withNames(table, anchors, nameOf),
  };
}

/** A cell that would print the page of a place in the rest of the book names the place. */
function withNames(
  table: TableBlock,
  anchors: ReadonlySet<string>,
  nameOf: (anchor: string) => string,
): TableBlock {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map(({ pageOf, ...cell }) => {
      if (pageOf === undefined) return cell;
      return anchors.has(pageOf) ? { ...cell, pageOf } : { ...cell, text: nameOf(pageOf) };
    }),
  }));
  return { ...table, rows };
}

/** By what readers know the places of a book. */
function anchorNames(manuscript: Manuscript): ReadonlyMap<string, string> {
  const { language } = manuscript.book;
  const ofChapters = chaptersOf(manuscript).flatMap((chapter): (readonly [string, string])[] => [
    [`ch:${chapter.id}`, namesOfChapters([chapter], language)],
    ...everyBlock(chapter.blocks).flatMap((block): (readonly [string, string])[] => {
      if (block.type === 'heading') return [[block.id, plainText(block.children)]];
      return 'number' in block ? [[block.id, block.number]] : [];
    }),
  ]);
  const ofParts = manuscript.parts.map(
    ({ id, number = '' }) => [`part:${id}`, `${language.words.part} ${number}`] as const,
  );
  return new Map([...ofChapters, ...ofParts]);
}

// -------------------------------------------------------------- words

const NO_BREAK = '\u00a0';

function titlesOf(parts: readonly Part[], { words }: Language): string {
  return parts
    .flatMap(({ number, title, chapters }) =>
      number === undefined ? chapters.map((chapter) => plainText(chapter.title)) : [plainText(title)],
    )
    .join(words.semicolon);
}

/** e.g. `Part I, Chapters 7 and 9, Annex A, Glossary`. */
function namesOf(parts: readonly Part[], language: Language): string {
  const { words } = language;
  const whole = parts.flatMap(({ number }) =>
    number === undefined ? [] : [`${words.part}${NO_BREAK}${number}`],
  );
  const loose = parts.flatMap(({ number, chapters }) => (number === undefined ? chapters : []));
  return [...whole, ...(loose.length === 0 ? [] : [namesOfChapters(loose, language)])].join(', ');
}

function namesOfChapters(chapters: readonly Chapter[], { words }: Language): string {
  const numbers = chapters.flatMap(({ number }) =>
    number !== undefined && /^\d/.test(number) ? [number] : [],
  );
  const [first, ...others] = numbers;
  const last = others.at(-1);
  const numbered =
    last === undefined
      ? `${words.chapter}${NO_BREAK}${first ?? ''}`
      : `${words.chapters}${NO_BREAK}${numbers.slice(0, -1).join(', ')} ${words.and} ${last}`;
  const rest = chapters.flatMap((chapter) => {
    if (chapter.number === undefined) return [plainText(chapter.title)];
    return numbers.includes(chapter.number) ? [] : [`${words.annex}${NO_BREAK}${chapter.number}`];
  });
  return [...(first === undefined ? [] : [numbered]), ...rest].join(', ');
}

/** In the data pack of a handout "the book" would be the wrong word. */
function titleOfHandout(book: BookTitle, suffix: string): BookTitle {
  const { pack } = book.language;
  const { handout } = pack;
  const language: Language = {
    ...book.language,
    pack: {
      ...pack,
      titles: { ...pack.titles, figures: handout.figures },
      cover: { ...pack.cover, ...handout.cover },
      lines: { ...pack.lines, ...handout.lines },
      heads: { ...pack.heads, inBook: handout.inHandout },
      zip: { ...pack.zip, files: { ...pack.zip.files, figures: handout.figures } },
    },
  };
  return { ...book, language, fileName: `${book.fileName}${suffix}` };
}

// ------------------------------------------------------------- matter

/** The book's list of works, wherever it stands. */
function worksOf(manuscript: Manuscript): BibliographyBlock | undefined {
  return chaptersOf(manuscript)
    .flatMap(({ blocks }) => everyBlock(blocks))
    .find((block) => block.type === 'bibliography');
}

/** As they stand in the book's list, with its numbers; none where the handout has that list itself. */
function worksCited(
  kept: Manuscript,
  works: BibliographyBlock | undefined,
  { blocks }: Printed,
): readonly Matter[] {
  if (works === undefined || blocks.includes(works)) return [];
  const cited = new Set(
    inlinesIn(kept).flatMap((inline) =>
      inline.type === 'link' && inline.to.type === 'anchor' ? inline.to.anchor : [],
    ),
  );
  const entries = works.entries.filter(({ id }) => cited.has(id));
  return entries.length === 0 ? [] : [worksMatter([{ ...works, entries }], kept.book.language, works.place)];
}

/** As the book's own leaves out sections. */
function contentsOf({ front, back, book }: Manuscript): Matter {
  const own = [...front, ...back].find(
    (matter) => matter.type === 'generated' && matter.matter === 'contents',
  );
  return (
    own ?? {
      type: 'generated',
      matter: 'contents',
      title: book.language.words.contents,
      id: 'matter:contents',
    }
  );
}

function backOf(
  kept: Manuscript,
  dataset: Dataset,
  book: BookTitle,
  handout: HandoutTitle,
): readonly Matter[] {
  const { openPoints, front, back, parts } = kept;
  const own = [...front, ...back].find((matter) => matter.type === 'imprint');
  // Of the book's imprint the lines that it has of `book.yaml` name files of the book.
  const ownBlocks = own?.type === 'imprint' ? own.blocks.slice(imprint(kept.book).length) : [];
  const listsSources = (chapter: Chapter) =>
    everyBlock(chapter.blocks).some((block) => block.type === 'definitionList' && block.of === 'sources');
  const areListed = parts.flatMap(({ chapters }) => chapters).every(listsSources);
  const sources = areListed ? [] : sourcesBehind(kept, dataset);
  return [
    ...(sources.length === 0 ? [] : [sourcesChapter(sources, dataset, book.language)]),
    ...(openPoints === undefined ? [] : [openPointsChapter(openPoints, book)]),
    { type: 'imprint', blocks: [...imprint(book, handout), ...ownBlocks] },
  ];
}

/** Where a chapter lists none of its own. */
function sourcesChapter(ids: readonly string[], dataset: Dataset, language: Language): Matter {
  const title = language.words.sources;
  return {
    type: 'chapter',
    chapter: {
      id: 'handout-sources',
      title: [{ type: 'text', text: title }],
      shortTitle: title,
      blocks: [sourceList(ids, dataset, language)],
      footnotes: new Map(),
      place: { file: 'templates/book.yaml' },
    },
  };
}
