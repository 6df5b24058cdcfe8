/** What `watch --serve` takes, and how it ends where the port is not to be had. */
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { briefing, copyOfMinimalBook } from '../build/runBriefing.ts';

test.each([
  [['--port', '8000'], '--port, --editor and --final go with --serve'],
  [['--final'], '--port, --editor and --final go with --serve'],
  [['--serve', '--port', '65536'], '--port takes a number from 0 to 65535; found "65536"'],
  [['--serve', '--port', 'x'], '--port takes a number from 0 to 65535; found "x"'],
  [['--serve', '--final', '--draft'], '--draft and --final exclude each other'],
  [['--serve', '--only', 'xlsx'], '--serve shows the PDF; --only must name it'],
])('%s', (args, message) => {
  const run = briefing(['watch', '--book', '/none', ...args]);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain(message);
});

test('a-port-that-is-taken-is-told-before-anything-is-built', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const run = briefing(['watch', '--serve', '--port', String(port), '--book', copyOfMinimalBook()]);
  expect(run).toMatchObject({ code: 3, out: '' });
  expect(run.err).toContain(`port ${port} is taken by another program; --port takes another one`);
});
