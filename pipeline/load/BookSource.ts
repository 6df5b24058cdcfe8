/** What `load` hands on: a book's folder as parsed text, with nothing interpreted yet. */

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
  readonly positionOf: (path: readonly (string | number)[]) => {
    readonly line: number;
    readonly column: number;
  };
}

/** The records of one CSV file as text, in columns of equal length. */
export interface CsvText {
  readonly path: string;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** `columns[c][r]` is the text of record `r` in column `c`; a record that is too short has ''. */
  readonly columns: readonly (readonly string[])[];
  /** `lines[r]` is the line (from 1) on which record `r` begins. */
  readonly lines: Uint32Array;
  /** Column (from 1) at which field `column` of record `row` begins on its line, worked out on demand. */
  readonly columnOf: (row: number, column: number) => number;
  /** Text of the given line (from 1), for showing it with a problem. */
  readonly lineText: (line: number) => string;
}

/** One folder of `data/`. */
export interface TopicSource {
  /** Folder name, e.g. `trade`. */
  readonly topic: string;
  readonly descriptor: SourceDocument;
  /** CSV files by the resource path in the descriptor, e.g. `us-mexico-goods.csv`. Absent where the file could not be read. */
  readonly csv: ReadonlyMap<string, CsvText>;
  /** `checks.yaml`, where there is one. */
  readonly checks: SourceDocument | undefined;
  /** `derived.yaml`, where there is one. */
  readonly derived: SourceDocument | undefined;
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
  /** SHA-256 (hex) of every file read, by path, sorted by path. */
  readonly digests: ReadonlyMap<string, string>;
}
