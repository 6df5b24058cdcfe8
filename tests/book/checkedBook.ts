/** The book of this repository, built once for all that its tests look at. */
import packageJson from '../../package.json' with { type: 'json' };
import { type BuildOutcome, buildBook } from '../../pipeline/build.ts';
import type { CheckedBook } from '../../pipeline/CheckedBook.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import {
  type LimitName,
  type Limits,
  limitNames,
  limitsWith,
  limitTable,
} from '../../pipeline/limits/Limits.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { bookRoot } from './realBook.ts';

let built: Promise<BuildOutcome> | undefined;

/** On one thread, with all its outputs. */
export function builtBook(): Promise<BuildOutcome> {
  built ??= buildBook(
    { asStated: false, page: undefined, only: ['pdf', 'xlsx', 'charts'] },
    {
      files: openBookFolder(bookRoot),
      // A sixteenth of what is allowed is enough for this book: the limits admit one sixteen times its size.
      limits: sixteenthOfLimits(),
      readFont: readFontFile,
      version: packageJson.version,
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  return built;
}

/** Everything that it prints, before it is laid out. */
export async function checkedBook(): Promise<CheckedBook> {
  const { book, problems } = await builtBook();
  if (book === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return book;
}

/** Limits of one file, line, cell, expression or picture do not grow with a book. */
const OF_ONE_THING: readonly LimitName[] = [
  'fileBytes',
  'lineCharacters',
  'cellCharacters',
  'columns',
  'members',
  'nesting',
  'expressionCharacters',
  'expressionItems',
  'chartViews',
  'chartTicks',
  'chartMarks',
  'paragraphCharacters',
  'paragraphMarks',
];

function sixteenthOfLimits(): Limits {
  const growing = limitNames.filter((name) => !OF_ONE_THING.includes(name));
  return limitsWith(new Map(growing.map((name) => [name, Math.floor(limitTable[name].most / 16)])));
}
