/** The list of stages: turns a book's folder into checked figures, and those into the outputs asked for. */

import type { CheckedBook } from './CheckedBook.ts';
import type { Chart } from './charts/Chart.ts';
import { wholesOfChart } from './charts/chartParts.ts';
import type { DrawChartsInput } from './charts/drawCharts.ts';
import type { Works } from './citations/prepareCitations.ts';
import type { ComposeInput } from './compose/composeBook.ts';
import type { DraftedBook, DraftInput } from './compose/draftBook.ts';
import type { EarlierChecks } from './compose/explainFailedChecks.ts';
import type { Claim, Manuscript } from './compose/Manuscript.ts';
import type { LanguageOf } from './compose/readBookConfig.ts';
import type { ComparedDataset } from './editions/compareWithPrevious.ts';
import type { Edition } from './editions/Edition.ts';
import type { EditionDifference } from './editions/EditionDifference.ts';
import { damagedFonts } from './fonts/damagedFonts.ts';
import type { FontSet } from './fonts/loadFonts.ts';
import type { FontFaces } from './fonts/resolveFamilies.ts';
import { FormulasWanted } from './formulas/FormulasWanted.ts';
import type { BookImage } from './images/BookImage.ts';
import type { Language } from './language/Language.ts';
import { defaultLanguage } from './language/languages.ts';
import type { Layout } from './layout/Layout.ts';
import { defaultLimits, type Limits } from './limits/Limits.ts';
import type { BookSource } from './load/BookSource.ts';
import { linesOfBook } from './load/linesOfBook.ts';
import { loadBook } from './load/loadBook.ts';
import { type Memo, noteWholes } from './memo/Shelf.ts';
import { isOfPresentForm } from './migrate/presentForm.ts';
import { OUTPUTS } from './outputs.ts';
import { Products } from './Products.ts';
import { pageWarnings } from './problems/catalogue/layout.ts';
import { hasErrors, type Problem, type StageResult } from './problems/Problem.ts';
import { settleProblems, type Waiver } from './problems/settleProblems.ts';
import { forPurpose, type Purpose } from './problems/severity.ts';
import { type BookCopy, isHandout, manifestOf, suffixOfHandout } from './publish/BookCopy.ts';
import type { BuildSettings } from './publish/Manifest.ts';
import type { OutputName } from './publish/outputPaths.ts';
import type { PageName } from './theme/papers.ts';
import type { Theme } from './theme/Theme.ts';
import type { SecondThread, ThreadPurpose } from './thread/SecondThread.ts';
import { type PrintedBook, printedBook } from './trace/PrintedBook.ts';
import { countRows } from './validate/countRows.ts';
import type { Dataset } from './validate/Dataset.ts';
import { Workspace } from './Workspace.ts';
import type { ShownCharts } from './workbook/plan/showChart.ts';
import type { Progress } from './world/Progress.ts';
import type { BookFiles } from './world/World.ts';

/** The outside world as far as a build needs it. */
export interface BuildWorld {
  readonly files: BookFiles;
  /** Bytes of a font file by its path in an npm package. */
  readonly readFont: (packagePath: string) => Uint8Array;
  /** The same of any package, where it is installed; undefined for a path that is no font file there. */
  readonly readPackagedFont?: (packagePath: string) => Uint8Array | undefined;
  /** Starts a second thread, for books with many charts; everything is done on one where it is left out. */
  readonly startThread?: (purpose: ThreadPurpose) => SecondThread;
  /** Results of earlier runs; none where it is left out. */
  readonly memo?: Memo;
  /** What outlives the run; each run has its own where it is left out. */
  readonly workspace?: Workspace;
  /** How much of each thing a book may hold; the defaults where it is left out. */
  readonly limits?: Limits;
  /** The language of a tag; those of `language/` where it is left out. */
  readonly languageOf?: LanguageOf;
  /** Version of the pipeline. */
  readonly version: string;
  readonly progress: Progress;
  /** Page on which the last build printed a claim, as far as known. */
  readonly pageOf?: (claim: Claim) => string | undefined;
}

