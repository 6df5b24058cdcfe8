/** Turns a composed book into the edition that is kept of it. */
import type { Chart } from '../charts/Chart.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import { printedTexts } from '../compose/printedTexts.ts';
import { isCellOfTable } from '../editions/compareEditions.ts';
import type { Edition, RecordedFigure, RecordedTable } from '../editions/Edition.ts';
import { recordTable } from '../editions/recordTable.ts';
import type { Dataset, Scalar } from '../validate/Dataset.ts';
import { digestOf } from '../world/digestOf.ts';
import { digestOfInputs } from './composeManifest.ts';

export interface EditionInput {
  readonly name: string;
  readonly pipeline: string;
  readonly manuscript: Manuscript;
  readonly dataset: Dataset;
  readonly charts: readonly Chart[];
  /** SHA-256 by path. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
  /** Printed page labels of ledger entries; empty where no pages were laid out. */
  readonly pages: ReadonlyMap<string, string>;
}

export function recordEdition(input: EditionInput): Edition {
  const { name, pipeline, manuscript, dataset, charts, inputs, outputs, pages } = input;
  const encoder = new TextEncoder();
  const tables = new Map<string, RecordedTable>();
  for (const [id, table] of dataset.tables) tables.set(id, recordTable(table));
  return {
    name,
    book: manuscript.book.title,
    date: manuscript.book.edition,
    pipeline,
    digest: digestOfInputs(inputs),
    parameters: new Map<string, Scalar>(dataset.parameters),
    inputs,
    outputs,
    figures: manuscript.ledger
      .filter((entry) => !isCellOfTable(entry))
      .map((entry): RecordedFigure => {
        const page = pages.get(entry.id);
        return {
          slot: entry.slot,
          address: entry.address,
          printed: entry.displayed,
          value: entry.value,
          ...(entry.unit === undefined ? {} : { unit: entry.unit }),
          asOf: entry.asOf,
          sources: entry.sources,
          ...(page === undefined ? {} : { page }),
        };
      }),
    checks: new Map(
      [...manuscript.checks].map(([id, { outcome, computed, statement }]) => [
        id,
        { outcome, computed, statement },
      ]),
    ),
    statements: manuscript.claims.map(({ check, text }) => ({ check, text })),
    texts: printedTexts(manuscript),
    charts: new Map(charts.map(({ id, svg }) => [id, digestOf(encoder.encode(svg))])),
    sources: new Map(
      [...dataset.sources].map(([id, { publisher, title, read }]) => [
        id,
        { publisher, title, ...(read === undefined ? {} : { read }) },
      ]),
    ),
    facts: new Map(
      [...dataset.facts].map(([id, { label, value, unit, asOf, source }]) => [
        id,
        { label, value, ...(unit === undefined ? {} : { unit }), asOf, source },
      ]),
    ),
    tables,
  };
}
