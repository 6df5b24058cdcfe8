/** A book's topic with one table of an orchard, read as a user writes it, and as it is printed. */
import type { TableBlock } from '../../pipeline/compose/Manuscript.ts';
import type { Dataset } from '../../pipeline/validate/Dataset.ts';
import { validated } from '../checks/minimalBook.ts';
import { composeChapterText, showProblems } from './smallBook.ts';

export interface Orchard {
  readonly fields: readonly object[];
  readonly key?: readonly string[];
  readonly csv: readonly string[];
  /** Further properties of the table and of its schema. */
  readonly table?: object;
  readonly schema?: object;
  /** Text of `derived.yaml`. */
  readonly derived?: string;
}

export const tons = { type: 'number', unit: 'tons', numberFormat: '.1f' };

/** The table is called `trees`. */
export async function readOrchard(orchard: Orchard): Promise<Dataset> {
  const { fields, key = ['farm'], csv, table = {}, schema = {}, derived } = orchard;
  const resource = {
    name: 'trees',
    type: 'table',
    path: 'trees.csv',
    title: 'Trees',
    description: 'An orchard.',
    sources: [{ name: 'orchard-survey' }],
    asOf: '2024-01-15',
    ...table,
    schema: { fields, primaryKey: key, ...schema },
  };
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'orchard',
    title: 'Orchard',
    sources: [
      {
        name: 'orchard-survey',
        title: 'Survey',
        publisher: 'Office of Trees',
        grade: 'A',
        retrieved: '2024-01-15',
      },
    ],
    resources: [resource],
  };
  const { dataset } = await validated({
    'data/orchard/datapackage.json': JSON.stringify(descriptor, null, 2),
    'data/orchard/trees.csv': `${csv.join('\n')}\n`,
    ...(derived === undefined ? {} : { 'data/orchard/derived.yaml': derived }),
  });
  return dataset;
}

/** The tables that a chapter prints. */
export function printedTables(dataset: Dataset, chapter: string, language = 'en-US'): readonly TableBlock[] {
  const tables = [...dataset.tables.values()].filter(({ topic }) => topic === 'orchard');
  const { manuscript, problems } = composeChapterText(chapter, { tables, language });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(showProblems(errors));
  return manuscript.tables;
}

/** Its cells with what stands beside them, a line a row. */
export function cellsOf(block: TableBlock | undefined): readonly string[] {
  return (block?.rows ?? []).map(({ cells }) =>
    cells
      .map(({ text, beside = [] }) => [text, ...beside].join(' '))
      .join(' | ')
      .replaceAll('\u00a0', ' '),
  );
}

export function signsOf(block: TableBlock | undefined): readonly string[] {
  return (block?.signs ?? []).map(({ sign, meaning }) => `${sign} ${meaning}`);
}
