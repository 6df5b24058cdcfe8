/** What citations and the list of what is cited say in a language, under the names that citation styles (CSL) call for. */

/** In full and shortened, for one and for several: `page`, `pages`, `p.`, `pp.` */
export interface Counted {
  readonly long: readonly [one: string, several: string];
  readonly short: readonly [one: string, several: string];
}

/** What somebody did for a work: after a name, `editor`, `ed.`; before it, `edited by`. */
export interface Role extends Counted {
  readonly verb: string;
}

/** Parts of a work that a citation may name; by their words they are known in the text, too. */
export const locatorNames = [
  'book',
  'chapter',
  'column',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'page',
  'paragraph',
  'part',
  'section',
  'verse',
  'volume',
] as const;

export type LocatorName = (typeof locatorNames)[number];

export interface CitationWords {
  /** Head of the list of what is cited. */
  readonly references: string;
  readonly terms: {
    readonly accessed: string;
    readonly and: string;
    /** The last of several authors where the others are not named. */
    readonly others: string;
    readonly 'and others': string;
    readonly anonymous: string;
    readonly at: string;
    readonly 'available at': string;
    readonly by: string;
    readonly circa: string;
    readonly 'et-al': string;
    readonly forthcoming: string;
    readonly from: string;
    readonly ibid: string;
    readonly in: string;
    readonly 'in press': string;
    readonly interview: string;
    readonly letter: string;
    readonly 'no date': string;
    readonly 'no date, short': string;
    readonly online: string;
    readonly 'presented at': string;
    readonly retrieved: string;
    readonly version: string;
  };
  readonly edition: Counted;
  /** What follows a number in `2nd edition`; the first of a kind where it has one of its own. */
  readonly ordinal: string;
  readonly ordinals: Readonly<Record<number, string>>;
  readonly locators: Readonly<Record<LocatorName, Counted>>;
  readonly roles: Readonly<Record<'director' | 'editor' | 'illustrator' | 'translator', Role>>;
}

/** `page, pages; p., pp.` */
export function counted(words: string): Counted {
  const [long = '', short = long] = words.split('; ');
  return { long: pairOf(long), short: pairOf(short) };
}

/** `editor, editors; ed., eds.; edited by` */
export function role(words: string): Role {
  const [long = '', short = '', verb = ''] = words.split('; ');
  return { long: pairOf(long), short: pairOf(short), verb };
}

function pairOf(words: string): readonly [string, string] {
  const [one = '', several = one] = words.split(', ');
  return [one, several];
}
