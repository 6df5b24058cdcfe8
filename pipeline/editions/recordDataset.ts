/** Turns a dataset into what is kept of it: parameters, checks, sources, facts and tables. */
import type { Dataset, Scalar } from '../validate/Dataset.ts';
import type { Edition } from './Edition.ts';
import { recordTable } from './recordTable.ts';

export function recordDataset(
  dataset: Dataset,
): Pick<Edition, 'parameters' | 'checks' | 'sources' | 'facts' | 'tables'> {
  return {
    parameters: new Map<string, Scalar>(dataset.parameters),
    checks: new Map(
      [...dataset.checks].map(([id, { outcome, computed, statement }]) => [
        id,
        { outcome, computed, statement },
      ]),
    ),
    sources: new Map(
      [...dataset.sources].map(([id, { publisher, title, read }]) => [
        id,
        { publisher, title, ...(read === undefined ? {} : { read }) },
      ]),
    ),
    facts: new Map(
      [...dataset.facts].map(([id, { label, value, unit, asOf, source }]) => [
        id,
        { label, value, ...(unit === undefined ? {} : { unit }), asOf, source },
      ]),
    ),
    tables: new Map([...dataset.tables].map(([id, table]) => [id, recordTable(table)])),
  };
}
