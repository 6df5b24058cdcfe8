/** A state of the small book built, with a memo or without: its problems, and the digests of its outputs. */
import { type BuildWorld, buildBook, checkBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { outputNames } from '../../pipeline/outputs.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { Workspace } from '../../pipeline/Workspace.ts';
import { digestOf } from '../../pipeline/world/digestOf.ts';
import { filesOf, type State } from './memoBook.ts';

const weights = {
  fonts: ['source-sans/TTF/SourceSans3-Regular.ttf', 'source-sans/TTF/SourceSans3-Bold.ttf'],
  serif: ['source-serif/TTF/SourceSerif4-Regular.ttf', 'source-serif/TTF/SourceSerif4-Bold.ttf'],
} as const;

export interface Result {
  readonly problems: readonly Problem[];
  readonly outputs: readonly (readonly [path: string, digest: string])[];
}

/** Digests of the outputs, and what was said. */
export async function resultOf(state: State, workspace?: Workspace): Promise<Result> {
  const { problems, outputs } = await buildBook(
    { asStated: false, page: undefined, only: outputNames, set: setOf(state) },
    worldOf(state, workspace),
  );
  return { problems, outputs: [...(outputs ?? [])].map(([path, bytes]) => [path, digestOf(bytes)] as const) };
}

/** What the book is known to print, and the outcome of its checks, for those who look a figure up. */
export async function lookedUp(state: State, workspace?: Workspace) {
  const request = { asStated: false, page: undefined, set: setOf(state), reach: 'manuscript' as const };
  const { printed, dataset } = await checkBook(request, worldOf(state, workspace));
  return { printed, checks: dataset?.checks };
}

function setOf(state: State): readonly string[] {
  return state.set ? ['year=2022'] : [];
}

function worldOf(state: State, workspace: Workspace | undefined): BuildWorld {
  return {
    files: filesOf(state.files),
    readFont: (path) => fontOf(state, path),
    version: 'test',
    progress: { stage: () => undefined, step: () => undefined, end: () => [] },
    limits: {
      ...defaultLimits,
      ...(state.rows ? { transformRows: 3 } : {}),
      ...(state.members ? { members: 3 } : {}),
      ...(state.marks ? { chartMarks: 1 } : {}),
    },
    ...(workspace === undefined ? {} : { workspace }),
  };
}

/** One weight in the place of another, as if the package had changed. */
function fontOf(state: State, path: string): Uint8Array {
  for (const family of ['fonts', 'serif'] as const) {
    const [regular, bold] = weights[family];
    if (state[family] && path === regular) return readFontFile(bold);
  }
  return readFontFile(path);
}
