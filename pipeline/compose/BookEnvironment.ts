/** What the chapters of one book share while it is composed. */
import type { Chart } from '../charts/Chart.ts';
import type { BookImage } from '../images/BookImage.ts';
import type { Language } from '../language/Language.ts';
import type { Words } from '../language/Words.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import type { NumberScanner } from '../numbers/bareNumbers.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { BookCitations } from './BookCitations.ts';
import type { TemplateWorld } from './expandTemplate.ts';
import type { HeldChecks } from './HeldChecks.ts';
import type { Ledger } from './Ledger.ts';
import type {
  ChartBlock,
  Claim,
  ClaimInline,
  EquationBlock,
  ListingBlock,
  PlateBlock,
  RefInline,
  TableBlock,
} from './Manuscript.ts';
import type { SourcedPlace } from './sourcesOfDraft.ts';

/** Made once for a book; the ledger and lists fill as its chapters are composed in order. */
export interface BookEnvironment {
  readonly world: TemplateWorld;
  readonly words: Words;
  readonly language: Language;
  readonly report: (problem: Problem) => void;
  readonly bareNumbers: NumberScanner;
  readonly charts: ReadonlyMap<string, Chart>;
  readonly images: ReadonlyMap<string, BookImage>;
  /** Specifications of the charts by id, for the places of their words. */
  readonly chartFiles: ReadonlyMap<string, SourceDocument>;
  /** Number of each chart and table by anchor, e.g. `fig:top-partners` to `Figure 3.2`. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Text by which each anchor is referred to, e.g. `ch:trade` to `Chapter 2`. */
  readonly anchors: ReadonlyMap<string, string>;
  /** What rests on sources in each chapter by its id: first its text, then its charts and tables in their order. */
  readonly sourcesByChapter: ReadonlyMap<string, readonly SourcedPlace[]>;
  /** Titles of chapters by id, in the order of the book. */
  readonly chapterTitles: ReadonlyMap<string, string>;
  /** Whether a letter stands after sources that are not the publisher's own file. */
  readonly marksGrades: boolean;
  readonly citations: BookCitations;
  readonly ledger: Ledger;
  readonly held: HeldChecks;
  /** Done once all is composed, and every check of the text is known. */
  readonly atEnd: (fill: () => void) => void;
  /** Undefined where the target is unknown, which has been reported; a known target counts as mentioned. */
  readonly refer: (target: string, page: boolean, place: Place) => RefInline | undefined;
  readonly addClaim: (claim: ClaimInline, where: Omit<Claim, 'check' | 'place'>) => void;
  /** Enters a chart, plate, table or numbered equation or listing into the lists; one that is printed twice is reported. */
  readonly addCaptioned: (block: ChartBlock | PlateBlock | TableBlock | EquationBlock | ListingBlock) => void;
}
