import { expect, test } from 'vitest';
import { builtIn, everyFeatureFile, pageTexts } from './everyFeature.ts';

/** The chart of months with another unit of time on its axis. */
const chart = (timeUnit: string): string =>
  everyFeatureFile('templates/charts/xmonths.vl.json').replace(
    /"field": "xmonth",\s*"type": "temporal"/,
    `"field": "xmonth", "type": "ordinal", "timeUnit": "${timeUnit}"`,
  );

test.each([
  ['en-US', 'utcyearmonthdate', 'Mar 1, 2022'],
  ['en-GB', 'utcyearmonthdate', '1 Mar 2022'],
  ['es-ES', 'utcyearmonthdate', '1 mar 2022'],
  ['de-DE', 'utcyearmonthdate', '1. Mär 2022'],
  ['pt-BR', 'utcyearmonthdate', '1 de mai. de 2022'],
  ['fr-FR', 'utcyearquarter', '2022 T2'],
  ['de-DE', 'utcyearmonth', 'Mär 2022'],
])(
  'an-axis-of-dates-has-their-form-in-the-language: %s %s',
  async (tag, timeUnit, expected) => {
    const { layout } = await builtIn(tag, undefined, { 'templates/charts/xmonths.vl.json': chart(timeUnit) });
    expect(pageTexts(layout).join('\n')).toContain(expected);
  },
  60_000,
);
