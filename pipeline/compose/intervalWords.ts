/** Turns two periods into the words for how far one lies from the other: `the year before`, `a decade earlier`, `ten days later`. */
import { type ParameterValue, parameterKind } from '../address/Parameters.ts';
import { shiftPeriod } from '../address/shiftPeriod.ts';
import type { Words } from '../language/Words.ts';

export const INTERVAL_FORMS = ['before', 'earlier', 'after', 'later'] as const;
export type IntervalForm = (typeof INTERVAL_FORMS)[number];

export const INTERVAL_UNITS = ['days', 'weeks', 'months', 'years', 'decades'] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];

/** What is expected in the place of what was found, where the words would not be true. */
export interface UnfitInterval {
  readonly expected: string;
  readonly found: string;
}

interface Periods {
  /** The one that the words are of, and the one that it is seen from. */
  readonly of: ParameterValue;
  readonly from: ParameterValue;
}

/** `unit` where the sentence is about such; the largest that the distance is whole of where it is absent. */
export function intervalWords(
  { of, from }: Periods,
  form: IntervalForm,
  unit: IntervalUnit | undefined,
  { intervals }: Words,
): string | UnfitInterval {
  const isBack = form === 'before' || form === 'earlier';
  const [one, other] = [positionOf(of), positionOf(from)];
  if (one === undefined || other === undefined || one.kind !== other.kind)
    return { expected: 'two years, two months or two dates', found: `${of} and ${from}` };
  const apart = isBack ? distance(one, other) : distance(other, one);
  if (apart.days <= 0)
    return { expected: `a period ${isBack ? 'before' : 'after'} ${from} for "${form}"`, found: String(of) };
  const counts = countsOf(apart, one.kind);
  if (unit !== undefined && counts[unit] === undefined)
    return { expected: `whole ${unit} from ${of} to ${from}`, found: foundText(counts) };
  const taken =
    unit ??
    LARGEST_FIRST.find((name) => counts[name] !== undefined && (name !== 'decades' || counts[name] < 10)) ??
    'days';
  const count = counts[taken] ?? 0;
  const { next, amount } = intervals[form];
  const kind = SINGULAR[taken];
  // A period of the kind itself has a next one; a date that is a year later is in no period of a year.
  const isNext =
    count === 1 && next !== undefined && (kind === one.kind || (kind === 'year' && one.kind === 'month'));
  if (isNext && (kind === 'year' || kind === 'month' || kind === 'day')) return next[kind];
  const { single, several, counts: words = intervals.counts } = intervals[kind];
  const word = words[count - 2];
  // A number stays with what it counts.
  const many = word === undefined ? `${count}\u00a0${several}` : `${word} ${several}`;
  return amount(count === 1 ? single : many);
}

const SINGULAR = { days: 'day', weeks: 'week', months: 'month', years: 'year', decades: 'decade' } as const;

const LARGEST_FIRST = ['decades', 'years', 'months', 'weeks', 'days'] as const;

type Counts = Readonly<Partial<Record<IntervalUnit, number>>>;

/** In the smallest unit that people would count in. */
function foundText({ years, months, weeks, days }: Counts): string {
  if (years !== undefined) return `${years} years`;
  if (months !== undefined) return `${months} months`;
  return weeks === undefined ? `${days} days` : `${weeks} weeks`;
}

interface Position {
  readonly kind: 'year' | 'month' | 'day';
  /** Since the year 0. */
  readonly months: number;
  /** Of the month; 1 of what is no date. */
  readonly day: number;
  readonly isLastOfMonth: boolean;
}

/** Undefined for what is no period. */
function positionOf(period: ParameterValue): Position | undefined {
  const whole = { day: 1, isLastOfMonth: false };
  if (typeof period === 'number')
    return Number.isInteger(period) ? { kind: 'year', months: period * 12, ...whole } : undefined;
  const kind = parameterKind(period);
  if (kind !== 'a month' && kind !== 'a date') return undefined;
  const [year = 0, month = 1, day = 1] = String(period).split('-').map(Number);
  const months = year * 12 + month - 1;
  if (kind === 'a month') return { kind: 'month', months, ...whole };
  return {
    kind: 'day',
    months,
    day,
    isLastOfMonth: shiftPeriod(String(period), 1)?.toString().endsWith('-01') ?? false,
  };
}

interface Distance {
  readonly days: number;
  /** Undefined where they are not whole: of the 5th and the 9th. */
  readonly months: number | undefined;
}

/** From the one to the other. The last days of two months are whole months apart, as quarters end. */
function distance(one: Position, other: Position): Distance {
  const isWhole = one.day === other.day || (one.isLastOfMonth && other.isLastOfMonth);
  return {
    days: daysSinceStart(other) - daysSinceStart(one),
    months: isWhole ? other.months - one.months : undefined,
  };
}

function daysSinceStart({ months, day }: Position): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(months / 12), months % 12, day);
  return date.getTime() / 86_400_000;
}

/** In each unit that the distance is whole of; days and weeks of dates alone. */
function countsOf({ days, months }: Distance, kind: Position['kind']): Counts {
  const whole = (unit: IntervalUnit, count: number | undefined) =>
    count !== undefined && Number.isInteger(count) && count > 0 ? { [unit]: count } : {};
  return {
    ...(kind === 'day' ? { ...whole('days', days), ...whole('weeks', days / 7) } : {}),
    ...whole('months', months),
    ...whole('years', months && months / 12),
    ...whole('decades', months && months / 120),
  };
}
