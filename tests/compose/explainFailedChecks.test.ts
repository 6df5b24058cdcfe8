import { expect, test } from 'vitest';
import { explainFailedChecks } from '../../pipeline/compose/explainFailedChecks.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { composeChapterText } from './smallBook.ts';

const FAILED: Problem = {
  code: 'check-failed',
  severity: 'error',
  check: 'top-partner',
  message: 'expected "top-partner" to hold, found: 774.3, expected more than 798.8',
  place: { file: 'data/trade/checks.yaml', line: 2, column: 5 },
  hints: [],
  related: [{ message: 'total of partners at partner=Mexico is 774.3' }],
};

const CHART = {
  usermeta: { title: 'Mexico leads', claim: 'top-partner', subtitle: 'S', alt: 'A' },
};

test('a-failed-check-names-the-sentences-and-titles-that-rest-on-it', () => {
  const { manuscript } = composeChapterText(
    'Mexico {{#claim "top-partner"}}came first with {{value "ties"}}{{/claim}}, {{ref "fig:top"}}.\n\n{{chart "top"}}',
    { charts: { top: CHART } },
  );
  const explained = explainFailedChecks([FAILED], manuscript.claims, (claim) =>
    claim.within === 'prose' ? '12' : undefined,
  );
  expect(explained[0]?.related?.slice(1)).toEqual([
    {
      message: 'this sentence rests on it (page 12): “Mexico came first with 37, Figure\u00a01.1.”',
      place: { file: 'templates/chapters/trade.md.hbs', line: 4, column: 8, endColumn: 74 },
    },
    {
      message: 'this title rests on it: “Mexico leads”',
      place: { file: 'templates/charts/top.vl.json', line: 3, column: 15, endColumn: 27 },
    },
  ]);
});

test('other-problems-and-checks-without-sentences-are-left-as-they-are', () => {
  const { check: _, ...other } = FAILED;
  expect(explainFailedChecks([FAILED, other], [])).toEqual([FAILED, other]);
});
