/** A part is known by what it is, whatever else is loaded. */
import { expect, test } from 'vitest';
import { digestOfParts } from '../../pipeline/memo/Shelf.ts';

test('a-set-is-the-same-part-with-the-text-that-vega-lite-gives-it-and-without', async () => {
  const parts = () => ({ words: new Set(['one', 'two']), none: new Set() });
  const before = digestOfParts(parts());
  await import('vega-lite');
  expect(digestOfParts(parts())).toBe(before);
  expect(digestOfParts({ ...parts(), words: new Set(['one']) })).not.toBe(before);
});

test('bytes-are-the-same-part-as-a-buffer-and-as-an-array', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect(digestOfParts({ bytes: Buffer.from(bytes) })).toBe(digestOfParts({ bytes }));
  expect(digestOfParts({ bytes: Buffer.from([1, 2]) })).not.toBe(digestOfParts({ bytes }));
});
