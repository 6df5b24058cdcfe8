/** Turns `templates/book.yaml` into a typed configuration of the book. */

import type { Language } from '../language/Language.ts';
import { defaultLanguage, languageOf as languageOfTag, languageTags } from '../language/languages.ts';
import { refusedAddress } from '../links/parseLink.ts';
import type { BookSource } from '../load/BookSource.ts';
import { markupInLine } from '../markup/markupInLine.ts';
import { numberScanner, type TypedNames } from '../numbers/bareNumbers.ts';
import { formatNumber } from '../numbers/formatNumber.ts';
import { parseNumberFormat } from '../numbers/NumberFormat.ts';
import { compileExpression } from '../patterns/RegularExpression.ts';
import {
  chapterListedTwice,
  chapterNotUsed,
  linkRefused,
  settingExpected,
  settingMissing,
  termPatternBad,
  termPatternLoose,
  unknownBook,
  unknownMatter,
  unknownTemplate,
  unsupportedLanguage,
} from '../problems/catalogue/compose.ts';
import { hasErrors, type Place, type Problem, type StageResult } from '../problems/Problem.ts';
import type { Waiver } from '../problems/settleProblems.ts';
import { quoted } from '../problems/spot.ts';
import { orientations, type PageName, pageNamed, paperSizes } from '../theme/papers.ts';
import { chooseLabels } from '../validate/chooseLabels.ts';
import { fillLabels } from '../validate/fillLabels.ts';
import { readParameters } from '../validate/readParameters.ts';
import type { BookTitle, GeneratedMatter } from './Manuscript.ts';
import { isMoment } from './noticesOf.ts';
import { type CoverConfig, type NamedInBook, readCover, readNamed } from './readCover.ts';
import { type NamedFormats, readForm } from './readPresentation.ts';
import { Settings } from './Settings.ts';

export interface PartConfig {
  readonly id: string;
  /** Empty where the book has no parts. */
  readonly title: string;
  /** Name of the partial that introduces the part. */
  readonly introduction?: string;
  readonly chapters: readonly ChapterEntry[];
}

/** A chapter where `book.yaml` lists it. */
export interface ChapterEntry {
  readonly name: string;
  readonly place: Place;
}

export type MatterConfig =
  | { readonly type: 'cover' }
  | { readonly type: 'imprint' }
  | { readonly type: 'generated'; readonly matter: GeneratedMatter }
  /** An annex bears a letter, whatever it prints. */
  | { readonly type: 'chapter'; readonly chapter: ChapterEntry; readonly isAnnex?: true };

export interface UnlistedSection {
  readonly title: string;
  readonly place: Place;
}

export interface BookConfig {
  readonly title: BookTitle;
  readonly page: PageName;
  /** Id of the table that lists the figures as another document states them. */
  readonly asStated?: string;
  /** One part without a title where the book has chapters only. */
  readonly parts: readonly PartConfig[];
  readonly front: readonly MatterConfig[];
  readonly back: readonly MatterConfig[];
  readonly cover: CoverConfig;
  /** The image in the running heads. */
  readonly headImage: NamedInBook | undefined;
  /** Titles of sections that most chapters have, and that the contents do not list. */
  readonly unlisted: readonly UnlistedSection[];
  /** Whether sources that are not the publisher's own file say so where they are named. */
  readonly gradeMarks: boolean;
  /** Names with digits that are no figures. */
  readonly typed: TypedNames;
  /** Ways to print a figure by name, for `as`. */
  readonly formats: NamedFormats;
  /** The chapter whose definitions stand beside the text as well, and how many of them in a chapter. */
  readonly termNotes?: { readonly chapter: string; readonly most: number };
  /** Subjects and names; none where the book has no index. */
  readonly index: readonly IndexEntryConfig[];
  readonly workbook: { readonly filters: boolean; readonly freezePanes: boolean };
  readonly waivers: readonly Waiver[];
}

/** An entry of the index as it is written; `words` is its heading unless given. */
export interface IndexEntryConfig {
  readonly heading: string;
  readonly words: readonly string[];
  readonly also: readonly { readonly heading: string; readonly place: Place }[];
  readonly entries: readonly IndexEntryConfig[];
  readonly place: Place;
}

const GENERATED: readonly GeneratedMatter[] = [
  'contents',
  'listOfFigures',
  'listOfTables',
  'sheetIndex',
  'index',
];
const MATTER_NAMES = ['cover', 'imprint', ...GENERATED];

