/** The words that the data pack itself writes. */

export interface PackWords {
  /** By what the proof-reader knows words of this language again: regular expressions of their beginnings. */
  readonly lint: {
    /** That a cell is empty. */
    readonly empty: string;
    /** What Excel in this language calls a table object that nobody named. */
    readonly tableObject: string;
  };
  /** Names of the sheets that every pack has; at most 31 characters. */
  readonly sheets: {
    readonly cover: string;
    readonly contents: string;
    readonly notes: string;
    readonly figures: string;
    readonly checks: string;
    readonly changes: string;
    readonly columns: string;
    readonly sources: string;
    readonly facts: string;
    /** Of a draft. */
    readonly openPoints: string;
    /** Stands before a chart's own words: `Chart top partners`. */
    readonly chart: string;
  };
  /** Titles in A1 of the same sheets. */
  readonly titles: {
    readonly contents: string;
    readonly notes: string;
    readonly figures: string;
    readonly checks: string;
    readonly changes: string;
    readonly columns: string;
    readonly sources: string;
    readonly facts: string;
    readonly openPoints: string;
  };
  /** Of the zip of CSV files and its README. */
  readonly zip: {
    readonly holds: (title: string, edition: string) => string;
    readonly described: string;
    /** How a gap is written, and where its reason stands. */
    readonly gaps: (columns: string) => string;
    /** What the folder of charts holds. */
    readonly charts: string;
    readonly files: Readonly<Record<'all' | 'checks' | 'columns' | 'figures' | 'notes' | 'sources', string>>;
    readonly excel: {
      readonly choose: (file: string) => string;
      readonly load: string;
      readonly open: (workbook: string) => string;
    };
  };
  readonly cover: {
    readonly holds: string;
    readonly holdsText: (tables: number, charts: number, figures: number) => string;
    readonly valuesText: string;
    readonly period: string;
    readonly periodText: (first: string, last: string) => string;
    readonly currentText: (first: string, last: string) => string;
    readonly edition: string;
    readonly statusText: string;
    readonly published: string;
    readonly authors: string;
    readonly licence: string;
    readonly contact: string;
    readonly cite: string;
    readonly citeText: (authors: string, title: string, publisher: string, date: string) => string;
    readonly book: string;
    readonly bookText: (file: string) => string;
    readonly digest: string;
    readonly digestText: (digest: string) => string;
    readonly toContents: string;
    readonly toChanges: string;
  };
  readonly lines: {
    readonly oneTable: string;
    readonly noTable: string;
    readonly oneChart: string;
    readonly oneChartOneTable: string;
    readonly onePicture: string;
    /** Of a table, the sheet of a chart that draws it. */
    readonly drawnOn: (sheet: string) => string;
    readonly filters: string;
    readonly frozen: string;
    readonly inBook: (number: string, page: string | undefined) => string;
    readonly notInBook: string;
    readonly asOf: (date: string) => string;
    readonly licence: (licence: string) => string;
    readonly notes: (marks: string) => string;
    readonly shorthand: (legend: string) => string;
    readonly shorthandEntry: (code: string, meaning: string) => string;
    readonly emptyWithStatus: string;
    readonly emptyNotes: string;
    /** Of a chart's own table. */
    readonly noShading: string;
    readonly emptyValues: string;
    readonly comments: string;
    readonly emptyFigures: string;
    readonly emptyFacts: string;
    readonly emptyOther: string;
    readonly computedFrom: (table: string) => string;
    readonly source: (publisher: string, title: string) => string;
    readonly manySources: (count: number, publishers: string) => string;
    readonly toContents: string;
    readonly dataOn: (sheet: string) => string;
    readonly inWords: (alt: string) => string;
    readonly notesIntro: string;
    readonly figuresIntro: string;
    readonly formulasIntro: string;
    readonly checksIntro: string;
    readonly changesIntro: string;
    readonly noChanges: string;
    readonly comparedWithNone: string;
    readonly comparedWith: (edition: string) => string;
    readonly columnsIntro: string;
    readonly sourcesIntro: string;
    readonly factsIntro: string;
    readonly noRows: string;
    readonly openPointsIntro: string;
  };
  /** What the pack of a handout says in other words than that of a book. */
  readonly handout: {
    readonly figures: string;
    readonly inHandout: string;
    readonly cover: Pick<PackWords['cover'], 'holdsText' | 'book' | 'bookText'>;
    readonly lines: Pick<PackWords['lines'], 'inBook' | 'notInBook'>;
  };
  readonly note: (number: number) => string;
  /** How a computed column is made; each takes titles of columns. */
  readonly made: {
    readonly formula: (text: string) => string;
    readonly from: (columns: string) => string;
    readonly sum: (column: string, by: string) => string;
    readonly count: (by: string) => string;
    readonly where: (column: string, condition: string) => string;
    readonly first: (column: string) => string;
    readonly running: (column: string) => string;
    readonly before: (column: string) => string;
    readonly rank: (column: string) => string;
    /** `operation` is a word of Vega, such as `mean`. */
    readonly other: (operation: string, column: string) => string;
    readonly lookedUp: (column: string, table: string) => string;
    readonly folded: (columns: string) => string;
    readonly foldedKey: (columns: string) => string;
    readonly and: string;
    readonly or: string;
  };
  /** What a sheet of the contents is. */
  readonly kinds: Readonly<Record<'source' | 'computed' | 'chart' | 'picture' | 'about', string>>;
  /** A unit beside numbers that stand for so many of it, e.g. `thousand people`; the amount alone where there is none. */
  readonly scaled: Readonly<Record<'thousand' | 'million' | 'billion', (unit: string) => string>>;
  readonly heads: {
    readonly number: string;
    readonly worksheet: string;
    readonly holds: string;
    readonly unit: string;
    readonly source: string;
    readonly asOf: string;
    readonly inBook: string;
    readonly page: string;
    readonly note: string;
    readonly text: string;
    readonly tables: string;
    readonly figure: string;
    readonly printed: string;
    readonly value: string;
    readonly chapter: string;
    readonly within: string;
    readonly cell: string;
    /** Of a figure, e.g. `trade[2023].total`. */
    readonly figureAddress: string;
    /** Where a figure stands, e.g. `sec:trade/growth#3`. */
    readonly slot: string;
    readonly check: string;
    readonly topic: string;
    readonly relation: string;
    readonly result: string;
    readonly computed: string;
    readonly cells: string;
    readonly claims: string;
    readonly waiver: string;
    readonly change: string;
    readonly where: string;
    readonly before: string;
    readonly now: string;
    readonly why: string;
    readonly table: string;
    readonly column: string;
    readonly field: string;
    readonly type: string;
    readonly meaning: string;
    readonly categories: string;
    readonly missing: string;
    readonly format: string;
    readonly publisher: string;
    readonly document: string;
    readonly address: string;
    readonly read: string;
    readonly grade: string;
    readonly licence: string;
    readonly fact: string;
    readonly label: string;
    readonly status: string;
    readonly remark: string;
    readonly category: string;
    /** Of a computed figure. */
    readonly made: string;
    readonly formula: string;
    readonly kind: string;
    /** The name of a table object. */
    readonly tableObject: string;
    readonly period: string;
    readonly rows: string;
    /** That comments on a chart. */
    readonly line: string;
    readonly openPoint: string;
  };
  /** Heading of the column that says why values of another column are missing. */
  readonly statusOf: (heading: string) => string;
  /** What a column of statuses says. */
  readonly statusMeaning: (heading: string) => string;
  /** Heading of the column that names the notes on single rows. */
  readonly notesOfRow: string;
  /** Heading of the column that holds the codes of another column's words. */
  readonly codeOf: (heading: string) => string;
  readonly prose: string;
  readonly outcomes: Readonly<Record<'held' | 'failed' | 'waived', string>>;
  readonly types: Readonly<
    Record<'integer' | 'number' | 'string' | 'boolean' | 'date' | 'yearmonth' | 'year', string>
  >;
  readonly grades: Readonly<Record<'A' | 'B' | 'C', string>>;
}
