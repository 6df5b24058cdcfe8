/** Puts the sheets of tables and charts in the order of the book: by the chapter that prints, draws or quotes them. */
import { chaptersOfMatter } from '../../compose/chaptersOf.ts';
import { everyBlock } from '../../compose/everyBlock.ts';
import type { SheetPlan } from '../WorkbookPlan.ts';
import type { PlanContext } from './PlanContext.ts';

/** Of a chapter charts and tables stand as they are printed, then tables that are drawn or quoted there, then others of their topics. */
export function inBookOrder(context: PlanContext, sheets: readonly SheetPlan[]): readonly SheetPlan[] {
  const places = placesIn(context);
  const byTopic = new Map<string, number>();
  for (const { topic, id } of context.tables) {
    const place = places.get(`table ${id}`);
    if (place !== undefined) byTopic.set(topic, Math.min(byTopic.get(topic) ?? Infinity, Math.floor(place)));
  }
  const placeOf = (sheet: SheetPlan): number =>
    places.get(`${sheet.kind} ${sheet.id}`) ??
    (byTopic.get(topicOf(context, sheet) ?? '') ?? Infinity) + LAST;
  return sheets
    .map((sheet, at) => ({ sheet, at, place: placeOf(sheet) }))
    .toSorted((one, other) => (one.place === other.place ? one.at - other.at : one.place - other.place))
    .map(({ sheet }) => sheet);
}

/** Behind all that has a place of its own in the chapter. */
const LAST = 0.9;

/** The number of the chapter, with what stands in it as a part of one. */
function placesIn({ manuscript }: PlanContext): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const put = (key: string, place: number): void => {
    if (!places.has(key)) places.set(key, place);
  };
  const { front, parts, back } = manuscript;
  const body = parts.flatMap(({ chapters }) => chapters);
  // What leads into the book and what ends it only repeats what a chapter shows.
  const chapters = [...body, ...chaptersOfMatter([...front, ...back])];
  for (const [at, chapter] of chapters.entries()) {
    everyBlock(chapter.blocks).forEach((block, index, all) => {
      const place = at + (0.4 * index) / all.length;
      if (block.type === 'chart') put(`chart ${block.chart.id}`, place);
      if (block.type === 'table' && block.list === undefined) put(`table ${block.table}`, place);
    });
  }
  for (const [at, chapter] of chapters.entries()) {
    for (const block of everyBlock(chapter.blocks)) {
      if (block.type === 'chart') for (const table of block.chart.tables) put(`table ${table}`, at + 0.5);
    }
  }
  const numbers = new Map(chapters.map(({ id }, at) => [id, at]));
  for (const { origin, chapter } of manuscript.ledger) {
    const at = numbers.get(chapter);
    if (at !== undefined && origin.type === 'cell') put(`table ${origin.table}`, at + 0.6);
  }
  return places;
}

/** Of a chart, that of the first table which it draws; front sheets have none. */
export function topicOf({ dataset, charts }: PlanContext, { kind, id }: SheetPlan): string | undefined {
  const chart = kind === 'chart' ? charts.find((block) => block.chart.id === id)?.chart : undefined;
  const table = kind === 'table' ? id : chart?.tables[0];
  return dataset.tables.get(table ?? '')?.topic;
}
