/** Builds a book anew in memory, as its manifest says that it was built, and compares. */
import { join } from 'node:path';
import { type BuildOutcome, buildBook } from '../build.ts';
import { outputNames } from '../outputs.ts';
import { manifestOf } from '../publish/BookCopy.ts';
import type { Manifest } from '../publish/Manifest.ts';
import { outputOf } from '../publish/outputPaths.ts';
import { type Verification, verifyOutputs } from '../publish/verifyOutputs.ts';
import { localDisk } from '../world/Disk.ts';
import { digestOf } from '../world/digestOf.ts';
import { type CommonOptions, openWorld } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

export interface Rebuilt {
  readonly built: BuildOutcome;
  /** Undefined where the sources could not even be read. */
  readonly verification: Verification | undefined;
}

/** Nothing is written; the outputs that are made are those that the manifest names. */
export async function rebuild(
  options: CommonOptions,
  folder: string,
  manifest: Manifest,
  terminal: Terminal,
): Promise<Rebuilt> {
  // What is remembered is a part of what is to be verified.
  const world = openWorld({ ...options, cache: false }, terminal);
  const paths = Object.keys({ ...manifest.earlierOutputs, ...manifest.outputs });
  const only = outputNames.filter((name) => paths.some((path) => outputOf(path) === name));
  const { page, set = [], ...copy } = manifest.settings ?? {};
  const purpose = manifest.draft === undefined ? 'final' : 'draft';
  const built = await buildBook({ asStated: false, page, set, copy, only, purpose }, world);
  world.progress.end();
  const { inputs, outputs } = built;
  if (inputs === undefined) return { built, verification: undefined };
  const digests =
    outputs === undefined
      ? undefined
      : new Map([...outputs].map(([path, bytes]) => [path, digestOf(bytes)] as const));
  const found = (path: string) => {
    const bytes = outputOf(path) === undefined ? undefined : localDisk.read(join(folder, ...path.split('/')));
    return bytes === undefined ? undefined : digestOf(bytes);
  };
  const verification = verifyOutputs(manifest, {
    pipeline: world.version,
    inputs,
    outputs: digests,
    found,
    manifest: manifestOf(copy),
  });
  return { built, verification };
}
