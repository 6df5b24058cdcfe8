import { expect, test } from 'vitest';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { locateText } from '../../pipeline/validate/locateText.ts';

const placeOf = (yaml: string, part: string): string => {
  const { document } = parseYaml({ path: 'checks.yaml', text: yaml });
  const value = document === undefined ? undefined : Reflect.get(Object(document.data), 'expression');
  if (document === undefined || typeof value !== 'string') throw new Error('no expression');
  const start = value.indexOf(part);
  const { place, excerpt = '' } = locateText(
    document,
    ['expression'],
    value,
  )({ start, end: start + part.length });
  const marked =
    place.column === undefined ? '' : excerpt.slice(place.column - 1, (place.endColumn ?? 1) - 1);
  return `${place.line}:${place.column} ${marked}`;
};

test.each([
  ['plain', "id: a\nexpression: fact('a') > bee\n", 'bee', '2:25 bee'],
  ['double quotes', 'expression: "fact(\'a\') > \\"bee\\" + dog"\n', 'dog', '1:36 dog'],
  ['single quotes', "expression: 'fact(''a'') > bee'\n", 'bee', '1:28 bee'],
  ['folded', "expression: >-\n  fact('a') >\n  bee + c\nid: a\n", 'bee', '3:3 bee'],
  ['folded with words repeated', 'expression: >-\n  bee + cat +\n  cat + bee2\n', 'bee2', '3:9 bee2'],
  ['literal', 'expression: |\n  a +\n    bee\n', 'bee', '3:5 bee'],
  ['plain over lines', 'expression: a +\n  bee +\n  c\n', 'bee', '2:3 bee'],
])('a-part-of-an-expression-is-found-in-%s-text', (_, yaml, part, expected) => {
  expect(placeOf(yaml, part)).toBe(expected);
});
