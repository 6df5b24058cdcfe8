/** A copy of the minimal book in which one table has an origin, and `refresh` run on it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RefreshOptions, refreshCommand } from '../../pipeline/commands/refreshCommand.ts';
import { localWeb } from '../../pipeline/world/Web.ts';
import { inTests } from '../build/buildHere.ts';
import { copyOfMinimalBook } from '../build/runBriefing.ts';

export const EXPORTS = 'data/trade/state-exports.csv';
export const DESCRIPTOR = 'data/trade/datapackage.json';

export function bookWithOrigin(origin: object): string {
  const book = copyOfMinimalBook();
  const path = join(book, DESCRIPTOR);
  const text = readFileSync(path, 'utf8');
  const line = '"description": "Goods exports of three states.",';
  writeFileSync(path, text.replace(line, `${line}\n      "origin": ${JSON.stringify(origin)},`));
  return book;
}

export const textOf = (book: string, path: string) => readFileSync(join(book, path), 'utf8');

export interface RunOfRefresh {
  readonly end: string;
  readonly out: string;
  readonly err: string;
}

export async function refresh(
  book: string,
  options: Partial<RefreshOptions> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<RunOfRefresh> {
  const out: string[] = [];
  const err: string[] = [];
  const end = await refreshCommand(
    {
      ...inTests,
      book,
      ...{ tables: [], asOf: undefined, retrieved: '2024-07-01', apply: false },
      ...{ allowPrivate: true, timeout: 20, ...options },
    },
    { web: localWeb, environment },
    {
      result: (text) => out.push(text),
      error: (text) => err.push(text),
      progress: () => {},
      live: false,
      colour: false,
    },
  );
  return { end, out: out.join('\n'), err: err.join('\n') };
}
