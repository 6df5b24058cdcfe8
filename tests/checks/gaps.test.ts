import { expect, test } from 'vitest';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { evaluateExpression } from '../../pipeline/validate/checks/evaluate.ts';
import { rowsWhere } from '../../pipeline/validate/checks/rowExpression.ts';
import { exampleFigures, exampleTable } from './exampleFigures.ts';

const harvest = exampleTable(
  'harvest',
  ['farm:string', 'apples', 'pears', 'kind:string', 'organic:boolean'],
  [
    ['Alder', 8, 2, 'old', true],
    ['Birch', null, 9, 'new', false],
    ['Cedar', 3, null, null, null],
    ['Dogwood', null, null, 'old', null],
  ],
);

function picked(where: string): string {
  const problems: Problem[] = [];
  const rows = rowsWhere(where, {
    table: harvest,
    locate: () => ({ place: { file: 'datapackage.json' } }),
    report: (problem) => problems.push(problem),
  });
  expect(problems).toEqual([]);
  return ['Alder', 'Birch', 'Cedar', 'Dogwood'].filter((_, row) => rows?.[row] === true).join(' ');
}

test.each([
  ['datum.apples > 5', 'Alder'],
  ['!(datum.apples > 5)', 'Cedar'],
  ['datum.apples != 8', 'Cedar'],
  ['!(datum.apples == 8)', 'Cedar'],
  ["datum.kind != 'old'", 'Birch'],
  ['!datum.organic', 'Birch'],
  ['datum.apples == datum.pears', ''],
  ['!(datum.apples < datum.pears)', 'Alder'],
  ['datum.apples > 5 || datum.pears > 5', 'Alder Birch'],
  ['!(datum.apples > 5 && datum.pears > 5)', 'Alder Cedar'],
  ['!(datum.apples > 5 || datum.pears > 5)', ''],
  ['datum.apples > 5 ? true : true', 'Alder Cedar'],
  ['!(abs(datum.apples - 8) > 1)', 'Alder'],
  ['!(-datum.apples > -5)', 'Alder'],
  ['datum.apples == null', 'Birch Dogwood'],
  ['datum.apples != null', 'Alder Cedar'],
  ['!(datum.apples == null || datum.pears == null)', 'Alder'],
  ['null == datum.kind', 'Cedar'],
])('a row with a gap is picked by nothing that is asked of the gap: %s', (where, farms) => {
  expect(picked(where)).toBe(farms);
});

const evaluate = (text: string) =>
  evaluateExpression(text, exampleFigures([harvest]), () => ({ place: { file: 'checks.yaml' } }));

test.each([
  "value('harvest[Birch].apples') != 5",
  "!(value('harvest[Birch].apples') == 5)",
  "all('harvest', 'datum.apples > 2')",
  "!all('harvest', 'datum.apples > 2')",
  "!any('harvest', 'datum.apples > 10')",
])('no check holds of a value that is missing: %s', (text) => {
  const { value, problems } = evaluate(text);
  expect(value).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['expression-missing-value']);
});

test('a row that decides, decides whatever is missing elsewhere', () => {
  expect(evaluate("any('harvest', 'datum.apples > 5')").value).toBe(true);
  expect(evaluate("all('harvest', 'datum.apples > 5')").value).toBe(false);
  expect(evaluate("value('harvest[Birch].apples') == null").value).toBe(true);
});
