/** Turns two periods into the words for how far one lies from the other: `the year before`, `a decade earlier`, `five months later`. */
import type { ParameterValue } from '../address/Parameters.ts';
import type { Words } from '../language/Words.ts';

export const INTERVAL_FORMS = ['before', 'earlier', 'after', 'later'] as const;
export type IntervalForm = (typeof INTERVAL_FORMS)[number];

export const INTERVAL_UNITS = ['years', 'decades'] as const;
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

/** `unit` where the sentence is about years or decades; the larger that the distance is whole of where it is absent. */
export function intervalWords(
  { of, from }: Periods,
  form: IntervalForm,
  unit: IntervalUnit | undefined,
  { intervals }: Words,
): string | UnfitInterval {
  const isBack = form === 'before' || form === 'earlier';
  const [one, other] = [monthsOf(of), monthsOf(from)];
  if (one === undefined || other === undefined || typeof of !== typeof from)
    return { expected: 'two years or two months', found: `${of} and ${from}` };
  const months = isBack ? other - one : one - other;
  if (months <= 0)
    return { expected: `a period ${isBack ? 'before' : 'after'} ${from} for "${form}"`, found: String(of) };
  const years = months / 12;
  const apart = Number.isInteger(years) ? `${years} years` : `${months} months`;
  if (unit !== undefined && !Number.isInteger(unit === 'years' ? years : years / 10))
    return { expected: `whole ${unit} from ${of} to ${from}`, found: apart };
  const areDecades =
    unit === 'decades' || (unit === undefined && Number.isInteger(years / 10) && years < 100);
  const kind = areDecades ? 'decade' : Number.isInteger(years) ? 'year' : 'month';
  const count = { decade: years / 10, year: years, month: months }[kind];
  const { next, amount } = intervals[form];
  if (count === 1 && kind !== 'decade' && next !== undefined) return next[kind];
  const { single, several, counts = intervals.counts } = intervals[kind];
  const word = counts[count - 2];
  // A number stays with what it counts.
  const many = word === undefined ? `${count}\u00a0${several}` : `${word} ${several}`;
  return amount(count === 1 ? single : many);
}

/** Since the year 0. */
function monthsOf(period: ParameterValue): number | undefined {
  if (typeof period === 'number') return Number.isInteger(period) ? period * 12 : undefined;
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(String(period)) ?? [];
  return month === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}
