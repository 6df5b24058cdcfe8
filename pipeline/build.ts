/** The list of stages: turns a book's folder into checked figures, and those into the book's outputs. */
import type { Chart } from './charts/Chart.ts';
import type { DrawChartsInput } from './charts/drawCharts.ts';
import type { Progress } from './commands/Progress.ts';
import type { Claim, Manuscript } from './compose/Manuscript.ts';
import type { BookConfig } from './compose/readBookConfig.ts';
import type { FontSet } from './fonts/loadFonts.ts';
import type { Layout } from './layout/Layout.ts';
import type { BookSource } from './load/BookSource.ts';
import { loadBook } from './load/loadBook.ts';
import { type NumberLocale, numberLocale } from './numbers/locale.ts';
import { hasErrors, type Problem } from './problems/Problem.ts';
import type { Theme } from './theme/Theme.ts';
import type { SecondThread } from './thread/SecondThread.ts';
import type { Dataset } from './validate/Dataset.ts';
import { type Words, wordsFor } from './words/words.ts';
import { cellOfOrigin } from './workbook/cellAddress.ts';
import type { WorkbookPlan } from './workbook/WorkbookPlan.ts';
import type { BookFiles } from './world/World.ts';

export type OutputKind = 'pdf' | 'xlsx' | 'charts';

/** The outside world as far as a build needs it. */
export interface BuildWorld {
  readonly files: BookFiles;
  /** Bytes of a font file by its path in an npm package. */
  readonly readFont: (packagePath: string) => Uint8Array;
  /** Starts a second thread, for books with many charts; everything is done on one where it is left out. */
  readonly startThread?: () => SecondThread;
  /** Version of the pipeline. */
  readonly version: string;
  readonly progress: Progress;
  /** Page on which the last build printed a claim, as far as known. */
  readonly pageOf?: (claim: Claim) => string | undefined;
}

export interface CheckRequest {
  /** Puts the source deck's own figures in place of the book's. */
  readonly asStated: boolean;
  readonly page: 'A4' | 'Letter' | undefined;
}

/** Everything that is known of a book before its pages are laid out. */
export interface CheckedBook {
  readonly source: BookSource;
  readonly config: BookConfig;
  readonly theme: Theme;
  readonly words: Words;
  readonly locale: NumberLocale;
  readonly fonts: FontSet;
  readonly dataset: Dataset;
  readonly charts: readonly Chart[];
  readonly manuscript: Manuscript;
  /** The thread that drew charts, for what comes after. */
  readonly thread: SecondThread | undefined;
}

/** With fewer charts, a thread would take longer to start than to be of use. */
const MANY_CHARTS = 8;

/** Members are missing from the stage on at which errors kept the next one from running. */
export interface CheckOutcome {
  readonly problems: readonly Problem[];
  readonly dataset: Dataset | undefined;
  readonly book: CheckedBook | undefined;
}

