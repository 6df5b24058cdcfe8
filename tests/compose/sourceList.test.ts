/** Lists of documents: releases of a series in one entry, and in what order publishers stand. */
import { expect, test } from 'vitest';
import { plainText } from '../../pipeline/compose/plainText.ts';
import { sourceList } from '../../pipeline/compose/sourceLine.ts';
import { languageOf } from '../../pipeline/language/languages.ts';
import type { Dataset, Source } from '../../pipeline/validate/Dataset.ts';
import { smallDataset } from './smallBook.ts';

function source(id: string, publisher: string, title: string, of: Partial<Source> = {}): Source {
  return { id, topic: 't', publisher, title, grade: 'C', place: { file: 'data/t/datapackage.json' }, ...of };
}

function listed(sources: readonly Source[], dataset: Dataset): readonly string[] {
  const language = languageOf('en-US') ?? expect.fail('no English');
  const known: Dataset = { ...dataset, sources: new Map(sources.map((each) => [each.id, each])) };
  const { entries } = sourceList([...known.sources.keys()], known, language, {
    document: ([{ grade }], site) => [
      { type: 'text', text: site.length === 0 ? ` ${grade}.` : ` ${grade} (${plainText(site)}).` },
    ],
    end: (all) => [{ type: 'text', text: ` ${all.length} in all.` }],
  });
  return entries.flatMap(({ term, definition }) =>
    definition.map((block) =>
      block.type === 'paragraph'
        ? `${plainText(term)}: ${block.children.map((each) => (each.type === 'lineBreak' ? ' | ' : plainText([each]))).join('')}`
        : block.type,
    ),
  );
}

test('releases-of-a-series-stand-by-year-in-the-order-of-their-periods', () => {
  const series = 'Survey';
  const sources = [
    source('b', 'Office', 'Survey, first quarter; read in Zeta', {
      series,
      period: '2017-03',
      address: 'https://zeta.example/1',
    }),
    source('d', 'Office', 'Survey, a second look', { series, period: '2017-06' }),
    source('a', 'Office', 'Survey, fourth quarter', { series, period: '2016-12' }),
    source('c', 'Office', 'A report; read in Zeta', { address: 'https://zeta.example/2' }),
  ];
  expect(listed(sources, smallDataset([]))).toEqual([
    'Office: A report; read in Zeta. C (zeta.example). 1 in all.',
    'Office: Survey, fourth quarter. C. | First quarter; read in Zeta. C. A second look. C. 3 in all.',
  ]);
});

test('a-person-stands-under-the-last-name', () => {
  const sources = [
    source('a', 'World Bank', 'B'),
    source('b', 'E. Anthony Wayne', 'A'),
    source('c', 'Gallup', 'C'),
  ];
  expect(listed(sources, smallDataset([])).map((line) => line.split(':')[0])).toEqual([
    'Gallup',
    'E. Anthony Wayne',
    'World Bank',
  ]);
});
