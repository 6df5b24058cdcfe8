/** Turns `parameters` of `book.yaml`, and the values given in their place, into the parameters of the book. */
import {
  type BookParameters,
  type ParameterValue,
  parameterKind,
  parameterOf,
} from '../address/Parameters.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { markupInLine } from '../markup/markupInLine.ts';
import { parameterName, parameterValue, unknownParameter } from '../problems/catalogue/address.ts';
import { wrongPropertyType } from '../problems/catalogue/validate.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted, spotOf, spotOfKey } from '../problems/spot.ts';
import { isRecord } from './DeclarationReader.ts';

/** Names that stand for something else in an expression, of Vega too. */
const TAKEN = new Set(
  'latest datum event item parent this true false null undefined width height padding autosize background'.split(
    ' ',
  ),
);

export interface ReadParameters {
  readonly parameters: BookParameters;
  readonly problems: readonly Problem[];
}

/** `given` are values such as `year=2024`, each of the kind that the book's own value has. */
export function readParameters(book: SourceDocument, given: readonly string[]): ReadParameters {
  const problems: Problem[] = [];
  const parameters = new Map<string, ParameterValue>();
  const declared = isRecord(book.data) ? book.data['parameters'] : undefined;
  if (declared !== undefined && declared !== null && !isRecord(declared)) {
    const spot = spotOf(book, ['parameters']);
    problems.push(wrongPropertyType(spot, 'parameters', 'names with values', quoted(String(declared))));
  }
  for (const [name, value] of Object.entries(isRecord(declared) ? declared : {})) {
    const path = ['parameters', name];
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      problems.push(parameterName(spotOfKey(book, path), name, 'letters, digits and _, a letter first'));
    } else if (TAKEN.has(name) || /^[A-Z][A-Z0-9_]*$/.test(name)) {
      problems.push(parameterName(spotOfKey(book, path), name, 'expressions keep this name for themselves'));
    } else if (
      (typeof value === 'string' && value !== '') ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
    ) {
      parameters.set(name, value);
      if (typeof value !== 'string') continue;
      const hint = 'a parameter is printed as it stands, without markup';
      problems.push(...markupInLine(value, hint, () => spotOf(book, path).place));
    } else {
      const found =
        value === null || value === '' ? 'nothing' : isRecord(value) ? 'an object' : String(value);
      const expected = 'a number, a text, true or false';
      problems.push(parameterValue(spotOf(book, path), name, expected, found));
    }
  }
  for (const setting of given) problems.push(...setParameter(setting, parameters, book));
  return { parameters, problems };
}

function setParameter(
  setting: string,
  parameters: Map<string, ParameterValue>,
  book: SourceDocument,
): readonly Problem[] {
  const equals = setting.indexOf('=');
  const name = setting.slice(0, equals);
  const text = setting.slice(equals + 1);
  const own = parameters.get(name);
  if (own === undefined) return [unknownParameter(spotOfKey(book, ['parameters']), name, parameters.keys())];
  const kind = parameterKind(own);
  const value = parameterOf(text, kind);
  if (value === undefined) {
    const spot = spotOf(book, ['parameters', name]);
    return [parameterValue(spot, name, `${kind}, as the book's own ${String(own)}`, quoted(text))];
  }
  parameters.set(name, value);
  return [];
}
