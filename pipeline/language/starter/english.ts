/** The starter's words in English. */
import type { StarterWords } from './StarterWords.ts';

export const english: StarterWords = {
  bookTitle: 'A briefing book',
  overview: 'At a glance',
  figures: 'The figures',
  findings: 'What stands out',
  measured: (measure, unit, when) => `Measure: ${measure}${unit && ` (${unit})`}${when && `, ${when}`}.`,
  firstTitle: (who) => `${who} in first place`,
  standsFirst: (who) => `In first place: ${who}`,
  standsLast: (who) => `in last place: ${who}`,
  withValue: (value) => `, with ${value}`,
  ratio: (times) => `The first figure is ${times} times the last.`,
  changeTitle: {
    rose: 'Higher at the end than at the beginning',
    fell: 'Lower at the end than at the beginning',
    same: 'The same at the end as at the beginning',
  },
  series: (from, fromWhen, to, toWhen) =>
    `The series begins with ${from} (${fromWhen}) and ends with ${to} (${toWhen}).`,
  change: {
    rose: 'It is higher at the end than at the beginning',
    fell: 'It is lower at the end than at the beginning',
    same: 'It is the same at the end as at the beginning',
  },
  peak: (value, when) => `Its highest value is ${value} (${when})`,
  altRanking: (measure, first, last) =>
    `Bars of ${measure}. The longest stands for ${first}, the last for ${last}.`,
  altSeries: (measure, from, to) => `A line of ${measure}. It begins at ${from} and ends at ${to}.`,
  greatestOnly: 'The greatest are drawn; the table has the others.',
  gapsLeftOut: 'Rows without a value are left out.',
  tableFollows: (reference) => `Every figure of this book stands in ${reference} and in the Excel data pack.`,
  unitUnknown: 'unit to be named',
  publisherUnknown: 'publisher to be named',
  sample: {
    title: 'Gross domestic product of five large economies',
    description: 'Output at current prices.',
    year: 'Year',
    economy: 'Economy',
    measure: 'GDP at current prices',
    unit: 'US$ trillion',
    publisher: 'World Bank',
    economies: { USA: 'United States', CHN: 'China', DEU: 'Germany', JPN: 'Japan', IND: 'India' },
  },
  remarks: {
    form: 'the form of the book; leave it as it is',
    edition: 'the date of this edition',
    fileName: 'the name of the PDF and of the workbook',
    matter: 'what stands before the chapters, and after them',
    chapters: 'the files of templates/chapters/, in their order',
    cover: 'the chart on the cover',
    terms: 'names with digits that are no figures',
    checks:
      'Relations that must hold: where one fails, the book is not printed, and the report names the sentences.',
    expression: 'true or false; computed from the data each time',
    chapter:
      'Remarks like this one are not printed. No figure is typed here: each is named, and the build puts it in.',
    value: '“value” prints a cell, by table, key and field; “expr” prints what is computed from cells.',
    claim: '“claim” marks the words that rest on a check of checks.yaml.',
    chart: 'The chart is templates/charts/ with this name; “ref” leads to it.',
    table: 'A table of data/. “where”, “limit” and “columns” choose from it.',
    guessed:
      'Types, key, unit, source and date were guessed from the file: look at each, then take this line out.',
  },
  readme: {
    what: 'A book of checked figures, made by `briefing`: a PDF, and an Excel data pack with every figure.',
    build: '`npx briefing build` makes the book in `output/`; if anything is wrong, nothing there changes.',
    check: '`npx briefing check` names everything that is wrong, with file and line, in seconds.',
    data: 'holds the figures: change one there, and text, chart and table follow. `datapackage.json` says what each column is and where it is from, `checks.yaml` what must hold.',
    words: 'holds the words: Markdown, with figures in double braces.',
    look: '`templates/charts/` holds the charts (Vega-Lite), `templates/theme.json` the look, `templates/book.yaml` title and order.',
    more: '`npx briefing trace` says of any printed number where it comes from; `npx briefing --help` shows the rest.',
  },
};
