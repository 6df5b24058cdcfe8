/** Turns facts into a table of one row a fact, for expressions that choose among them. */
import type { Column, Fact, Field, Scalar, Table } from '../validate/Dataset.ts';

const columns: readonly { readonly name: string; readonly of: (fact: Fact) => Scalar | undefined }[] = [
  { name: 'id', of: (fact) => fact.id },
  { name: 'topic', of: (fact) => fact.topic },
  { name: 'label', of: (fact) => fact.label },
  { name: 'value', of: (fact) => fact.value },
  { name: 'unit', of: (fact) => fact.unit },
  { name: 'as_of', of: (fact) => fact.asOf },
  { name: 'source', of: (fact) => fact.source },
  { name: 'status', of: (fact) => fact.status },
  { name: 'stated_in', of: (fact) => fact.statedIn },
  { name: 'note', of: (fact) => fact.note },
];

export function factsAsTable(facts: readonly Fact[]): Table {
  const own = new Map<string, Field>();
  for (const { ownColumns } of facts) {
    for (const { field } of ownColumns ?? []) if (!own.has(field.name)) own.set(field.name, field);
  }
  const common = columns.map(
    ({ name, of }): Column => ({
      field: { name, title: name, type: 'string', notes: [] },
      values: facts.map((fact) => of(fact) ?? null),
    }),
  );
  const added = [...own.values()].map(
    (field): Column => ({ field, values: facts.map((fact) => factCell(fact, field.name)) }),
  );
  return {
    id: 'facts',
    topic: '',
    title: '',
    description: '',
    columns: [...common, ...added],
    rowCount: facts.length,
    key: ['id'],
    notes: [],
    sources: [],
    asOf: '',
    derivedFrom: [],
    placeOf: (row) => facts[row ?? 0]?.place ?? { file: 'data' },
  };
}

/** The value of a column that all facts have, or of one that the book added. */
export function factCell(fact: Fact, name: string): Scalar {
  const common = columns.find((column) => column.name === name);
  if (common !== undefined) return common.of(fact) ?? null;
  return fact.ownColumns?.find(({ field }) => field.name === name)?.value ?? null;
}
