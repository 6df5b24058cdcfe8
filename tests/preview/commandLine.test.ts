/** What `watch --serve` takes, and how it ends where the port is not to be had. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { briefing, copyOfMinimalBook, NO_CACHE } from '../build/runBriefing.ts';

test.each([
  [['--port', '8000'], '--port, --editor and --final go with --serve'],
  [['--serve', '--port', '65536'], '--port takes a number from 0 to 65535; found "65536"'],
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

test('the-address-holds-a-word-that-is-new-each-time', async () => {
  const pathOf = async (book: string) => {
    const command = ['pipeline/briefing.js', 'watch', '--serve', '--port', '0', '--book', book];
    const watching = spawn(process.execPath, command, { env: { ...process.env, ...NO_CACHE } });
    onTestFinished(() => void watching.kill('SIGKILL'));
    return new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (bytes: Buffer) => {
        said += bytes.toString();
        const path = /http:\/\/[\w.]+:\d+(\/\S*)/.exec(said)?.[1];
        if (path !== undefined) resolve(path);
      };
      watching.stdout.on('data', hear);
      watching.stderr.on('data', hear);
      watching.once('exit', () => reject(new Error(`expected an address, found ${said}`)));
    });
  };
  const paths = await Promise.all([pathOf(copyOfMinimalBook()), pathOf(copyOfMinimalBook())]);
  for (const path of paths) expect(path).toMatch(/^\/[\w-]{22}\/$/);
  expect(paths[0]).not.toBe(paths[1]);
}, 60_000);
