/** The words that the book itself prints beside those of its author. */
import type { FormulaWords } from './FormulaWords.ts';
import type { StatusMeanings } from './StatusMeanings.ts';

export interface Words {
  readonly part: string;
  readonly chapter: string;
  /** A chapter after the body that bears a letter. */
  readonly annex: string;
  /** The head of them in the contents. */
  readonly annexes: string;
  readonly figure: string;
  readonly table: string;
  readonly equation: string;
  /** Of lines of a program. */
  readonly listing: string;
  readonly source: string;
  readonly sources: string;
  readonly note: string;
  readonly notes: string;
  readonly continued: string;
  readonly contents: string;
  /** Above the list of a chapter's sections. */
  readonly inThisChapter: string;
  /** Head of the column of what each table holds. */
  readonly tableTitles: string;
  readonly listOfFigures: string;
  readonly listOfTables: string;
  readonly sheetIndex: string;
  /** Of subjects and names. */
  readonly index: string;
  /** Before other entries of the index: of one that has no pages itself, and of one that has. */
  readonly see: string;
  readonly seeAlso: string;
  /** Beneath the title of the index: what stands in it, and why some of its pages are bold. */
  readonly indexNote: string;
  readonly page: string;
  /** What stands around the page after a reference, a space first: `[' (page ', ')']`. */
  readonly onPage: readonly [before: string, after: string];
  /** What a line of the contents leads to, read aloud: `Trade, page 12`. */
  readonly leadsTo: (entry: string, page: string) => string;
  readonly sheet: string;
  /** Of what is true of `date`, in brackets after a source: `as of March 1, 2024`; a day, a month or a year. */
  readonly asOf: (date: string, precision: 'day' | 'month' | 'year') => string;
  /** Above a list of documents: the first and the last day on which they were read, which may be one. */
  readonly sourcesRead: (first: string, last: string) => string;
  readonly edition: string;
  readonly buildDigest: string;
  readonly howToCite: string;
  readonly licence: string;
  readonly contact: string;
  readonly dataPack: string;
  readonly formula: FormulaWords;
  /** In the imprint: what the letters after sources mean, and what none means. */
  readonly gradeMarks: (grades: Readonly<Record<'A' | 'B' | 'C', string>>) => string;
  readonly statuses: StatusMeanings;
  /** Beneath a table of which a part is printed: the first rows of all. */
  readonly cutTable: (shown: string, all: string) => string;
  readonly roundedSums: string;
  /** Labels before counts of rows, of what has changed since the edition before. */
  readonly rowsNew: string;
  readonly rowsGone: string;
  /** In the place of a list of changes that has none. */
  readonly noChanges: string;
  readonly status: string;
  readonly chapters: string;
  /** The head of a column of places in an order. */
  readonly rank: string;
  /** What stands between a label and what it labels: `Source: Census Bureau`. */
  readonly colon: string;
  /** Between the items of a list in a line. */
  readonly semicolon: string;
  /** Names one after another, of which the last two stand without a comma between: `A, B and C`. */
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
  /** Of a draft, which prints what it can and marks what is missing. */
  readonly draft: {
    readonly title: (title: string) => string;
    /** At the foot of each page and the head of each sheet: `Draft · 3 open points`. */
    readonly state: (openPoints: number) => string;
    readonly openPoints: string;
    readonly openPointsIntro: string;
    /** In the margin: `Open points 3, 4`. */
    readonly inMargin: (numbers: readonly number[]) => string;
    /** In place of the words for those who cannot see a picture. */
    readonly altMissing: (title: string) => string;
  };
  /** What stands on every page and sheet. */
  readonly notices: {
    /** Of a day, and of a time of a day, e.g. `6:00 a.m.`, in a zone, e.g. `UTC−05:00`. */
    readonly embargoedUntil: (date: string) => string;
    readonly embargoedUntilTime: (date: string, time: string, zone: string) => string;
    /** With `{hour}`, or `{hh}` of two digits, and `{minute}`; hours run to twelve where it has `{half}`. */
    readonly clock: string;
    /** What `{half}` stands for before and after noon. */
    readonly halves: readonly [morning: string, afternoon: string];
    readonly zone: (offset: string) => string;
    readonly notForCitation: string;
    readonly proofInGrey: string;
  };
  /** Of a book in which is marked what an earlier edition has otherwise. */
  readonly marked: {
    /** At the foot of each page: `Changes since 2024-03 are marked`. */
    readonly since: (edition: string) => string;
    readonly before: (text: string) => string;
    readonly isNew: string;
    /** Of a sentence that stood in the section. */
    readonly leftOut: (text: string) => string;
  };
  /** How far one period lies from another. */
  readonly intervals: {
    /** From two to twelve. */
    readonly counts: readonly string[];
    readonly year: IntervalNoun;
    readonly decade: IntervalNoun;
    readonly month: IntervalNoun;
    readonly week: IntervalNoun;
    readonly day: IntervalNoun;
    /** Said of an earlier period, and of a later one: `five years before`, `a decade later`. */
    readonly before: IntervalPhrase;
    readonly earlier: IntervalPhrase;
    readonly after: IntervalPhrase;
    readonly later: IntervalPhrase;
  };
  /** Of some chapters as a document of their own. */
  readonly handout: {
    /** At its head: `Handout: Chapter 2`. */
    readonly label: (of: string) => string;
    /** Between what is referred to and the title of the book that has it: `Figure 1.1 in The Book`, a space first and last. */
    readonly inBook: string;
    /** In its imprint. */
    readonly about: (book: string) => string;
  };
}

interface IntervalNoun {
  /** `a year` */
  readonly single: string;
  /** `years` */
  readonly several: string;
  /** Where they are others beside this noun. */
  readonly counts?: readonly string[];
}

interface IntervalPhrase {
  /** Of the very next: `the year before`. */
  readonly next?: { readonly year: string; readonly month: string; readonly day: string };
  readonly amount: (amount: string) => string;
}