/** Load, validate, charts, compose: all that can be wrong with a book short of its pages. */
export async function checkBook(request: CheckRequest, world: BuildWorld): Promise<CheckOutcome> {
  const problems: Problem[] = [];
  const stop = (dataset?: Dataset): CheckOutcome => ({ problems, dataset, book: undefined });

  world.progress.stage('load');
  const loaded = loadBook(world.files);
  problems.push(...loaded.problems);
  if (loaded.value === undefined || hasErrors(problems)) return stop();
  const source = loaded.value;
  const thread = source.charts.size < MANY_CHARTS ? undefined : world.startThread?.();

  world.progress.stage('validate');
  const { readBookConfig } = await import('./compose/readBookConfig.ts');
  const configured = readBookConfig(source);
  problems.push(...configured.problems);
  const { parseTheme } = await import('./theme/parseTheme.ts');
  const themed = parseTheme(source.theme, request.page ?? configured.value?.pageSize ?? 'A4');
  problems.push(...themed.problems);
  const { validateBook } = await import('./validate/validateBook.ts');
  const validated = await validateBook(source, { asStated: request.asStated });
  problems.push(...validated.problems);
  const dataset = validated.value;
  const config = configured.value;
  const theme = themed.value;
  if (dataset === undefined || config === undefined || theme === undefined) return stop(dataset);
  const locale = numberLocale(config.title.language);
  const words = wordsFor(config.title.language);
  if (locale === undefined || words === undefined) return stop(dataset);
  // A failed check does not end the run here: compose knows the sentences that rest on it.
  if (problems.some((problem) => problem.severity === 'error' && problem.code !== 'check-failed'))
    return stop(dataset);

  world.progress.stage('charts');
  const { loadFonts } = await import('./fonts/loadFonts.ts');
  const fonts = loadFonts(world.readFont);
  const { drawCharts } = await import('./charts/drawCharts.ts');
  const { chartRequestOf } = await import('./thread/chartRequest.ts');
  const chartInput: DrawChartsInput = {
    specs: source.charts,
    dataset,
    theme,
    measurer: fonts.measurer,
    locale,
    terms: config.terms,
    onProgress: world.progress.step,
  };
  const drawn = await drawCharts(
    thread === undefined
      ? chartInput
      : { ...chartInput, elsewhere: (turns) => thread.drawCharts(chartRequestOf(chartInput), turns) },
  );
  problems.push(...drawn.problems);
  if (drawn.value === undefined) return stop(dataset);

  world.progress.stage('compose');
  const { composeBook } = await import('./compose/composeBook.ts');
  const charts = drawn.value;
  const composed = composeBook({ source, config, dataset, charts, words, locale });
  problems.push(...composed.problems);
  if (composed.value === undefined) return stop(dataset);
  const manuscript = composed.value;
  const { explainFailedChecks } = await import('./compose/explainFailedChecks.ts');
  return {
    problems: explainFailedChecks(problems, manuscript.claims, world.pageOf),
    dataset,
    book: { source, config, theme, words, locale, fonts, dataset, charts, manuscript, thread },
  };
}

/** Page labels by ledger entry and by anchor. */
export interface PageNumbers {
  readonly ledger: ReadonlyMap<string, string>;
  readonly anchors: ReadonlyMap<string, string>;
}

export interface BuildOutcome {
  readonly problems: readonly Problem[];
  readonly book: CheckedBook | undefined;
  /** Bytes by path relative to the output folder; undefined where errors stopped the build. */
  readonly outputs: ReadonlyMap<string, Uint8Array> | undefined;
  readonly pageCount: number;
  readonly sheetCount: number;
}

