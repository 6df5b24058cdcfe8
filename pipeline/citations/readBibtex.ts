/** Turns a file of BibTeX or BibLaTeX into a document of CSL-JSON whose items stand at the lines of its entries. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { isRecord } from '../documents/DocumentReader.ts';
import type { Limits } from '../limits/Limits.ts';
import type { SourceDocument, SourceText } from '../load/BookSource.ts';
import { referencesUnreadable } from '../problems/catalogue/citations.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem } from '../problems/Problem.ts';
import { type Spot, spotAt } from '../problems/spot.ts';
import { linesOf, type TextPosition } from '../problems/TextLines.ts';

const ENTRY = /@\s*[A-Za-z_][\w:+-]*\s*[{(]\s*([^,\s]+)\s*,/g;

/** An entry as it is written: its fields as texts, those of `@string` put in. */
interface Entry {
  readonly label: string;
  readonly properties: Readonly<Record<string, string | number>>;
}

const READ = { forceType: '@biblatex/text', target: '@biblatex/entries+list', generateGraph: false } as const;
const CONVERT = { forceType: '@biblatex/entries+list', generateGraph: false } as const;

/** `others` stands for `and others` at the end of a list of authors. */
export function readBibtex(
  source: SourceText,
  others: string,
  limits: Limits,
  report: (problem: Problem) => void,
): SourceDocument | undefined {
  const { references: most } = limits;
  const marks = [...source.text.matchAll(ENTRY)];
  if (marks.length > most) {
    const spot = spotAt(source, linesOf(source).positionAt(marks[most]?.index ?? 0));
    report(overLimit(spot, 'references', most, marks.length));
    return undefined;
  }
  const entries = entriesOf(source, report);
  if (entries === undefined) return undefined;
  const places = placesOf(
    source,
    marks,
    entries.map(({ label }) => label),
  );
  const spotOfEntry = (index: number) => spotAt(source, places[index] ?? START);
  if (isTooLarge(entries, limits, spotOfEntry, report)) return undefined;
  const data = convert(entries, spotOfEntry, report);
  if (data === undefined) return undefined;
  const items = data.map((item) => withOthers(item, others));
  return { ...source, data: items, positionOf: ([index]) => places[Number(index)] ?? START };
}

const START: TextPosition = { line: 1, column: 1 };

function entriesOf(source: SourceText, report: (problem: Problem) => void): readonly Entry[] | undefined {
  try {
    return plugins.input.chain<readonly Entry[]>(source.text, READ);
  } catch (error) {
    // The library throws a SyntaxError with the place, else errors of the engine for what is nested or joined without end.
    const message = error instanceof Error ? error.message : '';
    const [, line, column] = /at line (\d+) col (\d+)/.exec(message) ?? [];
    const [, wanted = '', found = ''] = /expected "(\w+)", got "?(\w+)/.exec(message) ?? [];
    const position = { line: Number(line ?? 1), column: Number(column ?? 1) };
    const what =
      line === undefined
        ? ENDLESS
        : wanted === ''
          ? 'a character out of place'
          : `${SIGNS[found] ?? found} in the place of ${SIGNS[wanted] ?? wanted}`;
    report(referencesUnreadable(spotAt(source, position), what));
    return undefined;
  }
}

const ENDLESS = 'one that is nested too deeply, or that refers to itself';

/** Counted before the library takes texts apart. Those of `@string` may make more of a file than it holds. */
function isTooLarge(
  entries: readonly Entry[],
  { documentCharacters, names }: Limits,
  spotOfEntry: (index: number) => Spot,
  report: (problem: Problem) => void,
): boolean {
  let characters = 0;
  let isOver = false;
  for (const [index, { properties }] of entries.entries()) {
    for (const value of Object.values(properties)) characters += String(value).length;
    if (characters > documentCharacters) {
      report(overLimit(spotOfEntry(index), 'documentCharacters', documentCharacters, characters));
      return true;
    }
    const found = Object.entries(properties)
      .filter(([field]) => NAME_FIELDS.has(field))
      .reduce((sum, [, value]) => sum + 1 + [...String(value).matchAll(/\sand\s/gi)].length, 0);
    if (found <= names) continue;
    report(overLimit(spotOfEntry(index), 'names', names, found));
    isOver = true;
  }
  return isOver;
}

/** Fields of BibLaTeX that are lists of names. */
const NAME_FIELDS = new Set(
  `afterword annotator author bookauthor commentator editor editora editorb editorc foreword holder introduction
  namea nameb namec shortauthor shorteditor sortname translator`.split(/\s+/),
);

/** What is wrong within a text the library places in that text alone: told is the entry that holds it. */
function convert(
  entries: readonly Entry[],
  spotOfEntry: (index: number) => Spot,
  report: (problem: Problem) => void,
): readonly unknown[] | undefined {
  const errorOf = (converted: readonly Entry[]): unknown => {
    try {
      plugins.input.chain(converted, CONVERT);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  try {
    return plugins.input.chain(entries, CONVERT);
  } catch (error) {
    const faulty = entries.findIndex((entry) => errorOf([entry]) !== undefined);
    const what = error instanceof SyntaxError ? 'TeX that breaks off or is out of place' : ENDLESS;
    report(referencesUnreadable(spotOfEntry(faulty), what));
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

/** Where each entry is written: as the library reads them, a key is all that stands before the comma. */
function placesOf(
  source: SourceText,
  marks: readonly RegExpExecArray[],
  keys: readonly string[],
): readonly TextPosition[] {
  const places = new Map<string, TextPosition[]>();
  for (const { index, 1: key = '' } of marks) {
    const known = places.get(key);
    const place = linesOf(source).positionAt(index);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  }
  const met = new Map<string, number>();
  return keys.map((key) => {
    const at = met.get(key) ?? 0;
    met.set(key, at + 1);
    return places.get(key)?.[at] ?? START;
  });
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
