/** Loads Vega when the first derived table is computed; a book without any does not pay for it. */

export interface VegaDataflow {
  readonly vega: typeof import('vega');
  readonly vegaLite: typeof import('vega-lite');
  readonly expressionInterpreter: typeof import('vega-interpreter').expressionInterpreter;
}

export async function loadVega(): Promise<VegaDataflow> {
  const [vega, vegaLite, { expressionInterpreter }] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  return { vega, vegaLite, expressionInterpreter };
}
