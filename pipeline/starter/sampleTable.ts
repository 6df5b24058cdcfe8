/** The table of a new book for which no data was given: figures of the World Bank (CC BY 4.0), with source and date. */
import type { StarterWords } from '../language/starter/StarterWords.ts';
import type { StarterTable } from './StarterTable.ts';

/** GDP in US$ trillion, as `data/economy` of this repository has it; a test compares them. */
const ROWS: readonly (readonly [
  year: string,
  economy: keyof StarterWords['sample']['economies'],
  gdp: string,
])[] = [
  ['2021', 'USA', '23.594'],
  ['2021', 'CHN', '17.82'],
  ['2021', 'JPN', '5.035'],
  ['2021', 'DEU', '4.279'],
  ['2021', 'IND', '3.167'],
  ['2022', 'USA', '25.744'],
  ['2022', 'CHN', '17.882'],
  ['2022', 'JPN', '4.256'],
  ['2022', 'DEU', '4.082'],
  ['2022', 'IND', '3.353'],
  ['2023', 'USA', '27.361'],
  ['2023', 'CHN', '17.795'],
  ['2023', 'DEU', '4.456'],
  ['2023', 'JPN', '4.213'],
  ['2023', 'IND', '3.55'],
];

export function sampleTable({ sample }: StarterWords): StarterTable {
  return {
    id: 'gdp',
    title: sample.title,
    description: sample.description,
    columns: [
      { name: 'year', title: sample.year, type: 'year' },
      {
        name: 'economy',
        title: sample.economy,
        type: 'string',
        categories: Object.entries(sample.economies).map(([value, label]) => ({ value, label })),
      },
      { name: 'gdp', title: sample.measure, type: 'number', unit: sample.unit, numberFormat: '.2f' },
    ],
    rows: ROWS,
    key: ['year', 'economy'],
    source: {
      name: 'worldbank-gdp',
      title: 'GDP (current US$), NY.GDP.MKTP.CD',
      publisher: sample.publisher,
      grade: 'A',
      path: 'https://data.worldbank.org/indicator/NY.GDP.MKTP.CD',
      licence: 'CC BY 4.0',
      retrieved: '2026-11-23',
    },
    asOf: '2024-07-01',
    isGuessed: false,
  };
}
