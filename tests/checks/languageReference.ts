/** Turns the tables of functions of check expressions into the text of `LANGUAGE.md`, to which a test holds the file. */
import { SCALAR_FUNCTIONS } from '../../pipeline/validate/checks/scalarFunctions.ts';
import { TABLE_FUNCTIONS } from '../../pipeline/validate/checks/tableFunctions.ts';

interface FunctionDescription {
  readonly name: string;
  readonly usage: string;
  readonly says: string;
  readonly example: string;
}

export function describeFunctions(): readonly FunctionDescription[] {
  return [...TABLE_FUNCTIONS, ...SCALAR_FUNCTIONS].map(([name, { usage, says, example }]) => {
    return { name, usage, says, example };
  });
}

/** The text of `pipeline/validate/checks/LANGUAGE.md`. */
export function languageReference(): string {
  const section = (functions: Iterable<readonly [string, Omit<FunctionDescription, 'name'>]>) =>
    [...functions]
      .map(([, { usage, says, example }]) => `- \`${usage}\`: ${says}.\n  \`${example}\``)
      .join('\n');
  return `${INTRODUCTION}
## Functions over tables and facts

${section(TABLE_FUNCTIONS)}

## Functions over single values

${section(SCALAR_FUNCTIONS)}
`;
}

const INTRODUCTION = `# The language of checks

A check is an expression in the syntax of Vega expressions that is true or false. It is written in a topic's
\`checks.yaml\`; the same language serves computed figures in a chapter and \`totalsWhere\` of a table.

- **Values**: numbers (\`0.05\`), texts in quotes (\`'Ohio'\`), \`true\`, \`false\`, \`null\`. Dates are texts in ISO form
  (\`'2020-07-01'\`), so that \`<\` and \`>\` compare them in time.
- **Operators**: \`+ - * / %\`, \`== != < <= > >=\`, \`&& || !\`, \`test ? a : b\`, brackets. Two numbers that differ only
  by the noise of binary fractions are equal: \`323.2 + 475.6 == 798.8\` is true.
- **A figure** is named by its address in quotes, as in templates: \`value('trade[2023, Norway].total')\`, \`value('members')\`.
  In the templates of a chapter the names of its front matter stand for addresses, too.
  A key that is worked out has a name in braces: \`value('trade[{y}, Norway].total', {y: max('trade', 'year')})\`.
- **Parameters** of the book are names, \`year - 1\`, and stand in braces in an address: \`value('trade[{year - 1}].total')\`.
- **Names** of tables, fields and facts stand in quotes. A key is an object: \`{year: 2023, partner: 'Norway'}\`.
- **where** picks rows: \`{year: 2023}\` for equal values, or an expression in quotes on the row's fields,
  \`'datum.year > 1993'\`, or \`'datum.year <= year'\` with a parameter. Rows that the table marks as totals are never part of an aggregate, a rank or a series;
  \`value\` finds them by their key.
- **Missing values**: aggregates pass over them and say how many. In a \`where\` what is asked of one is unknown, and
  no row is picked by what is unknown, be it negated: \`!(datum.total > 5)\` and \`datum.total != 5\` leave rows without a
  total out. \`datum.total == null\` and \`!= null\` ask for the gap itself. Elsewhere to compare or to calculate with a
  missing value is a problem.
- Rounding is half away from zero on the decimal digits, as people and spreadsheets round.
`;
