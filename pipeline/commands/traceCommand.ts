/** `briefing trace`: where a figure comes from, what touches it and where it is printed. */
import { defaultLanguage } from '../language/languages.ts';
import { readManifest } from '../publish/readManifest.ts';
import { renderTrace } from '../trace/renderTrace.ts';
import { traceFigure } from '../trace/traceFigure.ts';
import { type CommonOptions, earlierOutputs, refuse } from './openWorld.ts';
import { runCheck } from './runCheck.ts';
import type { Terminal } from './terminal.ts';

export interface TraceOptions extends CommonOptions {
  readonly figure: string;
  readonly out: string | undefined;
  readonly set: readonly string[];
}

export async function traceCommand(options: TraceOptions, terminal: Terminal): Promise<boolean> {
  const quietly = { ...options, quiet: true };
  const {
    dataset,
    language = defaultLanguage,
    printed,
    problems,
  } = await runCheck(
    quietly,
    { asStated: false, page: undefined, set: options.set, reach: 'manuscript' },
    terminal,
  );
  if (dataset === undefined) return refuse(problems, options, terminal);
  const { folder, manifest: head } = earlierOutputs(options, terminal);
  const manifest = head && readManifest(folder);
  const traced = traceFigure(options.figure, {
    dataset,
    locale: language.numbers,
    ...(printed === undefined ? {} : { printed }),
    ...(manifest === undefined ? {} : { manifest }),
  });
  if (traced.value === undefined) return refuse(traced.problems, options, terminal);
  if (options.json) terminal.result(JSON.stringify(traced.value, null, 2));
  else terminal.result(renderTrace(traced.value).trimEnd());
  return true;
}
