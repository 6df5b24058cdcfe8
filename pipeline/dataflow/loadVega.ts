/** Loads Vega when the first derived table or chart is computed; a book without any does not pay for it. */
import type { Loader, Runtime, View, ViewOptions } from 'vega';
import type { Budget } from './Budget.ts';
import { boundedInterpreter } from './boundedInterpreter.ts';
import { boundSteps, holdTo } from './boundedSteps.ts';

export interface VegaDataflow {
  readonly vega: typeof import('vega');
  readonly vegaLite: typeof import('vega-lite');
  /** A view of a parsed specification, with what its steps and expressions make held to the budget. */
  readonly openView: (runtime: Runtime, options: ViewOptions, budget: Budget) => View;
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
  boundSteps(vega.transforms);
  const openView: VegaDataflow['openView'] = (runtime, options, budget) => {
    const expr = boundedInterpreter(expressionInterpreter, budget);
    const view = new vega.View(runtime, { ...options, expr, loader: closedLoader, renderer: 'none' });
    holdTo(budget, view);
    return view;
  };
  return { vega, vegaLite, openView };
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