export type LanguageOf = (tag: string) => Language | undefined;

/** `languageOf` gives the language of a tag, if there is one; `set` are values in the place of the book's parameters. */
export function readBookConfig(
  source: BookSource,
  languageOf: LanguageOf = languageOfTag,
  set: readonly string[] = [],
): StageResult<BookConfig> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => {
    problems.push(problem);
  };
  const language = readLanguage(Settings.of(source.book, []), languageOf, report);
  const { parameters } = readParameters(source.book, set);
  const book = fillLabels(
    chooseLabels(source.book, language.tag, report),
    parameters,
    language.numbers,
    report,
  );
  const root = Settings.of(book, problems);
  root.optionalText('language');
  const config = readRoot(root, source, language);
  root.finish();
  reportUnusedChapters(config, source, problems);
  return { value: hasErrors(problems) ? undefined : config, problems };
}

function readRoot(root: Settings, source: BookSource, language: Language): BookConfig {
  // The form is read before, the parameters by the stage that types the figures.
  root.leave('briefing', 'parameters');
  const title = readTitle(root, language);
  const page = root.mapping('page');
  const cover = root.mapping('cover');
  const contents = root.mapping('contents');
  const runningHead = root.mapping('runningHead');
  const workbook = root.mapping('workbook');
  const asStated = root.optionalText('asStated');
  // The files that they name have been read before.
  root.optionalText('previousEdition');
  root.optionalText('citationStyle');
  const seen = new Set<string>();
  const config: BookConfig = {
    title,
    page: pageNamed(
      page.choice('size', paperSizes, 'A4'),
      page.choice('orientation', orientations, 'portrait'),
    ),
    ...(asStated === undefined ? {} : { asStated }),
    front: readMatter(root, 'front', source, seen),
    parts: readParts(root, source, seen),
    back: readMatter(root, 'back', source, seen),
    cover: readCover(cover),
    headImage: readNamed(runningHead, 'image'),
    gradeMarks: root.flag('gradeMarks', false),
    unlisted: contents.texts('omit').map((title, index) => ({ title, place: contents.place('omit', index) })),
    typed: readTypedNames(root, language),
    formats: readFormats(root.mapping('formats')),
    index: root.list('index', readIndexEntry),
    workbook: {
      filters: workbook.flag('filters', false),
      freezePanes: workbook.flag('freezePanes', false),
    },
    waivers: root.list('waivers', readWaiver),
  };
  const termNotes = readTermNotes(root, seen);
  checkIndex(root, config);
  for (const mapping of [page, cover, contents, runningHead, workbook]) mapping.finish();
  return termNotes === undefined ? config : { ...config, termNotes };
}

/** `termNotes: { chapter: glossary, most: 4 }` */
function readTermNotes(root: Settings, chapters: ReadonlySet<string>): BookConfig['termNotes'] {
  if (!root.has('termNotes')) {
    root.leave('termNotes');
    return undefined;
  }
  const settings = root.mapping('termNotes');
  const chapter = settings.text('chapter');
  const most = settings.optionalNumber('most') ?? MOST_TERM_NOTES;
  if (chapter !== '' && !chapters.has(chapter))
    root.report(unknownBook('chapter', chapter, chapters, settings.place('chapter')));
  if (!Number.isInteger(most) || most < 1)
    root.report(settingExpected(settings.place('most'), 'most', 'a whole number from 1', String(most)));
  settings.finish();
  return { chapter, most };
}

/** More would be noise. */
const MOST_TERM_NOTES = 4;

function readTitle(root: Settings, language: Language): BookTitle {
  return {
    title: readWords(root, 'title', root.text('title')),
    subtitle: readWords(root, 'subtitle'),
    authors: readLines(root, 'authors'),
    publisher: readWords(root, 'publisher'),
    credit: readWords(root, 'credit'),
    edition: root.date('edition'),
    language,
    keywords: readLines(root, 'keywords'),
    licence: readWords(root, 'licence'),
    contact: readWords(root, 'contact'),
    ...readEmbargo(root),
    ...(root.flag('notForCitation', false) ? { notForCitation: true } : {}),
    fileName: readFileName(root),
  };
}

function readEmbargo(root: Settings): Pick<BookTitle, 'embargo'> {
  const embargo = root.optionalText('embargo');
  if (embargo === undefined) return {};
  if (isMoment(embargo)) return { embargo };
  const expected = 'a day such as 2026-12-24, or a time with its zone such as 2026-12-24T06:00-05:00';
  root.report(settingExpected(root.place('embargo'), 'embargo', expected, quoted(embargo)));
  return {};
}

