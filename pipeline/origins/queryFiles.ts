/** Runs a query over the declared files of an origin by DuckDB, which sees those and nothing else. */
import packageJson from '../../package.json' with { type: 'json' };
import type { Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/origins.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import type { QueryAnswer } from './QueryAnswer.ts';
import { engineValue } from './queryValues.ts';

export interface EngineFile {
  /** By which the query calls it. */
  readonly name: string;
  /** On disk. */
  readonly path: string;
  readonly kind: 'csv' | 'json' | 'parquet';
}

/** Installed by who needs it: its native part is larger than all else together. */
const INSTALL = `npm install @duckdb/node-api@${packageJson.peerDependencies['@duckdb/node-api']}`;

const READERS = { csv: 'read_csv', json: 'read_json', parquet: 'read_parquet' } as const;

export async function queryFiles(
  sql: string,
  files: readonly EngineFile[],
  spot: Spot,
  { limits, milliseconds, scratch }: { limits: Limits; milliseconds: number; scratch: string },
): Promise<StageResult<QueryAnswer>> {
  const none = (problem: Problem) => ({ value: undefined, problems: [problem] });
  const engine = await import('@duckdb/node-api').catch((error: unknown) => {
    if (error instanceof Error) return error;
    throw error;
  });
  if (engine instanceof Error) {
    const isAbsent = 'code' in engine && /MODULE_NOT_FOUND$/.test(String(engine.code));
    const found = isAbsent ? 'none' : `one that cannot be loaded (${engine.message.split('\n')[0]})`;
    return none(catalogue.originEngine(spot, found, INSTALL));
  }
  // One thread adds up in one order, so that sums have the same digits wherever they are made.
  const instance = await engine.DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: `${limits.engineBytes}B`,
    temp_directory: scratch,
    max_temp_directory_size: `${limits.engineBytes * 8}B`,
  });
  const connection = await instance.connect();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    connection.interrupt();
  }, milliseconds);
  try {
    await connection.run(`SET allowed_paths = [${files.map(({ path }) => quotedText(path)).join(', ')}]`);
    for (const setting of ['autoinstall_known_extensions', 'autoload_known_extensions']) {
      await connection.run(`SET ${setting} = false`);
    }
    for (const { name, path, kind } of files) {
      await connection.run(`CREATE VIEW "${name}" AS SELECT * FROM ${READERS[kind]}(${quotedText(path)})`);
    }
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) return none(catalogue.originQuery(spot, `${statements.count} statements`));
    const query = await statements.prepare(0);
    if (query.statementType !== engine.StatementType.SELECT) {
      return none(catalogue.originQuery(spot, 'a statement that is no SELECT'));
    }
    const result = await query.stream();
    const names = result.columnNames();
    if (names.length > limits.columns) return none(overLimit(spot, 'columns', limits.columns, names.length));
    const rows: QueryAnswer['rows'][number][] = [];
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return { value: { names, rows }, problems: [] };
      if (rows.length + chunk.rowCount > limits.rows) {
        return none(overLimit(spot, 'rows', limits.rows, rows.length + chunk.rowCount));
      }
      for (const values of chunk.getRows()) {
        const row = values.map(engineValue);
        const odd = row.indexOf(undefined);
        if (odd >= 0) {
          const type = String(result.columnTypes()[odd] ?? 'something else');
          return none(catalogue.originValue(spot, names[odd] ?? '', type));
        }
        rows.push(row.map((value) => value ?? null));
      }
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const seconds = Math.round(milliseconds / 1000);
    if (isLate) return none(catalogue.originUnreachable(spot, 'DuckDB', `it took longer than ${seconds} s`));
    return none(catalogue.originQuery(spot, firstLine(error.message, files)));
  } finally {
    clearTimeout(timer);
    connection.closeSync();
    instance.closeSync();
  }
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path of this machine helps nobody: the reader knows the file by its name in the origin. */
function firstLine(message: string, files: readonly EngineFile[]): string {
  const [line = ''] = message.split('\n');
  return files.reduce((text, { name, path }) => text.replaceAll(path, name), line);
}
