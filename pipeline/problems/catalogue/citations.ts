/** Messages on what a book cites: its references, the style that they are set in, and citations in the text. */
import { nameHints } from '../nameHints.ts';
import type { Place, Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

// ------------------------------------------------------- references

export function referencesUnreadable(spot: Spot, found: string): Problem {
  return problemAt('references-unreadable', spot, `expected entries of BibTeX, found ${found}`, [
    'an entry is written @book{key, author = {Family, Given}, title = {Title}, year = {2024}}',
  ]);
}

export function referenceKeyMissing(spot: Spot): Problem {
  return problemAt('reference-key-missing', spot, 'expected a work with an id, found one without', [
    'the id is the key by which the text cites it, as in [@key]',
  ]);
}

export function referenceKeyTwice(spot: Spot, key: string, first: Place): Problem {
  return {
    ...problemAt('reference-key-twice', spot, `expected each key once, found ${quoted(key)} again`, [
      'take out one of the entries, or give it another key',
    ]),
    related: [{ message: 'first here', place: first }],
  };
}

export function referenceValue(spot: Spot, name: string, expected: string, found: string): Problem {
  return problemAt('reference-value', spot, `${name}: expected ${expected}, found ${found}`);
}

export function referenceAddress(spot: Spot, found: string, hint: string): Problem {
  return problemAt(
    'reference-address',
    spot,
    `expected an address that a work is found under, found ${found}`,
    [hint],
  );
}

export function referenceMarkup(spot: Spot, name: string, found: string): Problem {
  return problemAt(
    'reference-markup',
    spot,
    `${name}: expected words that can be printed, found ${quoted(found)}`,
    ['write the sign or the words themselves; TeX is read as far as accents, quotes, dashes and emphasis go'],
  );
}

export function referenceIncomplete(spot: Spot, key: string, lacks: string, hint: string): Problem {
  return problemAt(
    'reference-incomplete',
    spot,
    `expected ${lacks} of ${quoted(key)}, which is cited, found none`,
    [hint],
  );
}

// ------------------------------------------------------------- style

export function styleMissing(spot: Spot, name: string, known: readonly string[]): Problem {
  return problemAt(
    'style-missing',
    spot,
    `expected a file of templates/ that ends in .csl, found ${quoted(name)}`,
    nameHints(name, known, 'styles'),
  );
}

export function styleUnreadable(spot: Spot, found: string, hint: string | undefined): Problem {
  return problemAt(
    'style-unreadable',
    spot,
    `expected a citation style in CSL, found a fault: ${found}`,
    hint === undefined ? [] : [hint],
  );
}

export function styleRefused(spot: Spot, found: string, hint: string): Problem {
  return problemAt(
    'style-refused',
    spot,
    `expected a style that cites in the text and lists what is cited, found ${found}`,
    [hint],
  );
}

// --------------------------------------------------------- citations

export function citationUnknown(place: Place, key: string, known: Iterable<string>): Problem {
  return problemAt(
    'citation-unknown',
    { place },
    `expected the key of a work in data/references, found ${quoted(key)}`,
    /^(?:fig|tbl|tab|sec|eq|ch|lst|thm)[:-]/.test(key)
      ? ['a place in the book is referred to as {{ref "fig:NAME"}}, with tbl:, sec: or ch: for other places']
      : [...nameHints(key, known, 'keys'), 'a plain sign is written \\@'],
  );
}

export function citationMisplaced(place: Place, where: string): Problem {
  return problemAt(
    'citation-misplaced',
    { place },
    `expected a citation in the text, found one in ${where}`,
    ['cite the work where the text speaks of it'],
  );
}

export function bibliographyMisplaced(place: Place, found: string, hint: string): Problem {
  return problemAt(
    'bibliography-misplaced',
    { place },
    `expected one list of what is cited, found ${found}`,
    [hint],
  );
}
