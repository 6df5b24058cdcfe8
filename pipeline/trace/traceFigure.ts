/** Turns a figure that somebody asks about into everything that is known of it. */

import { nothingTraced } from '../problems/catalogue/trace.ts';
import type { StageResult } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import { columnOf, Figures, rowKeyText } from '../validate/checks/Figures.ts';
import type { Dataset, FigureOrigin, Scalar, Source, Table } from '../validate/Dataset.ts';
import { addressOf } from '../validate/figureAddress.ts';
import { fileRowsBehind, placeOfCell } from '../validate/lineage.ts';
import { notesOfCell } from '../validate/noteRows.ts';
import type { CellStatus } from '../validate/observationStatus.ts';
import { derivationOf, inputOf, MOST_INPUTS } from './computedFrom.ts';
import type { FigureTrace, Trace, TracedCheck, TracedSource } from './FigureTrace.ts';
import { displayedAs, findFigures, type PrintedFigure } from './findFigures.ts';
import type { PrintedBook } from './PrintedBook.ts';
import type { TraceMaterial } from './TraceMaterial.ts';
import { same, usesOf } from './usesOf.ts';

const MOST_FIGURES = 20;

export function traceFigure(what: string, material: TraceMaterial): StageResult<Trace> {
  const { dataset, manifest, locale } = material;
  const figures = new Figures(dataset);
  const words = material.printed?.ledger ?? manifest?.figures ?? [];
  const printed = [...words, ...(material.printed?.charts ?? []).flatMap((chart) => drawnBy(chart, dataset))];
  const found = findFigures(what, figures, printed, locale, dataset.checks);
  if (found.type === 'nothing') return { value: undefined, problems: [nothingTraced(what, found.hints)] };
  return { value: { what, ...traceOrigins(found.origins, material, figures) }, problems: [] };
}

/** The same of figures that are known already. */
export function traceOrigins(
  origins: readonly FigureOrigin[],
  material: TraceMaterial,
  figures = new Figures(material.dataset),
): Pick<Trace, 'figures' | 'more'> {
  const shown = origins.slice(0, MOST_FIGURES);
  return {
    figures: shown.map((origin) => traceOrigin(origin, figures, material)),
    more: origins.length - shown.length,
  };
}

/** The cells that stand behind the marks of a chart, which prints no text for most of them. */
function drawnBy(
  { id, encodings, drawn }: PrintedBook['charts'][number],
  dataset: Dataset,
): readonly PrintedFigure[] {
  return drawn.flatMap(({ table, rows }) => {
    const key = dataset.tables.get(table)?.key ?? [];
    const fields = encodings.flatMap((encoded) => (encoded.table === table ? encoded.fields : []));
    return rows.flatMap((row) =>
      fields
        .filter((field) => !key.includes(field))
        .map((field) => ({
          displayed: '',
          within: id,
          origin: { type: 'cell' as const, table, row, field },
        })),
    );
  });
}

