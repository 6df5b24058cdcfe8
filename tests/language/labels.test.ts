import { expect, test } from 'vitest';
import { builtIn, everyFeatureFile, pageTexts, stringsIn } from './everyFeature.ts';

/** The book of every feature with some of its words in English and Spanish, a Mexican one among them. */
const descriptor = everyFeatureFile('data/xtopic/datapackage.json')
  .replace('"Xshort xlist"', '{ "en": "Short list", "es": "Lista corta" }')
  .replaceAll('"title": "Xamount"', '"title": { "en": "Amount", "es": "Monto", "es-MX": "Cantidad" }')
  .replaceAll('"unit": "xunits"', '"unit": { "en": "units", "es": "unidades" }')
  .replace('"label": "Xkind xone"', '"label": { "en": "First kind", "es": "Primera clase" }')
  .replace('"Xnote xof xthe xseries."', '{ "en": "A note.", "es-MX": "Una nota." }')
  .replace('"Xtopic"', '{ "en": "Topic", "es": "Tema" }');
const checks = everyFeatureFile('data/xtopic/checks.yaml').replace(
  'Xsum xholds.',
  '{ en: The sum holds., es: La suma se cumple. }',
);
const book = everyFeatureFile('templates/book.yaml')
  .replace('Xbook xof xeverything', '{ en: A Book, es: Un libro }')
  .replace('title: Xfirst xpart', 'title: { en: First, es: Primera }');
const facts = everyFeatureFile('data/xtopic/facts.csv')
  .replace('id,label,', 'id,label,label_es,')
  .replace('xbridge,Xbridge xlength,', 'xbridge,Bridge,Puente,')
  .replace('xsince,Xsince,', 'xsince,Since,,');
const factField = descriptor.replace(
  /(\{\s*"name": "label",\s*"type": "string"\s*\})/,
  '$1, { "name": "label_es", "type": "string" }',
);

async function texts(tag: string): Promise<{ readonly pages: string; readonly sheets: readonly string[] }> {
  const { layout, plan } = await builtIn(tag, undefined, {
    'data/xtopic/datapackage.json': factField,
    'data/xtopic/checks.yaml': checks,
    'data/xtopic/facts.csv': facts,
    'templates/book.yaml': book,
  });
  return { pages: pageTexts(layout).join('\n'), sheets: stringsIn(plan) };
}

test('labels-are-printed-in-the-language-of-the-book', async () => {
  const english = await texts('en-GB');
  for (const words of [
    'A Book',
    'First',
    'Short list',
    'Amount',
    'units',
    'First kind',
    'A note.',
    'Bridge',
  ]) {
    expect(english.pages).toContain(words);
  }
  expect(english.sheets).toContain('The sum holds.');
  expect(english.pages).not.toMatch(/Monto|unidades|Lista/);
}, 60_000);

test('a-label-of-the-region-goes-before-that-of-the-language', async () => {
  const mexican = await texts('es-MX');
  for (const words of [
    'Un libro',
    'Primera',
    'Lista corta',
    'Cantidad',
    'unidades',
    'Primera clase',
    'Una nota.',
  ]) {
    expect(mexican.pages).toContain(words);
  }
  // A fact without a translation of its own keeps its one label.
  for (const words of ['Puente', 'Since']) expect(mexican.pages).toContain(words);
  expect(mexican.sheets).toContain('La suma se cumple.');
  expect(mexican.sheets).toContain('Tema');
  expect(mexican.pages).not.toMatch(/Monto|Amount|Bridge/);
}, 60_000);

test('what-is-not-translated-is-named-with-its-place', async () => {
  await expect(texts('es-ES')).rejects.toThrow(
    /datapackage\.json:\d+:\d+ +label-untranslated: text: expected a text in es-ES or es, found en, es-mx/,
  );
}, 60_000);
