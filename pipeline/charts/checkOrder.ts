/** Looks whether words that have an order of their own (months, weekdays, ages) stand in it, and not in the alphabet's. */
import { isJsonObject, type JsonObject, walkJson } from '../json/Json.ts';
import { defaultLanguage } from '../language/languages.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { chartOrderAlphabetic } from '../problems/catalogue/pictures.ts';
import type { ChartReport } from './ChartReport.ts';
import { askedChannel, unitOf } from './checkMarks.ts';
import { type Scene, valueAt } from './readScene.ts';

/** `spec` is the specification as it was drawn; what it sorts itself is as its author wants it. */
export function checkOrder(report: ChartReport, scene: Scene, spec: JsonObject, locale: NumberLocale): void {
  checkHeads(report, scene, spec, locale);
  for (const mark of scene.marks) {
    const unit = unitOf(report, spec, mark.name);
    for (const [channel, { scale, field }] of mark.channels) {
      const { domain, fixed } = scene.scales.get(scale) ?? {};
      const asked = askedChannel(channel);
      const definition = unit.encoding[asked];
      if (field === undefined || domain === undefined || fixed !== undefined) continue;
      if (!isJsonObject(definition) || definition['sort'] !== undefined) continue;
      const words = domain.filter((word) => typeof word === 'string');
      if (words.length < domain.length || words.length < 3 || isInOrder(words, locale)) continue;
      const spot = report.spotInEncoding(unit.path, asked) ?? unit.spot;
      report.report(chartOrderAlphabetic(spot, asked, words));
    }
  }
}

/** The heads of small multiples stand in the order of the alphabet, too. */
function checkHeads(report: ChartReport, scene: Scene, spec: JsonObject, locale: NumberLocale): void {
  walkJson(spec, (definition, path) => {
    const channel = String(path.at(-1));
    if (!heads.has(channel) || !isJsonObject(definition)) return;
    const { field, sort, type } = definition;
    if (typeof field !== 'string' || sort !== undefined || type === 'temporal') return;
    const values = new Set(
      scene.marks.flatMap(({ items }) => items.map(({ datum }) => valueAt(datum, field))),
    );
    const words = [...values].filter((value) => typeof value === 'string').sort();
    if (words.length < values.size || words.length < 3 || isInOrder(words, locale)) return;
    const spot = report.valueAt(path) === undefined ? report.file : report.spot(path);
    report.report(chartOrderAlphabetic(spot, channel, words));
  });
}

const heads = new Set(['row', 'column', 'facet']);

/** Whether the words rise by the calendar or by their numbers, or have no such order. */
function isInOrder(words: readonly string[], locale: NumberLocale): boolean {
  // Names in data are often English, whatever the book's language.
  for (const list of [locale, defaultLanguage.numbers].flatMap(calendarOf)) {
    const names = list.map(plain);
    const ranks = words.map((word) => names.indexOf(plain(word)));
    if (!ranks.includes(-1)) return isRising(ranks);
  }
  const numbers = words.map((word) =>
    Number(/\d+(?:[.,]\d{3})*(?:\.\d+)?/.exec(word)?.[0].replaceAll(',', '')),
  );
  return numbers.some(Number.isNaN) || isRising(numbers);
}

function calendarOf({ months, shortMonths, days, shortDays }: NumberLocale): readonly (readonly string[])[] {
  return [months, shortMonths, days, shortDays];
}

function plain(word: string): string {
  return word.toLowerCase().replace(/\.$/, '');
}

/** Equal neighbors do not rise: `18–24` before `Under 18` is no order. */
function isRising(ranks: readonly number[]): boolean {
  return ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? rank));
}
