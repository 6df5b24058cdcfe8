/** Builds small tables and facts for tests of expressions, checks and derived tables. */
import { Figures } from '../../pipeline/validate/checks/Figures.ts';
import type { Fact, FieldType, Scalar, Table } from '../../pipeline/validate/Dataset.ts';

/** Columns are written `name:type`; the first `keys` of them are the key. */
export function exampleTable(
  id: string,
  header: readonly string[],
  rows: readonly (readonly Scalar[])[],
  extra: Partial<Table> & { keys?: number } = {},
): Table {
  const { keys = 1, ...rest } = extra;
  const fields = header.map((column) => {
    const [name = '', type = 'number'] = column.split(':');
    return { name, title: name, type: fieldType(type), notes: [] };
  });
  const key = fields.slice(0, keys).map((field) => field.name);
  return {
    id,
    topic: 'example',
    title: id,
    description: '',
    columns: fields.map((field, c) => ({ field, values: rows.map((row) => row[c] ?? null) })),
    rowCount: rows.length,
    key,
    notes: [],
    sources: ['example-source'],
    asOf: '2024-01-31',
    derivedFrom: [],
    placeOf: (row, field) => ({
      file: `data/example/${id}.csv`,
      ...(row === undefined
        ? {}
        : { line: row + 2, row: key.map((k, c) => `${k}=${rows[row]?.[c]}`).join(', ') }),
      ...(field === undefined ? {} : { field }),
    }),
    ...rest,
  };
}

export function exampleFact(id: string, value: Scalar, extra: Partial<Fact> = {}): Fact {
  return {
    id,
    topic: 'example',
    label: id,
    type: typeof value === 'number' ? 'number' : 'string',
    value,
    asOf: '2024-01-31',
    source: 'example-source',
    status: 'as-stated',
    place: { file: 'data/example/facts.csv', line: 2 },
    ...extra,
  };
}

export function exampleFigures(tables: readonly Table[], facts: readonly Fact[] = []): Figures {
  return new Figures({
    tables: new Map(tables.map((table) => [table.id, table])),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
  });
}

const TYPES = new Set<FieldType>(['integer', 'number', 'string', 'boolean', 'date', 'yearmonth', 'year']);

function fieldType(text: string): FieldType {
  for (const type of TYPES) if (type === text) return type;
  throw new Error(`no field type ${text}`);
}
