/** Pictures of charts that were outlined before are those that would be outlined now. */
import { expect, test } from 'vitest';
import type { Chart } from '../../pipeline/charts/Chart.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { showCharts } from '../../pipeline/workbook/plan/showChart.ts';
import { Forgetful } from '../memo/Forgetful.ts';
import { specimenPicture } from '../pdf/specimenLayout.ts';
import { input as workbookInput } from './fixture.ts';

const { dataset, fonts } = workbookInput;
/** With words in its pictures. */
const charts = workbookInput.manuscript.charts.map(
  ({ chart }): Chart => ({ ...chart, picture: specimenPicture }),
);

test('outlines-are-kept-for-the-fonts-that-they-were-made-of', () => {
  const bold = loadFonts((path) =>
    readFontFile(
      path
        .replace(/SourceSans3-(?:Regular|Semibold)/, 'SourceSans3-Bold')
        .replace('SourceSerif4-Regular', 'SourceSerif4-Bold'),
    ),
  );
  const inBold = showCharts(charts, dataset, bold);
  expect(inBold).not.toEqual(showCharts(charts, dataset, fonts));
  for (const [forgotten, isNoticed] of [
    [undefined, false],
    ['outline: fonts', true],
  ] as const) {
    const shelf = new Forgetful(forgotten).make<string>('outline');
    const shown = showCharts(charts, dataset, fonts, { shelf, fonts: 'regular' });
    expect(showCharts(charts, dataset, fonts, { shelf, fonts: 'regular' })).toEqual(shown);
    const again = showCharts(charts, dataset, bold, { shelf, fonts: 'bold' });
    if (isNoticed) expect(again).not.toEqual(inBold);
    else expect(again).toEqual(inBold);
  }
});
