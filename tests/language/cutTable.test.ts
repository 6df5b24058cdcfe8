/** What is said beneath a table of which only the first rows are printed. */
import { expect, test } from 'vitest';
import { languageNamed } from './languageNamed.ts';

test.each([
  ['en-GB', 'First of 9 rows.', 'First 2 of 9 rows.'],
  ['es-ES', 'Primera de 9 filas.', 'Primeras 2 de 9 filas.'],
  ['fr-CA', 'La première ligne sur 9.', 'Les 2 premières lignes sur 9.'],
  ['de-DE', 'Die erste von 9 Zeilen.', 'Die ersten 2 von 9 Zeilen.'],
  ['pt-PT', 'Primeira de 9 linhas.', 'Primeiras 2 de 9 linhas.'],
])('one-row-of-several-is-told-in-the-singular: %s', (tag, one, several) => {
  const { cutTable } = languageNamed(tag).words;
  expect([cutTable('1', '9'), cutTable('2', '9')]).toEqual([one, several]);
});
