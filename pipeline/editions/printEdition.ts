/** Turns an edition into the text that is kept of it: a line of JSON for each thing, sorted, made to be read as a difference. */

import { compareNatural } from '../address/naturalOrder.ts';
import type { Scalar } from '../validate/Dataset.ts';
import { digestOf } from '../world/digestOf.ts';
import type { Edition, RecordedFigure, RecordedTable } from './Edition.ts';

/** The form of the file; `readEdition` reads this one and older ones. From form 2 on the last line has the digest of the others. */
export const EDITION_FORM = 2;

type Line = Readonly<Record<string, unknown>>;

/** The first member of a line says what it is and, but for texts and rows, which. Lines end in line feeds. */
export function printEdition(edition: Edition): string {
  const lines: readonly Line[] = [
    {
      edition: EDITION_FORM,
      name: edition.name,
      book: edition.book,
      date: edition.date,
      pipeline: edition.pipeline,
      digest: edition.digest,
    },
    ...[...(edition.parameters ?? [])].map(([parameter, value]) => ({ parameter, value })),
    ...sorted(edition.inputs).map(([input, digest]) => ({ input, digest })),
    ...sorted(edition.outputs).map(([output, digest]) => ({ output, digest })),
    ...sorted(edition.sources).map(([source, rest]) => ({ source, ...rest })),
    ...sorted(edition.facts).map(([fact, rest]) => ({ fact, ...rest })),
    ...sorted(edition.tables).flatMap(([table, rest]) => tableLines(table, rest)),
    ...sorted(edition.checks).map(([check, rest]) => ({ check, ...rest })),
    ...sorted(edition.charts).map(([chart, digest]) => ({ chart, digest })),
    ...[...edition.figures].sort((a, b) => compareNatural(a.slot, b.slot)).map(figureLine),
    ...edition.statements.map(({ check, text }) => ({ statement: check, text })).sort(byStatement),
    // Those of one place keep their order: sorting is stable.
    ...[...(edition.texts ?? [])]
      .sort((a, b) => compareNatural(a.where, b.where))
      .map(({ where, text }) => ({ text: where, words: text })),
  ];
  const text = lines.map((line) => JSON.stringify(line));
  return [...text, JSON.stringify({ end: digestOfLines(text) })].map((line) => `${line}\n`).join('');
}

/** By which a record is known that was cut short, put together of two or changed by hand. */
export function digestOfLines(lines: readonly string[]): string {
  return digestOf(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
}

function sorted<Value>(
  values: ReadonlyMap<string, Value> | undefined,
): readonly (readonly [string, Value])[] {
  return [...(values ?? [])].sort(([a], [b]) => compareNatural(a, b));
}

function byStatement(a: { statement: string; text: string }, b: { statement: string; text: string }): number {
  return compareNatural(a.statement, b.statement) || compareNatural(a.text, b.text);
}

function figureLine({ slot, ...rest }: RecordedFigure): Line {
  return { figure: slot, ...rest };
}

function tableLines(id: string, { rows, key, ...table }: RecordedTable): readonly Line[] {
  const stub = key.map((name) => table.fields.findIndex((field) => field.name === name));
  return [
    { table: id, ...table, key },
    ...[...rows]
      .sort((a, b) => compareKeys(stub, a.values, b.values))
      .map(({ values, statuses }) => ({
        row: id,
        values,
        ...(statuses.size === 0 ? {} : { statuses: Object.fromEntries(statuses) }),
      })),
  ];
}

function compareKeys(stub: readonly number[], a: readonly Scalar[], b: readonly Scalar[]): number {
  for (const at of stub) {
    const order = compareScalars(a[at] ?? null, b[at] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareNatural(String(a ?? ''), String(b ?? ''));
}
