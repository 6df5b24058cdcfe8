/** Turns what a template or `book.yaml` says of a figure's form into how the figure is printed. */
import { parseNumberFormat } from '../numbers/NumberFormat.ts';
import { figureFormatBad, formatSaidTwice, unknownBook } from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { Arguments } from './Arguments.ts';
import type { Presentation } from './Figure.ts';
import type { Settings } from './Settings.ts';

/** The formats that a book names, for `as`. */
export type NamedFormats = ReadonlyMap<string, Presentation>;

export const PRESENTATION_NAMES = ['as', 'format', 'scale', 'sign', 'unit'];

/**
 * `named` is the form that the figure's name brings; `as` takes its place. A format or sign beside it counts instead of
 * its own. Scale and unit belong together, so they are not said a second time.
 */
export function readPresentation(
  given: Arguments,
  formats: NamedFormats,
  named: Presentation = {},
): Presentation | undefined {
  const as = given.namedText('as');
  const format = given.namedText('format')?.value;
  const scale = given.namedNumber('scale');
  const unit = given.namedText('unit');
  const base = as === undefined ? named : formats.get(as.value);
  if (as !== undefined && base === undefined)
    given.report(unknownBook('format', as.value, formats.keys(), as.place));
  const own = {
    ...(format === undefined ? {} : { format }),
    ...(scale === undefined ? {} : { scale: scale.value }),
    ...(unit === undefined ? {} : { unit: unit.value }),
    ...(given.namedFlag('sign') ? { sign: true } : {}),
  };
  const placeOf = (key: string) => (key === 'scale' ? scale : unit)?.place ?? given.place;
  return base && withForm(base, own, placeOf, given.report);
}

/** `own` beside the named format `base`. */
export function withForm(
  base: Presentation,
  own: Presentation,
  placeOf: (key: 'scale' | 'unit') => Place,
  report: (problem: Problem) => void,
): Presentation {
  if (base.scale !== undefined || base.unit !== undefined) {
    for (const key of ['scale', 'unit'] as const)
      if (own[key] !== undefined) report(formatSaidTwice(placeOf(key), key, base));
  }
  return { ...base, ...own };
}

/** The form that a mapping of settings gives: that of a format of the book, or of a figure that a chapter names. */
export function readForm(settings: Settings): Presentation {
  const format = settings.optionalText('format');
  const scale = settings.optionalNumber('scale');
  const unit = settings.optionalText('unit');
  const sign = settings.flag('sign', false);
  if (format !== undefined) {
    // `$` is the sign of whatever currency the figure is in, which is not known here.
    const parsed = parseNumberFormat(format, unit, '$');
    if ('reason' in parsed) settings.report(figureFormatBad(settings.place('format'), format, parsed.reason));
  }
  return {
    ...(format === undefined ? {} : { format }),
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    ...(sign ? { sign } : {}),
  };
}
