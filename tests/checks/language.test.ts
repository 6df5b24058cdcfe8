import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseExpression } from '../../pipeline/validate/checks/parseExpression.ts';
import { describeFunctions, languageReference } from './languageReference.ts';

const file = new URL('../../pipeline/validate/checks/LANGUAGE.md', import.meta.url);

test('the-reference-of-the-language-lists-every-function-as-it-is', () => {
  // UPDATE_GOLDENS=1 writes the file anew; look at it before committing.
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(file, languageReference());
  expect(readFileSync(file, 'utf8')).toBe(languageReference());
});

test.each(describeFunctions().map(({ name, example }) => [name, example]))(
  'the-example-of-%s-can-be-parsed-and-calls-it',
  (name, example) => {
    expect(parseExpression(example).type).toBe('parsed');
    expect(example).toContain(`${name}(`);
  },
);
