/** Lays a dataset beside the edition that its book names as the one before: marks what is revised, warns of what is undated. */
import type { Limits } from '../limits/Limits.ts';
import type { BookSource } from '../load/BookSource.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { compareEditions } from './compareEditions.ts';
import type { Edition } from './Edition.ts';
import type { EditionDifference } from './EditionDifference.ts';
import { followRenames } from './followRenames.ts';
import { markRevised } from './markRevised.ts';
import { readEdition } from './readEdition.ts';
import { recordDataset } from './recordDataset.ts';
import { undatedChanges } from './undatedChanges.ts';

export interface ComparedDataset {
  readonly dataset: Dataset;
  /** Undefined where the book names none, or its record cannot be read. */
  readonly previous: Edition | undefined;
  /** In data and checks; what is printed is not known yet. */
  readonly difference: EditionDifference | undefined;
  readonly problems: readonly Problem[];
}

/** What is not known of a book before it is composed. */
const UNPRINTED = {
  name: '',
  book: '',
  date: '',
  pipeline: '',
  digest: '',
  inputs: new Map(),
  outputs: new Map(),
  figures: [],
  statements: [],
  texts: undefined,
  charts: undefined,
};

export function compareWithPrevious(source: BookSource, dataset: Dataset, limits?: Limits): ComparedDataset {
  if (source.previousEdition === undefined)
    return { dataset, previous: undefined, difference: undefined, problems: [] };
  const { value: read, problems } = readEdition(source.previousEdition, limits);
  if (read === undefined) return { dataset, previous: read, difference: undefined, problems };
  const now = { ...UNPRINTED, ...recordDataset(dataset) };
  // A figure is revised, and undated, under whatever name it goes.
  const { before: previous } = followRenames(read, now);
  return {
    dataset: markRevised(dataset, previous),
    previous,
    difference: compareEditions(previous, now),
    problems: [...problems, ...undatedChanges(dataset, previous)],
  };
}
