/** A build of a book with origins loads neither the engine nor the network: it has its figures. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { briefing, temporaryFolder } from '../build/runBriefing.ts';
import { bookWithOrigin, refresh } from './bookWithOrigin.ts';

/** Files of the pipeline that a file imports, at once or when it needs them. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join('pipeline', file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\b(?! type)[^'"]*?\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  );
  return [...found]
    .map(([, fixed, later]) => normalize(join(dirname(file), fixed ?? later ?? '')).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('..'));
}

test('nothing-but-refresh-reaches-the-origins-and-the-network', () => {
  const reached = new Set<string>();
  const reach = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const path of importsOf(file)) reach(path);
  };
  const commands = readdirSync('pipeline/commands').filter((name) => name !== 'refreshCommand.ts');
  for (const file of commands) reach(`commands/${file}`);
  reach('thread/worker.ts');
  const isOutside = (file: string) => file.startsWith('origins/') || file === 'world/Web.ts';
  expect([...reached].filter(isOutside)).toEqual([]);
  reach('commands/refreshCommand.ts');
  expect([...reached].filter(isOutside).length).toBeGreaterThan(4);
});

test('a-build-connects-to-nobody-and-loads-no-engine', () => {
  const trap = join(temporaryFolder(), 'trap.cjs');
  writeFileSync(
    trap,
    `const stop = (what) => { process.stderr.write('TRAP ' + what + '\\n'); process.exit(99); };
globalThis.fetch = () => stop('fetch');
require('node:net').Socket.prototype.connect = () => stop('connect');
require('node:dns/promises').lookup = () => stop('lookup');
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => (/duckdb|^pg$/.test(name) ? stop(name) : load(name, ...rest));
`,
  );
  const book = bookWithOrigin({
    sql: 'SELECT 1',
    files: { a: 'https://example.org/a.csv' },
    asOf: 'retrieved',
  });
  const trapped = { NODE_OPTIONS: `--require ${trap}` };
  const built = briefing(['build', '--book', book, '--only', 'xlsx', '--quiet'], trapped);
  expect(built.code).toBe(0);
  expect(built.err).not.toContain('TRAP');
  const asked = briefing(['refresh', '--book', book], trapped);
  expect(asked.code).toBe(99);
  expect(asked.err).toContain('TRAP lookup');
});

test('exit-codes-tell-a-fault-of-the-book-from-one-of-the-network', async () => {
  const unreached = bookWithOrigin({ sql: 'SELECT 1', server: 'NOT_SET_ANYWHERE' });
  expect(briefing(['refresh', '--book', unreached]).code).toBe(3);
  expect(briefing(['refresh', '--timeout', '0']).code).toBe(2);
  const wrong = await refresh(bookWithOrigin({ address: 'https://example.org/a.csv', sql: 'SELECT 1' }));
  expect(wrong.end).toBe('problems');
  expect(wrong.err).toContain('an address, or sql with files, or sql with a server');
  const secret = await refresh(
    bookWithOrigin({ sql: 'SELECT 1', server: 'postgresql://me:secret@host/trade' }),
  );
  expect(secret.end).toBe('problems');
  expect(secret.err).toContain('the name of an environment variable that holds the address');
});
