/** A claim's check looks at what the claim's own statement prints, and could fail. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { problemsOf } from '../problems/reportOf.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));
const CHECKS = `checks:
  - id: lanes
    statement: Beta has more lanes than Alpha.
    expression: value('ports[Beta].lanes') > value('ports[Alpha].lanes')
  - id: counted
    statement: There are two ports.
    expression: count('ports') == 2
  - id: bridges
    statement: There are more than fifty bridges.
    expression: value('bridges') > 50
  - id: ohio
    statement: Ohio sold more in 2023 than in 2022.
    expression: value('state-exports[Ohio, 2023].exports') > value('state-exports[Ohio, 2022].exports')
  - id: always
    statement: Exports are not below zero.
    expression: abs(value('state-exports[Ohio, 2023].exports')) >= 0
`;

async function codesFor(sentence: string): Promise<readonly string[]> {
  const files = overlayBookFiles(
    minimalBook,
    bookFilesOf({
      'data/trade/checks.yaml': CHECKS,
      'templates/chapters/trade.md.hbs': `---\ntitle: Trade\n---\n${sentence}\n`,
    }),
  );
  return (await problemsOf(files)).map(({ code }) => code);
}

const OHIO = '{{value "state-exports[Ohio, 2023].exports"}}';
const LANES = '{{value "ports[Beta].lanes"}}';

test.each([
  [`Ohio sold ${OHIO} billion, {{#claim "ohio"}}more than before{{/claim}}.`, []],
  [`Ohio sold ${OHIO} billion, {{#claim "lanes"}}more than before{{/claim}}.`, ['claim-elsewhere']],
  [`Ohio sold ${OHIO} billion; {{#claim "lanes"}}Beta has more lanes{{/claim}}.`, []],
  [`Ohio sold ${OHIO} billion. {{#claim "lanes"}}Beta has more lanes{{/claim}}.`, []],
  [`Beta has ${LANES} lanes, {{#claim "counted"}}one of two ports{{/claim}}.`, []],
  [`Beta has ${LANES} lanes, {{#claim "bridges"}}and bridges{{/claim}}.`, []],
  [`Ohio sold ${OHIO} billion, {{#claim "always"}}not below zero{{/claim}}.`, ['check-cannot-fail']],
])('%s', async (sentence, codes) => {
  expect(await codesFor(sentence)).toEqual(codes);
});
