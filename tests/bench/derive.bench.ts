/** Time of thirty derived tables and of a hundred checks on them, Vega loaded. */

import { bench } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { Figures } from '../../pipeline/validate/checks/Figures.ts';
import { parseChecks } from '../../pipeline/validate/checks/parseChecks.ts';
import { runChecks } from '../../pipeline/validate/checks/runChecks.ts';
import { deriveTables, planDerivation } from '../../pipeline/validate/derive/deriveTables.ts';
import type { TypedBook } from '../../pipeline/validate/TypedBook.ts';
import { exampleTable } from '../checks/exampleFigures.ts';

const years = Array.from({ length: 40 }, (_, index) => 1984 + index);
const goods = exampleTable(
  'goods',
  ['year:year', 'exports', 'imports'],
  years.map((year, index) => [year, 100 + index * 3.1, 120 + index * 4.7]),
);
const tables = Array.from(
  { length: 30 },
  (_, index) => `
  - name: growth-${index}
    title: Growth ${index}
    from: goods
    transform:
      - window: [{ op: lag, field: exports, as: _before }]
        sort: [{ field: year }]
      - calculate: (datum.exports - datum._before) / datum._before * 100
        as: growth
      - filter: datum.year > ${1985 + index / 2}
    schema:
      fields: [{ name: year }, { name: growth, type: number, unit: percent }]
      primaryKey: [year]`,
);
const checks = Array.from(
  { length: 100 },
  (_, index) => `
  - id: growth-${index}
    statement: Exports grew.
    expression: "near(value('growth-${index % 30}[year=2010].growth'), growth(value('goods[2009].exports'), value('goods[2010].exports')), 0.05) && rank('goods', 'exports', {year: 2023}) == 1"`,
);
const documentOf = (name: string, entries: readonly string[]) => {
  const { document } = parseYaml({ path: `${name}.yaml`, text: `${name}:${entries.join('')}\n` });
  if (document === undefined) throw new Error(`${name} cannot be read`);
  return document;
};
const derived = documentOf('tables', tables);
const book: TypedBook = {
  book: derived,
  tables: new Map([['goods', goods]]),
  faulty: new Set(),
  facts: new Map(),
  sources: new Map(),
  shapes: new Map(),
  topics: new Map([['example', 'Example']]),
  declarations: [{ topic: 'example', derived, checks: documentOf('checks', checks) }],
};
const all = await deriveTables(planDerivation(book).declarations, book.tables);

bench('derive 30 tables', async () => {
  const { tables: made, problems } = await deriveTables(planDerivation(book).declarations, book.tables);
  if (made.size !== 31 || problems.length > 0) throw new Error(JSON.stringify(problems[0]));
});

bench('parse and run 100 checks', () => {
  const figures = new Figures({ tables: all.tables, facts: book.facts });
  const { results, problems } = runChecks(parseChecks(book).checks, () => figures, {
    asStated: false,
    language: american,
  });
  if (results.size !== 100 || problems.length > 0) throw new Error(JSON.stringify(problems[0]));
});
