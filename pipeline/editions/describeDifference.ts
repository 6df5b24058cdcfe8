/** Turns the difference between two editions into sections of entries, which are then set as text or as Markdown. */

import { countsText, showCell } from '../difference/printDifference.ts';
import type { CellDifference, RowDifference } from '../difference/TableDifference.ts';
import { amountUnit, currencySign } from '../numbers/currency.ts';
import { isPercentUnit } from '../numbers/NumberFormat.ts';
import { plainDecimal, roundDecimal } from '../numbers/roundDecimal.ts';
import type {
  ComparedPart,
  EditionDifference,
  FactChange,
  FigureChange,
  SentenceChange,
  TableChange,
} from './EditionDifference.ts';
import { STATUS_OF } from './keyedTables.ts';

/** The state of a thing in one word, then what there is to say of it. */
export interface DifferenceSection {
  readonly title: string;
  /** `3 changed, 1 new` */
  readonly counts: string;
  readonly heads: readonly string[];
  readonly entries: readonly (readonly string[])[];
  /** Whether an entry is told in a line: what it is, and what has become of it. */
  readonly isBrief: boolean;
  /** Entries that are not shown. */
  readonly more: number;
  readonly sentences?: readonly SentenceChange[];
}

/** Of each kind so many are shown; JSON has all. */
const SHOWN = 200;

export function describeDifference(difference: EditionDifference): readonly DifferenceSection[] {
  const { renamed, parameters, figures, tables, facts, checks, sentences, charts, sources } = difference;
  const sections: readonly DifferenceSection[] = [
    section(
      'Names',
      counts(renamed.map(() => 'renamed')),
      ['What', 'Before', 'Now'],
      renamed.map(({ kind, before, after }) => [kind, before, after]),
    ),
    section(
      'Parameters',
      counts(parameters.map(stateOf)),
      ['Parameter', 'Before', 'Now'],
      parameters.map(({ name, before, after }) => [name, side(before), side(after)]),
    ),
    section(
      'Figures',
      [counts(figures.map(stateOf)), hiddenText(figures)].join(''),
      ['Where', 'Figure', 'Before', 'Now', 'Change', 'As of', 'Page'],
      figures.map(figureEntry),
    ),
    ...tables.map(tableSection),
    section(
      'Single figures',
      counts(facts.map(stateOf)),
      ['Figure', 'What it is', 'Before', 'Now', 'As of'],
      facts.map(factEntry),
    ),
    section(
      'Checks',
      counts(
        checks.map(({ before, after }) =>
          before === undefined ? 'new' : after === undefined ? 'gone' : 'turned',
        ),
      ),
      ['Check', 'Before', 'Now', 'Computed before', 'Computed now', 'What rests on it'],
      checks.map((check) => [
        check.check,
        check.before ?? '–',
        check.after ?? '–',
        check.computedBefore ?? '',
        check.computedAfter ?? '',
        check.statements.join(' / '),
      ]),
    ),
    section(
      'Charts',
      counts(charts.map(({ state }) => state)),
      ['Chart', 'Picture'],
      charts.map(({ chart, state }) => [`fig:${chart}`, state]),
    ),
    section(
      'Sources',
      counts(sources.map(({ state }) => state)),
      ['Source', 'Publisher', 'Title', 'Read'],
      sources.map(({ source, publisher, title, readBefore, readAfter }) => [
        source,
        publisher,
        title,
        fromTo(readBefore, readAfter),
      ]),
    ),
    {
      ...section('Sentences', counts(sentences.map(stateOf)), [], []),
      more: Math.max(0, sentences.length - SHOWN),
      sentences: sentences.slice(0, SHOWN),
    },
  ];
  return sections.filter(({ counts: told }) => told !== '');
}

/** What could not be compared, in words; empty where all was. */
export function notComparedText(parts: readonly ComparedPart[]): string {
  return parts.length === 0
    ? ''
    : `not compared, since one of the two does not hold them: ${parts.join(', ')}`;
}

function section(
  title: string,
  counted: string,
  heads: readonly string[],
  entries: readonly (readonly string[])[],
): DifferenceSection {
  return {
    title,
    counts: counted,
    heads,
    entries: entries.slice(0, SHOWN),
    isBrief: heads.length < 6,
    more: Math.max(0, entries.length - SHOWN),
  };
}

function stateOf(change: { readonly before?: unknown; readonly after?: unknown }): string {
  if (change.before === undefined) return 'new';
  return change.after === undefined ? 'gone' : 'changed';
}

/** `3 changed, 1 new`; empty where there is none. */
function counts(states: readonly string[]): string {
  const found = new Map<string, number>();
  for (const state of states) found.set(state, (found.get(state) ?? 0) + 1);
  const order = ['turned', 'changed', 'dated', 'renamed', 'new', 'gone'];
  return order.flatMap((state) => (found.has(state) ? [`${found.get(state)} ${state}`] : [])).join(', ');
}

function side(value: string | number | boolean | null | undefined): string {
  return value === undefined ? '–' : showCell(value);
}

function fromTo(before: string | undefined, after: string | undefined): string {
  if (before === after) return before ?? '';
  return `${before ?? '–'} → ${after ?? '–'}`;
}

