/** Turns a figure that somebody asks about into everything that is known of it. */
import type { ChartBlock, LedgerEntry, TableBlock } from '../compose/Manuscript.ts';
import type { NumberLocale } from '../numbers/locale.ts';
import { nothingTraced } from '../problems/catalogue/trace.ts';
import type { Place, StageResult } from '../problems/Problem.ts';
import type { ManifestFigure } from '../publish/Manifest.ts';
import { cellOf, columnOf, Figures, rowKeyText } from '../validate/checks/Figures.ts';
import type { Dataset, FigureOrigin, Source, Table } from '../validate/Dataset.ts';
import { isRecord } from '../validate/DeclarationReader.ts';
import { addressOf } from '../validate/figureAddress.ts';
import { fileRowsBehind, placeOfCell, rowsBehind } from '../validate/lineage.ts';
import type {
  ComputedFrom,
  FigureTrace,
  Trace,
  TracedCheck,
  TracedSource,
  TracedUse,
} from './FigureTrace.ts';
import { displayedAs, findFigures } from './findFigures.ts';

/** What a trace can draw on; the more stages have run, the more it tells. */
export interface TraceMaterial {
  readonly dataset: Dataset;
  readonly locale: NumberLocale;
  /** Of the manuscript, where it could be composed. */
  readonly manuscript?: {
    readonly ledger: readonly LedgerEntry[];
    readonly tables: readonly TableBlock[];
    readonly charts: readonly ChartBlock[];
  };
  /** Of the manifest of the last build, where there is one. */
  readonly manifest?: {
    readonly figures: readonly ManifestFigure[];
    readonly pages: Readonly<Record<string, string>>;
  };
}

const MOST_FIGURES = 20;
const MOST_INPUTS = 12;

