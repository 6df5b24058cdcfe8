/** Turns the dates of the figures and of the edition into what the imprint page must say of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultLanguage } from '../../pipeline/language/languages.ts';
import { formatDate } from '../../pipeline/numbers/formatNumber.ts';
import { checkedBook } from './checkedBook.ts';
import { bookRoot } from './realBook.ts';

const { dataset } = await checkedBook();
const imprint = readFileSync(join(bookRoot, 'templates/partials/imprint.md.hbs'), 'utf8');
const settings = readFileSync(join(bookRoot, 'templates/book.yaml'), 'utf8');
const edition = /^edition: (\S+)$/m.exec(settings)?.[1] ?? '';
const latest =
  [...dataset.tables.values()]
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1) ?? '';

test('the-imprint-names-the-latest-date-of-the-figures', () => {
  expect(imprint).toContain(`as their publishers had them by ${formatDate(latest, defaultLanguage.numbers)}`);
});

test('the-imprint-names-the-day-of-the-edition-which-no-figure-is-later-than', () => {
  expect(imprint).toContain(`compiled on ${formatDate(edition, defaultLanguage.numbers)}`);
  expect(latest <= edition).toBe(true);
});
