/** Turns the series of a sheet's charts into faults: those that draw fewer cells than others of theirs. */
import { lintChartRanges, type WorkbookSpot } from '../../problems/catalogue/workbookLint.ts';
import type { Problem } from '../../problems/Problem.ts';
import { type LintDrawing, parseRange } from './readPackage.ts';

/** Points of a scatter chart are drawn by themselves; bars and lines beside those of other series. */
export function lintChartGroups(groups: LintDrawing['groups'], spot: WorkbookSpot): readonly Problem[] {
  return groups.flatMap(({ isScatter, series }) => {
    const [first] = series;
    return series.flatMap((one) => [
      ...unequal(one.values, one.categories, spot),
      ...(isScatter || first === undefined ? [] : unequal(first.values, one.values, spot)),
    ]);
  });
}

function unequal(one: string | undefined, other: string | undefined, spot: WorkbookSpot): readonly Problem[] {
  const sizes = sizesOf(one);
  const others = sizesOf(other);
  if (one === undefined || other === undefined || sizes === undefined || others === undefined) return [];
  // Categories of two levels are a block whose longer side counts.
  return sizes.some((size) => others.includes(size)) ? [] : [lintChartRanges(spot, one, other)];
}

/** The sides of a block of cells, or the cells of several added up; undefined for names and what else is no address. */
function sizesOf(formula: string | undefined): readonly number[] | undefined {
  if (formula === undefined) return undefined;
  const ranges = formula
    .replace(/^\((.*)\)$/, '$1')
    .replace(/'(?:[^']|'')*'!/g, '')
    .split(',')
    .map((area) => parseRange(area.replace(/^.*!/, '').replaceAll('$', '')));
  const sides = ranges.flatMap((range) =>
    range === undefined
      ? []
      : [[range.lastRow - range.firstRow + 1, range.lastColumn - range.firstColumn + 1] as const],
  );
  if (sides.length < ranges.length) return undefined;
  const [only] = sides;
  if (sides.length === 1 && only !== undefined) {
    // Of a line of cells the length alone.
    return only.includes(1) ? [Math.max(...only)] : only;
  }
  return [sides.reduce((sum, [rows, columns]) => sum + rows * columns, 0)];
}
