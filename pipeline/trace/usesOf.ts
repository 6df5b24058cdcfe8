/** Finds where a figure is printed: in prose, charts and tables, with page and cell of the last build. */

import { placeText } from '../problems/placeText.ts';
import type { ManifestFigure } from '../publish/Manifest.ts';
import type { FigureOrigin } from '../validate/Dataset.ts';
import type { TracedUse } from './FigureTrace.ts';
import type { TraceMaterial } from './TraceMaterial.ts';

export function usesOf(
  origin: FigureOrigin,
  { printed: book, manifest, dataset }: TraceMaterial,
): readonly TracedUse[] {
  const pageOf = (anchor: string) => {
    const page = manifest?.pages[anchor];
    return page === undefined ? {} : { page };
  };
  const printed = (manifest?.figures ?? []).filter((figure) => concerns(figure.origin, origin));
  if (book === undefined) return printed.map(proseOfManifest);
  const built = new Map(printed.map((figure) => [figure.id, figure]));
  const prose = book.ledger
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
  const charts = book.charts
    .filter(
      ({ encodings, drawn }) =>
        encodings.some(
          (encoded) => encoded.table === origin.table && encoded.fields.includes(origin.field),
        ) && drawn.some(({ table: id, rows }) => id === origin.table && rows.includes(origin.row)),
    )
    .map(({ id, number, chart, place }): TracedUse => {
      return { type: 'chart', id, title: `${number} ${chart}`, place: placeText(place), ...pageOf(id) };
    });
  // A margin of error and a status are printed within the cell that they belong to.
  const column = table?.columns.find(({ field }) => field.name === origin.field);
  const isBare = column === undefined || (column.values[origin.row] ?? null) === null;
  const within = isBare ? undefined : (column.field.errorOf ?? column.field.statusOf);
  const shown = { ...origin, field: within ?? origin.field };
  const tables = book.tables
    .filter(({ origins }) => origins.some((each) => same(each, shown)))
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

export function same(a: FigureOrigin, b: FigureOrigin): boolean {
  if (a.type === 'cell' && b.type === 'cell') {
    return a.table === b.table && a.row === b.row && a.field === b.field;
  }
  if (a.type === 'fact' && b.type === 'fact') return a.fact === b.fact;
  return a.type === 'computed' && b.type === 'computed' && a.expression === b.expression;
}
