/** The words that the book itself prints beside those of its author. */

export interface Words {
  readonly part: string;
  readonly chapter: string;
  readonly figure: string;
  readonly table: string;
  readonly source: string;
  readonly sources: string;
  readonly note: string;
  readonly notes: string;
  readonly continued: string;
  readonly contents: string;
  readonly listOfFigures: string;
  readonly listOfTables: string;
  readonly sheetIndex: string;
  readonly page: string;
  readonly sheet: string;
  readonly asOf: string;
  readonly edition: string;
  readonly buildDigest: string;
  readonly howToCite: string;
  readonly licence: string;
  readonly contact: string;
  readonly dataPack: string;
  readonly total: string;
  readonly notAvailable: string;
  readonly findings: string;
  readonly status: string;
  readonly read: string;
  readonly chapters: string;
  readonly and: string;
  /** Titles and heads of the tables that the pipeline makes of its own checks. */
  readonly checks: string;
  readonly value: string;
  readonly relation: string;
  readonly computation: string;
  readonly outcome: string;
  readonly held: string;
  readonly failed: string;
  readonly waived: string;
  readonly section: string;
}
