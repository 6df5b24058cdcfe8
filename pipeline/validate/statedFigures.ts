/** Turns the table of figures as another document states them into such figures, each bound to a cell or fact of the book. */
import { roundDecimal } from '../numbers/roundDecimal.ts';
import {
  bindingAgrees,
  bindingDeparts,
  bindingUnit,
  bindingValue,
  statedFigureField,
  statedFiguresUnknown,
} from '../problems/catalogue/checks.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { cellOf, columnOf, type Figures } from './checks/Figures.ts';
import { sameNumber } from './checks/operators.ts';
import { showScalar } from './checks/rowExpression.ts';
import type { Scalar, Table } from './Dataset.ts';
import { DeclarationReader } from './DeclarationReader.ts';
import { type ResolvedCell, type ResolvedFact, resolveAddress } from './figureAddress.ts';
import type { TypedBook } from './TypedBook.ts';

/** One figure of the other document and the figure of the book that it is about. */
export interface StatedFigure {
  readonly id: string;
  readonly address: string;
  readonly target: ResolvedCell | ResolvedFact;
  /** As the type of the figure that it is bound to: a number, or a text such as a date. */
  readonly stated: number | string;
  /** Whether it is another one than the book's, beyond the rounding in which it is printed. */
  readonly departs: boolean;
}

export interface StatedFigures {
  /** Undefined where the book names no table of stated figures. */
  readonly table: Table | undefined;
  /** Those that are bound to a figure of the book. */
  readonly figures: readonly StatedFigure[];
  readonly problems: readonly Problem[];
}

/** `printed`, `unit`, `status` and `note` may be left out; other columns are the book's own. */
const FIELDS = ['id', 'stated', 'binds_to'];

export function readStatedFigures(book: TypedBook, figures: Figures): StatedFigures {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const reader = new DeclarationReader(book.book, report);
  const name = reader.text(['asStated']);
  if (name === undefined) return { table: undefined, figures: [], problems };
  const table = figures.tables.get(name);
  if (table === undefined) {
    report(statedFiguresUnknown(reader.spot(['asStated']), name, nearest(name, figures.tables.keys())));
    return { table: undefined, figures: [], problems };
  }
  const missing = FIELDS.filter((field) => columnOf(table, field) === undefined);
  for (const field of missing) report(statedFigureField({ place: table.placeOf() }, table.id, field));
  if (missing.length > 0) return { table, figures: [], problems };
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const stated = rows.flatMap((row) => readStatedFigure(table, row, figures, report) ?? []);
  return { table, figures: stated, problems };
}

function readStatedFigure(
  table: Table,
  row: number,
  figures: Figures,
  report: (problem: Problem) => void,
): StatedFigure | undefined {
  const cell = (field: string): Scalar => cellOf(table, row, field);
  const spot = (field: string): Spot => ({ place: table.placeOf(row, field) });
  const address = cell('binds_to');
  // A stated figure that the book does not print is bound to nothing.
  if (typeof address !== 'string' || address === '') return undefined;
  const target = resolveAddress(address, figures, { locate: () => spot('binds_to') });
  if (target.type === 'wrong') report(target.problem);
  if (target.type !== 'cell' && target.type !== 'fact') return undefined;
  const unit = cell('unit');
  const boundUnit = target.type === 'cell' ? target.column.field.unit : target.fact.unit;
  if (
    typeof unit === 'string' &&
    unit !== '' &&
    boundUnit !== undefined &&
    boundUnit !== '' &&
    unit !== boundUnit
  ) {
    report(bindingUnit(spot('unit'), unit, boundUnit, address));
  }
  const stated = statedValue(cell('stated'), target.value);
  if (stated === undefined) {
    report(bindingValue(spot('stated'), String(cell('stated')), showScalar(target.value), address));
    return undefined;
  }
  const departs = !agrees(stated, target.value, String(cell('printed') ?? ''));
  const status = cell('status');
  const shown = showScalar(stated);
  if (status === 'as-stated' && departs) {
    report(bindingDeparts(spot('stated'), shown, showScalar(target.value), address));
  } else if (status === 'corrected' && !departs && (cell('note') ?? '') === '') {
    report(bindingAgrees(spot('stated'), shown, address));
  }
  return { id: String(cell('id')), address, target, stated, departs };
}

/** The table may keep stated values as texts, since some are dates or words; a bound number asks for a number. */
function statedValue(stated: Scalar, bound: Scalar): number | string | undefined {
  if (typeof bound !== 'number') return stated === null ? undefined : String(stated);
  if (typeof stated === 'number') return stated;
  const number = typeof stated === 'string' && stated.trim() !== '' ? Number(stated) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

const ABOVE = /^\W*(over|more than|at least|above)\b/i;
const BELOW = /^\W*(under|less than|fewer than|up to|nearly|almost|at most|below)\b/i;

/**
 * Whether a stated number can stand for the book's: the book's rounds to it at the decimals in which it is printed
 * (`1.57 trillion` stated as 1570 billion has none, and rounds to tens), or lies on the side that "over" and
 * "nearly" name.
 */
function agrees(stated: number | string, bound: Scalar, printed: string): boolean {
  if (typeof stated !== 'number' || typeof bound !== 'number') return String(stated) === String(bound);
  if (sameNumber(stated, bound)) return true;
  if (ABOVE.test(printed)) return bound > stated;
  if (BELOW.test(printed)) return bound < stated;
  const decimals = printedDecimals(stated, printed);
  return sameNumber(roundDecimal(bound, decimals), roundDecimal(stated, decimals));
}

function printedDecimals(stated: number, printed: string): number {
  const [text] = /\d[\d,]*(\.\d+)?/.exec(printed) ?? [String(stated)];
  const decimals = text.split('.')[1]?.length ?? 0;
  const printedNumber = Number(text.replaceAll(',', ''));
  // `1.57` for 1570: the last printed digit is worth 10.
  const scale = Math.abs(stated) / printedNumber;
  const power = Number.isFinite(scale) && scale > 0 ? Math.round(Math.log10(scale)) : 0;
  return decimals - power;
}
