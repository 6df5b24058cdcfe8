/** `briefing list`: tables, facts, checks, charts or sources of a book. */
import type { Reach } from '../build.ts';
import { hasErrors } from '../problems/Problem.ts';
import { type ListingKind, listing, renderListing } from '../trace/listing.ts';
import { type CommonOptions, reportProblems } from './openWorld.ts';
import { runCheck } from './runCheck.ts';
import type { Terminal } from './terminal.ts';

/** How far a book must be read: checks stand in its text, too. */
const REACH: Readonly<Record<ListingKind, Reach>> = {
  tables: 'dataset',
  facts: 'dataset',
  sources: 'dataset',
  charts: 'charts',
  checks: 'everything',
};

export async function listCommand(
  options: CommonOptions & { readonly what: ListingKind },
  terminal: Terminal,
): Promise<boolean> {
  const quietly = { ...options, quiet: true, out: undefined };
  const reach = REACH[options.what];
  const { dataset, charts, book, problems } = await runCheck(
    quietly,
    { asStated: false, page: undefined, reach },
    terminal,
  );
  if (dataset === undefined) {
    reportProblems(problems, options, terminal);
    return false;
  }
  const listed = listing(options.what, { dataset, charts: charts ?? [] });
  if (options.json) terminal.result(JSON.stringify(listed.rows, null, 2));
  else terminal.result(renderListing(listed).trimEnd());
  // Charts are known only of a book whose data and specs hold, and all its checks only where its text can be read.
  const missing =
    (options.what === 'charts' && charts === undefined) || (options.what === 'checks' && book === undefined);
  if (missing) reportProblems(problems, options, terminal);
  return !(missing && hasErrors(problems));
}
