/** Turns a file of BibTeX or BibLaTeX into a document of CSL-JSON whose items stand at the lines of its entries. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { isRecord } from '../documents/DocumentReader.ts';
import type { Limits } from '../limits/Limits.ts';
import type { SourceDocument, SourceText } from '../load/BookSource.ts';
import { referencesUnreadable } from '../problems/catalogue/citations.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotAt } from '../problems/spot.ts';
import { linesOf, type TextPosition } from '../problems/TextLines.ts';

const ENTRY = /@\s*[A-Za-z_][\w:+-]*\s*[{(]\s*([^,\s]+)\s*,/g;

/** `others` stands for `and others` at the end of a list of authors. */
export function readBibtex(
  source: SourceText,
  others: string,
  { references: most }: Limits,
  report: (problem: Problem) => void,
): SourceDocument | undefined {
  const entries = [...source.text.matchAll(ENTRY)];
  if (entries.length > most) {
    const spot = spotAt(source, linesOf(source).positionAt(entries[most]?.index ?? 0));
    report(overLimit(spot, 'references', most, entries.length));
    return undefined;
  }
  const data = parse(source, report);
  if (data === undefined) return undefined;
  const items = data.map((item) => withOthers(item, others));
  const places = placesOf(source, entries, items);
  return {
    ...source,
    data: items,
    positionOf: ([index]) => places[Number(index)] ?? { line: 1, column: 1 },
  };
}

function parse(source: SourceText, report: (problem: Problem) => void): readonly unknown[] | undefined {
  try {
    return plugins.input.chain(source.text, { forceType: '@biblatex/text', generateGraph: false });
  } catch (error) {
    // The library throws whatever it meets: a SyntaxError with the place, else errors of the engine for entries nested or linked without end.
    const message = error instanceof Error ? error.message : '';
    const [, line, column] = /at line (\d+) col (\d+)/.exec(message) ?? [];
    const [, wanted = '', found = ''] = /expected "(\w+)", got "?(\w+)/.exec(message) ?? [];
    const position = { line: Number(line ?? 1), column: Number(column ?? 1) };
    const what =
      line === undefined
        ? 'one that is nested too deeply, or that refers to itself'
        : wanted === ''
          ? 'a character out of place'
          : `${SIGNS[found] ?? found} in the place of ${SIGNS[wanted] ?? wanted}`;
    report(referencesUnreadable(spotAt(source, position), what));
    return undefined;
  }
}

/** Names of the library's tokens in the words of a message. */
const SIGNS: Readonly<Record<string, string>> = {
  EOF: 'the end of the file',
  at: 'an @',
  comma: 'a comma',
  dataEntryType: 'a type such as book',
  equals: 'an equals sign',
  hash: 'a #',
  identifier: 'a name',
  label: 'a key',
  lbrace: 'an opening brace',
  quote: 'a quote',
  rbrace: 'a closing brace',
  text: 'words and a closing brace',
};

/** Where each item is written: as the library reads them, a key is all that stands before the comma. */
function placesOf(
  source: SourceText,
  entries: readonly RegExpExecArray[],
  items: readonly Readonly<Record<string, unknown>>[],
): readonly TextPosition[] {
  const places = new Map<string, TextPosition[]>();
  for (const { index, 1: key = '' } of entries) {
    places.set(key, [...(places.get(key) ?? []), linesOf(source).positionAt(index)]);
  }
  return items.map(({ id }) => places.get(String(id))?.shift() ?? { line: 1, column: 1 });
}

/** The library takes `and others` for somebody whose family is so called. */
function withOthers(item: unknown, others: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(isRecord(item) ? item : {}).map(([name, value]) => {
      const last: unknown = Array.isArray(value) ? value.at(-1) : undefined;
      const isOthers = isRecord(last) && last['family'] === 'others';
      return [name, isOthers && Array.isArray(value) ? [...value.slice(0, -1), { literal: others }] : value];
    }),
  );
}
