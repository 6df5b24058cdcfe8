/** Turns the words of a language into a locale of CSL: the terms, dates and ordinals that styles call for. */

import type { Language } from '../language/Language.ts';
import { attributeText } from '../markup/xmlText.ts';

/** Written from our own words: the locales of the CSL project are under a licence that binds what is made with them. */
export function cslLocale(language: Language): string {
  const { citations, numbers, punctuation, tag } = language;
  const { terms, edition, locators, roles, ordinals } = citations;
  const [open, close] = punctuation.double;
  const [openInner, closeInner] = punctuation.single;
  const long = Object.entries(terms).flatMap(([name, text]) =>
    name === 'no date, short' || name === 'others' ? [] : [term(name, undefined, text)],
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${tag}">`,
    `<style-options punctuation-in-quote="${tag === 'en-US'}"/>`,
    ...datesOf(numbers.datePattern),
    '<terms>',
    ...long,
    term('no date', 'short', terms['no date, short']),
    term('circa', 'short', terms.circa),
    term('open-quote', undefined, open),
    term('close-quote', undefined, close),
    term('open-inner-quote', undefined, openInner),
    term('close-inner-quote', undefined, closeInner),
    term('page-range-delimiter', undefined, '\u2013'),
    ...pairs('edition', edition),
    ...Object.entries(locators).flatMap(([name, words]) => pairs(name, words)),
    ...Object.entries(roles).flatMap(([name, words]) => [
      ...pairs(name, words),
      term(name, 'verb', words.verb),
      term(name, 'verb-short', words.verb),
    ]),
    term('ordinal', undefined, citations.ordinal),
    ...Object.entries(ordinals).map(([number, text]) =>
      term(`ordinal-${number.padStart(2, '0')}`, undefined, text),
    ),
    ...numbers.months.map((month, index) => term(nameOfMonth(index), undefined, month)),
    ...numbers.shortMonths.map((month, index) => term(nameOfMonth(index), 'short', month)),
    '</terms>',
    '</locale>',
  ].join('\n');
}

function nameOfMonth(index: number): string {
  return `month-${String(index + 1).padStart(2, '0')}`;
}

function pairs(
  name: string,
  words: { readonly long: readonly [string, string]; readonly short: readonly [string, string] },
): readonly string[] {
  const forms = [
    ['', words.long],
    [' form="short"', words.short],
  ] as const;
  return forms.map(
    ([form, [one, several]]) =>
      `<term name="${name}"${form}><single>${attributeText(one)}</single><multiple>${attributeText(several)}</multiple></term>`,
  );
}

function term(name: string, form: string | undefined, text: string): string {
  return `<term name="${name}"${form === undefined ? '' : ` form="${form}"`}>${attributeText(text)}</term>`;
}

/** `{month} {day}, {year}`: what stands after a part is its suffix, so that it goes with the part where that is missing. */
function datesOf(pattern: string): readonly string[] {
  const parts = [...pattern.matchAll(/\{(\w+)\}([^{]*)/g)].map(
    ([, name, suffix = '']) => `<date-part name="${name}" suffix="${attributeText(suffix)}"/>`,
  );
  return ['text', 'numeric'].map((form) => `<date form="${form}">${parts.join('')}</date>`);
}