export function traceFigure(what: string, material: TraceMaterial): StageResult<Trace> {
  const { dataset, manuscript, manifest, locale } = material;
  const figures = new Figures(dataset);
  const printed = manuscript?.ledger ?? manifest?.figures ?? [];
  const found = findFigures(what, figures, printed, locale);
  if (found.type === 'nothing') return { value: undefined, problems: [nothingTraced(what, found.hints)] };
  const shown = found.origins.slice(0, MOST_FIGURES);
  const traces = shown.map((origin) => traceOrigin(origin, figures, material));
  return { value: { what, figures: traces, more: found.origins.length - shown.length }, problems: [] };
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
        displayed: displayedAs(fact.value, fact.numberFormat, locale),
        ...(fact.unit === undefined ? {} : { unit: fact.unit }),
        asOf: fact.asOf,
        place: fact.place,
        status: fact.status,
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
      const notes = table.notes
        .filter((note) => column.field.notes.includes(note.id))
        .map((note) => note.text);
      return {
        ...common,
        title: `${column.field.title}, ${table.title}, ${rowKeyText(table, origin.row)}`,
        value,
        displayed: displayedAs(value, column.field.numberFormat, locale),
        ...(column.field.unit === undefined ? {} : { unit: column.field.unit }),
        asOf: table.asOf,
        place: placeOfCell(table, origin.row, origin.field, dataset.tables),
        ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
        sources: sourcesOf(sourceIds(table, origin.row, dataset), dataset),
        ...(table.derivation === undefined ? {} : { computed: derivationOf(table, origin, figures) }),
        derivedTables: derivedFromRow(table, origin.row, dataset),
      };
    }
    case 'computed': {
      const inputs = origin.figures.map((figure) => inputOf(figure, figures));
      const entry = material.manuscript?.ledger.find((candidate) => same(candidate.origin, origin));
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

function derivationOf(
  table: Table,
  origin: Extract<FigureOrigin, { type: 'cell' }>,
  figures: Figures,
): ComputedFrom {
  const { steps, fields } = stepsBehind(table.derivation?.transform ?? [], origin.field);
  const behind = rowsBehind(table, origin.row, figures.tables);
  const inputs = behind.flatMap((at) =>
    at.table.columns
      .filter(({ field }) => !at.table.key.includes(field.name) && fields.has(field.name))
      .map(({ field }) =>
        inputOf({ type: 'cell', table: at.table.id, row: at.row, field: field.name }, figures),
      ),
  );
  const moreInputs = Math.max(0, inputs.length - MOST_INPUTS);
  return {
    steps: steps.map((step) => JSON.stringify(step)),
    inputs: inputs.slice(0, MOST_INPUTS),
    moreInputs,
    otherRows: steps.some((step) => 'window' in step || 'joinaggregate' in step || 'pivot' in step),
  };
}

/** Steps that choose or gather rows rather than make one field. */
const ROW_STEPS = ['filter', 'aggregate', 'fold', 'flatten', 'pivot', 'quantile'];

type Steps = NonNullable<Table['derivation']>['transform'];

/** The steps that a field rests on, found from the last to the first, and every field that they look at. */
function stepsBehind(
  transform: Steps,
  field: string,
): { readonly steps: Steps; readonly fields: ReadonlySet<string> } {
  const fields = new Set([field]);
  const steps = transform.toReversed().filter((step) => {
    const needed = ROW_STEPS.some((type) => type in step) || madeBy(step).some((name) => fields.has(name));
    if (needed) for (const name of lookedAtBy(step)) fields.add(name);
    return needed;
  });
  return { steps: steps.toReversed(), fields };
}

function madeBy(step: Steps[number]): readonly string[] {
  const operations = ['joinaggregate', 'window'].flatMap((type) => {
    return textsIn(listOf(step[type]).map((entry) => (isRecord(entry) ? entry['as'] : undefined)));
  });
  const { from } = step;
  const lookedUp = step['as'] === undefined && isRecord(from) ? textsIn(from['fields']) : [];
  return [...textsIn(step['as']), ...operations, ...lookedUp];
}

/** All texts of the step, and the fields that its expressions name; those that are no fields do no harm. */
function lookedAtBy(step: Steps[number]): readonly string[] {
  return textsIn(step).flatMap((text) => {
    const named = [...text.matchAll(/datum(?:\.|\[['"])(\w+)/g)].map((match) => match[1] ?? '');
    return named.length > 0 ? named : [text];
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function inputOf(origin: FigureOrigin, figures: Figures): ComputedFrom['inputs'][number] {
  const address = addressOf(origin, figures);
  switch (origin.type) {
    case 'cell': {
      const table = figures.tables.get(origin.table);
      if (table === undefined) return { address, value: null };
      const place = placeOfCell(table, origin.row, origin.field, figures.tables);
      return { address, value: cellOf(table, origin.row, origin.field), place };
    }
    case 'fact': {
      const fact = figures.facts.get(origin.fact);
      return fact === undefined
        ? { address, value: null }
        : { address, value: fact.value, place: fact.place };
    }
    case 'computed':
      return { address, value: null };
    default:
      return unreachable(origin);
  }
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

function usesOf(
  origin: FigureOrigin,
  { manuscript, manifest, dataset }: TraceMaterial,
): readonly TracedUse[] {
  const pageOf = (anchor: string) => {
    const page = manifest?.pages[anchor];
    return page === undefined ? {} : { page };
  };
  const printed = (manifest?.figures ?? []).filter((figure) => concerns(figure.origin, origin));
  if (manuscript === undefined) return printed.map(proseOfManifest);
  const built = new Map(printed.map((figure) => [figure.id, figure]));
  const prose = manuscript.ledger
    .filter((entry) => concerns(entry.origin, origin))
    .map((entry): TracedUse => {
      const { page, cell } = built.get(entry.id) ?? {};
      return {
        type: 'prose',
        chapter: entry.chapter,
        id: entry.id,
        title: entry.within === 'prose' ? entry.displayed : `${entry.displayed} (words of ${entry.within})`,
        place: placeText(entry.place),
        ...(page === undefined ? {} : { page }),
        ...(cell === undefined ? {} : { cell }),
      };
    });
  if (origin.type !== 'cell') return prose;
  const table = dataset.tables.get(origin.table);
  const charts = manuscript.charts
    .filter(({ chart }) =>
      chart.encodings.some(
        ({ table: drawn, fields }) => drawn === origin.table && fields.includes(origin.field),
      ),
    )
    .map(({ id, number, chart, place }): TracedUse => {
      return { type: 'chart', id, title: `${number} ${chart.id}`, place: placeText(place), ...pageOf(id) };
    });
  const tables = manuscript.tables
    .filter((block) => block.rows.some((row) => row.cells.some((cell) => same(cell.origin, origin))))
    .map(({ id, number, place }): TracedUse => {
      return {
        type: 'table',
        id,
        title: `${number} ${table?.title ?? ''}`,
        place: placeText(place),
        ...pageOf(id),
      };
    });
  return [...prose, ...charts, ...tables];
}

function proseOfManifest(figure: ManifestFigure): TracedUse {
  return {
    type: 'prose',
    chapter: figure.chapter,
    id: figure.id,
    title: figure.displayed,
    place: figure.place,
    ...(figure.page === undefined ? {} : { page: figure.page }),
    ...(figure.cell === undefined ? {} : { cell: figure.cell }),
  };
}

/** Whether a printed figure is this one, or was computed from it. */
function concerns(printed: FigureOrigin, origin: FigureOrigin): boolean {
  if (same(printed, origin)) return true;
  return printed.type === 'computed' && printed.figures.some((figure) => concerns(figure, origin));
}

function same(a: FigureOrigin, b: FigureOrigin): boolean {
  if (a.type === 'cell' && b.type === 'cell') {
    return a.table === b.table && a.row === b.row && a.field === b.field;
  }
  if (a.type === 'fact' && b.type === 'fact') return a.fact === b.fact;
  return a.type === 'computed' && b.type === 'computed' && a.expression === b.expression;
}

export function placeText(place: Place): string {
  return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}

function unreachable(origin: never): never {
  throw new Error(`unknown origin ${JSON.stringify(origin)}`);
}
