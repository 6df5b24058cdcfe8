/** Turns the first table of a data pack into the few lines by which R, Python and Excel read it. */
import type { Manuscript } from '../compose/Manuscript.ts';
import { noticesOf } from '../compose/noticesOf.ts';
import { titleOfDocument } from '../compose/titleOfDocument.ts';
import type { Table } from '../validate/Dataset.ts';
import type { ZipCompanion } from './zipCompanions.ts';

export function zipReadme(
  manuscript: Manuscript,
  table: Table,
  fileOf: (name: ZipCompanion['name']) => string,
): string {
  const { edition, fileName, language } = manuscript.book;
  const { zip } = language.pack;
  const file = `${table.id}.csv`;
  const files = (['all', 'columns', 'notes', 'sources', 'figures', 'checks'] as const).map(
    (name) => `  ${fileOf(name)}: ${zip.files[name]}`,
  );
  return [
    zip.holds(titleOfDocument(manuscript), edition),
    ...noticesOf(manuscript),
    zip.described,
    zip.gaps(fileOf('columns')),
    '',
    ...files,
    ...(manuscript.charts.length > 0 ? [`  charts/: ${zip.charts}`] : []),
    '',
    'R',
    `  one_table <- read.csv("${file}", na.strings = "", encoding = "UTF-8")`,
    `  all <- read.csv("${fileOf('all')}", colClasses = "character", encoding = "UTF-8")`,
    `  one <- subset(all, table == "${table.id}" & value != "")`,
    '',
    'Python',
    '  import pandas',
    `  one_table = pandas.read_csv("${file}", na_values=[""], keep_default_na=False)`,
    `  one = pandas.read_csv("${fileOf('all')}", dtype=str, keep_default_na=False).query('table == "${table.id}"')`,
    '',
    'Excel',
    `  ${zip.excel.choose(file)}`,
    `  ${zip.excel.load}`,
    `  ${zip.excel.open(`${fileName}.xlsx`)}`,
    '',
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}
