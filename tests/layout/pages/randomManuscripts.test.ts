/** A few of the runs of `tests/long/properties.test.ts`. */
import { test } from 'vitest';
import {
  everyManuscriptIsSetWhole,
  theSameManuscriptIsLaidOutTheSame,
  whatIsSetAgainIsAsIfSetAtOnce,
} from './randomManuscripts.ts';

test(
  'every-random-manuscript-is-set-whole-within-its-pages-and-without-overlaps',
  () => everyManuscriptIsSetWhole(4),
  120_000,
);

test('the-same-manuscript-is-laid-out-the-same', () => theSameManuscriptIsLaidOutTheSame(1), 120_000);

test('what-is-set-again-is-as-if-set-at-once', () => whatIsSetAgainIsAsIfSetAtOnce(2), 120_000);
