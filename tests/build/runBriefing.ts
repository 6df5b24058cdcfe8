/** Runs the command line as a user does, in a process of its own, on a copy of a book. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function briefing(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'pipeline/briefing.js'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, ...NO_CACHE, ...environment },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

/** A folder in which nothing can be kept: what one test made is not used in another. */
export const NO_CACHE = { XDG_CACHE_HOME: join('/dev/null', 'cache') };

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }), 60_000);
  return folder;
}

/** The small book of the fixtures. */
export const minimalBook = join(root, 'tests/fixtures/minimal-book');

/** A copy of it, which a test may change. */
export function copyOfMinimalBook(): string {
  return copyOf(minimalBook, temporaryFolder());
}

/** A copy of the book of this repository. */
export function copyOfRealBook(): string {
  const folder = temporaryFolder();
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  return folder;
}

/** Copies a book into a folder that there is; gives the folder. */
export function copyOf(book: string, folder: string): string {
  cpSync(book, folder, { recursive: true });
  return folder;
}

/** SHA-256 of every file below a folder, by path. */
export function digestsIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}
