/** The slowest properties of the suite, with the runs that they deserve; those of the files imported for themselves, with all of theirs. */
import { expect, test } from 'vitest';
import { noTextIsLost, oddCharactersNeverCrash } from '../compose/markdownProperties.ts';
import { everyDamageHasAPlace } from '../fuzz/everyDamageHasAPlace.ts';
import { outputsOf } from '../fuzz/outputsOf.ts';
import { readBook } from '../fuzz/readBook.ts';
import { targetsOf } from '../fuzz/targets.ts';
import {
  everyManuscriptIsSetWhole,
  theSameManuscriptIsLaidOutTheSame,
  whatIsSetAgainIsAsIfSetAtOnce,
} from '../layout/pages/randomManuscripts.ts';
import '../checks/expressions.property.test.ts';
import '../fonts/shapeWord.test.ts';
import '../formulas/formulaMarks.property.test.ts';
import '../intake/parquet.test.ts';
import '../layout/table/setTable.property.test.ts';
import '../layout/text/setParagraph.property.test.ts';
import '../validate/readTables.test.ts';
import '../workbook/names.test.ts';

test('no-text-is-lost-between-markdown-and-tree', () => noTextIsLost(300), 120_000);

test(
  'random-characters-never-crash-and-problems-stand-on-lines-that-exist',
  () => oddCharactersNeverCrash(400),
  120_000,
);

test(
  'every-random-manuscript-is-set-whole-within-its-pages-and-without-overlaps',
  () => everyManuscriptIsSetWhole(20),
  120_000,
);

test('the-same-manuscript-is-laid-out-the-same', () => theSameManuscriptIsLaidOutTheSame(3), 120_000);

test('what-is-set-again-is-as-if-set-at-once', () => whatIsSetAgainIsAsIfSetAtOnce(20), 240_000);

test('no-damage-is-met-with-anything-but-problems-that-have-a-place', async () => {
  const book = readBook('tests/fixtures/rich-book');
  const targets = targetsOf(book, await outputsOf(book));
  expect(targets.length).toBeGreaterThan(10);
  await everyDamageHasAPlace(targets, { ofOne: 40, ofBooks: 2 });
}, 300_000);
