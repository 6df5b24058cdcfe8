/** Turns the `usermeta` of a chart's specification into its size, its words and the check it rests on. */

import { choice, DocumentReader, type Faults, mapping, words } from '../documents/DocumentReader.ts';
import {
  chartClaimUnknown,
  chartKeyUnknown,
  chartMetaMissing,
  chartMetaValue,
} from '../problems/catalogue/charts.ts';
import type { ChartHeightName } from '../theme/Theme.ts';
import type { ChartSize } from './Chart.ts';
import type { ChartReport } from './ChartReport.ts';

export interface ChartMeta {
  readonly size: ChartSize;
  readonly height: ChartHeightName;
  readonly title: string;
  readonly claim?: string;
  readonly subtitle: string;
  readonly alt?: string;
  readonly note?: string;
  /** Says to the reader where bars begin, where that is not at zero; printed as a note. */
  readonly baseline?: string;
}

const sizes: readonly ChartSize[] = ['half', 'text', 'wide'];
const heights: readonly ChartHeightName[] = ['low', 'short', 'medium', 'tall'];
const metaKeys = ['size', 'height', 'title', 'claim', 'subtitle', 'alt', 'note', 'baseline', 'offsets'];

const FAULTS: Faults = {
  missing: (spot, path, expected) => chartMetaMissing(spot, String(path.at(-1)), expected),
  wrong: (spot, path, { expected }, found) =>
    chartMetaValue(spot, String(path.at(-1)), expected, JSON.stringify(found)),
  unknown: (spot, path, known) => chartKeyUnknown(spot, String(path.at(-1)), 'key of usermeta', known),
};

/** `checks` are the ids that a claim may name. What is missing has been reported; a draft is drawn all the same. */
export function parseUsermeta(report: ChartReport, checks: Iterable<string>): ChartMeta {
  const reader = new DocumentReader(report.document, FAULTS, (problem) => report.report(problem));
  const at = (key: string) => ['usermeta', key];
  reader.required(['usermeta'], mapping('the size and the words of the chart'));
  reader.known(['usermeta'], metaKeys);
  const text = (key: string, expected: string) => reader.required(at(key), words(expected));
  const given = (key: string, expected: string) => reader.optional(at(key), words(expected));
  const one = <Name extends string>(key: string, names: readonly Name[]) =>
    reader.required(at(key), choice(names, `one of ${names.join(', ')}`));
  const size = one('size', sizes);
  const height = one('height', heights);
  const title = text('title', 'the finding as a sentence');
  const claim = given('claim', 'the id of the check that bears the title out');
  const subtitle = text('subtitle', 'the measure with its unit, place and period');
  const alt = text('alt', 'words that say what the chart shows');
  const note = given('note', 'a note');
  const baseline = given('baseline', 'words that say where bars begin');
  if (claim !== undefined) {
    const known = new Set(checks);
    if (!known.has(claim)) {
      report.report(chartClaimUnknown(report.spot(['usermeta', 'claim']), claim, known));
    }
  }
  return {
    size: size ?? 'text',
    height: height ?? 'medium',
    title: title ?? '',
    subtitle: subtitle ?? '',
    ...(claim === undefined ? {} : { claim }),
    ...(alt === undefined ? {} : { alt }),
    ...(note === undefined ? {} : { note }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}