export interface CheckRequest {
  /** Puts the figures in as another document states them. */
  readonly asStated: boolean;
  /** Values in the place of the book's parameters, e.g. `year=2024`. */
  readonly set?: readonly string[];
  readonly page: PageName | undefined;
  /** `final` where it is left out. */
  readonly purpose?: Purpose;
}

/** What is to be made of a book that has no errors. */
export interface BuildRequest extends CheckRequest {
  readonly only: readonly OutputName[];
  /** The whole book where it is left out. */
  readonly copy?: BookCopy;
  /** Digests by path of outputs that earlier builds made and that stay, for the manifest. */
  readonly earlier?: ReadonlyMap<string, string>;
  /** Whether the pages are wanted as they were laid out. */
  readonly holdsPages?: boolean;
}

/** With fewer charts, a thread would take longer to start than to be of use. */
const MANY_CHARTS = 8;
/** Likewise of printed figures, for the data pack that is written and proof-read beside the pages. */
const MANY_FIGURES = 5000;
/** Likewise of rows, for a data pack that is proof-read while its tables are zipped. */
const MANY_ROWS = 50_000;

/** How far a book is read: its figures, its charts, its text, or all that can be wrong with it short of its pages. */
export type Reach = 'dataset' | 'charts' | 'manuscript' | 'everything';

/** Members are missing from the stage on at which errors kept the next one from running. */
export interface BookCheck {
  readonly problems: readonly Problem[];
  readonly dataset: Dataset | undefined;
  readonly charts: readonly Chart[] | undefined;
  readonly book: CheckedBook | undefined;
  /** Of the book, as far as it could be read. */
  readonly language?: Language;
  /** What it prints, where it was read as far as its manuscript; then the book itself may be left out. */
  readonly printed?: PrintedBook;
}

/** The workspace that was handed in, or one for this run alone, which ends with it. */
async function inWorkspace<Value>(
  world: BuildWorld,
  run: (workspace: Workspace) => Promise<Value>,
): Promise<Value> {
  if (world.workspace !== undefined) {
    const value = await run(world.workspace);
    world.workspace.rest();
    return value;
  }
  const { startThread, memo = { code: '', log: [] } } = world;
  const workspace = new Workspace({
    memo,
    isForOneRun: true,
    ...(startThread === undefined ? {} : { startThread }),
  });
  try {
    return await run(workspace);
  } finally {
    await workspace.end();
  }
}

/** Load, validate, charts, compose, and the plan of the data pack: all that can be wrong with a book short of its pages. */
export async function checkBook(
  request: CheckRequest & { readonly reach?: Reach },
  world: BuildWorld,
): Promise<BookCheck> {
  return inWorkspace(world, async (workspace) => {
    const { source, waivers, ...checked } = await composeBookOf(request, world, workspace);
    if (checked.book === undefined || request.reach === 'manuscript')
      return { ...checked, problems: settled(checked.problems, source, waivers, () => false) };
    const products = new Products({ book: checked.book, world, thread: undefined, hasDataZip: false });
    await products.planWithoutPages();
    const problems = [...checked.problems, ...products.problems];
    const sought = (code: string) => !hasErrors(problems) && !pageWarnings.includes(code);
    return { ...checked, problems: settled(problems, source, waivers, sought) };
  });
}

/**
 * Figures that can be read and do not agree do not end the run: compose knows the sentences that rest on them, and who has
 * just revised them wants to see what becomes of the book.
 */
const OF_RELATIONS: ReadonlySet<string> = new Set(['check-failed', 'binding-departs']);

/** The outcome of the stages, with what is needed to settle their problems once the last has run. */
interface ComposedBook extends BookCheck {
  readonly source: BookSource | undefined;
  readonly waivers: readonly Waiver[];
}

