/** Turns a place in a text into what a problem needs to show it: the place and the text of its line. */
import type { Place, Problem } from './Problem.ts';
import { severityOf } from './severity.ts';
import { linesOf } from './TextLines.ts';
import { withinBounds } from './withinBounds.ts';

/** A place together with the line of text that stands there. */
export interface Spot {
  readonly place: Place;
  readonly excerpt?: string;
}

/** The parts of a parsed document that are needed to find a value in it again. */
interface Locatable {
  readonly path: string;
  readonly text: string;
  readonly positionOf: (path: readonly (string | number)[]) => Omit<Place, 'file'>;
  readonly positionOfKey?: (path: readonly (string | number)[]) => Omit<Place, 'file'>;
}

/** Where the value at `path` of a document is written. */
export function spotOf(document: Locatable, path: readonly (string | number)[]): Spot {
  return spotAt(document, document.positionOf(path));
}

/** Where the name of the property at `path` of a document is written. */
export function spotOfKey(document: Locatable, path: readonly (string | number)[]): Spot {
  return spotAt(document, (document.positionOfKey ?? document.positionOf)(path));
}

/** A given line and column of a text. */
export function spotAt(
  source: { readonly path: string; readonly text: string },
  position: Omit<Place, 'file'>,
): Spot {
  const place = { file: source.path, ...position };
  return position.line === undefined ? { place } : { place, excerpt: linesOf(source).text(position.line) };
}

/** The whole of a problem, for the functions of the catalogue. */
export function problemAt(code: string, spot: Spot, message: string, hints: readonly string[] = []): Problem {
  return withinBounds({ code, severity: severityOf(code), message, hints, ...spot });
}

/** Text as shown within a message: in straight quotes, control characters and non-breaking spaces made visible, long texts cut. */
export function quoted(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return JSON.stringify(shown).replaceAll('\u00a0', '\u2423');
}
