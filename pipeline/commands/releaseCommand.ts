/** `briefing release`: keeps a built book as an edition, in a text file that later ones are compared with. */
import { join } from 'node:path';
import { printEdition } from '../editions/printEdition.ts';
import { pathOfEdition, recordedEditions } from '../load/recordedEditions.ts';
import {
  draftBuilt,
  editionExists,
  editionWithProblems,
  notBuilt,
  outputsPartial,
  outputsStale,
} from '../problems/catalogue/release.ts';
import type { Problem } from '../problems/Problem.ts';
import { manifestOf } from '../publish/BookCopy.ts';
import { laterFormOf, readManifest } from '../publish/readManifest.ts';
import { localDisk } from '../world/Disk.ts';
import { type CommonOptions, fromBook, openWorld, outputFolder, reportProblems } from './openWorld.ts';
import { rebuild } from './rebuild.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './UsageError.ts';
import { verificationText } from './verifyCommand.ts';

export interface ReleaseOptions extends CommonOptions {
  readonly name: string;
  readonly out: string | undefined;
}

/** Gives false where the edition is refused; then nothing has been written. */
export async function releaseCommand(options: ReleaseOptions, terminal: Terminal): Promise<boolean> {
  const { name } = options;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) {
    throw new UsageError(
      `release takes a name of letters, digits and hyphens such as 2024-03; found "${name}"`,
    );
  }
  const path = pathOfEdition(name);
  const recorded = await recordOf(options, terminal);
  if (recorded.text === undefined) {
    reportProblems(recorded.problems, options, terminal);
    if (options.json) terminal.result(JSON.stringify({ done: false, problems: recorded.problems }, null, 2));
    else terminal.error('nothing has been recorded');
    return false;
  }
  const folder = join(options.book, 'data', 'editions');
  localDisk.makeFolder(folder);
  localDisk.writeNew(join(options.book, ...path.split('/')), Buffer.from(recorded.text));
  const lines = recorded.text.split('\n').length - 1;
  if (options.json) terminal.result(JSON.stringify({ done: true, path, lines, problems: [] }, null, 2));
  else terminal.result(`${path}  ${lines} lines`);
  return true;
}

interface Recorded {
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
}

async function recordOf(options: ReleaseOptions, terminal: Terminal): Promise<Recorded> {
  const { name } = options;
  const refused = (...problems: readonly Problem[]): Recorded => ({ text: undefined, problems });
  const { files } = openWorld({ ...options, quiet: true }, terminal);
  // On a disk that is blind to case, `Spring` is `spring`.
  const taken = recordedEditions(files).find((known) => known.toLowerCase() === name.toLowerCase());
  if (taken !== undefined) return refused(editionExists(pathOfEdition(taken), taken));
  const folder = outputFolder(options);
  const manifest = readManifest(folder);
  if (manifest === undefined) {
    const path = join(folder, manifestOf({}));
    return refused(notBuilt(fromBook(options.book, path), laterFormOf(path)));
  }
  if (manifest.draft !== undefined) return refused(draftBuilt(manifest.draft.openPoints.length));
  if (manifest.earlierOutputs !== undefined) {
    return refused(outputsPartial(Object.keys(manifest.earlierOutputs)));
  }
  const { built, verification } = await rebuild(options, folder, manifest, terminal);
  if (built.problems.length > 0) return refused(...built.problems, editionWithProblems(name));
  if (built.record === undefined || verification === undefined) return refused(editionWithProblems(name));
  if (!verification.same)
    return refused(outputsStale(verificationText(verification).split('\n').slice(0, -1)));
  return { text: printEdition(await built.record(name)), problems: [] };
}
