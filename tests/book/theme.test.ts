/** The book's own theme. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseTheme } from '../../pipeline/theme/parseTheme.ts';

test.each(['A4', 'Letter'] as const)('the-books-own-theme-has-no-problems-on-%s', (paper) => {
  const text = readFileSync(new URL('../../templates/theme.json', import.meta.url), 'utf8');
  const { document } = parseJson({ path: 'templates/theme.json', text });
  expect(document && parseTheme(document, paper).problems).toEqual([]);
});
