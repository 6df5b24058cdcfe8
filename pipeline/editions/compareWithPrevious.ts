/** Lays a dataset beside the edition that its book names as the one before: marks what is revised, warns of what is undated. */
import type { Limits } from '../limits/Limits.ts';
import type { BookSource } from '../load/BookSource.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Dataset } from '../validate/Dataset.ts';
import type { Edition } from './Edition.ts';
import { markRevised } from './markRevised.ts';
import { readEdition } from './readEdition.ts';
import { undatedChanges } from './undatedChanges.ts';

export interface ComparedDataset {
  readonly dataset: Dataset;
  /** Undefined where the book names none, or its record cannot be read. */
  readonly previous: Edition | undefined;
  readonly problems: readonly Problem[];
}

export function compareWithPrevious(source: BookSource, dataset: Dataset, limits?: Limits): ComparedDataset {
  if (source.previousEdition === undefined) return { dataset, previous: undefined, problems: [] };
  const { value: previous, problems } = readEdition(source.previousEdition, limits);
  if (previous === undefined) return { dataset, previous, problems };
  return {
    dataset: markRevised(dataset, previous),
    previous,
    problems: [...problems, ...undatedChanges(dataset, previous)],
  };
}