function settled(
  problems: readonly Problem[],
  source: BookSource | undefined,
  waivers: readonly Waiver[],
  sought: (code: string) => boolean,
): readonly Problem[] {
  const lineOf = source === undefined ? () => undefined : linesOfBook(source);
  return settleProblems(problems, { waivers, lineOf, sought });
}

/** What can be begun with before the text is there. */
type DrawnBook = Pick<CheckedBook, 'charts' | 'dataset' | 'fonts' | 'digestOfFonts'>;

async function composeBookOf(
  request: CheckRequest & { readonly reach?: Reach },
  world: BuildWorld,
  workspace: Workspace,
  onDrawn?: (drawn: DrawnBook) => Promise<void>,
): Promise<ComposedBook> {
  const { reach = 'everything', purpose = 'final' } = request;
  const problems: Problem[] = [];
  // A call does not take as many arguments as a book may have problems.
  const report = (found: readonly Problem[]) => {
    for (const problem of found) problems.push(...forPurpose(problem, purpose));
  };
  let source: BookSource | undefined;
  let waivers: readonly Waiver[] = [];
  let language = defaultLanguage;
  const stop = (dataset?: Dataset, charts?: readonly Chart[]): ComposedBook => ({
    problems,
    language,
    source,
    waivers,
    dataset,
    charts,
    book: undefined,
  });

  world.progress.stage('load');
  const loaded = loadBook(world.files, world.limits, workspace.documents);
  report(loaded.problems);
  if (loaded.value === undefined || hasErrors(problems)) return stop();
  source = loaded.value;
  if (!isOfPresentForm(source)) {
    const { migrateBook } = await import('./migrate/migrateBook.ts');
    const migrated = migrateBook(source);
    report(migrated.problems);
    source = migrated.source;
  }
  if (source === undefined) return stop();
  // Where all charts are likely to be remembered, a thread would load Vega for nothing.
  const isWorthIt = reach !== 'dataset' && source.charts.size >= MANY_CHARTS;
  const unheard = [...source.charts.keys()].filter((id) => !workspace.hasDrawn(id));
  const started = isWorthIt && unheard.length > 0 ? workspace.thread(true) : undefined;

  world.progress.stage('validate');
  await world.progress.breathe?.();
  const { readBookConfig } = await import('./compose/readBookConfig.ts');
  const configured = readBookConfig(source, world.languageOf, request.set);
  report(configured.problems);
  waivers = configured.value?.waivers ?? [];
  language = configured.value?.title.language ?? defaultLanguage;
  const { parseTheme } = await import('./theme/parseTheme.ts');
  const themed = parseTheme(source.theme, request.page ?? configured.value?.page ?? 'A4');
  report(themed.problems);
  const config = configured.value;
  const theme = themed.value;
  const drawing = config && theme && { source, config, theme };
  // Parts of each chart.
  if (drawing !== undefined) noteWholes([drawing.theme, drawing.config.typed.language]);
  let loading: Promise<StageResult<BookFonts>> | undefined;
  const fontsOf = (named: BookSource, by: Theme) => (loading ??= loadFontsOf(named, by, world, workspace));
  const ahead = started && new (await import('./thread/ChartsAhead.ts')).ChartsAhead(started);
  const { validateBook } = await import('./validate/validateBook.ts');
  const validated = await validateBook(source, {
    asStated: request.asStated,
    set: request.set ?? [],
    language,
    limits: world.limits ?? defaultLimits,
    isJudged: reach !== 'dataset',
    derived: workspace.derived,
    tablesRead: async (tables) => {
      if (ahead === undefined || drawing === undefined || hasErrors(problems)) return;
      const { value: own } = await fontsOf(drawing.source, drawing.theme);
      if (own === undefined) return;
      const common = commonInput(drawing, own.fonts, world);
      ahead.begin({ ...common, dataset: tables, only: unheard }, own.faces);
    },
  });
  report(validated.problems);
  report(await periodsThatStay(source, request.set ?? []));
  const compared =
    validated.value === undefined ? undefined : await comparedWithPrevious(source, validated.value, world);
  report(compared?.problems ?? []);
  const dataset = compared?.dataset;
  if (dataset === undefined || config === undefined || theme === undefined) return stop(dataset);
  if (problems.some(({ severity, code }) => severity === 'error' && !OF_RELATIONS.has(code)))
    return stop(dataset);

  if (reach === 'dataset') return stop(dataset);

  // Fonts of packages are no part of the sources.
  const asked =
    reach === 'manuscript' && theme.fontRequest === undefined
      ? workspace.printed.ask('book', { inputs: source.digests, set: request.set, limits: world.limits })
      : undefined;
  if (asked?.value !== undefined) {
    const { checks, printed } = asked.value;
    return { ...stop({ ...dataset, checks }), printed };
  }

  world.progress.stage('charts');
  await world.progress.breathe?.();
  const loadedFonts = await fontsOf(source, theme);
  report(loadedFonts.problems);
  if (loadedFonts.value === undefined) return stop(dataset);
  const { fonts, faces, digestOfFonts } = loadedFonts.value;
  const { drawCharts } = await import('./charts/drawCharts.ts');
  const { chartRequestOf } = await import('./thread/chartRequest.ts');
  const chartInput: DrawChartsInput = {
    ...commonInput({ source, config, theme }, fonts, world),
    dataset: {
      ...dataset,
      checks: new Map(
        [...dataset.checks.keys(), ...(dataset.brokenChecks ?? [])].map((id) => [id, undefined]),
      ),
    },
    onProgress: world.progress.step,
  };
  const textInput: DraftInput = {
    source,
    config,
    dataset,
    difference: compared?.difference,
    limits: world.limits ?? defaultLimits,
    texts: workspace.texts,
    templates: workspace.templates,
  };
  let drafted: DraftedBook | undefined;
  const drawn = await drawCharts({
    ...chartInput,
    remembered: (input, id) => workspace.rememberedChart(input, id, digestOfFonts),
    ...(ahead === undefined ? {} : { begun: (input) => ahead.begun(input) }),
    elsewhere: async (turns, only) => {
      const thread = isWorthIt && only.length >= MANY_CHARTS ? workspace.thread(true) : undefined;
      if (thread === undefined && ahead === undefined) return [];
      // What needs no chart comes first, since nothing can be done beside it later.
      const [there, texts] = await Promise.all([
        thread?.drawCharts(chartRequestOf({ ...chartInput, only }, faces), turns) ?? [],
        reach === 'charts' ? undefined : draftAhead(textInput),
      ]);
      drafted = texts;
      return there;
    },
  });
  report(drawn.problems);
  const charts = hasErrors(drawn.problems.flatMap((problem) => forPurpose(problem, purpose)))
    ? undefined
    : drawn.value;
  if (charts === undefined || reach === 'charts') return stop(dataset, charts);
  noteWholes(charts.flatMap(wholesOfChart));

  await onDrawn?.({ charts, dataset, fonts, digestOfFonts });

  const images = await readImagesOf(source, theme, fonts, world.limits);
  report(images.problems);
  noteWholes([...(images.value?.values() ?? [])].map(({ picture }) => picture));

  world.progress.stage('compose');
  await world.progress.breathe?.();
  const works = await prepareWorks(source, config.title.language, world.limits);
  report(works.problems);
  if (hasErrors(works.problems)) return stop(dataset);
  const composed = await composeWithFormulas({
    ...textInput,
    charts,
    colours: theme.colours,
    ...(images.value === undefined ? {} : { images: images.value }),
    ...(works.value === undefined ? {} : { works: works.value }),
    isJudged: reach !== 'manuscript',
    drafted,
  }).finally(() => works.value?.close());
  report(composed.problems);
  if (composed.value === undefined) return stop(dataset);
  // From here on the checks are those of the data and those that the text brings.
  const checked: Dataset = { ...dataset, checks: composed.value.checks };
  const printed = reach === 'manuscript' ? printedBook(composed.value, checked) : undefined;
  if (printed !== undefined) asked?.keep({ checks: checked.checks, printed });
  const areBroken = problems.some(({ code }) => code === 'check-failed');
  const earlier = areBroken
    ? await earlierChecks(request, source, language, compared?.previous, world)
    : undefined;
  const { explainFailedChecks } = await import('./compose/explainFailedChecks.ts');
  const explained = explainFailedChecks(problems, composed.value.claims, world.pageOf, earlier);
  const manuscript =
    purpose === 'final'
      ? composed.value
      : await draftOf(
          composed.value,
          settled(explained, source, waivers, () => false),
          source,
          fonts,
        );
  return {
    problems: [...explained, ...damagedFonts(fonts.measurer)],
    source,
    waivers,
    dataset: checked,
    charts,
    language,
    ...(printed === undefined ? {} : { printed }),
    book: {
      source,
      config,
      theme,
      fonts,
      faces,
      digestOfFonts,
      dataset: checked,
      charts,
      manuscript,
      previous: compared?.previous,
    },
  };
}

