/** A source names who published it; who copied or quoted it stands after the title of the document. */
import { expect, test } from 'vitest';
import { checkedBook } from './checkedBook.ts';

const { dataset } = await checkedBook();
const sources = [...dataset.sources.values()];

test('no-publisher-names-where-the-document-was-read', () => {
  expect(sources.length).toBeGreaterThan(200);
  const elsewhere = /\b(?:as (?:quoted|reported|copied)|read (?:in|at)|(?:copied|compiled|collected) by)\b/;
  expect(sources.map(({ publisher }) => publisher).filter((name) => elsewhere.test(name))).toEqual([]);
});

test('what-was-read-in-the-press-has-the-grade-of-a-quotation', () => {
  const quoted = sources.filter(({ title }) => /; read in\b/.test(title));
  expect(quoted.length).toBeGreaterThan(50);
  expect(quoted.filter(({ grade }) => grade !== 'C').map(({ id }) => id)).toEqual([]);
});

test('a-copy-is-no-file-of-the-publisher', () => {
  const copies = sources.filter(({ title }) => /; (?:copied|reprinted|printed|compiled) by\b/.test(title));
  expect(copies.length).toBeGreaterThan(10);
  expect(copies.filter(({ grade }) => grade !== 'B').map(({ id }) => id)).toEqual([]);
});
