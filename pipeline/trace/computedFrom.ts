/** Turns a cell of a derived table into the steps and the cells that it was computed from. */

import { expressionNames } from '../dataflow/expressionNames.ts';
import { readStep, type StepReading } from '../dataflow/readStep.ts';
import { isJsonObject, toJson } from '../json/Json.ts';
import { unreachable } from '../problems/unreachable.ts';
import { cellOf, type Figures } from '../validate/checks/Figures.ts';
import type { FigureOrigin, Table } from '../validate/Dataset.ts';
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
    steps: steps.map(({ step }) => JSON.stringify(step)),
    inputs: inputs.slice(0, MOST_INPUTS),
    moreInputs,
    otherRows: steps.some(({ reading }) => reading.looksAround),
  };
}

type Steps = NonNullable<Table['derivation']>['transform'];

/** The steps that a field rests on, found from the last to the first, and every field that they look at. */
function stepsBehind(
  transform: Steps,
  field: string,
): { readonly steps: readonly StepRead[]; readonly fields: ReadonlySet<string> } {
  const fields = new Set([field]);
  const steps = transform.flatMap(readBoth).toReversed();
  const needed = steps.filter(({ reading }) => {
    const { choosesRows, gives } = reading;
    const isNeeded = choosesRows || gives.some(({ name }) => fields.has(name));
    if (isNeeded) for (const name of lookedAtBy(reading)) fields.add(name);
    return isNeeded;
  });
  return { steps: needed.toReversed(), fields };
}

/** A step as declared, and what it does. */
interface StepRead {
  readonly step: Steps[number];
  readonly reading: StepReading;
}

function readBoth(step: Steps[number]): readonly StepRead[] {
  const written = toJson(step);
  const reading = isJsonObject(written) ? readStep(written) : undefined;
  return reading === undefined ? [] : [{ step, reading }];
}

/** The fields that a step takes, from its own rows or from the table that it looks up, by name or in an expression. */
function lookedAtBy({ takes, expressions, lookup }: StepReading): readonly string[] {
  const inExpressions = expressions.flatMap(({ text }) => {
    const read = expressionNames(text);
    return read.type === 'fault' ? [] : read.names.fields;
  });
  const looked =
    lookup === undefined ? [] : [...(lookup.key === undefined ? [] : [lookup.key]), ...lookup.fields];
  return [...takes, ...inExpressions, ...looked].map(({ name }) => name);
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
