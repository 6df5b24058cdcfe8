/** Gives each page of the divisions its place, its side and its label, with blank pages where a recto is wanted. */
import type { Page } from '../Layout.ts';
import type { Division, DivisionKind, Numbering } from './Division.ts';

/** A division as far as numbers of pages depend on it. */
export interface PagedDivision extends Pick<DivisionKind, 'numbering' | 'startsRecto' | 'place'> {
  readonly pages: { readonly length: number };
  /** Page of each anchor, counted from the division's first. */
  readonly anchors: ReadonlyMap<string, number>;
}

export interface NumberedPage<Of extends PagedDivision = Division> {
  readonly index: number;
  readonly side: Page['side'];
  readonly label: string;
  /** Absent on a blank page. */
  readonly content: { readonly division: Of; readonly page: number } | undefined;
}

export function numberPages<Of extends PagedDivision>(
  divisions: readonly Of[],
  facing: boolean,
): readonly NumberedPage<Of>[] {
  const pages: NumberedPage<Of>[] = [];
  const last: { numbering: Numbering; number: number } = { numbering: 'cover', number: 0 };
  const add = (content: NumberedPage<Of>['content'], numbering: Numbering): void => {
    const index = pages.length;
    // The cover is counted among the roman pages though it prints no number.
    const isRestart = numbering === 'arabic' && last.numbering !== 'arabic';
    last.number = isRestart ? 1 : last.number + 1;
    last.numbering = numbering;
    const label =
      numbering === 'cover' ? '' : numbering === 'roman' ? roman(last.number) : String(last.number);
    pages.push({ index, side: index % 2 === 0 ? 'recto' : 'verso', label, content });
  };
  for (const division of divisions) {
    const opensBody = division.numbering === 'arabic' && last.numbering !== 'arabic';
    // A blank page belongs to what stands before it, so that the next number begins on a recto.
    if (facing && (division.startsRecto || opensBody) && pages.length % 2 === 1)
      add(undefined, last.numbering);
    for (let page = 0; page < division.pages.length; page += 1) add({ division, page }, division.numbering);
  }
  return pages;
}

/** The label of the page of each anchor. */
export function labelsOf(pages: readonly NumberedPage<PagedDivision>[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const firstOf = new Map<PagedDivision, number>();
  for (const { index, content } of pages) {
    if (content !== undefined && !firstOf.has(content.division)) firstOf.set(content.division, index);
  }
  for (const [division, first] of firstOf) {
    for (const [anchor, page] of division.anchors) {
      const label = pages[first + page]?.label;
      if (label !== undefined && !labels.has(anchor)) labels.set(anchor, label);
    }
  }
  return labels;
}

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

export function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, digit] of romanDigits) {
    while (left >= value) {
      text += digit;
      left -= value;
    }
  }
  return text;
}