/** A line that is printed as it stands. */
function readWords(settings: Settings, key: string, text = settings.optionalText(key) ?? ''): string {
  checkLine(settings, text, settings.place(key));
  return text;
}

function readLines(settings: Settings, key: string): readonly string[] {
  const lines = settings.texts(key);
  for (const [index, line] of lines.entries()) checkLine(settings, line, settings.place(key, index));
  return lines;
}

/** Without markup, and without an address that a link may not have. */
function checkLine(settings: Settings, text: string, place: Place): void {
  const refused = refusedAddress(text);
  if (refused !== undefined) settings.report(linkRefused(place, refused.found, refused.hint));
  const hint = 'lines of book.yaml are printed as they stand, without markup';
  for (const problem of markupInLine(text, hint, () => place)) settings.report(problem);
}

/** A pattern that would let amounts through is refused, as no figure could be asked for any more. */
function readTypedNames(root: Settings, language: Language): TypedNames {
  const { numbers, besideNumbers } = language;
  const terms = root.texts('terms');
  const read = { terms: [], language: { numbers, besideNumbers } };
  const termPatterns = root.texts('termPatterns').filter((source, index) => {
    const place = root.place('termPatterns', index);
    const compiled = compileExpression(source, '');
    if (compiled.type === 'fault') root.report(termPatternBad(place, source, compiled.message));
    const scan = numberScanner({ ...read, termPatterns: [source] });
    const passed = amountsIn(language).find((amount) => scan(amount).length === 0);
    if (passed !== undefined) root.report(termPatternLoose(place, source, passed));
    return compiled.type === 'expression' && passed === undefined;
  });
  return { ...read, terms, termPatterns };
}

/** Figures as a sentence of the language may have them. */
function amountsIn({ numbers, besideNumbers: { units, measures } }: Language): readonly string[] {
  const plain = parseNumberFormat(',.1f');
  const whole = [7, 42, 365].map(String);
  const decimals =
    'format' in plain ? [3.5, 12.4, 1318.7].map((n) => formatNumber(n, plain.format, numbers)) : [];
  const words = [...units, ...measures].filter((word) => /^\p{L}{4,}$/u.test(word));
  return [
    ...[...whole, ...decimals].flatMap((number) => [number, `x ${number} y`, `${number}%`, `$${number}`]),
    ...whole.flatMap((number) => words.map((word) => `${number} ${word}`)),
  ];
}

/** `{ heading: Border Patrol, words: [USBP], also: [ports of entry], entries: [{ heading: arrests }] }` */
function readIndexEntry(settings: Settings): IndexEntryConfig {
  const entry = {
    ...readIndexLine(settings),
    entries: settings.list('entries', (own) => {
      const line = { ...readIndexLine(own), entries: [] };
      own.finish();
      return line;
    }),
  };
  settings.finish();
  return entry;
}

function readIndexLine(settings: Settings): Omit<IndexEntryConfig, 'entries'> {
  const heading = readWords(settings, 'heading', settings.text('heading'));
  const words = readLines(settings, 'words');
  return {
    heading,
    words: settings.has('words') ? words : [heading],
    also: readLines(settings, 'also').map((to, index) => ({
      heading: to,
      place: settings.place('also', index),
    })),
    place: settings.place('heading'),
  };
}

/** What is listed must be printed, and what is printed must hold something. */
function checkIndex(root: Settings, { front, back, index }: BookConfig): void {
  const isPrinted = [...front, ...back].some(
    (matter) => matter.type === 'generated' && matter.matter === 'index',
  );
  if (isPrinted && index.length === 0) root.report(settingMissing(root.place(), 'index'));
  if (!isPrinted && index.length > 0)
    root.report(
      settingExpected(root.placeOfKey('index'), 'index', 'index in front or back as well', 'no such entry'),
    );
}

/** `formats: { millions: { scale: 0.000001, format: ".2f", unit: million } }` */
function readFormats(formats: Settings): NamedFormats {
  const read = formats.keys.map((name) => {
    const settings = formats.mapping(name);
    const form = readForm(settings);
    settings.finish();
    return [name, form] as const;
  });
  return new Map(read);
}

