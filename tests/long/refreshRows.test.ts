/** Twenty million rows of a Parquet file are summed up by DuckDB in bounded memory, where it is installed. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bookWithOrigin, EXPORTS, textOf } from '../origins/bookWithOrigin.ts';

const engine = await import('@duckdb/node-api').catch(() => undefined);
if (engine === undefined)
  process.stdout.write('skipped: twenty million rows, since @duckdb/node-api is not installed\n');

const ROWS = 20_000_000;
const MEGABYTE = 2 ** 20;
/** What the engine may take, and what the process takes in all. */
const [ENGINE, PROCESS] = [256 * MEGABYTE, 700 * MEGABYTE];

test.skipIf(engine === undefined)(
  'twenty-million-rows-are-summed-up-in-bounded-memory',
  async () => {
    const sql = `SELECT ['Ohio', 'Texas', 'Guam'][1 + id % 3] AS state, 2022 + (id // 3) % 2 AS year,
    SUM(cents) / 100000000 AS exports, COUNT(DISTINCT id) AS counted FROM parts GROUP BY ALL ORDER BY ALL`;
    const book = bookWithOrigin({ sql, files: { parts: 'raw/parts.parquet' }, asOf: 'retrieved' });
    mkdirSync(join(book, 'raw'));
    const file = join(book, 'raw/parts.parquet');
    const instance = await engine?.DuckDBInstance.create(':memory:', {});
    const connection = await instance?.connect();
    await connection?.run(
      `COPY (SELECT i AS id, i * 7919 % 100003 AS cents, md5(i::VARCHAR) AS text FROM range(${ROWS}) t(i)) TO '${file}'`,
    );
    connection?.closeSync();
    instance?.closeSync();
    const started = performance.now();
    const { code, err, peak } = await watched([
      ...['pipeline/briefing.js', 'refresh', '--book', book, '--apply', '--limit', `engineBytes=${ENGINE}`],
    ]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${ROWS} rows in ${Math.round(statSync(file).size / MEGABYTE)} MB: ${seconds} s, ${Math.round(peak / MEGABYTE)} MB at most\n`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // Reckoned here, in whole numbers.
    const sums = new Map<string, number>();
    for (let id = 0; id < ROWS; id += 1) {
      const key = `${['Ohio', 'Texas', 'Guam'][id % 3]},${2022 + (Math.floor(id / 3) % 2)}`;
      sums.set(key, (sums.get(key) ?? 0) + ((id * 7919) % 100003));
    }
    const rows = textOf(book, EXPORTS).trim().split('\n').slice(1);
    expect(rows.map((row) => Math.round(Number(row.split(',')[2]) * 100_000_000))).toEqual(
      rows.map((row) => sums.get(row.split(',').slice(0, 2).join(','))),
    );
    expect(peak).toBeLessThan(PROCESS);
  },
  300_000,
);

async function watched(args: readonly string[]) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let peak = 0;
  let isOver = false;
  ended.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    peak = Math.max(peak, memoryOf(child.pid ?? 0));
    await setTimeout(50);
  }
  return { code: await ended, err, peak };
}

/** The most that a process has held so far; nothing where the system does not tell it. */
function memoryOf(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
