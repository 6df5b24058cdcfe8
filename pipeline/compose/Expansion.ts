/** A template filled in: Markdown with placeholders, and where each character of it comes from. */
import type { ChartSize } from '../charts/Chart.ts';
import type { Place } from '../problems/Problem.ts';
import type { Fact, Table } from '../validate/Dataset.ts';
import type { Figure } from './Figure.ts';
import type { HeldClaim } from './HeldChecks.ts';
import type { Change } from './listChanges.ts';
import type { Rank } from './sortRows.ts';

/** What a placeholder stands for. */
export type Token =
  | { readonly type: 'figure'; readonly figure: Figure; readonly place: Place }
  /** A parameter of the book, as printed. */
  | { readonly type: 'parameter'; readonly name: string; readonly text: string; readonly place: Place }
  /** `check` is an id, or a claim that brings its own check. */
  | { readonly type: 'claimStart'; readonly check: string | HeldClaim; readonly place: Place }
  /** Stands for what is missing, which has been reported. */
  | { readonly type: 'missing'; readonly place: Place }
  | { readonly type: 'claimEnd'; readonly place: Place }
  | { readonly type: 'ref'; readonly target: string; readonly page: boolean; readonly place: Place }
  | { readonly type: 'block'; readonly block: BlockCall; readonly place: Place };

/** A helper that makes blocks of its own and stands alone on its line. */
export type BlockCall =
  | { readonly type: 'chart'; readonly chart: string }
  | { readonly type: 'table'; readonly request: TableRequest }
  | { readonly type: 'image'; readonly request: ImageRequest }
  | { readonly type: 'plate'; readonly request: PlateRequest }
  /** `read`: the days of reading are said once for all. */
  | { readonly type: 'sources'; readonly all: boolean; readonly read?: 'once' }
  | { readonly type: 'list'; readonly list: ListRequest }
  | { readonly type: 'checksTable' };

/** A table as a template asks for it. */
export interface TableRequest {
  readonly table: string;
  readonly rows: readonly number[];
  /** Of the rows that have one, where the table has a column of them. */
  readonly ranks?: ReadonlyMap<number, Rank>;
  /** Where `limit` leaves rows out: how many that are no totals there are, and how many of them are printed. */
  readonly cut?: { readonly shown: number; readonly all: number };
  /** Names of the fields, in order; the table's own choice where absent. */
  readonly columns?: readonly string[];
  /** The table's own title where absent. */
  readonly title?: { readonly text: string; readonly place: Place };
  readonly width: 'text' | 'wide';
}

/** Words that a helper was given, and where they stand. */
export interface GivenWords {
  readonly text: string;
  readonly place: Place;
}

/** An image as a template asks for it. */
export interface ImageRequest {
  readonly image: string;
  /** Empty where it only decorates. */
  readonly alt: GivenWords;
  readonly width?: ChartSize | number;
}

/** An image that is a numbered figure. */
export interface PlateRequest {
  readonly image: string;
  readonly alt: GivenWords;
  readonly title: GivenWords;
  readonly source?: GivenWords;
  readonly size: ChartSize;
}

/** A list of records as a template asks for it: of a register, of facts, or of the corrections of checks. */
export interface ListRequest {
  /** The anchor is `tbl:` and this. */
  readonly id: string;
  readonly title: { readonly text: string; readonly place: Place };
  readonly columns: readonly { readonly name: string; readonly heading: string; readonly place: Place }[];
  readonly records: Records;
}

export type Records =
  | { readonly of: 'register'; readonly table: Table; readonly rows: readonly number[] }
  | { readonly of: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly of: 'corrections';
      /** Facts that are listed after the corrections, unless one of these tells of them. */
      readonly facts: readonly Fact[];
      /** What is said of them where a correction says what holds. */
      readonly holds: string;
      /** Before their numbers, as in `D1`; without it they have none. */
      readonly letter: string | undefined;
    }
  | { readonly of: 'changes'; readonly changes: readonly Change[] };

export interface Expansion {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Where the characters from `start` to `end` of `text` stand in a template. */
  readonly placeOf: (start: number, end?: number) => Place;
}

/** Printed by a draft in the place of a figure, reference or block that it lacks. */
export const MISSING = '[?]';

// A placeholder is two private-use characters, so that Markdown takes it for a word: neither white space
// nor punctuation, and never a digit.
const FIRST = 0xe000;
const COUNT = 0x1000;

export const PLACEHOLDER = /[\ue000-\uefff]{2}/g;
export const PRIVATE_USE = /[\ue000-\uf8ff]/;

export function placeholder(index: number): string {
  return String.fromCharCode(FIRST + Math.floor(index / COUNT), FIRST + (index % COUNT));
}

export function placeholderIndex(text: string): number {
  return (text.charCodeAt(0) - FIRST) * COUNT + (text.charCodeAt(1) - FIRST);
}