/** What sets formulas is loaded once a text is seen to hold one. */
async function composeWithFormulas(input: ComposeInput): Promise<StageResult<Manuscript>> {
  const { composeBook } = await import('./compose/composeBook.ts');
  try {
    return composeBook(input);
  } catch (error) {
    if (!(error instanceof FormulasWanted)) throw error;
    const { openFormulas } = await import('./formulas/setFormula.ts');
    return composeBook({ ...input, setFormula: openFormulas(), drafted: undefined });
  }
}

/** Not where more is to be loaded first: works that are cited, what sets formulas. */
async function draftAhead(input: DraftInput): Promise<DraftedBook | undefined> {
  if (citesWorks(input.source)) return undefined;
  const { draftTexts } = await import('./compose/draftBook.ts');
  try {
    return draftTexts(input);
  } catch (error) {
    if (error instanceof FormulasWanted) return undefined;
    throw error;
  }
}

function citesWorks({ bibtex, references }: BookSource): boolean {
  return bibtex !== undefined || references !== undefined;
}

/** What the checks gave with the book's own parameters, where others are set; else in the edition before. */
async function earlierChecks(
  { set = [] }: CheckRequest,
  source: BookSource,
  language: Language,
  previous: Edition | undefined,
  { limits = defaultLimits }: BuildWorld,
): Promise<EarlierChecks | undefined> {
  if (set.length === 0) {
    return previous && { when: `in the edition ${previous.name}`, checks: previous.checks };
  }
  const { validateBook } = await import('./validate/validateBook.ts');
  const { value: own } = await validateBook(source, { asStated: false, set: [], language, limits });
  if (own === undefined) return undefined;
  const names = set.map((setting) => setting.slice(0, setting.indexOf('=')));
  const when = names.map((name) => `${name}=${String(own.parameters.get(name))}`).join(', ');
  return { when: `with ${when}`, checks: own.checks };
}

