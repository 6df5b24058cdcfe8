/** Turns what a draft still lacks into a sheet: a row for each open point, with the page on which it is marked. */
import type { OpenPoint } from '../../compose/Manuscript.ts';
import { WHOLE } from '../../numbers/NumberFormat.ts';
import type { SheetPlan } from '../WorkbookPlan.ts';
import type { PlanContext } from './PlanContext.ts';
import { planFrontSheet } from './planFrontSheet.ts';
import { textOrNull } from './planReferenceSheets.ts';

export function planOpenPoints(context: PlanContext, openPoints: readonly OpenPoint[]): SheetPlan {
  const { words, pages } = context;
  const pageOf = ({ anchor }: OpenPoint) =>
    anchor === undefined ? null : (pages.anchors.get(anchor) ?? null);
  return planFrontSheet(context, {
    kind: 'openPoints',
    name: words.sheets.openPoints,
    title: words.titles.openPoints,
    intro: [words.lines.openPointsIntro],
    empty: words.lines.emptyOther,
    none: words.lines.noRows,
    rowCount: openPoints.length,
    columns: [
      {
        heading: words.heads.number,
        kind: 'number',
        format: WHOLE,
        values: openPoints.map(({ number }) => number),
      },
      { heading: words.heads.openPoint, kind: 'text', values: openPoints.map(({ message }) => message) },
      { heading: words.heads.where, kind: 'text', values: openPoints.map(({ where }) => textOrNull(where)) },
      { heading: words.heads.page, kind: 'text', values: openPoints.map(pageOf) },
    ],
  });
}
