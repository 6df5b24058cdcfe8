/** Turns the `usermeta` of a chart's specification into its size, its words and the check it rests on. */

import { isJsonObject, type JsonObject } from '../json/Json.ts';
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
  readonly claim: string;
  readonly subtitle: string;
  readonly alt: string;
  readonly note?: string;
  /** Says to the reader where bars begin, where that is not at zero; printed as a note. */
  readonly baseline?: string;
}

const sizes: readonly ChartSize[] = ['half', 'text', 'wide'];
const heights: readonly ChartHeightName[] = ['low', 'short', 'medium', 'tall'];
const metaKeys = ['size', 'height', 'title', 'claim', 'subtitle', 'alt', 'note', 'baseline'];

/** Undefined where a problem kept a part from being read. `checks` are the ids that a claim may name. */
export function parseUsermeta(report: ChartReport, checks: Iterable<string>): ChartMeta | undefined {
  const spec = report.spec;
  const usermeta = isJsonObject(spec) ? spec['usermeta'] : undefined;
  const meta: JsonObject = isJsonObject(usermeta) ? usermeta : {};
  for (const key of Object.keys(meta)) {
    if (metaKeys.includes(key)) continue;
    report.report(chartKeyUnknown(report.spotOfKey(['usermeta', key]), key, 'key of usermeta', metaKeys));
  }
  const text = (key: string, expected: string): string | undefined => {
    const value = meta[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    const spot = report.spot(['usermeta', key]);
    report.report(
      value === undefined
        ? chartMetaMissing(spot, key, expected)
        : chartMetaValue(spot, key, expected, JSON.stringify(value)),
    );
    return undefined;
  };
  const choice = <Name extends string>(key: string, names: readonly Name[]): Name | undefined => {
    const written = text(key, `one of ${names.join(', ')}`);
    const found = names.find((name) => name === written);
    if (written !== undefined && found === undefined) {
      const spot = report.spot(['usermeta', key]);
      report.report(chartMetaValue(spot, key, `one of ${names.join(', ')}`, JSON.stringify(written)));
    }
    return found;
  };
  const size = choice('size', sizes);
  const height = choice('height', heights);
  const title = text('title', 'the finding as a sentence');
  const claim = text('claim', 'the id of the check that bears the title out');
  const subtitle = text('subtitle', 'the measure with its unit, place and period');
  const alt = text('alt', 'words that say what the chart shows');
  const note = meta['note'] === undefined ? undefined : text('note', 'a note');
  const baseline =
    meta['baseline'] === undefined ? undefined : text('baseline', 'words that say where bars begin');
  if (claim !== undefined) {
    const known = new Set(checks);
    if (!known.has(claim)) {
      report.report(chartClaimUnknown(report.spot(['usermeta', 'claim']), claim, known));
    }
  }
  if (
    size === undefined ||
    height === undefined ||
    title === undefined ||
    claim === undefined ||
    subtitle === undefined ||
    alt === undefined
  ) {
    return undefined;
  }
  return {
    ...{ size, height, title, claim, subtitle, alt },
    ...(note === undefined ? {} : { note }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}
