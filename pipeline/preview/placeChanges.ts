/** Turns two states of a book into what has changed on its pages, with the boxes that show it. */
import { OPEN_POINTS } from '../compose/markOpenPoints.ts';
import { compareEditions } from '../editions/compareEditions.ts';
import type { Edition } from '../editions/Edition.ts';
import { editionOfManifest } from '../publish/editionOfManifest.ts';
import type { BuiltBook } from './BuiltBook.ts';
import { printedWords } from './findWords.ts';
import type { PreviewChange } from './PreviewState.ts';
import type { BoxOnPage, PlacedFigure } from './placeFigures.ts';

export interface PlacedChange extends PreviewChange {
  readonly boxes: readonly BoxOnPage[];
}

/** A book as two of its states are compared: with the cells of tables among the figures, and so without the rows. */
export function comparableEdition({ manifest, record }: Pick<BuiltBook, 'manifest' | 'record'>): Edition {
  const { texts, charts } = record;
  return { ...editionOfManifest(manifest, record.name), texts, charts };
}

export function placeChanges(
  before: Edition,
  { layout, manuscript, ...built }: BuiltBook,
  placed: readonly PlacedFigure[],
): readonly PlacedChange[] {
  const { figures, sentences, charts } = compareEditions(before, comparableEdition(built));
  const idOf = new Map(manuscript.ledger.map(({ slot, address, id }) => [`${slot} ${address}`, id]));
  const boxesOf = new Map(placed.map(({ ledger, boxes }) => [ledger, boxes]));
  const words = printedWords(layout);
  return [
    ...figures.map(({ slot, before: one, after: other }): PlacedChange => {
      const id = other && idOf.get(`${other.slot} ${other.address}`);
      const boxes = (id === undefined ? undefined : boxesOf.get(id)) ?? [];
      return change('figure', slot, one?.printed, other?.printed, boxes);
    }),
    ...charts.map(({ chart, state }): PlacedChange => {
      const block = manuscript.charts.find((each) => each.chart.id === chart);
      const boxes = layout.pages.flatMap(({ index, items }) =>
        items.flatMap((item): readonly BoxOnPage[] =>
          item.type === 'picture' && item.picture === block?.chart.picture
            ? [{ page: index, box: item }]
            : [],
        ),
      );
      return change('chart', block?.id ?? `fig:${chart}`, undefined, state, boxes);
    }),
    ...sentences.flatMap(({ where, before: one, after: other, words: runs }): readonly PlacedChange[] => {
      // The list at the end of a draft is told of among the problems.
      if (where === `ch:${OPEN_POINTS}`) return [];
      const anchor = layout.destinations.get(where) ?? layout.destinations.get(where.replace(/\/[^/]*$/, ''));
      const boxes = other === undefined ? [] : words.find(other, anchor);
      return [{ ...change('words', where, one, other, boxes), words: runs }];
    }),
  ];
}

function change(
  type: PreviewChange['type'],
  where: string,
  before: string | undefined,
  after: string | undefined,
  boxes: readonly BoxOnPage[],
): PlacedChange {
  const page = boxes[0]?.page;
  return {
    type,
    where,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(page === undefined ? {} : { page }),
    boxes: boxes.map(({ page: index, box: { x, y, width, height } }) => ({
      page: index,
      box: { x, y, width, height },
    })),
  };
}