/** Check, layout, workbook, pdf: everything but putting the files in place. */
export async function buildBook(
  request: CheckRequest & { readonly only: readonly OutputKind[] },
  world: BuildWorld,
): Promise<BuildOutcome> {
  const checked = await checkBook(request, world);
  const problems = [...checked.problems];
  const { book } = checked;
  const stop = (): BuildOutcome => ({ problems, book, outputs: undefined, pageCount: 0, sheetCount: 0 });
  if (book === undefined || hasErrors(problems)) return stop();
  const { source, config, theme, words, fonts, dataset, manuscript, charts } = book;
  const fileName = manuscript.book.fileName;
  const { composeManifest, digestOfInputs } = await import('./publish/composeManifest.ts');
  const digest = digestOfInputs(source.digests);

  world.progress.stage('layout');
  const { layoutBook } = await import('./layout/layoutBook.ts');
  const { planWorkbook, sheetsOfTables } = await import('./workbook/planWorkbook.ts');
  const workbookInput = {
    dataset,
    manuscript,
    theme,
    options: config.workbook,
    chartSpecs: new Map([...source.charts].map(([id, spec]) => [id, spec.data])),
    digest,
  };
  const laidOut = layoutBook({
    manuscript,
    theme,
    measurer: fonts.measurer,
    words,
    sheetNames: sheetsOfTables(workbookInput),
    buildDigest: digest.slice(0, 12),
    waivers: config.waivers,
  });
  problems.push(...laidOut.problems);
  const layout = laidOut.value;
  if (layout === undefined || hasErrors(problems)) return stop();
  const pages = pageNumbers(layout);

  world.progress.stage('workbook');
  const planned = planWorkbook({ ...workbookInput, pages });
  problems.push(...planned.problems);
  const plan = planned.value;
  if (plan === undefined || hasErrors(problems)) return stop();

  const outputs = new Map<string, Uint8Array>();
  if (request.only.includes('xlsx') || request.only.includes('pdf')) {
    const { writePdf } = await import('./pdf/writePdf.ts');
    const name = `${fileName}.xlsx`;
    const pack = await startDataPack(plan, name, book.thread);
    // What does not need the pack is made while it is being written.
    const zip = request.only.includes('xlsx') ? await dataZip(dataset, manuscript) : undefined;
    let pdf: Uint8Array | undefined;
    if (request.only.includes('pdf')) {
      world.progress.stage('pdf');
      pdf = await writePdf({
        layout,
        book: manuscript.book,
        fonts,
        producer: `briefing ${world.version}`,
        attachments: pack.bytes.then((bytes) => [
          {
            name,
            bytes,
            mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            description: words.dataPack,
            relationship: 'Data',
          },
        ]),
      });
    }
    const bytes = await pack.bytes;
    problems.push(...(await pack.problems));
    if (hasErrors(problems)) return stop();
    if (zip !== undefined) outputs.set(name, bytes).set(`${fileName}-data.zip`, zip);
    if (pdf !== undefined) outputs.set(`${fileName}.pdf`, pdf);
  }

  if (request.only.includes('charts')) {
    for (const [path, bytes] of await chartFiles(manuscript, charts)) outputs.set(path, bytes);
  }
  const manifest = composeManifest({
    manuscript,
    pipeline: world.version,
    inputs: source.digests,
    outputs,
    pages,
    cellOf: (entry) => cellOfOrigin(plan.cells, entry.origin),
  });
  outputs.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  return { problems, book, outputs, pageCount: layout.pages.length, sheetCount: plan.sheets.length };
}

/** The data pack and what its proof-reader finds, as they come. */
interface DataPack {
  readonly bytes: Promise<Uint8Array>;
  readonly problems: Promise<readonly Problem[]>;
}

/** On the second thread, where there is one, the pack is written while this one draws the pages. */
async function startDataPack(
  plan: WorkbookPlan,
  file: string,
  thread: SecondThread | undefined,
): Promise<DataPack> {
  if (thread !== undefined) {
    const bytes = thread.writeWorkbook(plan);
    return { bytes, problems: bytes.then((written) => thread.lintWorkbook(written, file)) };
  }
  const { writeWorkbook } = await import('./workbook/writeWorkbook.ts');
  const { lintWorkbook } = await import('./workbook/lint/lintWorkbook.ts');
  const bytes = await writeWorkbook(plan);
  return { bytes: Promise.resolve(bytes), problems: Promise.resolve(lintWorkbook(bytes, file)) };
}

async function dataZip(dataset: Dataset, manuscript: Manuscript): Promise<Uint8Array> {
  const { writeDataZip } = await import('./workbook/writeDataZip.ts');
  return writeDataZip(dataset, manuscript);
}

function pageNumbers(layout: Layout): PageNumbers {
  const labelOf = (index: number) => layout.pages[index]?.label ?? '';
  return {
    ledger: new Map([...layout.ledgerPages].map(([id, index]) => [id, labelOf(index)])),
    anchors: new Map([...layout.destinations].map(([anchor, { page }]) => [anchor, labelOf(page)])),
  };
}

/** The charts that the book prints, as files of their own with the words of their captions. */
async function chartFiles(
  manuscript: Manuscript,
  charts: readonly Chart[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { standaloneSvg } = await import('./charts/standaloneSvg.ts');
  const { plainText } = await import('./compose/plainText.ts');
  const printed = new Map(manuscript.charts.map((block) => [block.chart.id, block]));
  return new Map(
    charts.flatMap((chart) => {
      const block = printed.get(chart.id);
      if (block === undefined) return [];
      const svg = standaloneSvg(chart.svg, { title: plainText(block.title), description: block.alt });
      return [[`charts/${chart.id}.svg`, Buffer.from(svg)] as const];
    }),
  );
}
