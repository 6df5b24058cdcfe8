/** Turns what another document states, and what the book holds of the same, into two editions that can be compared. */
import { showScalar } from '../validate/checks/rowExpression.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { addressOf } from '../validate/figureAddress.ts';
import type { StatedFigure } from '../validate/statedFigures.ts';
import { type Edition, NOT_TOLD, type RecordedFigure } from './Edition.ts';

/** A figure that is the book's but for its rounding is the same on both sides. */
export function statedEditions(
  document: string,
  book: string,
  dataset: Dataset,
): { readonly before: Edition; readonly after: Edition } {
  const { stated = [] } = dataset;
  return {
    before: editionOf(
      document,
      stated.map((figure) => recorded(figure, figure.stated, dataset)),
    ),
    after: editionOf(
      book,
      stated.map((figure) => recorded(figure, figure.departs ? figure.target.value : figure.stated, dataset)),
    ),
  };
}

function recorded(
  { id, target }: StatedFigure,
  value: RecordedFigure['value'],
  dataset: Dataset,
): RecordedFigure {
  const unit = target.type === 'cell' ? target.column.field.unit : target.fact.unit;
  return {
    slot: `stated:${id}`,
    address: addressOf(target.origin, dataset),
    printed: showScalar(value),
    value,
    ...(unit === undefined ? {} : { unit }),
    sources: [],
  };
}

function editionOf(name: string, figures: readonly RecordedFigure[]): Edition {
  return {
    name,
    book: name,
    date: '',
    pipeline: '',
    digest: '',
    inputs: new Map(),
    outputs: new Map(),
    figures,
    checks: new Map(),
    statements: [],
    ...NOT_TOLD,
  };
}
