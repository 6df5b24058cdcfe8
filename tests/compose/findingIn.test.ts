/** A title that names what is drawn may rest on no check; one that says more may not. */
import { expect, test } from 'vitest';
import { findingIn } from '../../pipeline/compose/findingIn.ts';
import { languageOf } from '../../pipeline/language/languages.ts';

function findingOf(tag: string, text: string): string | undefined {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(`no language ${tag}`);
  return findingIn([{ type: 'text', text }], language);
}

test.each([
  ['en-US', 'US goods trade with Mexico, 2018–23'],
  ['en-US', 'Population of 65 and over by state'],
  ['en-GB', 'Growth of GDP and current account'],
  ['es-MX', 'Comercio de bienes por entidad federativa'],
  ['fr-FR', 'Échanges de biens de l’Asie du Sud-Est'],
  ['de-DE', 'Handel mit Waren nach Ländern, 2023'],
  ['pt-BR', 'População de São Paulo por idade'],
])('%s: %s names what is drawn', (tag, text) => {
  expect(findingOf(tag, text)).toBeUndefined();
});

test.each([
  ['en-US', 'Exports doubled in five years', 'doubled'],
  ['en-US', 'Texas exports more than Ohio', 'more'],
  ['en-US', 'Trade is with neighbors', 'is'],
  ['en-US', 'Mexico buys what Texas makes', 'buys'],
  ['en-US', 'Half of it goes by truck', 'goes'],
  ['es-MX', 'México supera a China', 'supera'],
  ['fr-FR', 'Le commerce a doublé', 'doublé'],
  ['de-DE', 'Ausfuhren steigen', 'steigen'],
  ['pt-BR', 'As exportações cresceram', 'cresceram'],
  ['en-US', 'Nobody asked for it.', '.'],
])('%s: %s states a finding', (tag, text, found) => {
  expect(findingOf(tag, text)).toBe(found);
});

test('a-figure-in-a-title-is-a-finding', () => {
  const language = languageOf('en-US');
  if (language === undefined) throw new Error('no English');
  const figure = { type: 'figure', ledger: 'a-1', text: '12.5' } as const;
  expect(findingIn([{ type: 'emphasis', children: [figure] }], language)).toBe('12.5');
});

test('the-words-of-findings-are-written-small', () => {
  for (const tag of ['en-US', 'es-ES', 'fr-FR', 'de-DE', 'pt-PT']) {
    const { findings } = languageOf(tag) ?? { findings: new Set<string>() };
    expect(findings.size).toBeGreaterThan(80);
    for (const word of findings) expect(word).toMatch(/^[\p{Ll}]+$/u);
  }
});
