/** Runs a query on a server that speaks PostgreSQL's protocol: in a transaction that only reads, row by row, bounded in time and size. */
import { Socket } from 'node:net';
import type { Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/origins.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import type { QueryAnswer } from './QueryAnswer.ts';
import { serverValue } from './queryValues.ts';

/** Rows that are asked for at once. */
const BATCH = 1000;
/** The bytes that have come are counted so often, in milliseconds. */
const LOOK = 20;

/** `address` comes from the environment, and is told to nobody. */
export async function queryServer(
  sql: string,
  address: string,
  spot: Spot,
  { limits, milliseconds }: { limits: Limits; milliseconds: number },
): Promise<StageResult<QueryAnswer>> {
  const none = (problem: Problem) => ({ value: undefined, problems: [problem] });
  const { default: pg } = await import('pg');
  const socket = new Socket();
  let stopped: Problem | undefined;
  const stop = (problem: Problem) => {
    stopped ??= problem;
    socket.destroy();
  };
  const seconds = Math.round(milliseconds / 1000);
  const late = catalogue.originUnreachable(spot, 'the server', `it took longer than ${seconds} s`);
  const timer = setTimeout(() => stop(late), milliseconds);
  const watch = setInterval(() => {
    if (socket.bytesRead > limits.fileBytes)
      stop(overLimit(spot, 'fileBytes', limits.fileBytes, socket.bytesRead));
  }, LOOK);
  const client = new pg.Client({
    connectionString: address,
    stream: () => socket,
    application_name: 'briefing',
  });
  // What is lost between two questions is told by the next.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`SET statement_timeout TO ${milliseconds}`);
    await client.query("SET datestyle TO 'ISO'");
    await client.query("SET timezone TO 'UTC'");
    await client.query('BEGIN TRANSACTION READ ONLY');
    // A cursor takes nothing but a query, and the extended protocol nothing but one.
    const declared = `DECLARE briefing_rows CURSOR FOR ${sql.replace(/[\s;]+$/, '')}`;
    const alone = { text: declared, queryMode: 'extended' };
    await client.query(alone);
    const rows: QueryAnswer['rows'][number][] = [];
    for (;;) {
      const batch = await client.query<(string | null)[]>({
        text: `FETCH FORWARD ${BATCH} FROM briefing_rows`,
        rowMode: 'array',
        types: { getTypeParser: () => (text: string) => text },
      });
      const { fields } = batch;
      const names = fields.map(({ name }) => name);
      if (names.length > limits.columns)
        return none(overLimit(spot, 'columns', limits.columns, names.length));
      const odd = fields.find(({ dataTypeID }) => serverValue(dataTypeID, '') === undefined);
      if (odd !== undefined) return none(catalogue.originValue(spot, odd.name, 'lists, objects or bytes'));
      if (rows.length + batch.rows.length > limits.rows)
        return none(overLimit(spot, 'rows', limits.rows, rows.length + batch.rows.length));
      for (const row of batch.rows)
        rows.push(row.map((text, column) => serverValue(fields[column]?.dataTypeID ?? 0, text) ?? null));
      if (batch.rows.length < BATCH) return { value: { names, rows }, problems: [] };
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (stopped !== undefined) return none(stopped);
    const code = 'code' in error ? String(error.code) : '';
    return none(
      isOfQuery(code)
        ? catalogue.originQuery(spot, error.message)
        : catalogue.originUnreachable(spot, 'the server', wordsOf(error, code)),
    );
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    client.end().catch(() => {});
    socket.destroySoon();
  }
}

/**
 * Classes of SQLSTATE that are about the query: its data, its words, its rights, what it would change. Of all others
 * (connections, resources, interventions of the operator, time) the next try may know nothing.
 */
function isOfQuery(code: string): boolean {
  return /^(?:0A|2[0-7]|3[48F]|4[24])[0-9A-Z]{3}$/.test(code);
}

/** Of several addresses of one host, each fails for itself. */
function wordsOf(error: Error, code: string): string {
  if (error instanceof AggregateError) {
    return error.errors.map((each) => (each instanceof Error ? each.message : '')).join('; ');
  }
  return error.message === '' ? code : error.message;
}
