/** Turns a dataset and a day into the list of what its sources have published anew by then. */
import type { Place } from '../../problems/Problem.ts';
import type { Dataset, Source } from '../Dataset.ts';

export interface Overdue {
  /** Folder name of the topic. */
  readonly topic: string;
  readonly topicTitle: string;
  readonly type: 'table' | 'fact';
  readonly id: string;
  readonly title: string;
  /** ISO date up to which the book's data is current. */
  readonly asOf: string;
  /** ISO 8601 duration, e.g. `P1Y`. */
  readonly updateFrequency: string;
  /** The day on which newer figures were to be expected. */
  readonly due: string;
  /** Where to look, as far as the sources have addresses. */
  readonly sources: readonly Pick<Source, 'id' | 'publisher' | 'title' | 'address'>[];
  readonly place: Place;
}

/**
 * Tables read from files, and facts, whose as-of date and update frequency together lie before `day` (ISO date), in
 * the order of the topics, the longest overdue first. What names no frequency is never overdue; derived tables are
 * as fresh as what they derive from.
 */
export function overdue(dataset: Dataset, day: string): readonly Overdue[] {
  const found: Overdue[] = [];
  const add = (
    entry: Pick<Overdue, 'topic' | 'type' | 'id' | 'title' | 'asOf' | 'place'>,
    updateFrequency: string | undefined,
    sourceIds: readonly string[],
  ) => {
    const due = updateFrequency === undefined ? undefined : addDuration(lastDay(entry.asOf), updateFrequency);
    if (updateFrequency === undefined || due === undefined || due >= day) return;
    const sources = sourceIds.flatMap((id) => {
      const source = dataset.sources.get(id);
      if (source === undefined) return [];
      const { publisher, title, address } = source;
      return [{ id, publisher, title, ...(address === undefined ? {} : { address }) }];
    });
    const topicTitle = dataset.topics.get(entry.topic) ?? entry.topic;
    found.push({ ...entry, topicTitle, updateFrequency, due, sources });
  };
  for (const {
    id,
    topic,
    title,
    asOf,
    updateFrequency,
    sources,
    derivation,
    placeOf,
  } of dataset.tables.values()) {
    if (derivation !== undefined) continue;
    add({ topic, type: 'table', id, title, asOf, place: placeOf() }, updateFrequency, sources);
  }
  for (const { id, topic, label, asOf, updateFrequency, source, place } of dataset.facts.values()) {
    add({ topic, type: 'fact', id, title: label, asOf, place }, updateFrequency, [source]);
  }
  const order = [...dataset.topics.keys()];
  return found.toSorted((a, b) => {
    const topics = order.indexOf(a.topic) - order.indexOf(b.topic);
    return topics !== 0 ? topics : a.due < b.due ? -1 : a.due > b.due ? 1 : 0;
  });
}

/** `2023` is current up to its last day, and so is `2023-02`. */
function lastDay(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return `${year}-12-31`;
  return day === undefined ? isoDay(Number(year), Number(month), daysIn(Number(year), Number(month))) : date;
}

/** Adds years, months, weeks and days; a day that the month does not have becomes its last one. */
function addDuration(date: string, duration: string): string | undefined {
  const parts = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration);
  if (parts === null) return undefined;
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0));
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const monthIndex = year * 12 + (month - 1) + (years ?? 0) * 12 + (months ?? 0);
  const [newYear, newMonth] = [Math.floor(monthIndex / 12), (monthIndex % 12) + 1];
  const start = Date.UTC(newYear, newMonth - 1, Math.min(day, daysIn(newYear, newMonth)));
  const moved = new Date(start + ((weeks ?? 0) * 7 + (days ?? 0)) * 86_400_000);
  return moved.toISOString().slice(0, 10);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
