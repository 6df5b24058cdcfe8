/** The book of this repository, loaded and validated. */
import { join } from 'node:path';
import { american } from '../../pipeline/language/english.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { Dataset } from '../../pipeline/validate/Dataset.ts';
import { validateBook } from '../../pipeline/validate/validateBook.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';

export const bookRoot = join(import.meta.dirname, '../..');

export interface RealBook {
  readonly dataset: Dataset;
  /** Of loading and of validation. */
  readonly problems: readonly Problem[];
}

const known = new Map<boolean, Promise<RealBook>>();

/** Read once, whoever asks. */
export function realBook({ asStated }: { readonly asStated: boolean }): Promise<RealBook> {
  const reading = known.get(asStated) ?? read(asStated);
  known.set(asStated, reading);
  return reading;
}

async function read(asStated: boolean): Promise<RealBook> {
  const loaded = loadBook(openBookFolder(bookRoot));
  if (loaded.value === undefined) throw new Error(JSON.stringify(loaded.problems, null, 2));
  const { value, problems } = await validateBook(loaded.value, { asStated, language: american });
  if (value === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return { dataset: value, problems: [...loaded.problems, ...problems] };
}
