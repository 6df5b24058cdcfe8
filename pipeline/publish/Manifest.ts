/** What `manifest.json` says of a build: what went in, what came out, and where every figure stands. */
import type { OpenPoint } from '../compose/Manuscript.ts';
import type { PageName } from '../theme/papers.ts';
import type { FigureOrigin, Scalar } from '../validate/Dataset.ts';
import type { BookCopy } from './BookCopy.ts';

/** A printed figure with the page and the cell that show it. */
export interface ManifestFigure {
  readonly id: string;
  readonly displayed: string;
  /** In `unit`: what the cell holds, times `scale`. */
  readonly value: Scalar;
  readonly unit?: string;
  readonly scale?: number;
  readonly asOf: string;
  /** Which figure it is, e.g. `goods[2023].total`. */
  readonly address: string;
  /** Of a computed figure: the addresses of the figures that it was worked out from. */
  readonly from?: readonly string[];
  /** Where it stands, whichever figure that is, e.g. `sec:trade/growth#3`; what two editions are compared by. */
  readonly slot: string;
  readonly origin: FigureOrigin;
  readonly rowKey?: string;
  readonly format?: string;
  readonly sources: readonly string[];
  readonly chapter: string;
  /** `prose`, or the anchor of the chart or table in whose words it stands. */
  readonly within: string;
  /** `templates/chapters/trade.md.hbs:14` */
  readonly place: string;
  /** Printed page label; absent where no PDF was made. */
  readonly page?: string;
  /** e.g. `'Goods trade'!C47` */
  readonly cell?: string;
}

export interface ManifestClaim {
  readonly check: string;
  readonly text: string;
  readonly chapter: string;
  readonly within: string;
  readonly place: string;
  readonly page?: string;
}

/** What may be put in place of what the book says, and what was made in the place of the whole book. */
export interface BuildSettings extends BookCopy {
  readonly page?: PageName;
  /** e.g. `year=2024` */
  readonly set?: readonly string[];
}

/** Of the file. In form 1 each figure in a table had all that `FiguresOfTable` says once. */
export const MANIFEST_FORM = 2;

export interface Manifest {
  /** That in which it was read. */
  readonly form: number;
  readonly book: string;
  /** What a draft still lacks; absent of a final build. */
  readonly draft?: { readonly openPoints: readonly OpenPoint[] };
  /** ISO date of the edition, the only date of the build. */
  readonly edition: string;
  readonly pipeline: string;
  /** SHA-256 over the digests of all inputs. */
  readonly digest: string;
  /** What the command line said; absent where the book was built as it says itself. */
  readonly settings?: BuildSettings;
  /** SHA-256 by path, relative to the book. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 by path, relative to the output folder; `manifest.json` itself is not among them. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The same of outputs that earlier builds made and this one was not asked for; absent where there are none. */
  readonly earlierOutputs?: Readonly<Record<string, string>>;
  readonly figures: readonly ManifestFigure[];
  readonly claims: readonly ManifestClaim[];
  readonly checks: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly computed: string;
    readonly statement: string;
  }[];
  /** Printed page label by anchor, e.g. `tbl:state-exports`. */
  readonly pages: Readonly<Record<string, string>>;
}
