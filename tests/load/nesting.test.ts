/** Documents that would exhaust a parser, or hide a part of themselves from it, are met with a problem at its line. */
import { expect, test } from 'vitest';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';

const codes = (parse: typeof parseJson, text: string) =>
  parse({ path: 'x', text }).problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const steps = (depth: number) =>
  `${Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join('')}${' '.repeat(depth)}b`;

test.each([
  ['json-at-the-limit', parseJson, nested(100), []],
  ['json-beyond-it', parseJson, nested(101), ['nested-too-deep 1:501']],
  ['json-far-beyond-it', parseJson, nested(200_000), ['nested-too-deep 1:501']],
  ['lists-not-closed', parseJson, '[\n'.repeat(50_000), ['nested-too-deep 101:1']],
  ['brackets-in-a-text', parseJson, JSON.stringify({ a: '\\"[{'.repeat(200) }), []],
  ['yaml-flow', parseYaml, nested(101), ['nested-too-deep 1:501']],
  ['yaml-flow-far-beyond', parseYaml, `a: 5" {\nb: ${'['.repeat(200_000)}`, ['nested-too-deep 2:503']],
  ['yaml-steps', parseYaml, steps(101), ['nested-too-deep 101:101']],
  ['yaml-many-steps', parseYaml, steps(3000), ['nested-too-deep 501:1']],
  ['yaml-dashes', parseYaml, `a:\n${'- '.repeat(20_000)}b`, ['nested-too-deep 2:1']],
  ['yaml-second-document', parseYaml, 'a: 1\n---\nb: 2\n', ['yaml-syntax 2:1']],
  ['yaml-second-document-empty', parseYaml, '---\na: 1\n---\n', ['yaml-syntax 3:1']],
  ['yaml-second-document-that-is-no-yaml', parseYaml, 'a: 1\n---\nb: [\n', ['yaml-syntax 2:1']],
  ['yaml-document-after-an-end', parseYaml, 'a: 1\n...\nb: 2\n', ['yaml-syntax 3:1']],
  ['yaml-one-document-with-marks', parseYaml, '---\na: 1\n...\n', []],
  ['yaml-dashes-within-a-text', parseYaml, 'a: |\n  ---\n  b\n', []],
] as const)('%s', (_, parse, text, expected) => {
  expect(codes(parse, text)).toEqual(expected);
});
