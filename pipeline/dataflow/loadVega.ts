/** Loads Vega when the first derived table or chart is computed; a book without any does not pay for it. */
import type { Loader } from 'vega';

export interface VegaDataflow {
  readonly vega: typeof import('vega');
  readonly vegaLite: typeof import('vega-lite');
  readonly expressionInterpreter: typeof import('vega-interpreter').expressionInterpreter;
}

/**
 * Much of Vega reads dates in the time zone of the process: time units, filters, legends, `year()`. There is one rule for
 * all of it: the process runs in UTC, and nothing is computed in any other zone.
 */
export async function loadVega(): Promise<VegaDataflow> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone !== 'UTC') throw new Error(`expected a process that runs in UTC, found ${timeZone}`);
  const [vega, vegaLite, { expressionInterpreter }] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  return { vega, vegaLite, expressionInterpreter };
}

function refuse(): never {
  throw new Error('figures come from tables only: no files and no network addresses are read');
}

/** Reads nothing, whatever a specification asks for. */
export const closedLoader: Loader = {
  load: async () => refuse(),
  sanitize: async () => refuse(),
  http: async () => refuse(),
  file: async () => refuse(),
};
