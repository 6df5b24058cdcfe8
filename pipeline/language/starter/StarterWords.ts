/** The words of the book that `briefing new` makes: its text, and the remarks that say what is what. */

export interface StarterWords {
  /** Of a book to which nobody gave a title. */
  readonly bookTitle: string;
  readonly overview: string;
  readonly figures: string;
  readonly findings: string;
  /** What is measured; the unit is empty where there is none, `when` where the table has one date only. */
  readonly measured: (measure: string, unit: string, when: string) => string;
  readonly firstTitle: (who: string) => string;
  /** The beginnings of two halves of a sentence; `withValue` ends each. */
  readonly standsFirst: (who: string) => string;
  readonly standsLast: (who: string) => string;
  readonly withValue: (value: string) => string;
  readonly ratio: (times: string) => string;
  readonly changeTitle: Readonly<Record<'rose' | 'fell' | 'same', string>>;
  readonly series: (from: string, fromWhen: string, to: string, toWhen: string) => string;
  /** Sentences on the end of the series against its beginning. */
  readonly change: Readonly<Record<'rose' | 'fell' | 'same', string>>;
  readonly peak: (value: string, when: string) => string;
  readonly altRanking: (measure: string, first: string, last: string) => string;
  readonly altSeries: (measure: string, from: string, to: string) => string;
  readonly greatestOnly: string;
  readonly gapsLeftOut: string;
  readonly tableFollows: (reference: string) => string;
  readonly unitUnknown: string;
  readonly publisherUnknown: string;
  readonly sample: {
    readonly title: string;
    readonly description: string;
    readonly year: string;
    readonly economy: string;
    readonly measure: string;
    readonly unit: string;
    readonly publisher: string;
    /** By ISO 3166 code. */
    readonly economies: Readonly<Record<'USA' | 'CHN' | 'DEU' | 'JPN' | 'IND', string>>;
  };
  readonly remarks: StarterRemarks;
  /** The paragraphs and items of the README, in Markdown. */
  readonly readme: {
    readonly what: string;
    readonly build: string;
    readonly check: string;
    readonly data: string;
    readonly words: string;
    readonly look: string;
    readonly more: string;
  };
}

/** Remarks in the files, each one line. */
export interface StarterRemarks {
  readonly form: string;
  readonly edition: string;
  readonly fileName: string;
  readonly matter: string;
  readonly chapters: string;
  readonly cover: string;
  readonly terms: string;
  readonly checks: string;
  readonly expression: string;
  readonly chapter: string;
  readonly value: string;
  readonly claim: string;
  readonly chart: string;
  readonly table: string;
  /** In `datapackage.json`, of what was guessed. */
  readonly guessed: string;
}
