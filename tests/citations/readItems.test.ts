import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { worksOf } from './worksOf.ts';

const codes = async (text: Parameters<typeof worksOf>[0]) =>
  (await worksOf(text)).problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);

async function itemOf(bibtex: string): Promise<unknown> {
  const { value, problems } = await worksOf({ bibtex });
  expect(problems).toEqual([]);
  return [...(value?.references.values() ?? [])].map(({ item }) => item);
}

test('an-entry-of-bibtex-is-an-item-of-csl', async () => {
  const bibtex = String.raw`% A remark
@string{oup = "Oxford University Press"}
@comment{nothing}
@book{key2019, author = {M{\"u}ller, Jos{\'e} and {World Bank} and others},
  title = {A {Big} Book on \emph{Trade} \& more}, year = 2019, month = mar, publisher = oup,
  doi = {https://doi.org/10.1000/182}, pages = {12--15}}`;
  expect(await itemOf(bibtex)).toEqual([
    {
      id: 'key2019',
      type: 'book',
      author: [{ family: 'Müller', given: 'José' }, { family: 'World Bank' }, { literal: 'others' }],
      title: 'A Big Book on <i>Trade</i> & more',
      issued: { 'date-parts': [[2019, 3]] },
      publisher: 'Oxford University Press',
      DOI: '10.1000/182',
      page: '12-15',
    },
  ]);
});

test('names-that-a-file-defines-are-forgotten-with-it', async () => {
  await worksOf({ bibtex: '@string{mine = "Ours"}@book{a, title = mine}' });
  expect(await itemOf('@book{a, title = mine}')).toEqual([{ id: 'a', type: 'book' }]);
});

test('items-of-other-programs-are-read-as-far-as-csl-goes', async () => {
  const items = [
    {
      id: 7,
      type: 'software',
      title: ' A\n program ',
      'x-extra': { any: ['thing'] },
      volume: 3,
      author: [{ family: 'Smith', given: '', 'parse-names': true }],
      issued: { 'date-parts': [['2019', '', '']] },
      accessed: { raw: '2024-03-31' },
      submitted: { 'date-parts': [[]] },
    },
  ];
  const { value, problems } = await worksOf({ json: JSON.stringify(items) });
  expect(problems).toEqual([]);
  expect(value?.references.get('7')?.item).toEqual({
    id: '7',
    type: 'book',
    title: 'A program',
    volume: '3',
    author: [{ family: 'Smith' }],
    issued: { 'date-parts': [[2019]] },
    accessed: { 'date-parts': [[2024, 3, 31]] },
  });
});

test('both-files-are-one-list-and-a-key-of-both-is-told', async () => {
  const json =
    '[\n{ "id": "a", "type": "book", "title": "A" },\n{ "id": "b", "type": "book", "title": "B" }]';
  const { value, problems } = await worksOf({ bibtex: '@book{a, title = {A}}', json });
  expect([...(value?.references.keys() ?? [])]).toEqual(['a', 'b']);
  expect(
    problems.map(({ code, place, related }) => [code, place?.file, place?.line, related?.[0]?.place?.file]),
  ).toEqual([['reference-key-twice', 'data/references.json', 2, 'data/references.bib']]);
});

test('each-fault-has-the-line-of-its-entry', async () => {
  const bibtex =
    '@book{a, title = {A}}\n\n@book{b, title = {B}, url = {javascript:alert(1)}}\n@book{b, title = {\\foo{x}}}\n';
  expect(await codes({ bibtex })).toEqual([
    'reference-address data/references.bib:3',
    'reference-markup data/references.bib:4',
    'reference-key-twice data/references.bib:4',
  ]);
});

test('entries-without-end-are-refused-and-do-not-throw', async () => {
  const deep = `@book{a, title = {${'{'.repeat(20_000)}${'}'.repeat(20_000)}}}`;
  expect(await codes({ bibtex: deep })).toEqual(['references-unreadable data/references.bib:1']);
  const circular = '@book{a, crossref = {b}}\n@book{b, crossref = {a}}\n';
  expect(await codes({ bibtex: circular })).toEqual(['references-unreadable data/references.bib:1']);
});

test('more-works-than-the-limit-are-refused-before-they-are-read', async () => {
  const limits = { ...defaultLimits, references: 1 };
  const { problems } = await worksOf({ bibtex: '@book{a, title={A}}@book{b, title={B}}' }, american, limits);
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ['over-limit', expect.stringContaining('works of a file of references')],
  ]);
});

test('halves-of-characters-and-control-characters-are-no-text', async () => {
  const { value } = await worksOf({
    json: '[{ "id": "a\\ud800", "type": "book", "title": "One\\u0000 two\\udc00", "author": [{ "family": "\\ud83d" }, { "family": "Lee" }] }]',
  });
  expect(value?.references.get('a')?.item).toEqual({
    id: 'a',
    type: 'book',
    title: 'One two',
    author: [{ family: 'Lee' }],
  });
});
