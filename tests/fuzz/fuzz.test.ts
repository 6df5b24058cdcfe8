/** The shortest form of the fuzzer, and all that once failed; a longer one is in `tests/long/properties.test.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildTexts, type Ending } from './buildTexts.ts';
import { everyDamageHasAPlace } from './everyDamageHasAPlace.ts';
import { manifestOf, outputsOf } from './outputsOf.ts';
import { readBook } from './readBook.ts';
import { type Target, targetsOf } from './targets.ts';

const book = readBook('tests/fixtures/rich-book');
let targets: readonly Target[] = [];
let sound: Ending;

beforeAll(async () => {
  targets = targetsOf(book, await outputsOf(book));
  sound = await buildTexts(book);
}, 300_000);

test('the-book-that-is-damaged-is-sound', () => {
  expect(sound).toEqual({ type: 'built', codes: [], placeless: [], lineless: [] });
});

/** As editors on Windows save them, or git checks them out there. */
test('line-ends-of-either-custom-give-the-same-pages', async () => {
  const windows = Object.fromEntries(
    Object.entries(book).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  );
  expect(await buildTexts(windows)).toEqual(sound);
  const figures = async (texts: typeof book) => {
    const { figures: printed } = await manifestOf(texts);
    return printed;
  };
  expect(await figures(windows)).toEqual(await figures(book));
}, 60_000);

test(
  'no-damage-is-met-with-anything-but-problems-that-have-a-place',
  () => everyDamageHasAPlace(targets, { ofOne: 3, ofBooks: 1 }),
  120_000,
);

/** Each file holds one input that was met with an exception, a hang or a problem without a place. */
const corpus = readdirSync(join(import.meta.dirname, 'corpus')).filter((name) => name.endsWith('.json'));

test.each([...corpus, 'none'])(
  'what-once-failed-fails-no-more (%s)',
  async (name) => {
    if (name === 'none') return;
    const { target, input } = JSON.parse(readFileSync(join(import.meta.dirname, 'corpus', name), 'utf8'));
    const ending = await targets.find((each) => each.name === target)?.run(input);
    expect(ending?.placeless ?? []).toEqual([]);
  },
  30_000,
);