/** Where a parameter that is a year, a month or a date is set to another: how much of the book would stay where it is, as one warning. */
async function periodsThatStay(source: BookSource, set: readonly string[]): Promise<readonly Problem[]> {
  if (set.length === 0) return [];
  const [{ fixedPeriods, isPeriod }, { readParameters }, { periodsFixed }] = await Promise.all([
    import('./trace/fixedPeriods.ts'),
    import('./validate/readParameters.ts'),
    import('./problems/catalogue/release.ts'),
  ]);
  const { parameters: own } = readParameters(source.book, []);
  const { parameters: given } = readParameters(source.book, set);
  const moved = [...own].filter(([name, value]) => isPeriod(value) && given.get(name) !== value);
  if (moved.length === 0) return [];
  const { length } = fixedPeriods(source, new Map(moved)).rows;
  return length === 0 ? [] : [periodsFixed(length, set)];
}

/** What reads an edition is loaded for books that name one. */
async function comparedWithPrevious(
  source: BookSource,
  dataset: Dataset,
  { limits }: BuildWorld,
): Promise<ComparedDataset> {
  if (source.previousEdition === undefined)
    return { dataset, previous: undefined, difference: undefined, problems: [] };
  const { compareWithPrevious } = await import('./editions/compareWithPrevious.ts');
  return compareWithPrevious(source, dataset, limits);
}

