/** Messages about origins: why a table could not be read anew from where it comes from. */
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function originMissing(spot: Spot, table: string, others: readonly string[]): Problem {
  return problemAt('origin-missing', spot, `expected a table with an origin, found ${table} without one`, [
    others.length === 0
      ? 'no table of the book has an origin: "origin": { "address": "https://…" } says where a table is read anew'
      : `tables with an origin: ${others.join(', ')}`,
  ]);
}

/** The network, or a server, may do better the next time. */
export function originUnreachable(spot: Spot, host: string, why: string): Problem {
  return problemAt('origin-unreachable', spot, `expected an answer of ${host}, found none: ${why}`, [
    'try again; nothing has changed',
  ]);
}

export function originAnswer(spot: Spot, found: string): Problem {
  return problemAt('origin-answer', spot, `expected a file at the address, found ${found}`, [
    'open the address in a browser; the publisher may have moved the file',
  ]);
}

export function originRedirect(spot: Spot, found: string): Problem {
  return problemAt(
    'origin-redirect',
    spot,
    `expected at most five redirects, to https (or from http to http), found ${found}`,
    ['write the address that they lead to'],
  );
}

export function originPrivate(spot: Spot, host: string): Problem {
  return problemAt(
    'origin-private',
    spot,
    `expected a host of the public network, found ${host}, which is this machine or one of a private network`,
    ['if you trust this book to ask it, say --allow-private'],
  );
}

export function originFile(spot: Spot, path: string, found: string): Problem {
  return problemAt(
    'origin-file',
    spot,
    `expected CSV, JSON or Parquet in the book at ${path}, found ${found}`,
    ['paths begin at the folder of the book: "raw/trade.parquet"'],
  );
}

/** What an engine says of a query of the book. */
export function originQuery(spot: Spot, said: string): Problem {
  return problemAt('origin-query', spot, `expected one query that can be run, found: ${said}`, [
    'the query is a single SELECT; it sees what the origin declares and nothing else',
  ]);
}

export function originEngine(spot: Spot, found: string, install: string): Problem {
  return problemAt(
    'origin-engine',
    spot,
    `expected the engine DuckDB, which runs SQL over files, found ${found}`,
    [`install it beside briefing: ${install}`],
  );
}

export function originVariable(spot: Spot, name: string, found: string): Problem {
  return problemAt(
    'origin-variable',
    spot,
    `expected the address of a server in the environment variable ${name}, found ${found}`,
    [`export ${name}='postgresql://USER:PASSWORD@HOST:5432/DATABASE'; it is kept in no file`],
  );
}

export function originValue(spot: Spot, column: string, type: string): Problem {
  return problemAt(
    'origin-value',
    spot,
    `expected numbers, texts, dates and truth values, found ${type} in the column ${quoted(column)}`,
    ['cast it in the query, e.g. CAST(x AS VARCHAR)'],
  );
}

export function originDateNeeded(spot: Spot, isUnknown: boolean): Problem {
  return problemAt(
    'origin-date-needed',
    spot,
    isUnknown
      ? 'expected the date of the last change in the answer of the server, found none'
      : 'expected the date up to which the new figures are current, found none',
    ['say it: --as-of 2024-03-31; or let the origin say it: "asOf": "retrieved" or "asOf": "modified"'],
  );
}
