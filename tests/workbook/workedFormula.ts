/** Works out a formula of the data pack from the cells of its plan, as a spreadsheet would. */
import { runInNewContext } from 'node:vm';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';

const REFERENCE = /'((?:[^']|'')+)'!\$?([A-Z])\$?(\d+)(?::\$?[A-Z]\$?(\d+))?/g;

export function workedFormula(formula: string, { sheets }: WorkbookPlan): number {
  const script = formula
    .slice(1)
    .replaceAll(REFERENCE, (_, name: string, letter: string, from: string, to = from) => {
      const sheet = sheets.find((one) => one.name === name.replaceAll("''", "'"));
      const first = Number(from) - (sheet?.table?.headerRow ?? 0) - 1;
      const values =
        sheet?.table?.columns[letter.charCodeAt(0) - 65]?.values.slice(
          first,
          first + Number(to) - Number(from) + 1,
        ) ?? [];
      return values.map((value) => (typeof value === 'number' ? `(${value})` : 'NaN')).join(',');
    });
  const numbers = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0);
  const functions = {
    SUM: (...of: number[]) => numbers(of),
    AVERAGE: (...of: number[]) => numbers(of) / of.length,
    MIN: Math.min,
    MAX: Math.max,
    ABS: Math.abs,
    POWER: Math.pow,
    // Of the units that the book converts.
    CONVERT: (value: number, from: string, to: string) =>
      from === 'mi' && to === 'km' ? value * 1.609344 : NaN,
    ROUND: (value: number, digits: number) =>
      Math.sign(value) * (Math.round(Math.abs(value) * 10 ** digits) / 10 ** digits),
  };
  return Number(runInNewContext(script, functions));
}