/** A book as it stands, to be laid beside another: with its pages, where nothing is wrong with it. */
export async function recordBook(
  request: CheckRequest & { readonly name: string },
  world: BuildWorld,
): Promise<RecordedBook> {
  return inWorkspace(world, async (workspace) => {
    const { book, problems: found, source, waivers } = await composeBookOf(request, world, workspace);
    if (book === undefined)
      return { problems: settled(found, source, waivers, () => false), edition: undefined, book };
    const products = new Products({ book, world, thread: undefined, hasDataZip: false });
    if (!hasErrors(found)) await products.layout();
    const problems = settled([...found, ...products.problems], source, waivers, () => false);
    // A manifest knows charts by the files that were made of them.
    const charts = new Map(await products.chartFiles());
    return { problems, edition: await products.edition(request.name, charts), book };
  });
}

interface RecordedBook {
  readonly problems: readonly Problem[];
  readonly edition: Edition | undefined;
  /** What can be printed of it, with whatever is wrong. */
  readonly book: CheckedBook | undefined;
}

/** The pages of a book as a PDF of their own, with what has changed since an edition marked in the margin. */
export async function markBook(
  book: CheckedBook,
  changes: { readonly difference: EditionDifference; readonly withOldValues: boolean },
  world: BuildWorld,
): Promise<StageResult<Uint8Array>> {
  const { markChanges } = await import('./compose/markChanges.ts');
  const { difference, withOldValues } = changes;
  const { dataset } = book;
  const manuscript = markChanges(book.manuscript, { difference, dataset, withOldValues });
  const proof = manuscript.book.language.words.marked.since(difference.before.name);
  const products = new Products({
    book: { ...book, manuscript },
    world,
    thread: undefined,
    hasDataZip: false,
    proof,
  });
  const value = await products.pdf();
  await products.proofRead();
  const found = products.problems.filter(({ severity }) => severity === 'error');
  return { value: found.length === 0 ? value : undefined, problems: found };
}

/** What all charts of a book are drawn by, whatever their tables. */
function commonInput(
  { source, config, theme }: Pick<CheckedBook, 'source' | 'config' | 'theme'>,
  { measurer }: FontSet,
  { limits = defaultLimits }: BuildWorld,
): Omit<DrawChartsInput, 'dataset'> {
  const { title, typed } = config;
  return { specs: source.charts, theme, measurer, locale: title.language.numbers, typed, limits };
}

type BookFonts = Pick<CheckedBook, 'fonts' | 'faces' | 'digestOfFonts'>;

async function loadFontsOf(
  source: BookSource,
  theme: Theme,
  world: BuildWorld,
  workspace: Workspace,
): Promise<StageResult<BookFonts>> {
  const { value: faces, problems } = await facesOf(source, theme, world);
  if (hasErrors(problems)) return { value: undefined, problems };
  const { fonts, digest } = await workspace.fonts(world.readFont, faces);
  return { value: { fonts, faces, digestOfFonts: digest }, problems };
}

