/** Turns a trace into text for a terminal. */

import { placeText } from '../problems/placeText.ts';
import { printable } from '../problems/printable.ts';
import { showNumber } from '../validate/checks/scalarFunctions.ts';
import type { Scalar } from '../validate/Dataset.ts';
import type { ComputedFrom, FigureTrace, Trace, TracedSource, TracedUse } from './FigureTrace.ts';

export function renderTrace(trace: Trace): string {
  const blocks = trace.figures.map(renderFigure);
  const count = trace.figures.length + trace.more;
  const relation = /^(check|fig|tbl):/.test(trace.what) ? 'belong to' : 'are printed as';
  const head = count === 1 ? '' : `${count} figures ${relation} ${trace.what}\n\n`;
  const more = trace.more > 0 ? `\nand ${trace.more} more; ask for one by its address\n` : '';
  return `${head}${blocks.join('\n')}${more}`;
}

function renderFigure(figure: FigureTrace): string {
  const unit = figure.unit === undefined ? '' : ` ${figure.unit}`;
  const displayed = figure.displayed === '' ? '' : `, printed ${figure.displayed}`;
  const lines = [
    figure.address,
    `  ${figure.title}`,
    `  value      ${showValue(figure.value)}${figure.value === null ? '' : `${unit}${displayed}`}`,
  ];
  if (figure.asOf !== undefined) lines.push(`  as of      ${figure.asOf}`);
  if (figure.place !== undefined) lines.push(`  written    ${placeText(figure.place)}`);
  if (figure.status !== undefined) lines.push(`  status     ${figure.status}`);
  if (figure.note !== undefined) lines.push(`  note       ${figure.note}`);
  lines.push(...section('source', figure.sources.map(renderSource)));
  if (figure.computed !== undefined) lines.push(...renderComputed(figure.computed));
  lines.push(...section('derived', figure.derivedTables));
  lines.push(
    ...section(
      'check',
      figure.checks.map(({ id, outcome, computed }) => `${outcome}: ${id} (${computed})`),
    ),
  );
  const uses = figure.uses.map(renderUse);
  lines.push(...section('printed', uses.length === 0 ? ['nowhere in the book'] : uses));
  return `${lines.map(printable).join('\n')}\n`;
}

/** The name stands once, the entries below each other. */
function section(name: string, entries: readonly string[]): readonly string[] {
  return entries.map((entry, index) => `  ${(index === 0 ? name : '').padEnd(10)} ${entry}`);
}

export function renderSource({ publisher, title, address, grade, read }: TracedSource): string {
  const parts = [`${publisher}, ${title}`, `grade ${grade}`];
  if (read !== undefined) parts.push(`read ${read}`);
  if (address !== undefined) parts.push(address);
  return parts.join('; ');
}

function renderComputed({ steps, inputs, moreInputs, otherRows }: ComputedFrom): readonly string[] {
  const from = inputs.map(({ address, value, place }) => {
    return `${address} = ${showValue(value)}${place === undefined ? '' : `  ${placeText(place)}`}`;
  });
  if (moreInputs > 0) from.push(`and ${moreInputs} more`);
  if (otherRows) from.push('and other rows of the same table, by the steps above');
  return [...section('computed', steps), ...section('from', from)];
}

function renderUse({ type, title, place, page, cell }: TracedUse): string {
  const where = [place];
  if (page !== undefined) where.push(`page ${page}`);
  if (cell !== undefined) where.push(`workbook ${cell}`);
  return `${type}: ${title}; ${where.join('; ')}`;
}

export function showValue(value: Scalar): string {
  if (value === null) return 'missing';
  return typeof value === 'number' ? showNumber(value) : String(value);
}
