/** The one file that knows git: reads a book's files as they stand in a revision, without touching the work tree. */
import { spawnSync } from 'node:child_process';
import type { BookFiles, RefusedFile } from './World.ts';
import { bookFilesOf } from './World.ts';

export type RevisionFiles =
  | { readonly type: 'files'; readonly files: BookFiles /** Of the commit. */; readonly id: string }
  /** No git, no repository, no such revision, or no book in it. */
  | { readonly type: 'none'; readonly why: string };

/** The most that one answer of git may hold. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** `mostBytes` is the size of the largest file that is read, as for a folder. Links, which lead elsewhere, are refused. */
export function readRevision(folder: string, revision: string, mostBytes: number): RevisionFiles {
  if (revision === '' || revision.startsWith('-')) return { type: 'none', why: 'that is no revision' };
  const commit = git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (commit.type === 'none') return commit;
  const id = commit.bytes.toString('utf8').trim();
  const tree = git(folder, ['ls-tree', '-r', '-z', '--long', id, '--', 'data', 'templates']);
  if (tree.type === 'none') return tree;
  const refused = new Map<string, RefusedFile>();
  const blobs: { readonly path: string; readonly blob: string }[] = [];
  for (const entry of tree.bytes.toString('utf8').split('\0')) {
    const [, mode = '', blob = '', size = '', path = ''] =
      /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(entry) ?? [];
    if (path === '') continue;
    if (mode !== '100644' && mode !== '100755') refused.set(path, { refused: 'no regular file' });
    else if (Number(size) > mostBytes)
      refused.set(path, { refused: 'too large', size: Number(size), most: mostBytes });
    else blobs.push({ path, blob });
  }
  if (blobs.length === 0) return { type: 'none', why: 'the revision holds no book in this folder' };
  const contents = git(folder, ['cat-file', '--batch'], `${blobs.map(({ blob }) => blob).join('\n')}\n`);
  if (contents.type === 'none') return contents;
  const files = bookFilesOf(filesOf(blobs, contents.bytes));
  return { type: 'files', files: { ...files, refusal: (path) => refused.get(path) }, id };
}

/** The answer of `cat-file --batch`: for each object a line that ends with its size, its bytes and a line feed. */
function filesOf(
  blobs: readonly { readonly path: string }[],
  bytes: Buffer,
): Readonly<Record<string, Uint8Array>> {
  let at = 0;
  const entries = blobs.map(({ path }): [string, Uint8Array] => {
    const end = bytes.indexOf(0x0a, at);
    const size = Number(bytes.toString('utf8', at, end).split(' ').at(-1));
    at = end + 1 + size + 1;
    return [path, bytes.subarray(end + 1, end + 1 + size)];
  });
  return Object.fromEntries(entries);
}

type Answer =
  | { readonly type: 'bytes'; readonly bytes: Buffer }
  | { readonly type: 'none'; readonly why: string };

/** Nothing of the repository's settings is run: neither a monitor of files nor a filter of contents. */
function git(folder: string, args: readonly string[], input?: string): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    maxBuffer: MOST_BYTES,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    ...(input === undefined ? {} : { input }),
  });
  if (error !== undefined) {
    const isAbsent = 'code' in error && error.code === 'ENOENT';
    return { type: 'none', why: isAbsent ? 'git is not installed' : `git: ${error.message}` };
  }
  if (status === 0) return { type: 'bytes', bytes: stdout };
  const [said = ''] = stderr.toString('utf8').split('\n');
  if (/not a git repository/.test(said))
    return { type: 'none', why: 'this is no folder of a git repository' };
  return { type: 'none', why: said === '' ? 'git knows no such revision' : said };
}
