/** `briefing list`: tables, facts, checks, charts or sources of a book. */
import type { Reach } from '../build.ts';
import { loadBook } from '../load/loadBook.ts';
import { hasErrors } from '../problems/Problem.ts';
import { fixedPeriods } from '../trace/fixedPeriods.ts';
import { type ListingKind, listing, renderListing } from '../trace/listing.ts';
import { readParameters } from '../validate/readParameters.ts';
import { type CommonOptions, openWorld, refuse, reportProblems } from './openWorld.ts';
import { runCheck } from './runCheck.ts';
import type { Terminal } from './terminal.ts';

/** How far a book must be read: checks stand in its text, too. */
const REACH: Readonly<Record<ListingKind, Reach>> = {
  tables: 'dataset',
  facts: 'dataset',
  sources: 'dataset',
  charts: 'charts',
  checks: 'manuscript',
};

export async function listCommand(
  options: CommonOptions & { readonly what: ListingKind | 'fixed-periods' },
  terminal: Terminal,
): Promise<boolean> {
  if (options.what === 'fixed-periods') return listFixedPeriods(options, terminal);
  const quietly = { ...options, quiet: true, out: undefined };
  const reach = REACH[options.what];
  const { dataset, charts, printed, problems } = await runCheck(
    quietly,
    { asStated: false, page: undefined, reach },
    terminal,
  );
  if (dataset === undefined) return refuse(problems, options, terminal);
  // Charts are known only of a book whose data and specs hold, and all its checks only where its text can be read.
  const missing =
    (options.what === 'charts' && charts === undefined) ||
    (options.what === 'checks' && printed === undefined);
  if (missing && options.json && hasErrors(problems)) return refuse(problems, options, terminal);
  const listed = listing(options.what, { dataset, charts: charts ?? [] });
  if (options.json) terminal.result(JSON.stringify(listed.rows, null, 2));
  else terminal.result(renderListing(listed).trimEnd());
  if (missing) reportProblems(problems, options, terminal);
  return !(missing && hasErrors(problems));
}

/** Read from the sources alone: a book that does not hold may be the one to be rolled. */
function listFixedPeriods(options: CommonOptions, terminal: Terminal): boolean {
  const { files, limits } = openWorld({ ...options, quiet: true }, terminal);
  const loaded = loadBook(files, limits);
  if (loaded.value === undefined) return refuse(loaded.problems, options, terminal);
  const { parameters } = readParameters(loaded.value.book, []);
  const listed = fixedPeriods(loaded.value, parameters);
  if (options.json) terminal.result(JSON.stringify(listed.rows, null, 2));
  else if (listed.rows.length === 0) terminal.result('no period is fixed');
  else terminal.result(renderListing(listed).trimEnd());
  return true;
}
