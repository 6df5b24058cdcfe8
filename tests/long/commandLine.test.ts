/** More command lines that mean nothing, each in a process; the first of each kind are in the suite. */
import { expect, test } from 'vitest';
import { briefing } from '../build/runBriefing.ts';

const preview = ['watch', '--book', '/none'];

test.each([
  [[...preview, '--final'], '--port, --editor and --final go with --serve'],
  [[...preview, '--serve', '--port', 'x'], '--port takes a number from 0 to 65535; found "x"'],
  [[...preview, '--serve', '--final', '--draft'], '--draft and --final exclude each other'],
  [[...preview, '--serve', '--only', 'xlsx'], '--serve shows the PDF; --only must name it'],
  [['build', '--only', 'pdf', '--only', 'xlsx'], '--only is given more than once'],
  [['check', '--as-of', '2024-01-01', '--as-of', '2024-01-02'], '--as-of is given more than once'],
  [['lint-pdf', 'one.pdf', '--format', 'text', '--format', 'text'], '--format is given more than once'],
])('an-option-that-means-nothing-ends-with-2 (%j)', (args, message) => {
  const run = briefing(args);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain(message);
});
