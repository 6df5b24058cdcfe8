import { expect, test } from 'vitest';
import { offered } from '../../pipeline/language/languages.ts';
import { citation, dumpStyled, styleOf, worksOf } from './worksOf.ts';

const bibtex = String.raw`
@book{smith2019, author = {Smith, Anna B. and Jones, C.}, title = {A Book on \emph{Trade}}, year = 2019, publisher = {OUP}, address = {Oxford}, edition = {2}, doi = {10.1000/182}}
@book{smith2020, author = {Smith, Anna B. and Jones, C.}, title = {Second}, year = 2020}
@book{twin, author = {Lee, A.}, title = {First}, year = 2001}
@book{twin2, author = {Lee, A.}, title = {Other}, year = 2001}
@incollection{part, author = {Cruz, Ana de la}, editor = {Fox, B. and Cat, D.}, title = {Chapter}, booktitle = {The Whole}, year = 2001, pages = {1--9}}
@online{web, author = {{Census Bureau}}, title = {Page}, url = {https://example.org/a?b=1&c=2}, urldate = {2024-01-02}}`;

async function set(
  citations: readonly ReturnType<typeof citation>[],
  style?: string,
  language = offered[0],
): Promise<{ readonly citations: readonly string[]; readonly works: readonly string[] }> {
  const { value, problems } = await worksOf({ bibtex, ...(style === undefined ? {} : { style }) }, language);
  expect(problems).toEqual([]);
  const done = value?.set(citations).value;
  value?.close();
  return {
    citations: done?.citations.map(dumpStyled) ?? [],
    works:
      done?.works.map(
        ({ label, text }) => `${label === undefined ? '' : `${dumpStyled(label)}| `}${dumpStyled(text)}`,
      ) ?? [],
  };
}

test('authors-and-dates-lead-to-entries-in-the-order-of-authors', async () => {
  const done = await set([
    citation(['twin', 'smith2019']),
    citation(['smith2019', 'smith2020']),
    citation([
      { key: 'part', prefix: 'see ', suffix: ' and others', locator: { name: 'page', value: '3-4' } },
    ]),
    citation(['web'], true),
    citation([{ key: 'twin2', withoutAuthor: true }]),
  ]);
  expect(done.citations).toEqual([
    '(<ref:twin|Lee 2001a>; <ref:smith2019|Smith and Jones 2019>)',
    // Collapsed, they cannot be told apart.
    '<ref:smith2019|(Smith and Jones 2019, 2020)>',
    '<ref:part|(see Cruz 2001, pp. 3–4 and others)>',
    '<ref:web|Census Bureau (n.d.)>',
    '<ref:twin2|(2001b)>',
  ]);
  expect(done.works).toEqual([
    'Census Bureau. n.d. “Page.” <https://example.org/a?b=1&c=2|https://example.org/a?b=1&c=2>, accessed January 2, 2024.',
    'Cruz, Ana de la. 2001. “Chapter.” In *The Whole*, edited by B. Fox and D. Cat, pp. 1–9.',
    'Lee, A. 2001a. *First*.',
    'Lee, A. 2001b. *Other*.',
    'Smith, Anna B. and C. Jones. 2019. *A Book on *Trade. 2nd ed. Oxford: OUP. <https://doi.org/10.1000/182|https://doi.org/10.1000/182>.',
    'Smith, Anna B. and C. Jones. 2020. *Second*.',
  ]);
});

test('a-style-of-numbers-numbers-works-as-they-are-cited-and-names-authors-in-a-sentence', async () => {
  const style = styleOf(
    '<citation collapse="citation-number"><sort><key variable="citation-number"/></sort><layout prefix="[" suffix="]" delimiter=", "><group delimiter=", "><text variable="citation-number"/><text variable="locator"/></group></layout></citation>',
    '<bibliography second-field-align="flush"><layout><text variable="citation-number" prefix="[" suffix="]"/><text variable="title" font-variant="small-caps" font-weight="bold"/></layout></bibliography>',
    'numeric',
  );
  const done = await set(
    [citation(['twin', 'web']), citation(['smith2019'], true), citation(['web', 'smith2019', 'twin'])],
    style,
  );
  expect(done.citations).toEqual([
    '[<ref:twin|1>, <ref:web|2>]',
    'Smith and Jones\u00a0<ref:smith2019|[3]>',
    '<ref:web|[1–3]>',
  ]);
  expect(done.works).toEqual([
    '[1]| strong(smallCaps(First))',
    '[2]| strong(smallCaps(Page))',
    '[3]| strong(smallCaps(A Book on ))strong(smallCaps(*Trade*))',
  ]);
});

test.each(offered.map((language) => [language.tag, language] as const))(
  'the-words-of-a-list-are-those-of-the-language: %s',
  async (tag, language) => {
    const done = await set(
      [
        citation(['smith2019', 'part', 'web']),
        citation([{ key: 'web', locator: { name: 'chapter', value: '2' } }]),
      ],
      undefined,
      language,
    );
    const all = [...done.citations, ...done.works].join('\n');
    const english = /\b(?:and|edited by|accessed|January|n\.d\.|chap\.|ed\.)/g;
    if (tag.startsWith('en')) expect(all).toMatch(english);
    else
      expect(
        [...all.matchAll(english)]
          .map(([found]) => found)
          .filter((word) => !JSON.stringify(language.citations).includes(word)),
      ).toEqual([]);
    await expect(`${all}\n`).toMatchFileSnapshot(`golden/${tag}.txt`);
  },
);

test('faults-of-a-style-have-their-lines', async () => {
  const style = styleOf(
    '<citation>\n<layout>\n<text macro="é"/><text macro="none"/></layout></citation>',
    '<bibliography><layout><text variable="title"/></layout></bibliography>',
  );
  const { problems } = await worksOf({ bibtex, style });
  expect(problems.map(({ code, place, message }) => [code, place?.line, place?.column, message])).toEqual([
    ['style-unreadable', 3, 1, 'expected a citation style in CSL, found a fault: macro `é` not defined'],
    ['style-unreadable', 3, 18, 'expected a citation style in CSL, found a fault: macro `none` not defined'],
  ]);
  const { problems: cut } = await worksOf({ bibtex, style: '<style><info>' });
  expect(new Set(cut.map(({ code }) => code))).toEqual(new Set(['style-unreadable']));
});

test('what-the-processor-notes-for-its-makers-is-not-printed', async () => {
  const written: unknown[] = [];
  const { log } = console;
  console.log = (...texts) => written.push(...texts);
  try {
    await set([citation(['twin', { key: 'twin', locator: { name: 'page', value: '3' } }])]);
  } finally {
    console.log = log;
  }
  expect(written).toEqual([]);
});
