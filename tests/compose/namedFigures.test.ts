/** Formats that a book names, and names that a chapter gives to figures. */
import { expect, test } from 'vitest';
import { composeSmallBook, showProblems } from './smallBook.ts';

const FORMATS =
  'formats: { trillions: { scale: 0.001, format: ".3f", unit: trillion }, whole: { format: ".0f" } }';

function composed(front: string, text: string, config = FORMATS) {
  const chapter = `---\ntitle: Trade\n${front}---\n${text}`;
  const { manuscript, problems } = composeSmallBook({ chapters: { trade: chapter }, config });
  return {
    ledger: manuscript.ledger.map(({ displayed, address, unit, slot }) => [displayed, address, unit, slot]),
    problems: showProblems(problems),
  };
}

test('a-format-by-name-is-that-format-with-its-scale-and-unit', () => {
  const { ledger, problems } = composed(
    '',
    `{{value "goods[2023].exports" as="trillions"}} {{value "goods[2023].exports" as="trillions" format=".1f" sign=true}}
{{expr "value('goods[2023].exports') * 2" as="whole"}}`,
  );
  expect(problems).toBe('');
  expect(ledger).toEqual([
    ['0.323', 'goods[2023].exports', 'trillion', 'ch:trade#1'],
    ['+0.3', 'goods[2023].exports', 'trillion', 'ch:trade#2'],
    ['646', "value('goods[2023].exports') * 2", undefined, 'ch:trade#3'],
  ]);
});

test('a-name-stands-for-its-address-and-the-ledger-knows-the-address-alone', () => {
  const { ledger, problems } = composed(
    `figures:
  now: "goods[2023].exports"
  before: { address: "goods[2022].exports", as: trillions }
`,
    `{{value "now"}} {{value "before"}} {{value "before" format=".1f"}} {{value "before" as="whole"}}
{{expr "growth(value('before'), value('now'))" format=".1f" unit="percent"}}`,
  );
  expect(problems).toBe('');
  expect(ledger.map(([displayed, address]) => [displayed, address])).toEqual([
    ['323.2', 'goods[2023].exports'],
    ['0.324', 'goods[2022].exports'],
    ['0.3', 'goods[2022].exports'],
    ['324', 'goods[2022].exports'],
    ['−0.4', "growth(value('goods[2022].exports'), value('goods[2023].exports'))"],
  ]);
});

test('braces-in-a-named-address-mean-what-they-mean-where-the-name-stands', () => {
  const { ledger, problems } = composed(
    'figures: { one: "states[{state}].exports" }\n',
    '{{#each (rows "states" limit=2)}}{{value "one"}} {{/each}}',
  );
  expect(problems).toBe('');
  expect(ledger.map(([, address]) => address)).toEqual(['states[Texas].exports', 'states[Ohio].exports']);
});

test('a-name-is-known-in-the-titles-of-the-chapters-tables-and-not-in-other-chapters', () => {
  const front = '---\ntitle: "In {{value "now"}} years"\nfigures:\n  now: "ties"\n---\n';
  const { problems } = composeSmallBook({
    chapters: {
      trade: `${front}{{ref "tbl:states"}}\n\n{{table "states" title="Of {{value 'now'}}"}}`,
      other: '{{value "now"}}',
    },
  });
  expect(showProblems(problems)).toBe(
    'chapters/other.md.hbs:4:10 unknown-fact: expected a fact of this book, found "now"\n  hint: facts here: ties, rounded-trade, in-force, share-of-gdp, farm-share',
  );
});
