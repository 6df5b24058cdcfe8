/** Turns a layout into the boxes of its printed figures: in prose, in tables, and of the marks of charts. */
import type { DrawnItem, DrawnView } from '../charts/DrawnView.ts';
import type { ChartBlock, Manuscript } from '../compose/Manuscript.ts';
import type { Layout, PictureItem, Rect, TextItem } from '../layout/Layout.ts';
import { columnOf } from '../validate/checks/Figures.ts';
import type { Dataset, FigureOrigin } from '../validate/Dataset.ts';
import { addressOf } from '../validate/figureAddress.ts';

/** What can be asked about on the pages. */
export interface PlacedFigure {
  /** The same from build to build, as far as the place is: the slot of a figure, the name and number of a mark. */
  readonly name: string;
  /** As printed, or the chart's number and what the mark draws. */
  readonly label: string;
  /** One, but of a mark that was made from many. */
  readonly origins: readonly FigureOrigin[];
  /** Id of the ledger's entry; undefined of a mark. */
  readonly ledger: string | undefined;
  readonly boxes: readonly BoxOnPage[];
}

export interface BoxOnPage {
  /** Index. */
  readonly page: number;
  readonly box: Rect;
}

/** Marks of a chart beyond which nobody could click one: a point of a cloud is asked of its table. */
const MOST_MARKS = 2000;

/** Cells behind one mark that are told of. */
const MOST_CELLS = 40;

export function placeFigures(
  { pages }: Layout,
  { ledger, charts }: Pick<Manuscript, 'ledger' | 'charts'>,
  dataset: Dataset,
): readonly PlacedFigure[] {
  const printed = new Map<string, BoxOnPage[]>();
  const drawn: PlacedFigure[] = [];
  const chartOf = new Map(charts.map((block) => [block.chart.picture, block]));
  for (const page of pages) {
    for (const item of page.items) {
      if (item.type === 'text' && item.ledger !== undefined) {
        const boxes = printed.get(item.ledger) ?? [];
        printed.set(item.ledger, joined(boxes, { page: page.index, box: boxOfText(item) }));
      } else if (item.type === 'picture') {
        const block = chartOf.get(item.picture);
        if (block !== undefined) drawn.push(...marksOf(block, page.index, item, dataset));
      }
    }
  }
  const words = ledger.flatMap(({ id, slot, displayed, origin }): readonly PlacedFigure[] => {
    const boxes = printed.get(id);
    return boxes === undefined
      ? []
      : [{ name: slot, label: displayed, origins: [origin], ledger: id, boxes }];
  });
  // What stands in front is asked first: words of a chart are not behind its marks.
  return [...drawn, ...words];
}

/** From the tops of high letters to the feet of low ones. */
export function boxOfText({ x, y, width, size }: TextItem): Rect {
  return { x, y: y - size * 0.8, width, height: size * 1.05 };
}

/** Pieces of a figure that touch on a line are one box. */
function joined(boxes: BoxOnPage[], next: BoxOnPage): BoxOnPage[] {
  const last = boxes.at(-1);
  const isBeside =
    last?.page === next.page && last.box.y === next.box.y && next.box.x - (last.box.x + last.box.width) < 3;
  if (last === undefined || !isBeside) return [...boxes, next];
  const box = { ...last.box, width: next.box.x + next.box.width - last.box.x };
  return [...boxes.slice(0, -1), { page: next.page, box }];
}

function marksOf(
  { id, number, chart }: ChartBlock,
  page: number,
  { x, y, width, picture }: PictureItem,
  dataset: Dataset,
): readonly PlacedFigure[] {
  const scale = width / picture.width;
  const all = chart.drawn.reduce((sum, { items }) => sum + items.length, 0);
  if (all > MOST_MARKS) return [];
  return chart.drawn.flatMap((view) =>
    view.items.flatMap((item, index): readonly PlacedFigure[] => {
      const origins = cellsOf(view, item, dataset);
      const { x1, y1, x2, y2 } = item.box;
      const isSeen = x2 > 0 && y2 > 0 && x1 < picture.width && y1 < picture.height && x2 >= x1 && y2 >= y1;
      if (origins.length === 0 || !isSeen) return [];
      const [left, top] = [Math.max(0, x1), Math.max(0, y1)];
      const box = {
        x: x + left * scale,
        y: y + top * scale,
        width: (Math.min(picture.width, x2) - left) * scale,
        height: (Math.min(picture.height, y2) - top) * scale,
      };
      const name = `${id}/${view.name}#${index + 1}`;
      const [first, ...others] = origins.map((origin) => addressOf(origin, dataset));
      const label = `${number}: ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`;
      return [{ name, label, origins, ledger: undefined, boxes: [{ page, box }] }];
    }),
  );
}

/** The cells that a mark draws by its channels; where these are computed in the chart, the measures of its rows. */
function cellsOf(
  { channels }: DrawnView,
  { rows, key }: DrawnItem,
  dataset: Dataset,
): readonly FigureOrigin[] {
  const named = channels.flatMap(({ origin }) => {
    if (origin === undefined) return [];
    const field = origin.type === 'column' ? origin.column : origin.columns.get(key ?? '');
    return field === undefined ? [] : [{ table: origin.table, field }];
  });
  const measures = named.filter(({ table, field }) => isMeasure(table, field, dataset));
  const cells = rows.flatMap(({ table, row }) => {
    const fields =
      measures.length > 0
        ? measures.filter((each) => each.table === table).map(({ field }) => field)
        : measuresOf(table, dataset);
    return fields.map((field) => ({ type: 'cell' as const, table, row, field }));
  });
  const once = new Map(cells.map((cell) => [`${cell.table} ${cell.row} ${cell.field}`, cell]));
  return [...once.values()].slice(0, MOST_CELLS);
}

function isMeasure(id: string, name: string, dataset: Dataset): boolean {
  const table = dataset.tables.get(id);
  const type = table && columnOf(table, name)?.field.type;
  return table !== undefined && !table.key.includes(name) && (type === 'number' || type === 'integer');
}

function measuresOf(id: string, dataset: Dataset): readonly string[] {
  const names = dataset.tables.get(id)?.columns.map(({ field }) => field.name) ?? [];
  return names.filter((name) => isMeasure(id, name, dataset));
}
