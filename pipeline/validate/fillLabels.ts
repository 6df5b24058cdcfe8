/** Turns a document whose labels name parameters of the book into one whose labels are the words that are printed. */
import type { BookParameters } from '../address/Parameters.ts';
import { periodNamed } from '../address/periodNamed.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { parameterNoPeriod, parameterNotPrinted, unknownParameter } from '../problems/catalogue/address.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import { LABELS } from './chooseLabels.ts';
import { parameterText } from './parameterText.ts';

type Path = readonly (string | number)[];

/** `{{param 'year - 1'}}`, as templates write it. */
const PARAMETER = /\{\{\s*param\s+(?:'([^']*)'|"([^"]*)")\s*\}\}/g;

/** Below these stands what is no label: steps, queries, and the parameters themselves. */
const NO_LABELS = new Set(['transform', 'origin', 'jsonSchema', 'parameters']);

/** `document` has its words in one language. Other braces stay, and are markup to who looks for it. */
export function fillLabels(
  document: SourceDocument,
  parameters: BookParameters,
  locale: NumberLocale,
  report: (problem: Problem) => void,
): SourceDocument {
  const fill = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') return isLabel(path) && value.includes('{{') ? filled(value, path) : value;
    if (Array.isArray(value)) return value.map((item, index) => fill(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const name = path.at(-1);
    if (typeof name === 'string' && NO_LABELS.has(name)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, fill(member, [...path, key])]),
    );
  };
  const filled = (text: string, path: Path): string => {
    const spot = spotOf(document, path);
    return text.replace(PARAMETER, (_, single?: string, double?: string) => {
      const name = single ?? double ?? '';
      const named = periodNamed(name, parameters);
      if (named.type === 'value') {
        const printed = parameterText(named.value, locale);
        if (printed.type === 'text') return printed.text;
        report(parameterNotPrinted(spot, name, printed.found));
      } else if (named.type === 'unknown') report(unknownParameter(spot, name, parameters.keys()));
      else report(parameterNoPeriod(spot, name, String(named.base)));
      return '…';
    });
  };
  return { ...document, data: fill(document.data, []) };
}

function isLabel(path: Path): boolean {
  const name = path.at(-1);
  return typeof name === 'string' && LABELS.has(name);
}
