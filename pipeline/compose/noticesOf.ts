/** Says what stands on every page and sheet of a book: that it is a draft, under embargo, or not for citation. */
import { formatDate } from '../numbers/formatNumber.ts';
import type { BookTitle, Manuscript } from './Manuscript.ts';

export function noticesOf({ book, openPoints }: Manuscript): readonly string[] {
  const { draft, notices } = book.language.words;
  return [
    ...(openPoints === undefined ? [] : [draft.state(openPoints.length)]),
    ...(book.embargo === undefined ? [] : [embargoText(book.embargo, book)]),
    ...(book.notForCitation === true ? [notices.notForCitation] : []),
  ];
}

/** A day, and what a time of it must say to be one for readers everywhere. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

export function isMoment(text: string): boolean {
  const [, day] = MOMENT.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** e.g. `Embargoed until 6:00 a.m. (UTC−05:00) on December 24, 2026`. */
function embargoText(embargo: string, { language }: BookTitle): string {
  const { words, numbers } = language;
  const { notices } = words;
  const [, day = embargo, hour, minute = '', offset = ''] = MOMENT.exec(embargo) ?? [];
  const date = formatDate(day, numbers);
  if (hour === undefined) return notices.embargoedUntil(date);
  const hours = Number(hour);
  const isByHalves = notices.clock.includes('{half}');
  const time = notices.clock
    .replace('{hour}', String(isByHalves ? ((hours + 11) % 12) + 1 : hours))
    .replace('{hh}', hour)
    .replace('{minute}', minute)
    .replace('{half}', notices.halves[hours < 12 ? 0 : 1]);
  const zone = notices.zone(offset === 'Z' ? '' : offset.replace('-', numbers.minus));
  return notices.embargoedUntilTime(date, time, zone);
}
