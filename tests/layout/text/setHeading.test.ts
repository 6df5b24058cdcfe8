import { expect, test } from 'vitest';
import { american } from '../../../pipeline/language/english.ts';
import { fitText, setHeading } from '../../../pipeline/layout/text/setHeading.ts';
import { squareMeasurer } from '../squareMeasurer.ts';
import { linesOf, square, text } from './setText.ts';

const options = { style: square, align: 'start', language: american } as const;

test('a-heading-is-broken-into-lines-of-even-width', () => {
  const set = setHeading([text('aaaa bbbb cccc dddd eeee')], { ...options, width: 100 }, squareMeasurer());
  expect(linesOf(set)).toEqual(['aaaa bbbb cccc', 'dddd eeee']);
});

test('a-heading-takes-no-more-lines-than-it-needs', () => {
  const set = setHeading([text('aaaa bbbb cccc dddd')], { ...options, width: 95 }, squareMeasurer());
  expect(linesOf(set)).toEqual(['aaaa bbbb cccc dddd']);
});

test('a-heading-is-never-hyphenated', () => {
  const set = setHeading(
    [text('international agreement international')],
    { ...options, width: 90 },
    squareMeasurer(),
  );
  expect(set.lines.some((line) => line.hyphenated)).toBe(false);
});

test('a-heading-keeps-the-breaks-that-were-written', () => {
  const set = setHeading(
    [text('aa bb cc dd ee'), { type: 'lineBreak' }, text('ff')],
    { ...options, width: 60 },
    squareMeasurer(),
  );
  expect(linesOf(set).at(-1)).toBe('ff');
});

test('text-that-fits-is-left-alone-and-other-text-loses-whole-words', () => {
  const measurer = squareMeasurer();
  expect(fitText('aaaa bbbb cccc', 70, square, measurer)).toBe('aaaa bbbb cccc');
  expect(fitText('aaaa bbbb, cccc', 60, square, measurer)).toBe('aaaa bbbb…');
  expect(fitText('aaaaaaaa', 25, square, measurer)).toBe('aaaa…');
});
