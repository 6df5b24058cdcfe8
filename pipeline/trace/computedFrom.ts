/** Turns a cell of a derived table into the steps and the cells that it was computed from. */
import { cellOf, type Figures } from '../validate/checks/Figures.ts';
import type { FigureOrigin, Table } from '../validate/Dataset.ts';
import { isRecord } from '../validate/DeclarationReader.ts';
import { addressOf } from '../validate/figureAddress.ts';
import { placeOfCell, rowsBehind } from '../validate/lineage.ts';
import type { ComputedFrom } from './FigureTrace.ts';

export const MOST_INPUTS = 12;

export function derivationOf(
  table: Table,
  origin: Extract<FigureOrigin, { type: 'cell' }>,
  figures: Figures,
): ComputedFrom {
  const { steps, fields } = stepsBehind(table.derivation?.transform ?? [], origin.field);
  const behind = rowsBehind(table, origin.row, figures.tables);
  const inputs = behind.flatMap((at) =>
    at.table.columns
      .filter(({ field }) => !at.table.key.includes(field.name) && fields.has(field.name))
      .map(({ field }) =>
        inputOf({ type: 'cell', table: at.table.id, row: at.row, field: field.name }, figures),
      ),
  );
  const moreInputs = Math.max(0, inputs.length - MOST_INPUTS);
  return {
    steps: steps.map((step) => JSON.stringify(step)),
    inputs: inputs.slice(0, MOST_INPUTS),
    moreInputs,
    otherRows: steps.some((step) => 'window' in step || 'joinaggregate' in step || 'pivot' in step),
  };
}

/** Steps that choose or gather rows rather than make one field. */
const ROW_STEPS = ['filter', 'aggregate', 'fold', 'flatten', 'pivot', 'quantile'];

type Steps = NonNullable<Table['derivation']>['transform'];

/** The steps that a field rests on, found from the last to the first, and every field that they look at. */
function stepsBehind(
  transform: Steps,
  field: string,
): { readonly steps: Steps; readonly fields: ReadonlySet<string> } {
  const fields = new Set([field]);
  const steps = transform.toReversed().filter((step) => {
    const needed = ROW_STEPS.some((type) => type in step) || madeBy(step).some((name) => fields.has(name));
    if (needed) for (const name of lookedAtBy(step)) fields.add(name);
    return needed;
  });
  return { steps: steps.toReversed(), fields };
}

function madeBy(step: Steps[number]): readonly string[] {
  const operations = ['joinaggregate', 'window'].flatMap((type) => {
    return textsIn(listOf(step[type]).map((entry) => (isRecord(entry) ? entry['as'] : undefined)));
  });
  const { from } = step;
  const lookedUp = step['as'] === undefined && isRecord(from) ? textsIn(from['fields']) : [];
  return [...textsIn(step['as']), ...operations, ...lookedUp];
}

/** All texts of the step, and the fields that its expressions name; those that are no fields do no harm. */
function lookedAtBy(step: Steps[number]): readonly string[] {
  return textsIn(step).flatMap((text) => {
    const named = [...text.matchAll(/datum(?:\.|\[['"])(\w+)/g)].map((match) => match[1] ?? '');
    return named.length > 0 ? named : [text];
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function inputOf(origin: FigureOrigin, figures: Figures): ComputedFrom['inputs'][number] {
  const address = addressOf(origin, figures);
  switch (origin.type) {
    case 'cell': {
      const table = figures.tables.get(origin.table);
      if (table === undefined) return { address, value: null };
      const place = placeOfCell(table, origin.row, origin.field, figures.tables);
      return { address, value: cellOf(table, origin.row, origin.field), place };
    }
    case 'fact': {
      const fact = figures.facts.get(origin.fact);
      return fact === undefined
        ? { address, value: null }
        : { address, value: fact.value, place: fact.place };
    }
    case 'computed':
      return { address, value: null };
    default:
      return unreachable(origin);
  }
}

function unreachable(origin: never): never {
  throw new Error(`unknown origin ${JSON.stringify(origin)}`);
}
