/** Turns the names that a chapter's front matter gives to figures into addresses, each with the form that it brings. */
import type { SourceDocument } from '../load/BookSource.ts';
import { figureNameTaken, unknownBook } from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { FigureName, FigureSource } from '../validate/checks/Figures.ts';
import { locateText } from '../validate/locateText.ts';
import type { Presentation } from './Figure.ts';
import { type NamedFormats, readForm, withForm } from './readPresentation.ts';
import { Settings } from './Settings.ts';

export interface NamedFigure extends FigureName {
  readonly presentation: Presentation;
  readonly place: Place;
}

export type NamedFigures = ReadonlyMap<string, NamedFigure>;

/** `figures: { encounters: "border[2023].encounters" }`, or with a form: `{ address: "…", as: millions }`. */
export function readFigureNames(
  document: SourceDocument,
  formats: NamedFormats,
  report: (problem: Problem) => void,
): NamedFigures {
  const problems: Problem[] = [];
  const figures = Settings.of(document, problems).mapping('figures');
  const names = new Map<string, NamedFigure>();
  for (const name of figures.keys) {
    const read = figures.isMapping(name)
      ? readWithForm(figures.mapping(name), formats)
      : { address: figures.text(name), presentation: {} };
    const path = figures.isMapping(name) ? ['figures', name, 'address'] : ['figures', name];
    const place = figures.placeOfKey(name);
    names.set(name, { ...read, locate: locateText(document, path, read.address), place });
  }
  for (const problem of problems) report(problem);
  return names;
}

function readWithForm(
  settings: Settings,
  formats: NamedFormats,
): { readonly address: string; readonly presentation: Presentation } {
  const address = settings.text('address');
  const as = settings.optionalText('as');
  const base = as === undefined ? {} : formats.get(as);
  if (as !== undefined && base === undefined)
    settings.report(unknownBook('format', as, formats.keys(), settings.place('as')));
  const presentation = withForm(
    base ?? {},
    readForm(settings),
    (key) => settings.place(key),
    (problem) => settings.report(problem),
  );
  settings.finish();
  return { address, presentation };
}

/** A name must not hide a table or a fact of the book, nor say what only an address can. */
export function reportTakenNames(
  names: NamedFigures,
  { tables, facts }: FigureSource,
  report: (problem: Problem) => void,
): void {
  for (const [name, { place }] of names) {
    if (facts.has(name)) report(figureNameTaken(place, name, 'is a fact of the book'));
    else if (tables.has(name)) report(figureNameTaken(place, name, 'is a table of the book'));
    else if (!/^[\p{L}\d]+(?:[-_][\p{L}\d]+)*$/u.test(name))
      report(figureNameTaken(place, name, 'has signs other than letters, digits and hyphens'));
  }
}
