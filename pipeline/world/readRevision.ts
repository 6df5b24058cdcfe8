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
  const resolve = (name: string) =>
    git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  const named = resolve(revision);
  if (named.type === 'none') return withDepth(folder, named);
  // Not in one question: behind `:/words` it would be taken for more words.
  const commit = resolve(`${idIn(named.bytes)}^{commit}`);
  if (commit.type === 'none') return commit;
  const id = idIn(commit.bytes);
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
  const found = filesOf(blobs, contents.bytes);
  if (found === undefined) return { type: 'none', why: INCOMPLETE };
  const files = bookFilesOf(found);
  return { type: 'files', files: { ...files, refusal: (path) => refused.get(path) }, id };
}

function idIn(bytes: Buffer): string {
  return bytes.toString('utf8').trim();
}

/** A revision that is not known may be one that was not fetched. */
function withDepth(folder: string, none: Answer & { readonly type: 'none' }): RevisionFiles {
  const shallow = git(folder, ['rev-parse', '--is-shallow-repository']);
  return shallow.type === 'bytes' && idIn(shallow.bytes) === 'true'
    ? { ...none, why: `${none.why}; this clone has not the whole history` }
    : none;
}

/**
 * The answer of `cat-file --batch`: for each object a line that ends with its size, its bytes and a line feed. Undefined where
 * one is missing, as in a clone that fetches files when they are wanted: here nobody asks the network.
 */
function filesOf(
  blobs: readonly { readonly path: string }[],
  bytes: Buffer,
): Readonly<Record<string, Uint8Array>> | undefined {
  let at = 0;
  const entries: [string, Uint8Array][] = [];
  for (const { path } of blobs) {
    const end = bytes.indexOf(0x0a, at);
    const size = bytes.toString('utf8', at, end).split(' ').at(-1) ?? '';
    if (!/^\d+$/.test(size)) return undefined;
    at = end + 1 + Number(size) + 1;
    entries.push([path, bytes.subarray(end + 1, at - 1)]);
  }
  return Object.fromEntries(entries);
}

type Answer =
  | { readonly type: 'bytes'; readonly bytes: Buffer }
  | { readonly type: 'none'; readonly why: string };

const INCOMPLETE = 'this clone has not all files of the revision; git fetch --refetch gets them';

/** A hook of git names its repository; ours is that of the folder. A clone without all objects would fetch them. */
const SURROUNDINGS = {
  GIT_DIR: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_PREFIX: undefined,
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

/** Nothing of the repository's settings is run: neither a monitor of files nor a filter of contents. */
function git(folder: string, args: readonly string[], input?: string): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    maxBuffer: MOST_BYTES,
    env: { ...process.env, ...SURROUNDINGS },
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
  if (/lazy fetching|promisor|not allowed/.test(said)) return { type: 'none', why: INCOMPLETE };
  return { type: 'none', why: said === '' ? 'git knows no such revision' : said };
}