/** The files of the families that the theme names; undefined where all come with the pipeline. */
async function facesOf(
  source: BookSource,
  { fontRequest }: Theme,
  world: BuildWorld,
): Promise<StageResult<FontFaces>> {
  if (fontRequest === undefined) return { value: undefined, problems: [] };
  const [{ resolveFamilies }, { fontIds, partsOfFont }] = await Promise.all([
    import('./fonts/resolveFamilies.ts'),
    import('./theme/fontIds.ts'),
  ]);
  const { families: requests, needed, emphasized, packages, files } = fontRequest;
  const { faces, problems } = resolveFamilies({
    requests,
    needed,
    ids: fontIds.map((id) => ({ id, ...partsOfFont(id) })),
    emphasized: new Set(emphasized),
    packages,
    files,
    bookFonts: source.fonts,
    readPackaged: (path) => world.files.read(`node_modules/${path}`) ?? world.readPackagedFont?.(path),
  });
  return { value: faces, problems };
}

/** Their libraries are loaded for books that have any. */
async function readImagesOf(
  { images: files }: BookSource,
  { fonts: families }: Theme,
  { measurer }: FontSet,
  limits = defaultLimits,
): Promise<StageResult<ReadonlyMap<string, BookImage>>> {
  if (files.size === 0) return { value: new Map(), problems: [] };
  const { readImages } = await import('./images/readImages.ts');
  return readImages({ files, families, measurer, limits });
}

/** What the book can cite; its libraries are loaded for books with references. */
async function prepareWorks(
  source: BookSource,
  language: Language,
  limits = defaultLimits,
): Promise<StageResult<Works>> {
  if (!citesWorks(source)) return { value: undefined, problems: [] };
  const { bibtex, references: json, citationStyle: style } = source;
  const { prepareCitations } = await import('./citations/prepareCitations.ts');
  return prepareCitations({ bibtex, json, style }, language, limits);
}

/** The manuscript with what it lacks marked at its places. */
async function draftOf(
  manuscript: Manuscript,
  problems: readonly Problem[],
  source: BookSource,
  { measurer }: FontSet,
): Promise<Manuscript> {
  const { markOpenPoints } = await import('./compose/markOpenPoints.ts');
  const fontsOfText = ['serif-400', 'sans-400'] as const;
  return markOpenPoints(manuscript, {
    problems,
    lineOf: linesOfBook(source),
    canPrint: (character) => fontsOfText.every((font) => measurer.has(font, character.codePointAt(0) ?? 0)),
  });
}

export interface BuildOutcome {
  readonly problems: readonly Problem[];
  readonly book: CheckedBook | undefined;
  /** SHA-256 of every file read, by path; undefined where the book could not be read. */
  readonly inputs: ReadonlyMap<string, string> | undefined;
  /** Bytes by path relative to the output folder; undefined where errors stopped the build. */
  readonly outputs: ReadonlyMap<string, Uint8Array> | undefined;
  /** None where no output that was asked for needs pages or sheets. */
  readonly pageCount: number;
  readonly sheetCount: number;
  /** The pages that were laid out; undefined where they were not to be held, none were asked for, or errors stopped the build. */
  readonly layout: Layout | undefined;
  /** The edition that was built, to be kept under a name; undefined where errors stopped the build. */
  readonly record: ((name: string) => Promise<Edition>) | undefined;
}

/** What the request puts in place of what the book says. */
function settingsOf({ page, set = [], copy = {} }: BuildRequest): BuildSettings {
  return { ...(page === undefined ? {} : { page }), ...(set.length === 0 ? {} : { set }), ...copy };
}

/** The whole book, or the handout of it that is asked for: what was said of the whole book holds of each. */
async function copyOf(book: CheckedBook, copy: BookCopy): Promise<StageResult<CheckedBook>> {
  if (!isHandout(copy)) return { value: book, problems: [] };
  const { cutHandout } = await import('./compose/cutHandout.ts');
  const { chapters = [], parts = [] } = copy;
  const request = { chapters, parts, suffix: suffixOfHandout(copy) };
  const { value, problems } = cutHandout(book.manuscript, book.dataset, request);
  return { value: value && { ...book, ...value }, problems };
}

