/** What lives as long as somebody works on a book: results that need not be made again, parsed fonts, and the second thread. */
import type { Chart } from './charts/Chart.ts';
import { chartParts, wholesOfChart } from './charts/chartParts.ts';
import type { DrawChartsInput } from './charts/drawCharts.ts';
import type { ParsedTexts } from './compose/parseMarkdown.ts';
import type { ParsedTemplates } from './compose/parseTemplate.ts';
import { fontFiles } from './fonts/fontFiles.ts';
import type { FontSet } from './fonts/loadFonts.ts';
import type { FontFaces } from './fonts/resolveFamilies.ts';
import type { KeptDivisions } from './layout/keepDivision.ts';
import type { ParsedDocuments } from './load/parseYaml.ts';
import type { Asked, Memo, Shelf } from './memo/Shelf.ts';
import { Shelves } from './memo/Shelves.ts';
import { openPdfMemo, type PdfMemo } from './pdf/PdfMemo.ts';
import type { StageResult } from './problems/Problem.ts';
import type { SecondThread, ThreadPurpose } from './thread/SecondThread.ts';
import type { PrintedBook } from './trace/PrintedBook.ts';
import type { Dataset } from './validate/Dataset.ts';
import type { DerivedRow } from './validate/derive/runTransforms.ts';
import { openPackMemo, type PackMemo } from './workbook/PackMemo.ts';
import { digestOf } from './world/digestOf.ts';

export interface WorkspaceInput {
  readonly memo: Memo;
  readonly startThread?: (purpose: ThreadPurpose) => SecondThread;
  /** Whether it ends with the one run that it is made for: what no store keeps is then not kept at all. */
  readonly isForOneRun?: boolean;
  /** Others than those of the memo. */
  readonly shelves?: Shelves;
}

/** Fonts, and the digest of all files that they are read from. */
export interface LoadedFonts {
  readonly digest: string;
  readonly fonts: FontSet;
}

/** One build is a workspace that ends with it. */
export class Workspace {
  readonly memo: Memo;
  readonly derived: Shelf<readonly DerivedRow[]>;
  readonly documents: ParsedDocuments;
  readonly texts: ParsedTexts;
  readonly templates: ParsedTemplates;
  /** What a book prints, for those who ask where. */
  readonly printed: Shelf<{ readonly checks: Dataset['checks']; readonly printed: PrintedBook }>;
  readonly pack: PackMemo;
  readonly pdf: PdfMemo;
  readonly divisions: KeptDivisions['shelf'];
  readonly #charts: Shelf<StageResult<Chart>>;
  readonly #shelves: Shelves;
  readonly #input: WorkspaceInput;
  #thread: SecondThread | undefined;
  #fonts: LoadedFonts | undefined;

  constructor(input: WorkspaceInput) {
    this.#input = input;
    this.memo = input.memo;
    this.#shelves = input.shelves ?? new Shelves(input.memo, input.isForOneRun ?? false);
    this.derived = this.#shelves.make('derived table');
    this.#charts = this.#shelves.make('chart', ({ value }) =>
      value === undefined ? [] : wholesOfChart(value),
    );
    this.documents = this.#shelves.make('document');
    this.texts = this.#shelves.make('text');
    this.templates = this.#shelves.make('template');
    this.printed = this.#shelves.make('printed book');
    this.pack = openPackMemo(this.#shelves);
    this.pdf = openPdfMemo(this.#shelves);
    this.divisions = this.#shelves.make('pages');
  }

  /** Whether the chart of this id was drawn before, as far as can be told before the figures are read. */
  hasDrawn(id: string): boolean {
    return this.#charts.hasHeardOf(id);
  }

  /** `fonts` is the digest of the fonts that measure it. */
  rememberedChart(input: DrawChartsInput, id: string, fonts: string): Asked<StageResult<Chart>> {
    return this.#charts.ask(id, chartParts(input, id, fonts));
  }

  /** Those that come with the pipeline, and the book's own; with the words that they have shaped, as long as no file changes. */
  async fonts(
    readFont: (packagePath: string) => Uint8Array,
    faces: FontFaces | undefined,
  ): Promise<LoadedFonts> {
    const { loadFonts } = await import('./fonts/loadFonts.ts');
    const own = Object.values(fontFiles).map((path) => `${path} ${digestOf(readFont(path))}`);
    const others = [...(faces ?? [])].flatMap(([id, files]) =>
      files.map(({ file, bytes }) => `${id} ${file} ${digestOf(bytes)}`),
    );
    const digest = [...own, ...others].join('\n');
    if (this.#fonts?.digest !== digest) this.#fonts = { digest, fonts: loadFonts(readFont, faces) };
    return this.#fonts;
  }

  /** Started when it is first of use, with what it is of use for; none where there are no means to. */
  thread(drawsCharts = false): SecondThread | undefined {
    const { startThread, isForOneRun = false } = this.#input;
    this.#thread ??= startThread?.({ isForOneRun, drawsCharts });
    return this.#thread;
  }

  /** A run is over, and another may come. */
  rest(): void {
    this.#shelves.rest();
    this.#thread?.rest();
  }

  async end(): Promise<void> {
    this.#shelves.putAway();
    await this.#thread?.end();
    this.#thread = undefined;
  }
}
