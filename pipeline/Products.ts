/** What is made of a composed book on the way to its outputs; each product once, when something first needs it. */
import type { CheckedBook } from './CheckedBook.ts';
import type { Edition } from './editions/Edition.ts';
import { damagedFonts } from './fonts/damagedFonts.ts';
import type { Layout } from './layout/Layout.ts';
import type { Limits } from './limits/Limits.ts';
import { hasDrawnBefore } from './pdf/keepPage.ts';
import type { Problem, StageResult } from './problems/Problem.ts';
import { suffixOfPages } from './publish/BookCopy.ts';
import type { BuildSettings } from './publish/Manifest.ts';
import type { SecondThread } from './thread/SecondThread.ts';
import type { Workspace } from './Workspace.ts';
import { cellOfOrigin } from './workbook/cellAddress.ts';
import type { PageNumbers } from './workbook/plan/PlanContext.ts';
import type { ShownCharts } from './workbook/plan/showChart.ts';
import type { CellIndex, WorkbookPlan } from './workbook/WorkbookPlan.ts';
import type { Progress } from './world/Progress.ts';

export interface ProductsInput {
  readonly book: CheckedBook;
  readonly world: { readonly version: string; readonly progress: Progress; readonly limits?: Limits };
  /** Zips the tables and proof-reads the data pack, where there is one. */
  readonly thread: SecondThread | undefined;
  /** Whether it writes the data pack as well, which it has to be sent the whole plan for; it does where this is left out. */
  readonly hasPackThere?: boolean;
  /** What need not be made again. */
  readonly memo?: Pick<Workspace, 'pack' | 'pdf' | 'divisions'>;
  /** Whether the pages are a proof in grey. */
  readonly isGrey?: boolean;
  /** What else the pages are, as they say at their feet. */
  readonly proof?: string;
  /** How the data pack shows the charts, where that was decided before. */
  readonly shown?: ShownCharts;
  /** Whether the tables are asked for as CSV files, too. */
  readonly hasDataZip: boolean;
  /** Whether the pages are wanted once they are drawn. */
  readonly holdsPages?: boolean;
}

const NO_PAGES: PageNumbers = { ledger: new Map(), anchors: new Map() };