function isWorthThread({ charts, manuscript }: CheckedBook): boolean {
  return charts.length >= MANY_CHARTS || manuscript.ledger.length >= MANY_FIGURES;
}

export function hasManyRows(tables: ReadonlyMap<string, { readonly rowCount: number }>): boolean {
  return countRows(tables.values()) >= MANY_ROWS;
}

/** Decides how the data pack shows the charts. The second thread paints their pictures while the first composes the text. */
async function showDrawn(
  { charts, dataset, fonts, digestOfFonts }: DrawnBook,
  workspace: Workspace,
): Promise<ShownCharts> {
  const { showCharts } = await import('./workbook/plan/showChart.ts');
  const kept = { shelf: workspace.pack.outlines, fonts: digestOfFonts };
  const shown = showCharts(charts, dataset, fonts, kept);
  const thread = charts.length >= MANY_CHARTS ? workspace.thread() : undefined;
  thread?.paint([...shown].flatMap(([id, one]) => (one.type === 'picture' ? [{ id, svg: one.svg }] : [])));
  return shown;
}

/** Check, then each output that is asked for with what it needs; everything but putting the files in place. */
export async function buildBook(request: BuildRequest, world: BuildWorld): Promise<BuildOutcome> {
  const { copy = {} } = request;
  return inWorkspace(world, async (workspace) => {
    let shown: ShownCharts | undefined;
    const composed = await composeBookOf(request, world, workspace, async (drawn) => {
      if (request.only.some((name) => name !== 'charts')) shown = await showDrawn(drawn, workspace);
    });
    const { book: whole, source, waivers } = composed;
    const cut = whole === undefined ? undefined : await copyOf(whole, copy);
    const book = cut?.value;
    const found = [...composed.problems, ...(cut?.problems ?? [])];
    const stop = (problems: readonly Problem[]): BuildOutcome => ({
      problems: settled(problems, source, waivers, () => false),
      book,
      inputs: source?.digests,
      outputs: undefined,
      pageCount: 0,
      sheetCount: 0,
      layout: undefined,
      record: undefined,
    });
    if (book === undefined || hasErrors(found)) return stop(found);
    const hasDataZip = request.only.includes('xlsx');
    const hasPackThere = isWorthThread(book);
    const products = new Products({
      book,
      world,
      thread:
        hasPackThere || (hasDataZip && hasManyRows(book.dataset.tables)) ? workspace.thread() : undefined,
      hasPackThere,
      memo: workspace,
      hasDataZip,
      holdsPages: request.holdsPages ?? false,
      isGrey: copy.grey ?? false,
      ...(shown === undefined ? {} : { shown }),
    });
    const outputs = new Map<string, Uint8Array>();
    for (const { name, make } of OUTPUTS) {
      if (!request.only.includes(name) || hasErrors(products.problems)) continue;
      for (const [path, bytes] of await make(products)) outputs.set(path, bytes);
    }
    if (!hasErrors(products.problems))
      outputs.set(
        manifestOf(copy),
        await products.manifest(outputs, request.earlier ?? new Map(), settingsOf(request)),
      );
    await products.proofRead();
    const problems = [
      ...found,
      ...products.problems.flatMap((problem) => forPurpose(problem, request.purpose ?? 'final')),
    ];
    if (hasErrors(problems)) return stop(problems);
    const counts = products.counts();
    // A waiver may be of a page that a handout has not.
    const hasAllPages = counts.pageCount > 0 && !isHandout(copy);
    const sought = (code: string) => hasAllPages || !pageWarnings.includes(code);
    const record = (name: string) => products.edition(name, outputs);
    return {
      problems: settled(problems, source, waivers, sought),
      book,
      inputs: book.source.digests,
      outputs,
      ...counts,
      layout: request.holdsPages === true && counts.pageCount > 0 ? await products.layout() : undefined,
      record,
    };
  });
}
