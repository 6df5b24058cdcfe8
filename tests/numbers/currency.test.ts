/** The sign of a unit's currency, in prose, tables, charts and sheets: never a dollar before euros. */
import { expect, test } from 'vitest';
import { languageOf } from '../../pipeline/language/languages.ts';
import { amountUnit, currencySign } from '../../pipeline/numbers/currency.ts';
import { excelNumberFormat } from '../../pipeline/numbers/excelFormat.ts';
import { formatNumber } from '../../pipeline/numbers/formatNumber.ts';
import { parseNumberFormat } from '../../pipeline/numbers/NumberFormat.ts';

test.each([
  ['US$ billion', '$', 'billion'],
  ['US$', '$', ''],
  ['€ million', '€', 'million'],
  ['million €', '€', 'million'],
  ['€/MWh', '€', '/MWh'],
  ['R$ thousand', 'R$', 'thousand'],
  ['Mex$', 'Mex$', ''],
  ['EUR million', 'EUR', 'million'],
  ['£', '£', ''],
])('the-sign-of-%s-is-%s', (unit, sign, amount) => {
  expect(currencySign(unit)).toBe(sign);
  expect(amountUnit(unit)).toBe(amount);
});

test.each(['people', 'percent', '', 'thousand TEU', 'GWh', 'index', 'euros'])('%s-has-no-sign', (unit) => {
  expect(currencySign(unit)).toBeUndefined();
});

function printed(value: number, format: string, unit: string, language: string): string {
  const parsed = parseNumberFormat(format, unit);
  if ('reason' in parsed) return parsed.reason;
  const locale = languageOf(language)?.numbers;
  if (locale === undefined) throw new Error(`no language ${language}`);
  return `${formatNumber(value, parsed.format, locale)} ${excelNumberFormat(parsed.format, locale)}`;
}

test('a-format-prints-the-sign-of-its-unit-where-the-language-has-it', () => {
  expect(printed(1234.5, '$,.1f', '€ million', 'en-US')).toBe('€1,234.5 "€"#,##0.0');
  expect(printed(1234.5, '$,.1f', '€ million', 'de-DE')).toBe('1.234,5\u00a0€ #,##0.0"\u00a0€"');
  expect(printed(-2, '+$.0f', 'EUR', 'en-US')).toContain('−EUR\u00a02');
});

test('a-sign-before-what-is-no-money-is-refused-with-the-unit-named', () => {
  expect(printed(5, '$,.0f', 'people', 'en-US')).toContain('"people" names none');
  expect(printed(5, '$,.0f', '', 'en-US')).toContain('this figure has no unit');
});