const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export class Products {
  readonly problems: Problem[] = [];
  readonly #input: ProductsInput;
  #packProof: Promise<readonly Problem[]> = Promise.resolve([]);
  #digest: Promise<string> | undefined;
  #layout: Promise<Layout | undefined> | undefined;
  /** What stays of the pages and of the plan. */
  #pages = NO_PAGES;
  #cells: CellIndex | undefined;
  #isLetGo = false;
  #plan: Promise<WorkbookPlan | undefined> | undefined;
  #workbook: Promise<Uint8Array | undefined> | undefined;
  #dataZip: Promise<Uint8Array> | undefined;
  #pdf: Promise<Uint8Array | undefined> | undefined;
  #counts = { pageCount: 0, sheetCount: 0 };

  constructor(input: ProductsInput) {
    this.#input = input;
  }

  get fileName(): string {
    return this.#input.book.manuscript.book.fileName;
  }

  /** Without its ending. */
  get pdfName(): string {
    return `${this.fileName}${suffixOfPages({ grey: this.#input.isGrey ?? false })}`;
  }

  /** Of the products that were made. */
  counts(): { readonly pageCount: number; readonly sheetCount: number } {
    return this.#counts;
  }

  layout(): Promise<Layout | undefined> {
    this.#layout ??= this.#layOut();
    return this.#layout;
  }

  async #layOut(): Promise<Layout | undefined> {
    if (this.#isLetGo) throw new Error('the pages were let go once they were drawn');
    const { manuscript, theme, fonts, faces, digestOfFonts } = this.#input.book;
    const { progress, limits } = this.#input.world;
    const { memo, thread } = this.#input;
    progress.stage('layout');
    await progress.breathe?.();
    // Of a book whose pages were drawn before there is little to zip: the texts of its tables are better made while the pack is written.
    const drawn = memo?.pdf.drawn;
    if (drawn === undefined || !hasDrawnBefore(drawn)) await this.#zipAlongside();
    const { notices } = manuscript.book.language.words;
    const proof = this.#input.isGrey === true ? notices.proofInGrey : this.#input.proof;
    const [{ layoutBook, layoutBookWith }, { sheetsOfBook }, input, patterns] = await Promise.all([
      import('./layout/layoutBook.ts'),
      import('./workbook/planWorkbook.ts'),
      this.#workbookInput(),
      manuscript.book.language.hyphenation(),
    ]);
    const sheetNames = sheetsOfBook(input);
    const layoutInput = {
      ...(limits === undefined ? {} : { limits }),
      manuscript,
      theme,
      measurer: fonts.measurer,
      patterns,
      sheetNames,
      buildDigest: input.digest.slice(0, 12),
      kept: memo && { shelf: memo.divisions, fonts: digestOfFonts },
      ...(proof === undefined ? {} : { proof }),
    };
    const layout = this.#take(
      thread === undefined
        ? layoutBook(layoutInput)
        : await layoutBookWith(layoutInput, {
            setInTurn: (request, turns) => thread.setDivisions(request, turns, faces),
            setAgain: thread.setDivisionsAgain,
          }),
    );
    this.#counts = { ...this.#counts, pageCount: layout?.pages.length ?? 0 };
    if (layout !== undefined) this.#pages = pageLabels(layout);
    return layout;
  }

  /** Of tables so large that their text is better made while it is zipped, nothing is begun. */
  async #zipAlongside(): Promise<void> {
    const { book, thread, hasDataZip } = this.#input;
    if (thread === undefined || !hasDataZip || this.#dataZip !== undefined) return;
    const { zipDataBy } = await import('./workbook/writeDataZip.ts');
    this.#dataZip ??= zipDataBy(thread.zip, book.dataset, book.manuscript);
    // A failure before anybody waits is not lost: who asks for the zip meets it.
    this.#dataZip?.catch(() => undefined);
  }

  /** The data pack's plan, with the pages on which its figures are printed. */
  plan(): Promise<WorkbookPlan | undefined> {
    this.#plan ??= this.layout().then((layout) =>
      layout === undefined ? undefined : this.#planWith(this.#pages),
    );
    return this.#plan;
  }

  /** For a check, which lays out no pages: the same problems, as no page is one. */
  async planWithoutPages(): Promise<WorkbookPlan | undefined> {
    const plan = await this.#planWith(NO_PAGES);
    if (plan !== undefined) await this.#compareWithBook(plan);
    return plan;
  }

  async #planWith(pages: PageNumbers): Promise<WorkbookPlan | undefined> {
    const { progress } = this.#input.world;
    progress.stage('workbook');
    await progress.breathe?.();
    const { planWorkbook } = await import('./workbook/planWorkbook.ts');
    const plan = this.#take(planWorkbook({ ...(await this.#workbookInput()), pages }));
    await progress.breathe?.();
    this.#counts = { ...this.#counts, sheetCount: plan?.sheets.length ?? 0 };
    this.#cells = plan?.cells;
    return plan;
  }

  /** Two documents of one model cannot disagree; should they, neither is published. */
  async #compareWithBook(plan: WorkbookPlan): Promise<void> {
    const { compareWithBook } = await import('./workbook/compareWithBook.ts');
    const { bookDiffers } = await import('./problems/catalogue/workbook.ts');
    const { differences } = compareWithBook(this.#input.book.manuscript, plan);
    for (const { where, cell, printed, shown, place } of differences) {
      this.problems.push(bookDiffers(where, cell, printed, shown, place));
    }
  }

  async #workbookInput() {
    const { book, shown } = this.#input;
    const { dataset, manuscript, theme, fonts, config } = book;
    return {
      dataset,
      manuscript,
      theme,
      fonts,
      options: config.workbook,
      digest: await this.digest(),
      ...(shown === undefined ? {} : { shown }),
    };
  }

  /** SHA-256 of all sources. */
  digest(): Promise<string> {
    this.#digest ??= import('./publish/composeManifest.ts').then(({ digestOfInputs }) =>
      digestOfInputs(this.#input.book.source.digests),
    );
    return this.#digest;
  }

  /** The bytes of the data pack; they are proof-read while other things are made. */
  workbook(): Promise<Uint8Array | undefined> {
    this.#workbook ??= this.plan().then((plan) =>
      plan === undefined ? undefined : this.#writeWorkbook(plan),
    );
    return this.#workbook;
  }

  async #writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
    const { thread, memo } = this.#input;
    const file = `${this.fileName}.xlsx`;
    if (thread === undefined) {
      await this.#compareWithBook(plan);
      const { lintWorkbook } = await import('./workbook/lint/lintWorkbook.ts');
      const bytes = await this.#writeHere(plan);
      this.problems.push(...lintWorkbook(bytes, file, memo?.pack.proofs));
      return bytes;
    }
    const isThere = this.#input.hasPackThere ?? true;
    const writing = isThere ? thread.writeWorkbook(plan) : this.#writeHere(plan);
    // A failure is met below, even if it comes while the plan is still compared.
    writing.catch(() => undefined);
    await this.#compareWithBook(plan);
    const bytes = await writing;
    this.#packProof = thread.lintWorkbook(bytes, file);
    // A failure before anybody waits is not lost: `proofRead` meets it.
    this.#packProof.catch(() => undefined);
    return bytes;
  }

  async #writeHere(plan: WorkbookPlan): Promise<Uint8Array> {
    const { writeWorkbook } = await import('./workbook/writeWorkbook.ts');
    return writeWorkbook(plan, this.#input.memo?.pack);
  }

  /** The bytes of the PDF, with the data pack attached; pages are drawn while the second thread writes the pack. */
  pdf(): Promise<Uint8Array | undefined> {
    this.#pdf ??= this.#drawPages().finally(() => {
      if (this.#input.holdsPages !== true) this.#letGo();
    });
    return this.#pdf;
  }

  /** With the pages drawn and the pack in them, what both were made of would be most of what is held to the end. */
  #letGo(): void {
    this.#isLetGo = true;
    this.#layout = undefined;
    this.#plan = undefined;
  }

  async #drawPages(): Promise<Uint8Array | undefined> {
    const { book, world, memo } = this.#input;
    const layout = await this.layout();
    if (layout === undefined || (await this.plan()) === undefined) return undefined;
    const pack = this.workbook();
    const { writePdf } = await import('./pdf/writePdf.ts');
    world.progress.stage('pdf');
    return writePdf({
      layout: this.#input.isGrey === true ? await greyed(layout) : layout,
      book: book.manuscript.book,
      fonts: book.fonts,
      producer: `briefing ${world.version}`,
      ...(world.progress.breathe === undefined ? {} : { breathe: world.progress.breathe }),
      streams: memo?.pdf.streams,
      kept: memo && { shelf: memo.pdf.drawn, fonts: book.digestOfFonts },
      attachments: async () => {
        // The second thread takes longer over the pack than the first over the pages: time for tables that it has not zipped.
        await this.#zipAlongside();
        if (this.#input.hasDataZip && this.#dataZip === undefined) await this.dataZip();
        const written = await pack;
        if (written === undefined) return [];
        const { dataPack } = book.manuscript.book.language.words;
        const name = `${this.fileName}.xlsx`;
        return [{ name, bytes: written, mime: WORKBOOK_TYPE, description: dataPack, relationship: 'Data' }];
      },
    });
  }

  /** The tables as CSV files with their descriptors. */
  async dataZip(): Promise<Uint8Array> {
    await this.#zipAlongside();
    this.#dataZip ??= this.#writeDataZip();
    return this.#dataZip;
  }

  async #writeDataZip(): Promise<Uint8Array> {
    const { writeDataZip } = await import('./workbook/writeDataZip.ts');
    const { book, memo } = this.#input;
    return writeDataZip(book.dataset, book.manuscript, memo?.pack.parts);
  }

  /** The charts that the book prints, as files of their own with the words of their captions. */
  async chartFiles(): Promise<readonly (readonly [path: string, bytes: Uint8Array])[]> {
    const { manuscript, charts } = this.#input.book;
    const { printedSvg } = await import('./compose/printedSvg.ts');
    const printed = new Map(manuscript.charts.map((block) => [block.chart.id, block]));
    return charts.flatMap((chart) => {
      const block = printed.get(chart.id);
      return block === undefined ? [] : [[`charts/${chart.id}.svg`, Buffer.from(printedSvg(block))] as const];
    });
  }

  /** What the outputs are made of and where each figure stands in those of them that were made. */
  async manifest(
    outputs: ReadonlyMap<string, Uint8Array>,
    earlier: ReadonlyMap<string, string>,
    settings: BuildSettings,
  ): Promise<Uint8Array> {
    const { book, world } = this.#input;
    const [{ composeManifest }, { printManifest }] = await Promise.all([
      import('./publish/composeManifest.ts'),
      import('./publish/printManifest.ts'),
    ]);
    const cells = this.#cells;
    const manifest = composeManifest({
      manuscript: book.manuscript,
      pipeline: world.version,
      settings,
      inputs: book.source.digests,
      outputs,
      earlier,
      pages: this.#pages,
      cellOf: (entry) => (cells === undefined ? undefined : cellOfOrigin(cells, entry.origin)),
    });
    return Buffer.from(printManifest(manifest));
  }

  /** The book as it stands, with the pages that were laid out; `manifest.json` names no input of its own. */
  async edition(name: string, outputs: ReadonlyMap<string, Uint8Array>): Promise<Edition> {
    const { book, world } = this.#input;
    const [{ recordEdition }, { digestOf }] = await Promise.all([
      import('./publish/recordEdition.ts'),
      import('./world/digestOf.ts'),
    ]);
    return recordEdition({
      name,
      pipeline: world.version,
      manuscript: book.manuscript,
      dataset: book.dataset,
      charts: book.charts,
      inputs: book.source.digests,
      outputs: new Map(
        [...outputs]
          .filter(([path]) => path !== 'manifest.json')
          .map(([path, bytes]) => [path, digestOf(bytes)]),
      ),
      pages: this.#pages.ledger,
    });
  }

  /** What the proof-readers of the outputs find; the PDF is read here while the second thread still reads the pack. */
  async proofRead(): Promise<void> {
    const bytes = await this.#pdf;
    const found: Problem[] = [];
    await this.#input.world.progress.breathe?.();
    if (bytes !== undefined) {
      const { lintPdf } = await import('./pdf/lintPdf.ts');
      found.push(...lintPdf(bytes, `${this.pdfName}.pdf`, this.#input.memo?.pdf.pages));
    }
    this.problems.push(...(await this.#packProof), ...found);
  }

  #take<Value>({ value, problems: found }: StageResult<Value>): Value | undefined {
    const problems = [...found, ...damagedFonts(this.#input.book.fonts.measurer)];
    this.problems.push(...problems);
    return problems.some(({ severity }) => severity === 'error') ? undefined : value;
  }
}

async function greyed(layout: Layout): Promise<Layout> {
  const { greyLayout } = await import('./layout/greyLayout.ts');
  return greyLayout(layout);
}

function pageLabels(layout: Layout): PageNumbers {
  const labelOf = (index: number) => layout.pages[index]?.label ?? '';
  return {
    ledger: new Map([...layout.ledgerPages].map(([id, index]) => [id, labelOf(index)])),
    anchors: new Map([...layout.destinations].map(([anchor, { page }]) => [anchor, labelOf(page)])),
  };
}
