/** Messages about checks, their outcomes, and the figures that another document states. */
import { nearest } from '../nearest.ts';
import type { Place, Problem, RelatedPlace, Severity } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function checkFailed(
  spot: Spot,
  check: {
    readonly id: string;
    readonly statement: string;
    readonly computed: string;
    readonly severity: Severity;
    readonly correction?: { readonly id: string; readonly stated: string; readonly holds: string };
  },
  figures: readonly RelatedPlace[],
): Problem {
  const { id, statement, computed, severity, correction } = check;
  const hints = [`the check says: ${statement}`];
  if (correction !== undefined) {
    hints.push(
      `correction ${correction.id}: stated is ${correction.stated}; what holds: ${correction.holds}`,
    );
  }
  const message = `expected ${quoted(id)} to hold, found: ${computed}`;
  return { ...problemAt('check-failed', spot, message, hints), severity, check: id, related: figures };
}

/** A check that a text brings has the id of another. */
export function heldTwice(spot: Spot, id: string, earlier: Place): Problem {
  return {
    ...problemAt(
      'duplicate-id',
      spot,
      `expected each check of the book to have a name of its own, found ${quoted(id)} again`,
      ['write id="…" of its own, or let both sentences rest on one check of checks.yaml by {{#claim}}'],
    ),
    related: [{ message: 'the other is here', place: earlier }],
  };
}

/** Of a check that a sentence or title rests on. */
export function checkCannotFail(spot: Spot, id: string): Problem {
  const problem = problemAt(
    'check-cannot-fail',
    spot,
    `expected ${quoted(id)} to fail when its figures are turned around, found that it holds whatever they are`,
    [
      'hold the figures that the sentence is about against each other, or against a number that they might miss',
    ],
  );
  return { ...problem, check: id };
}

export function checkNotBoolean(spot: Spot, id: string, found: string): Problem {
  return problemAt('check-not-boolean', spot, `expected ${quoted(id)} to be true or false, found ${found}`, [
    'compare it with something: near(…, 100, 0.05), … > 0, … == 1',
  ]);
}

export function checkWaiverIdle(spot: Spot, id: string): Problem {
  return problemAt(
    'check-waiver-idle',
    spot,
    `expected ${quoted(id)} to fail, since it is waived, found that it holds`,
    ['remove the waiver'],
  );
}

export function checkWaiverReason(spot: Spot, id: string): Problem {
  return problemAt('check-waiver-reason', spot, `expected a reason why ${quoted(id)} may fail, found none`, [
    'waive: "why the book may be printed all the same"',
  ]);
}

export function checkId(spot: Spot, id: string): Problem {
  return problemAt(
    'check-id',
    spot,
    `expected an id of small letters, digits and single hyphens, found ${quoted(id)}`,
  );
}

export function correctionUnknownFact(spot: Spot, id: string, known: Iterable<string>): Problem {
  const near = nearest(id, known);
  return problemAt(
    'correction-unknown-fact',
    spot,
    `expected the id of a fact, found ${quoted(id)}`,
    near === undefined ? ['facts stand in the facts.csv of each topic'] : [`did you mean ${near}?`],
  );
}

export function correctionUnknownFigure(spot: Spot, id: string, known: Iterable<string>): Problem {
  const near = nearest(id, known);
  return problemAt(
    'correction-unknown-figure',
    spot,
    `expected the id of a stated figure, found ${quoted(id)}`,
    [
      near === undefined
        ? 'ids stand in the table that book.yaml names under asStated'
        : `did you mean ${near}?`,
    ],
  );
}

// The table of stated figures

export function statedFiguresUnknown(spot: Spot, name: string, near: string | undefined): Problem {
  return problemAt(
    'stated-figures-unknown',
    spot,
    `expected the name of the table that lists the stated figures, found ${quoted(name)}`,
    near === undefined ? [] : [`did you mean ${near}?`],
  );
}

export function statedFigureField(spot: Spot, table: string, name: string): Problem {
  return problemAt('stated-figure-field', spot, `expected the field ${name} in ${table}, found none`, [
    'a table of stated figures has id, stated and binds_to, and may have printed, unit, status and note',
  ]);
}

export function bindingValue(spot: Spot, stated: string, bound: string, address: string): Problem {
  return problemAt(
    'binding-value',
    spot,
    `expected a stated value of the kind of ${address} (${bound}), found ${quoted(stated)}`,
  );
}

export function bindingUnit(spot: Spot, stated: string, bound: string, address: string): Problem {
  return problemAt(
    'binding-unit',
    spot,
    `expected the unit of ${address} (${bound}), found ${quoted(stated)}`,
    ['write the stated number in the unit of the figure that it is bound to'],
  );
}

export function bindingDeparts(spot: Spot, stated: string, bound: string, address: string): Problem {
  return problemAt(
    'binding-departs',
    spot,
    `expected a stated figure that agrees with ${address}, since its status is as-stated, found ${stated} against ${bound}`,
    ['give it the status corrected, or mend the figure'],
  );
}

export function bindingAgrees(spot: Spot, stated: string, address: string): Problem {
  return problemAt(
    'binding-agrees',
    spot,
    `expected a stated figure that differs from ${address}, since its status is corrected, found ${stated}, the same`,
    ['give it the status as-stated, or say in a note what was corrected'],
  );
}