function traceOrigin(origin: FigureOrigin, figures: Figures, material: TraceMaterial): FigureTrace {
  const { dataset, locale } = material;
  const common = {
    origin,
    address: addressOf(origin, figures),
    checks: checksOf(origin, dataset),
    uses: usesOf(origin, material),
  };
  switch (origin.type) {
    case 'fact': {
      const fact = dataset.facts.get(origin.fact);
      if (fact === undefined) return { ...common, ...empty(origin.fact) };
      return {
        ...common,
        title: fact.label,
        value: fact.value,
        displayed:
          printedWords(origin, fact.value, material) ?? displayedAs(fact.value, fact.numberFormat, locale),
        ...(fact.unit === undefined ? {} : { unit: fact.unit }),
        asOf: fact.asOf,
        place: fact.place,
        ...(fact.status === undefined ? {} : { status: fact.status }),
        ...(fact.note === undefined ? {} : { note: fact.note }),
        sources: sourcesOf([fact.source], dataset),
        derivedTables: [],
      };
    }
    case 'cell': {
      const table = dataset.tables.get(origin.table);
      const column = table && columnOf(table, origin.field);
      if (table === undefined || column === undefined) return { ...common, ...empty(origin.table) };
      const value = column.values[origin.row] ?? null;
      const notes = notesOfCell(table, origin.row, column.field).map((note) => note.text);
      const status = column.statuses?.[origin.row] ?? undefined;
      return {
        ...common,
        title: `${column.field.title}, ${table.title}, ${rowKeyText(table, origin.row)}`,
        value,
        displayed:
          printedWords(origin, value, material) ?? displayedAs(value, column.field.numberFormat, locale),
        ...(column.field.unit === undefined ? {} : { unit: column.field.unit }),
        asOf: table.asOf,
        place: placeOfCell(table, origin.row, origin.field, dataset.tables),
        ...(status === undefined ? {} : { status: statusText(status) }),
        ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
        sources: sourcesOf(sourceIds(table, origin.row, dataset), dataset),
        ...(table.derivation === undefined ? {} : { computed: derivationOf(table, origin, figures) }),
        derivedTables: derivedFromRow(table, origin.row, dataset),
      };
    }
    case 'computed': {
      const inputs = origin.figures.map((figure) => inputOf(figure, figures));
      const entry = material.printed?.ledger.find((candidate) => same(candidate.origin, origin));
      return {
        ...common,
        title: 'computed where it is printed',
        value: entry?.value ?? null,
        displayed: entry?.displayed ?? '',
        ...(entry?.unit === undefined ? {} : { unit: entry.unit }),
        ...(entry === undefined ? {} : { asOf: entry.asOf, place: entry.place }),
        sources: sourcesOf(entry?.sources ?? [], dataset),
        computed: {
          steps: [origin.expression],
          inputs: inputs.slice(0, MOST_INPUTS),
          moreInputs: Math.max(0, inputs.length - MOST_INPUTS),
          otherRows: false,
        },
        derivedTables: [],
      };
    }
    default:
      return unreachable(origin);
  }
}

/** The words of the data, else of the status: `[x] not surveyed`, `low reliability`. */
function statusText({ sign, label, name }: CellStatus): string {
  const words = label || (name ?? '').replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return [sign, words].filter((part) => part !== '').join(' ');
}

/** A date or a word as the book prints it, in its language. */
function printedWords(origin: FigureOrigin, value: Scalar, { printed }: TraceMaterial): string | undefined {
  if (typeof value !== 'string') return undefined;
  return printed?.ledger.find((entry) => same(entry.origin, origin))?.displayed;
}

function empty(
  name: string,
): Pick<FigureTrace, 'title' | 'value' | 'displayed' | 'sources' | 'derivedTables'> {
  return { title: name, value: null, displayed: '', sources: [], derivedTables: [] };
}

/** The row's own source where the table names one in each row, else the table's. */
function sourceIds(table: Table, row: number, dataset: Dataset): readonly string[] {
  const rows = table.derivation === undefined ? [{ table, row }] : fileRowsBehind(table, row, dataset.tables);
  const own = rows.flatMap((at) => {
    const column = at.table.columns.find(({ field }) => field.reference === 'source');
    const id = column?.values[at.row];
    return typeof id === 'string' ? [id] : [];
  });
  return own.length > 0 ? [...new Set(own)] : table.sources;
}

function sourcesOf(ids: readonly string[], dataset: Dataset): readonly TracedSource[] {
  return ids.flatMap((id) => {
    const source = dataset.sources.get(id);
    return source === undefined ? [] : [tracedSource(source)];
  });
}

function tracedSource({ id, publisher, title, address, grade, read }: Source): TracedSource {
  return {
    id,
    publisher,
    title,
    grade,
    ...(address === undefined ? {} : { address }),
    ...(read === undefined ? {} : { read }),
  };
}

function derivedFromRow(table: Table, row: number, dataset: Dataset): readonly string[] {
  return [...dataset.tables.values()]
    .filter((derived) =>
      derived.derivation?.rows.some((rows) => {
        return rows.some((origin) => origin.table === table.id && origin.row === row);
      }),
    )
    .map((derived) => derived.id);
}

function checksOf(origin: FigureOrigin, dataset: Dataset): readonly TracedCheck[] {
  return [...dataset.checks.values()]
    .filter((check) => check.figures.some((figure) => same(figure, origin)))
    .map(({ id, outcome, statement, computed, place }) => ({ id, outcome, statement, computed, place }));
}
