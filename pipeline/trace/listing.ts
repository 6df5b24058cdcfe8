/** Turns a dataset into plain rows for `briefing list`: tables, facts, checks, charts or sources. */

import type { Chart } from '../charts/Chart.ts';
import { placeText } from '../problems/placeText.ts';
import { printable } from '../problems/printable.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { Dataset } from '../validate/Dataset.ts';

export type ListingKind = 'tables' | 'facts' | 'checks' | 'charts' | 'sources';

export type ListedValue = string | number | boolean | null | readonly string[];

export interface Listing {
  readonly kind: ListingKind | 'fixed-periods';
  /** Names of the columns that text shows, in order; rows may say more in JSON. */
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, ListedValue>>[];
}

export interface ListingMaterial {
  readonly dataset: Dataset;
  readonly charts: readonly Pick<Chart, 'id' | 'size' | 'title' | 'claim' | 'tables' | 'place'>[];
}

export function listing(kind: ListingKind, { dataset, charts }: ListingMaterial): Listing {
  switch (kind) {
    case 'tables':
      return { kind, columns: ['id', 'topic', 'rows', 'fields', 'asOf', 'title'], rows: tableRows(dataset) };
    case 'facts':
      return { kind, columns: ['id', 'value', 'unit', 'asOf', 'status', 'label'], rows: factRows(dataset) };
    case 'checks':
      return { kind, columns: ['outcome', 'id', 'computed'], rows: checkRows(dataset) };
    case 'charts':
      return {
        kind,
        columns: ['id', 'size', 'tables', 'title'],
        rows: charts.map(({ id, size, title, claim, tables, place }) => {
          return {
            id,
            size,
            title,
            ...(claim === undefined ? {} : { claim }),
            tables,
            place: placeText(place),
          };
        }),
      };
    case 'sources':
      return { kind, columns: ['id', 'grade', 'read', 'publisher', 'title'], rows: sourceRows(dataset) };
    default:
      return unreachable(kind);
  }
}

function tableRows(dataset: Dataset): Listing['rows'] {
  return [...dataset.tables.values()].map((table) => ({
    id: table.id,
    topic: table.topic,
    title: table.title,
    rows: table.rowCount,
    fields: table.columns.length,
    key: table.key,
    asOf: table.asOf,
    updateFrequency: table.updateFrequency ?? null,
    role: table.role ?? 'table',
    derivedFrom: table.derivedFrom,
    sources: table.sources,
    // Text does not show it, and to find it takes as long as all the rest.
    get place() {
      return placeText(table.placeOf());
    },
  }));
}

function factRows(dataset: Dataset): Listing['rows'] {
  return [...dataset.facts.values()].map((fact) => ({
    id: fact.id,
    topic: fact.topic,
    label: fact.label,
    value: fact.value,
    unit: fact.unit ?? null,
    asOf: fact.asOf,
    status: fact.status ?? null,
    source: fact.source,
    note: fact.note ?? null,
    place: placeText(fact.place),
  }));
}

function checkRows(dataset: Dataset): Listing['rows'] {
  return [...dataset.checks.values()].map((check) => ({
    id: check.id,
    topic: check.topic,
    outcome: check.outcome,
    severity: check.severity,
    statement: check.statement,
    expression: check.expression,
    computed: check.computed,
    waiver: check.waiver ?? null,
    correction: check.correction?.id ?? null,
    place: placeText(check.place),
  }));
}

function sourceRows(dataset: Dataset): Listing['rows'] {
  return [...dataset.sources.values()].map((source) => ({
    id: source.id,
    topic: source.topic,
    publisher: source.publisher,
    title: source.title,
    grade: source.grade,
    address: source.address ?? null,
    read: source.read ?? null,
    licence: source.licence ?? null,
    tables: [...dataset.tables.values()].filter((table) => table.sources.includes(source.id)).length,
    facts: [...dataset.facts.values()].filter((fact) => fact.source === source.id).length,
    get place() {
      return placeText(source.place);
    },
  }));
}

/** Columns aligned by spaces; numbers at the right. The last column runs on as long as it is. */
export function renderListing({ columns, rows }: Listing): string {
  const cells = rows.map((row) => columns.map((column) => shown(row[column] ?? null)));
  const widths = columns.map((column, c) =>
    cells.reduce((widest, row) => Math.max(widest, row[c]?.length ?? 0), column.length),
  );
  const numeric = columns.map((column) => {
    return rows.length > 0 && rows.every((row) => row[column] === null || typeof row[column] === 'number');
  });
  const line = (texts: readonly string[]) =>
    texts
      .map((text, c) => (numeric[c] === true ? text.padStart(widths[c] ?? 0) : text.padEnd(widths[c] ?? 0)))
      .join('  ')
      .trimEnd();
  return `${[line(columns), ...cells.map(line)].join('\n')}\n`;
}

function shown(value: ListedValue): string {
  if (value === null) return '';
  return printable(typeof value === 'object' ? value.join(' ') : String(value));
}
