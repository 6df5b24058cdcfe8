/** Turns what was clicked into what the page tells of it, with places that can be opened. */
import type { Place } from '../problems/Problem.ts';
import type { FigureTrace } from '../trace/FigureTrace.ts';
import { printedBook } from '../trace/PrintedBook.ts';
import { renderSource, showValue } from '../trace/renderTrace.ts';
import { traceOrigins } from '../trace/traceFigure.ts';
import type { BuiltBook } from './BuiltBook.ts';
import type { PreviewPlace, PreviewTrace, TracedFigure } from './PreviewState.ts';
import type { PlacedFigure } from './placeFigures.ts';

export function tellTrace(
  { label, origins }: PlacedFigure,
  { dataset, manuscript, manifest, layout }: BuiltBook,
  tell: (place: Place) => PreviewPlace,
): PreviewTrace {
  const locale = manuscript.book.language.numbers;
  const { figures, more } = traceOrigins(origins, {
    ...{ dataset, locale, manifest },
    printed: printedBook(manuscript, dataset),
  });
  const pageIndex = new Map(layout.pages.map((page) => [page.label, page.index]));
  return { label, figures: figures.map((figure) => tellFigure(figure, pageIndex, tell)), more };
}

function tellFigure(
  figure: FigureTrace,
  pageIndex: ReadonlyMap<string, number>,
  tell: (place: Place) => PreviewPlace,
): TracedFigure {
  const { address, title, value, displayed, unit, asOf, place, status, note, computed } = figure;
  return {
    address,
    title,
    value: unit === undefined ? showValue(value) : `${showValue(value)} ${unit}`,
    displayed,
    ...(asOf === undefined ? {} : { asOf }),
    ...(place === undefined ? {} : { place: tell(place) }),
    ...(status === undefined ? {} : { status }),
    ...(note === undefined ? {} : { note }),
    sources: figure.sources.map(({ address: link, ...source }) => ({
      text: renderSource(source),
      ...(link === undefined ? {} : { address: link }),
    })),
    // What is worked out where it is printed has its expression for an address.
    steps: (computed?.steps ?? []).filter((step) => step !== address),
    inputs: (computed?.inputs ?? []).map((input) => ({
      address: input.address,
      value: showValue(input.value),
      ...(input.place === undefined ? {} : { place: tell(input.place) }),
    })),
    moreInputs: computed?.moreInputs ?? 0,
    checks: figure.checks.map((check) => ({ ...check, place: tell(check.place) })),
    uses: figure.uses.map(({ title: use, place: written, page, cell }) => {
      const index = page === undefined ? undefined : pageIndex.get(page);
      return {
        title: use,
        place: tell(placeOfText(written)),
        ...(page === undefined ? {} : { page }),
        ...(index === undefined ? {} : { pageIndex: index }),
        ...(cell === undefined ? {} : { cell }),
      };
    }),
  };
}

/** `templates/chapters/trade.md.hbs:14` */
function placeOfText(text: string): Place {
  const [, file = text, line] = /^(.*):(\d+)$/.exec(text) ?? [];
  return line === undefined ? { file } : { file, line: Number(line) };
}
