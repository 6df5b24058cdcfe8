/** The one list of what a value or a gap can be said to be: SDMX's codes, the mark that is printed, and how it is drawn. */

import type { StatusMeanings } from '../language/StatusMeanings.ts';

/**
 * A status as the data tells it: of a value (provisional) or of a gap (not available). What the data does not say is
 * empty, and is then said in the words of the book.
 */
export interface CellStatus {
  /** Absent where the data words a reason of its own. */
  readonly name?: StatusName;
  /** As written in the data: `[x]`, `..`; empty for an empty cell. */
  readonly sign: string;
  /** As written in the data: `not surveyed`. */
  readonly label: string;
}

export type StatusName = keyof StatusMeanings;

/** How a chart tells a value from a plain one. */
export type StatusDrawing = 'plain' | 'hollow' | 'dashed';

export interface ObservationStatus {
  /** Of SDMX's CL_OBS_STATUS (version 2.2); `C` is of its list of confidentiality, `R` the flag of Eurostat. */
  readonly codes: readonly string[];
  /** Shorthand of the UK's Government Statistical Service, and in its manner where it has none. */
  readonly mark: string;
  /** Whether it says why there is no value. */
  readonly isGap: boolean;
  readonly drawing: StatusDrawing;
}

export const observationStatuses: Readonly<Record<StatusName, ObservationStatus>> = {
  provisional: { codes: ['P'], mark: '[p]', isGap: false, drawing: 'hollow' },
  revised: { codes: ['R'], mark: '[r]', isGap: false, drawing: 'plain' },
  estimated: { codes: ['E'], mark: '[e]', isGap: false, drawing: 'dashed' },
  forecast: { codes: ['F'], mark: '[f]', isGap: false, drawing: 'dashed' },
  imputed: { codes: ['I'], mark: '[i]', isGap: false, drawing: 'dashed' },
  break: { codes: ['B'], mark: '[b]', isGap: false, drawing: 'plain' },
  definitionDiffers: { codes: ['D'], mark: '[d]', isGap: false, drawing: 'plain' },
  lowReliability: { codes: ['U'], mark: '[u]', isGap: false, drawing: 'hollow' },
  notSignificant: { codes: ['N'], mark: '[ns]', isGap: false, drawing: 'plain' },
  confidential: { codes: ['C', 'Q'], mark: '[c]', isGap: true, drawing: 'plain' },
  notApplicable: { codes: ['M'], mark: '[z]', isGap: true, drawing: 'plain' },
  // No code: nobody writes it, the steps of a computed table leave it.
  notComputed: { codes: [], mark: '[nc]', isGap: true, drawing: 'plain' },
  notAvailable: { codes: ['O', 'L'], mark: '[x]', isGap: true, drawing: 'plain' },
};

export const statusNames: readonly StatusName[] = Object.keys(observationStatuses).filter(isStatusName);

function isStatusName(text: string): text is StatusName {
  return Object.hasOwn(observationStatuses, text);
}

/** A plain value. */
export const normalCode = 'A';

export const statusCodes: readonly string[] = [
  normalCode,
  ...statusNames.flatMap((name) => observationStatuses[name].codes),
];

/** Undefined for the code of a plain value and for a text that is no code. */
export function statusOfCode(code: string): StatusName | undefined {
  return statusNames.find((name) => observationStatuses[name].codes.includes(code));
}

/** What a mark in a cell stands for where the data does not say: `[c]` is confidential. */
export function statusOfMark(mark: string): StatusName | undefined {
  return statusNames.find((name) => observationStatuses[name].mark === mark);
}

/** The code of a sign, e.g. `O` of `[x]`; a sign that stands for no code is one itself without its brackets: `nc`, `..`. */
export function codeOfSign(sign: string): string {
  const name = statusOfMark(sign);
  const code = name === undefined ? undefined : observationStatuses[name].codes[0];
  if (code !== undefined) return code;
  const bare = /^\[(.+)\]$/.exec(sign)?.[1] ?? sign;
  return statusCodes.includes(bare) ? sign : bare;
}

export function drawingOf(status: CellStatus | null | undefined): StatusDrawing {
  return status?.name === undefined ? 'plain' : observationStatuses[status.name].drawing;
}

/** For messages: the words of the data, else its sign. */
export function reasonOf({ label, sign, name }: CellStatus): string {
  return label || sign || (name === undefined ? '' : observationStatuses[name].mark);
}