/** English stands in for a language that is not offered, so that the rest of the file is read; the book is not built. */
function readLanguage(root: Settings, languageOf: LanguageOf, report: (problem: Problem) => void): Language {
  const tag = root.optionalText('language');
  const language = tag === undefined ? undefined : languageOf(tag);
  if (tag !== undefined && language === undefined) {
    report(unsupportedLanguage(root.place('language'), tag, languageTags));
  }
  return language ?? defaultLanguage;
}

function readFileName(root: Settings): string {
  const name = root.text('fileName');
  // Systems take names of 255 bytes, endings and those of unfinished files included.
  if (name === '' || (/^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?$/i.test(name) && !isDevice(name)))
    return name;
  const expected = 'up to 100 letters, digits and hyphens, and no name of a device such as CON';
  root.report(settingExpected(root.place('fileName'), 'fileName', expected, quoted(name)));
  return name;
}

/** Windows opens a device under these names, whatever ending follows. */
function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\.|$)/i.test(name);
}

function readParts(root: Settings, source: BookSource, seen: Set<string>): readonly PartConfig[] {
  const names = root.texts('chapters');
  const chapters = readChapters(root, names, source, seen);
  const parts = root.list('parts', (part) => {
    const introduction = part.optionalText('introduction');
    if (introduction !== undefined && !source.partials.has(introduction)) {
      root.report(
        unknownTemplate(part.place('introduction'), 'partial', introduction, source.partials.keys()),
      );
    }
    const read: PartConfig = {
      id: part.text('id'),
      title: readWords(part, 'title', part.text('title')),
      ...(introduction === undefined ? {} : { introduction }),
      chapters: readChapters(part, part.texts('chapters'), source, seen),
    };
    part.finish();
    return read;
  });
  if (chapters.length > 0) return [{ id: 'body', title: '', chapters }, ...parts];
  if (parts.every((part) => part.chapters.length === 0) && names.length === 0) {
    root.report(settingMissing(root.place(), 'chapters'));
  }
  return parts;
}

function readChapters(
  settings: Settings,
  names: readonly string[],
  source: BookSource,
  seen: Set<string>,
): readonly ChapterEntry[] {
  return names
    .map((name, index) => readChapter(settings, settings.place('chapters', index), name, source, seen))
    .filter((entry) => entry !== undefined);
}

function readChapter(
  settings: Settings,
  place: Place,
  name: string,
  source: BookSource,
  seen: Set<string>,
): ChapterEntry | undefined {
  if (!source.chapters.has(name)) {
    settings.report(unknownTemplate(place, 'chapter', name, source.chapters.keys()));
    return undefined;
  }
  if (seen.has(name)) settings.report(chapterListedTwice(place, name));
  seen.add(name);
  return { name, place };
}

function readMatter(
  root: Settings,
  key: 'front' | 'back',
  source: BookSource,
  seen: Set<string>,
): readonly MatterConfig[] {
  return root
    .texts(key)
    .map((name, index): MatterConfig | undefined => {
      const place = root.place(key, index);
      const generated = GENERATED.find((matter) => matter === name);
      if (generated !== undefined) return { type: 'generated', matter: generated };
      if (name === 'cover' || name === 'imprint') return { type: name };
      if (name.startsWith('chapter:')) {
        const chapter = readChapter(root, place, name.slice('chapter:'.length), source, seen);
        return chapter === undefined ? undefined : { type: 'chapter', chapter };
      }
      if (key === 'back' && name.startsWith('annex:')) {
        const chapter = readChapter(root, place, name.slice('annex:'.length), source, seen);
        return chapter === undefined ? undefined : { type: 'chapter', chapter, isAnnex: true };
      }
      root.report(
        unknownMatter(place, name, key === 'back' ? [...MATTER_NAMES, 'annex:NAME'] : MATTER_NAMES),
      );
      return undefined;
    })
    .filter((matter) => matter !== undefined);
}

function readWaiver(settings: Settings): Waiver {
  const waiver = {
    code: settings.text('code'),
    where: settings.text('where'),
    reason: settings.text('reason'),
    place: settings.place(),
  };
  settings.finish();
  return waiver;
}

function reportUnusedChapters(config: BookConfig, source: BookSource, problems: Problem[]): void {
  const used = new Set(
    [
      ...config.parts.flatMap((part) => part.chapters),
      ...[...config.front, ...config.back].flatMap((matter) =>
        matter.type === 'chapter' ? [matter.chapter] : [],
      ),
    ].map((entry) => entry.name),
  );
  for (const [name, chapter] of source.chapters) {
    if (!used.has(name)) problems.push(chapterNotUsed({ file: chapter.path, line: 1, column: 1 }, name));
  }
}
