/** Words that have an order of their own stand in it, unless the chart or its author gave another. */
import { expect, test } from 'vitest';
import { checkOrder } from '../../pipeline/charts/checkOrder.ts';
import type { SceneScale } from '../../pipeline/charts/readScene.ts';
import { american } from '../../pipeline/language/english.ts';
import { languageNamed } from '../language/languageNamed.ts';
import { item, mark, reportOn, scene } from './sceneFixture.ts';

const field = { field: 'name', type: 'nominal' };

function told(
  words: readonly unknown[],
  definition: object = field,
  more: Partial<SceneScale> = {},
  locale = american.numbers,
): readonly string[] {
  const on = reportOn({ mark: 'bar', encoding: { x: definition } });
  const drawn = mark('rect', { x: 'x name' }, [item({ name: 'any' })]);
  checkOrder(on.report, scene([drawn], { x: { type: 'band', domain: words, ...more } }), on.spec, locale);
  return on.told();
}

test.each<[words: readonly unknown[], isOutOfOrder: boolean]>([
  [['January', 'February', 'March'], false],
  [['February', 'January', 'March'], true],
  [['april', 'MAY', 'June'], false],
  [['Apr', 'Aug', 'Dec', 'Feb'], true],
  [['Apr.', 'Jan.', 'Mar.'], true],
  [['Jan.', 'Mar.', 'Apr.'], false],
  [['Monday', 'Tuesday', 'Friday'], false],
  [['Friday', 'Monday', 'Tuesday'], true],
  [['Fri', 'Mon', 'Tue'], true],
  [['Jan', 'Jan', 'Feb'], true],
  [['10 to 14', '15 to 19', '5 to 9'], true],
  [['5 to 9', '10 to 14', '15 to 19'], false],
  [['1,000 and more', '1 to 9', '10 to 999'], true],
  [['1 to 9', '10 to 999', '1,000 and more'], false],
  [['1.5', '1.25', '2'], true],
  [['18–24', '25–34', 'Under 18'], true],
  [['Under 18', '18–24', '25–34'], true],
  [['10 to 14', '5 to 9', 'unknown'], false],
  [['Peru', 'Norway', 'Chile'], false],
  [['January', 'March', 'Peru'], false],
  [['March', 'February'], false],
  [['February', 'January', 3], false],
])('%j is out of order: %s', (words, isOutOfOrder) => {
  expect(told(words)).toHaveLength(isOutOfOrder ? 1 : 0);
});

test('words-out-of-order-are-listed-up-to-five', () => {
  expect(told(['Apr', 'Aug', 'Dec', 'Feb', 'Jan', 'Jul'])).toEqual([
    'chart-order-alphabetic: expected the values of x in their own order, found that of the alphabet: Apr, Aug, Dec, Feb, Jan, … | "x": {',
  ]);
  expect(told(['Apr', 'Aug', 'Dec', 'Feb', 'Jan'])[0]).toContain(': Apr, Aug, Dec, Feb, Jan |');
});

test('an-order-that-the-chart-gives-is-its-own', () => {
  const words = ['April', 'August', 'December'];
  expect(told(words)).toEqual([]);
  const wrong = ['August', 'April', 'December'];
  expect(told(wrong)).toHaveLength(1);
  expect(told(wrong, { ...field, sort: null })).toEqual([]);
  expect(told(wrong, { ...field, sort: ['August'] })).toEqual([]);
  expect(told(wrong, field, { fixed: ['August', 'April', 'December'] })).toEqual([]);
  expect(told(wrong, field, { domain: undefined })).toEqual([]);
});

test('months-are-known-in-the-language-of-the-book-and-in-english', () => {
  const locale = languageNamed('de-DE').numbers;
  expect(told(['März', 'Januar', 'Mai'], field, {}, locale)).toHaveLength(1);
  expect(told(['Januar', 'März', 'Mai'], field, {}, locale)).toEqual([]);
  expect(told(['March', 'January', 'May'], field, {}, locale)).toHaveLength(1);
});

test('only-channels-that-the-view-itself-encodes-by-a-field-are-asked', () => {
  const on = reportOn({ mark: 'bar', encoding: { x: field } });
  const words = ['August', 'April', 'December'];
  const read = scene([mark('rect', { y: 'x name', fill: 'x name', x: 'x' }, [item({ name: 'any' })])], {
    x: words,
  });
  checkOrder(on.report, read, on.spec, american.numbers);
  expect(on.told()).toEqual([]);
});

test('colours-are-asked-for-under-the-name-that-vega-lite-has-for-them', () => {
  const on = reportOn({ mark: 'bar', encoding: { color: field } });
  const read = scene([mark('rect', { fill: 's name' }, [item({ name: 'any' })])], {
    s: ['August', 'April', 'May'],
  });
  checkOrder(on.report, read, on.spec, american.numbers);
  expect(on.told()).toEqual([
    'chart-order-alphabetic: expected the values of color in their own order, found that of the alphabet: August, April, May | "color": {',
  ]);
});

// ---------------------------------------------------------------- heads

function heads(words: readonly unknown[], definition: object = field, channel = 'row'): readonly string[] {
  const on = reportOn({ mark: 'bar', encoding: { [channel]: definition } });
  const items = words.map((name) => item({ name }));
  checkOrder(on.report, scene([mark('rect', {}, items)]), on.spec, american.numbers);
  return on.told();
}

test.each(['row', 'column', 'facet'])('heads-of-small-multiples-by-%s-stand-in-order-too', (channel) => {
  expect(heads(['January', 'February', 'March'], field, channel)).toEqual([
    `chart-order-alphabetic: expected the values of ${channel} in their own order, found that of the alphabet: February, January, March | "${channel}": {`,
  ]);
});

test('heads-that-have-no-order-or-are-sorted-or-are-times-are-right', () => {
  expect(heads(['January', 'February', 'March'], field, 'x')).toEqual([]);
  expect(heads(['April', 'August', 'December'])).toEqual([]);
  expect(heads(['January', 'February', 'February'])).toEqual([]);
  expect(heads(['January', 'February', 'March', 4])).toEqual([]);
  expect(heads(['January', 'February', 'March'], { ...field, sort: null })).toEqual([]);
  expect(heads(['January', 'February', 'March'], { ...field, type: 'temporal' })).toEqual([]);
  expect(heads(['January', 'February', 'March'], { type: 'nominal' })).toEqual([]);
});

test('heads-that-the-chart-as-written-does-not-hold-are-told-of-the-whole', () => {
  const on = reportOn({ mark: 'bar' });
  const items = ['January', 'February', 'March'].map((name) => item({ name }));
  const drawn = { mark: 'bar', encoding: { row: field } };
  checkOrder(on.report, scene([mark('rect', {}, items)]), drawn, american.numbers);
  expect(on.told()).toEqual([expect.stringMatching(/\| \{$/)]);
});
