/** What blocks are set with: theme, measure, words, and the collectors of one chapter. */

import type { Picture } from '../../charts/Chart.ts';
import type { TermFinder } from '../../compose/findTerms.ts';
import type { Footnote } from '../../compose/Manuscript.ts';
import type { Language } from '../../language/Language.ts';
import type { Words } from '../../language/Words.ts';
import type { Place, Problem } from '../../problems/Problem.ts';
import type { Theme, TypeRoleName } from '../../theme/Theme.ts';
import type { EntryPage } from '../pages/entryPages.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import type { Box, Float } from './Galley.ts';
import type { SetBefore } from './SetBefore.ts';

export interface Setting {
  readonly theme: Theme;
  readonly measurer: TypeMeasurer;
  readonly words: Words;
  readonly language: Language;
  /** Width of the column being set, and its left edge in the galley. Points. */
  readonly width: number;
  readonly x: number;
  /** Role of paragraphs: `text` in the text block, `calloutText` in a call-out. */
  readonly textRole: TypeRoleName;
  /** Heading level of the structure tree for a block of level 1. */
  readonly headingDepth: number;
  /** Blocks stand in the text block itself: figures may float, side notes have a column. */
  readonly outermost: boolean;
  /** Of the block being set, or of the nearest around it that has one: where problems with its words are found. */
  readonly place: Place;
  readonly chapter: ChapterSetting;
}

/** One for each chapter: what its blocks leave behind beside their boxes. */
export interface ChapterSetting {
  readonly id: string;
  /** Height of the text block on a full page. */
  readonly pageHeight: number;
  /** The label of the page of an anchor, as far as it is known. */
  readonly pageOf: (anchor: string) => string;
  /** Worksheet of a table, where the book has an index of them to lead to. */
  readonly sheetOf: (table: string) => string | undefined;
  /** What a text holds of the entries of the index; absent of texts that none of them leads to. */
  readonly findEntries?: TermFinder;
  /** Anchors of the lines that entries of the index lead to. */
  readonly entryAnchors: string[];
  /** Pages of an entry of the index, in their order, as far as they are known. */
  readonly pagesOfEntry: (id: string) => readonly EntryPage[];
  /** Lines that stand above the title of its first page, of a handout's first chapter alone. */
  readonly head?: HandoutHead;
  readonly footnotes: ReadonlyMap<string, Footnote>;
  /** Its blocks, as they were set for other page numbers. */
  readonly before: SetBefore;
  readonly floats: Float[];
  readonly notes: Map<string, readonly Box[]>;
  /** What is drawn, by the numbers that its ink has: a chapter can be kept without the pictures that stand in the book. */
  readonly pictures: Picture[];
  readonly problems: Problem[];
}

/** What a handout is of. */
export interface HandoutHead {
  readonly title: string;
  readonly line: string;
}

/** For lists of documents and of sections, to which no entry of the index leads. */
export function unindexed(setting: Setting): Setting {
  const { findEntries: _, ...chapter } = setting.chapter;
  return { ...setting, chapter };
}

/** Of the block that spans text and side column. */
export function wideWidth(theme: Theme): number {
  return theme.page.textWidth + theme.page.sideGap + theme.page.sideWidth;
}