function figureEntry(change: FigureChange): readonly string[] {
  const { slot, before, after } = change;
  const unit = after?.unit ?? before?.unit ?? '';
  return [
    slot,
    fromTo(before?.address ?? after?.address, after?.address ?? before?.address),
    printed(before, unit),
    printed(after, unit),
    changeText(change),
    fromTo(before?.asOf ?? after?.asOf, after?.asOf ?? before?.asOf),
    fromTo(before?.page ?? after?.page, after?.page ?? before?.page),
  ];
}

/** As printed, with its unit, of which the printed form may have the sign of money already. */
function printed(figure: FigureChange['before'], unit: string): string {
  if (figure === undefined) return '–';
  const own = figure.unit ?? unit;
  const sign = currencySign(own);
  const rest = sign !== undefined && figure.printed.includes(sign) ? (amountUnit(own) ?? '') : own;
  return [figure.printed, rest].filter((part) => part !== '').join(' ');
}

/** Of how many the page shows nothing. */
function hiddenText(figures: readonly FigureChange[]): string {
  const hidden = figures.filter(isHidden).length;
  return hidden === 0 ? '' : ` (${hidden} by less than is printed)`;
}

function isHidden({ absolute = 0, before, after }: FigureChange): boolean {
  return absolute !== 0 && before?.printed === after?.printed;
}

/** `+1.2, +14.6%`; of a value whose printed form hides the change, the values. */
export function changeText(change: FigureChange): string {
  const { absolute, relative, before, after } = change;
  if (absolute === undefined) return '';
  if (absolute === 0) return before?.address === after?.address ? '' : '0';
  // Percent of percent would be taken for percentage points.
  const ofShare = isPercentUnit(after?.unit);
  const share = relative === undefined || ofShare ? 0 : roundDecimal(relative, 1);
  const percent = share === 0 ? '' : `, ${signed(share)}%`;
  const hidden = isHidden(change) ? ', which its rounding hides' : '';
  const shown = roundDecimal(absolute, decimalsOfChange(absolute, after?.printed ?? ''));
  return `${signed(shown)}${ofShare ? ' percentage points' : ''}${percent}${hidden}`;
}

/** Two more than what is printed has, or as many as it takes to show two digits: a quotient has fifteen. */
function decimalsOfChange(absolute: number, printed: string): number {
  const [, decimals = ''] = /[.,](\d+)\D*$/.exec(printed) ?? [];
  const first = Math.floor(Math.log10(Math.abs(absolute)));
  return Math.max(decimals.length + 2, 1 - first);
}

function signed(value: number): string {
  return value > 0 ? `+${plainDecimal(value)}` : plainDecimal(value).replace('-', '\u2212');
}

function factEntry(change: FactChange): readonly string[] {
  const { address, label, unit, unitBefore = unit, before, after, asOf } = change;
  const of = (value: FactChange['before'], measure: string | undefined) =>
    value === undefined || measure === undefined ? side(value) : `${side(value)} ${measure}`;
  return [
    address,
    label,
    of(before, unitBefore),
    of(after, unit),
    fromTo(asOf.before ?? asOf.after, asOf.after ?? asOf.before),
  ];
}

/** Rows that are computed follow from others: they are counted, and the others told. */
function tableSection(change: TableChange): DifferenceSection {
  const { table, title, isDerived, state, asOf, columns, added, gone, revised, repeated, units, restated } =
    change;
  const told = countsText({
    table,
    key: [],
    fields: { added: columns.new, gone: columns.gone },
    added,
    gone,
    changed: revised,
    repeated,
    kept: 0,
  });
  const dated = asOf.before === asOf.after ? '' : `as of ${fromTo(asOf.before, asOf.after)}`;
  const entries = isDerived
    ? []
    : [
        ...revised.map((cell) => cellEntry(cell, units)),
        ...added.map((row) => rowEntry('new', row, units.after)),
        ...gone.map((row) => rowEntry('gone', row, units.before)),
        ...repeated.map((key) => ['unclear', key, '', 'stands more than once']),
      ];
  const parts = [
    ...(state === 'changed' ? [] : [state]),
    ...(isDerived ? ['computed'] : []),
    ...(told === 'no difference' ? [] : [told]),
    ...restated.map((name) => `unit of ${name} ${fromTo(units.before[name], units.after[name])}`),
    ...(dated === '' || state !== 'changed' ? [] : [dated]),
  ];
  return section(`Table ${table} (${title})`, parts.join('; '), ['Row', 'Address', 'Before', 'Now'], entries);
}

function cellEntry(
  { address, field, before, after }: CellDifference,
  units: TableChange['units'],
): readonly string[] {
  const of = (value: CellDifference['before'], unit: string | undefined) =>
    unit === undefined || value === null || field.endsWith(STATUS_OF)
      ? showCell(value)
      : `${showCell(value)} ${unit}`;
  return ['revised', address, of(before, units.before[field]), of(after, units.after[field])];
}

function rowEntry(
  state: 'new' | 'gone',
  { address, values }: RowDifference,
  units: TableChange['units']['after'],
): readonly string[] {
  const told = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const unit = units[name];
      return `${name} ${showCell(value)}${unit === undefined ? '' : ` ${unit}`}`;
    })
    .join(', ');
  return state === 'new' ? [state, address, '', told] : [state, address, told, ''];
}
