/** Turns a book's check into problems that name the sentences, and the pages where the last build printed them. */
import { type BookCheck, type CheckRequest, checkBook, type Reach } from '../build.ts';
import { pageOfClaim } from '../publish/readManifest.ts';
import { type CommonOptions, earlierOutputs, openWorld } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

/** Pages come from the manifest in `out`: a book that does not hold has no pages of its own yet. */
export async function runCheck(
  options: CommonOptions & { readonly out: string | undefined },
  request: CheckRequest & { readonly reach?: Reach },
  terminal: Terminal,
): Promise<BookCheck> {
  const world = openWorld(options, terminal);
  const { manifest, problems: mended } = earlierOutputs(options, terminal);
  const outcome = await checkBook(request, {
    ...world,
    pageOf: (claim) => pageOfClaim(manifest, claim),
  });
  world.progress.end();
  return { ...outcome, problems: [...mended, ...outcome.problems] };
}
