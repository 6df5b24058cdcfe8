/** Turns a composed book into the edition that is kept of it. */
import type { Chart } from '../charts/Chart.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import { printedTexts } from '../compose/printedTexts.ts';
import { isCellOfTable } from '../editions/compareEditions.ts';
import type { Edition, RecordedFigure } from '../editions/Edition.ts';
import { recordDataset } from '../editions/recordDataset.ts';
import type { Dataset } from '../validate/Dataset.ts';
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
  return {
    ...recordDataset({ ...dataset, checks: manuscript.checks }),
    name,
    book: manuscript.book.title,
    date: manuscript.book.edition,
    pipeline,
    digest: digestOfInputs(inputs),
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
    statements: manuscript.claims.map(({ check, text }) => ({ check, text })),
    texts: printedTexts(manuscript),
    charts: new Map(charts.map(({ id, svg }) => [id, digestOf(encoder.encode(svg))])),
  };
}
