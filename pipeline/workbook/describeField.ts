/** Tells in words what a field measures: what is written of it or, of a computed one, how the steps of its table make it. */
import { StepTeller } from '../dataflow/StepTeller.ts';
import { isJsonObject, type JsonObject, toJson } from '../json/Json.ts';
import type { PackWords } from '../language/PackWords.ts';
import type { Dataset, Field, Table } from '../validate/Dataset.ts';

/** A longer formula tells less than the names of what goes into it. */
const LONGEST_FORMULA = 220;

/** Undefined where nothing is written and nothing was computed. */
export function describeField(
  table: Table,
  field: Field,
  { tables }: Pick<Dataset, 'tables'>,
  words: PackWords,
): string | undefined {
  if (field.description !== undefined) return field.description;
  if (table.derivation === undefined) return undefined;
  const steps = table.derivation.transform.map((step) => toJson(step)).filter(isJsonObject);
  const [origin] = table.derivedFrom.flatMap((id) => tables.get(id) ?? []);
  const other = renamed(steps, field.name, origin);
  // A column that only has another name is what it was.
  if (origin !== undefined && other !== undefined) return describeField(origin, other, { tables }, words);
  const from = [table, ...table.derivedFrom.flatMap((id) => tables.get(id) ?? [])];
  const teller = new StepTeller(
    steps,
    {
      of: (name) => from.map((each) => titleIn(each, name)).find((title) => title !== undefined),
      elsewhere: (id, name) => {
        const other = tables.get(id);
        return other === undefined ? undefined : { column: titleIn(other, name) ?? name, table: other.title };
      },
    },
    words.made,
  );
  const text = teller.madeBy(field.name, steps.length, 0);
  if (text === undefined) return undefined;
  // A choice, or a function of the language of expressions, says less than what it is made from.
  const isCode = /[{?]|\b[a-z]\w*\(/i.test(text);
  if (text.length <= LONGEST_FORMULA && !isCode) return words.made.formula(text);
  const used = [...teller.used];
  return used.length === 0 ? undefined : words.made.from(used.join(', '));
}

/** The column of the first table that a step gives a field as it stands. */
function renamed(steps: readonly JsonObject[], name: string, table: Table | undefined): Field | undefined {
  const makers = steps.filter(
    (step) => step['as'] === name || JSON.stringify(step).includes(`"as":"${name}"`),
  );
  const [maker] = makers;
  const { calculate } = maker ?? {};
  if (makers.length !== 1 || typeof calculate !== 'string') return undefined;
  const of = /^\s*datum\.(\w+)\s*$/.exec(calculate)?.[1];
  return table?.columns.find(({ field }) => field.name === of)?.field;
}

function titleIn(table: Table, name: string): string | undefined {
  return table.columns.find(({ field }) => field.name === name)?.field.title;
}
