/** `briefing verify`: whether the outputs are what the sources give, byte by byte; and what differs where they are not. */
import { join } from 'node:path';
import { notBuilt } from '../problems/catalogue/release.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { manifestOf } from '../publish/BookCopy.ts';
import { laterFormOf, manifestsIn, readManifestFile } from '../publish/readManifest.ts';
import type { Verification } from '../publish/verifyOutputs.ts';
import { type CommonOptions, fromBook, outputFolder, reportProblems } from './openWorld.ts';
import { rebuild } from './rebuild.ts';
import type { Terminal } from './terminal.ts';

export interface VerifyOptions extends CommonOptions {
  readonly out: string | undefined;
}

/** Gives false where anything differs, of the book or of a copy that was made beside it. */
export async function verifyCommand(options: VerifyOptions, terminal: Terminal): Promise<boolean> {
  const folder = outputFolder(options);
  const names = manifestsIn(folder);
  const placeOf = (name: string) => fromBook(options.book, join(folder, name));
  const verified: Verified[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const manifest = readManifestFile(path);
    const found = manifest === undefined ? undefined : await rebuild(options, folder, manifest, terminal);
    const problems =
      found === undefined ? [notBuilt(placeOf(name), laterFormOf(path))] : found.built.problems;
    verified.push({
      manifest: name,
      verification: found?.verification,
      problems: hasErrors(problems) ? problems : [],
    });
  }
  const all: readonly Verified[] =
    names.length > 0
      ? verified
      : [{ manifest: '', verification: undefined, problems: [notBuilt(placeOf(manifestOf({})))] }];
  return ended(all, options, terminal);
}

/** What one manifest names. */
interface Verified {
  readonly manifest: string;
  readonly verification: Verification | undefined;
  readonly problems: readonly Problem[];
}

/** JSON tells of the first as it would of it alone, and of the others under `copies`. */
function ended(all: readonly Verified[], options: VerifyOptions, terminal: Terminal): boolean {
  const same = all.every(({ verification }) => verification?.same === true);
  const [first, ...copies] = all;
  reportProblems(
    all.flatMap(({ problems }) => problems),
    options,
    terminal,
  );
  if (options.json) {
    const { verification, problems = [] } = first ?? {};
    const others = copies.length === 0 ? {} : { copies };
    terminal.result(JSON.stringify({ ...verification, problems, ...others, same }, null, 2));
  } else {
    for (const { manifest, verification } of all) {
      if (verification === undefined) continue;
      const text = verificationText(verification);
      terminal.result(all.length === 1 ? text : `${manifest}\n${text.replaceAll(/^/gm, '  ')}`);
    }
  }
  return same;
}

const STATES = {
  differs: 'the sources give other bytes now',
  edited: 'has been changed since it was built',
  missing: 'is not there',
  unmade: 'is not made by the sources now',
} as const;

export function verificationText(verification: Verification): string {
  const { same, outputs, inputs, pipeline, settings, draft = false } = verification;
  const { page, set = [], chapters = [], parts = [], grey = false } = settings;
  const options = [
    ...(page === undefined ? [] : [`--page ${page}`]),
    ...set.map((each) => `--set ${each}`),
    ...(chapters.length === 0 ? [] : [`--chapter ${chapters.join(',')}`]),
    ...(parts.length === 0 ? [] : [`--part ${parts.join(',')}`]),
    ...(grey ? ['--grey'] : []),
    ...(draft ? ['--draft'] : []),
  ];
  const lines = [
    ...(options.length === 0 ? [] : [`built with ${options.join(' ')}`]),
    ...outputs.flatMap(({ path, state }) => (state === 'same' ? [] : [`output ${path}: ${STATES[state]}`])),
    ...inputs.map(({ path, state }) => `input ${path}: ${state}`),
    ...(pipeline === undefined
      ? []
      : [`version of the pipeline: ${pipeline.built} when built, ${pipeline.now} now`]),
  ];
  const count = `${outputs.length} ${outputs.length === 1 ? 'output' : 'outputs'}`;
  if (same) return [...lines, `${count}: the same bytes`].join('\n');
  return [...lines, 'the outputs are not those of the sources'].join('\n');
}
