/** `briefing verify`: whether the outputs are what the sources give, byte by byte; and what differs where they are not. */
import { notBuilt } from '../problems/catalogue/release.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { readManifest } from '../publish/readManifest.ts';
import type { Verification } from '../publish/verifyOutputs.ts';
import { type CommonOptions, outputFolder, reportProblems } from './openWorld.ts';
import { rebuild } from './rebuild.ts';
import type { Terminal } from './terminal.ts';

export interface VerifyOptions extends CommonOptions {
  readonly out: string | undefined;
}

/** Gives false where anything differs. */
export async function verifyCommand(options: VerifyOptions, terminal: Terminal): Promise<boolean> {
  const folder = outputFolder(options);
  const manifest = readManifest(folder);
  if (manifest === undefined) return ended(undefined, [notBuilt()], options, terminal);
  const { built, verification } = await rebuild(options, folder, manifest, terminal);
  return ended(verification, hasErrors(built.problems) ? built.problems : [], options, terminal);
}

function ended(
  verification: Verification | undefined,
  problems: readonly Problem[],
  options: VerifyOptions,
  terminal: Terminal,
): boolean {
  const same = verification?.same ?? false;
  reportProblems(problems, options, terminal);
  if (options.json) terminal.result(JSON.stringify({ same, ...verification, problems }, null, 2));
  else if (verification !== undefined) terminal.result(verificationText(verification));
  return same;
}

const STATES = {
  differs: 'the sources give other bytes now',
  edited: 'has been changed since it was built',
  missing: 'is not there',
  unmade: 'is not made by the sources now',
} as const;

export function verificationText({ same, outputs, inputs, pipeline, settings }: Verification): string {
  const { page, set = [] } = settings;
  const options = [...(page === undefined ? [] : [`--page ${page}`]), ...set.map((each) => `--set ${each}`)];
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
