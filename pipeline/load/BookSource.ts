/** What `load` hands on: a book's folder as parsed text, with nothing interpreted yet. */
import type { TextPosition } from '../problems/TextLines.ts';
import type { CsvDialect } from './CsvDialect.ts';
import type { EncodingName } from './encodings.ts';

/** A text file of the book. */
export interface SourceText {
  /** Relative to the book's folder, forward slashes: `templates/chapters/trade.md.hbs`. */
  readonly path: string;
  readonly text: string;
}

/** A parsed JSON or YAML document whose values can be found in the text again. */
export interface SourceDocument extends SourceText {
  /** Plain JSON data; interpreted by the stage that uses it. */
  readonly data: unknown;
  /** Line and column (from 1) of the value at `path` (e.g. `['resources', 0, 'name']`), or of its nearest parent. */
  readonly positionOf: (path: readonly (string | number)[]) => TextPosition;
  /** The same of the property's name, where `path` ends in one: for a name that is itself the fault. */
  readonly positionOfKey?: (path: readonly (string | number)[]) => TextPosition;
}

/** The records of one CSV file as text, in columns of equal length. */
export interface CsvText {
  readonly path: string;
  readonly dialect: CsvDialect;
  readonly encoding: EncodingName;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** `columns[c][r]` is the text of record `r` in column `c`; a record that is too short has ''. */
  readonly columns: readonly (readonly string[])[];
  /** `lines[r]` is the line (from 1) on which record `r` begins. */
  readonly lines: Uint32Array;
  /** Line and columns of the text of field `column` of record `row`, quotes included; of a header cell for row -1. */
  readonly positionOf: (row: number, column: number) => TextPosition;
  /** Text of the given line (from 1), for showing it with a problem. */
  readonly lineText: (line: number) => string;
}

/** One folder of `data/`. */
export interface TopicSource {
  /** Folder name, e.g. `trade`. */
  readonly topic: string;
  readonly descriptor: SourceDocument;
  /** CSV files by the resource path in the descriptor, e.g. `goods.csv`. Absent where the file could not be read. */
  readonly csv: ReadonlyMap<string, CsvText>;
  /** TopoJSON and GeoJSON files, likewise. */
  readonly shapes: ReadonlyMap<string, SourceDocument>;
  /** `checks.yaml`, where there is one. */
  readonly checks: SourceDocument | undefined;
  /** `derived.yaml`, where there is one. */
  readonly derived: SourceDocument | undefined;
}

/** A file of pixels or shapes, which the stage `images` reads. */
export interface ImageFile {
  readonly path: string;
  readonly kind: 'png' | 'jpeg' | 'svg';
  readonly bytes: Uint8Array;
}

export interface BookSource {
  /** `templates/book.yaml` */
  readonly book: SourceDocument;
  /** `templates/theme.json` */
  readonly theme: SourceDocument;
  readonly topics: readonly TopicSource[];
  /** `templates/chapters/*.md.hbs` by name without folder and endings, e.g. `trade`. */
  readonly chapters: ReadonlyMap<string, SourceText>;
  /** `templates/partials/*.md.hbs`, likewise. */
  readonly partials: ReadonlyMap<string, SourceText>;
  /** `templates/charts/*.vl.json` by chart id (the file's name without endings). */
  readonly charts: ReadonlyMap<string, SourceDocument>;
  /** `templates/images/` by name without ending, e.g. `logo`. */
  readonly images: ReadonlyMap<string, ImageFile>;
  /** Bytes of the files of `templates/fonts/` by path. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  /** `data/references.bib`, where there is one. */
  readonly bibtex?: SourceText;
  /** `data/references.json`, where there is one. */
  readonly references?: SourceDocument;
  /** The file of `templates/` that `book.yaml` names as its citation style. */
  readonly citationStyle?: SourceText;
  /** The record of the edition before, where `book.yaml` names one. */
  readonly previousEdition?: SourceText;
  /** SHA-256 (hex) of every file read, by path, sorted by path. */
  readonly digests: ReadonlyMap<string, string>;
}
