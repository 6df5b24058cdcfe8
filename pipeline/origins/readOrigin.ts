/** Turns the origin of a table into what is read there now: a grid of values, with the digest of the answer. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookTable } from '../intake/BookTable.ts';
import type { ImportedTable } from '../intake/ImportedTable.ts';
import type { ImportOptions } from '../intake/ImportOptions.ts';
import { readTableOf, tableOfSheet } from '../intake/readTableOf.ts';
import { expectedFields } from '../intake/renewTable.ts';
import { encodingNamed } from '../load/encodings.ts';
import * as catalogue from '../problems/catalogue/origins.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { type Spot, spotOf } from '../problems/spot.ts';
import type { OriginDescriptor } from '../validate/Descriptor.ts';
import { digestOf } from '../world/digestOf.ts';
import type { Web } from '../world/Web.ts';
import type { BookFiles } from '../world/World.ts';
import { type FetchBounds, fetchAddress } from './fetchAddress.ts';
import type { QueryAnswer } from './QueryAnswer.ts';
import { type EngineFile, queryFiles } from './queryFiles.ts';
import { queryServer } from './queryServer.ts';

export interface OriginAnswer {
  readonly imported: ImportedTable;
  /** In words for people: an address, or what was asked. */
  readonly from: string;
  /** `sha256:…` */
  readonly digest: string;
  /** ISO date of the last change, where the server tells it. */
  readonly modified: string | undefined;
}

/** The outside world of `refresh`. */
export interface OriginWorld extends FetchBounds {
  readonly web: Web;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: BookFiles;
  /** Of the book, on disk. */
  readonly folder: string;
}

export async function readOrigin(
  origin: OriginDescriptor,
  place: BookTable,
  world: OriginWorld,
): Promise<StageResult<OriginAnswer>> {
  const spot = spotOf(place.descriptor, ['resources', place.index, 'origin']);
  const options = readingOf(origin, place);
  if (origin.sql === undefined) return readAddress(origin.address ?? '', spot, options, world);
  const queried = await runQuery(origin.sql, origin, spot, world);
  if (queried.value === undefined) return { value: undefined, problems: queried.problems };
  const { names, rows } = queried.value;
  const name = place.resource.name;
  const sheet = {
    name,
    rows: [names, ...rows],
    lines: [0, ...rows.map((_, index) => index + 1)],
    merged: [],
    isNamed: true,
    percentages: new Set<string>(),
    said: [],
  };
  const read = tableOfSheet(name, { sheet, range: undefined, said: [] }, { ...options, decimal: '.' });
  const text = JSON.stringify([names, ...rows]);
  return answerOf(read, spot, {
    from: origin.server === undefined ? 'a query over files' : `a query to ${origin.server}`,
    digest: `sha256:${digestOf(new TextEncoder().encode(text))}`,
    modified: undefined,
  });
}

async function readAddress(
  address: string,
  spot: Spot,
  options: ImportOptions,
  world: OriginWorld,
): Promise<StageResult<OriginAnswer>> {
  const fetched = await fetchAddress(world.web, address, spot, world);
  if (fetched.value === undefined) return { value: undefined, problems: fetched.problems };
  const { bytes, name, modified } = fetched.value;
  const read = await readTableOf(name, bytes, options, world.limits);
  return answerOf(read, spot, { from: address, digest: `sha256:${digestOf(bytes)}`, modified });
}

function answerOf(
  read: StageResult<ImportedTable>,
  spot: Spot,
  rest: Omit<OriginAnswer, 'imported'>,
): StageResult<OriginAnswer> {
  const problems = read.problems.map((problem) => toldAtOrigin(problem, spot));
  return { value: read.value && { ...rest, imported: read.value }, problems };
}

/** What is wrong with an answer is told at the origin, with its place in the answer beside it. */
export function toldAtOrigin(problem: Problem, spot: Spot): Problem {
  const { excerpt: _, place: { line, field } = {}, ...rest } = problem;
  const where = [
    ...(line === undefined ? [] : [`row ${line} of the answer`]),
    ...(field === undefined ? [] : [`column ${field}`]),
  ].join(', ');
  const hasOption = problem.hints.some((hint) => hint.includes('--'));
  const inOrigin = 'what is an option of import stands in the "read" of an origin, as "decimal": ","';
  return {
    ...rest,
    ...spot,
    hints: hasOption ? [...problem.hints, inOrigin] : problem.hints,
    ...(where === '' ? {} : { related: [{ message: where }] }),
  };
}

function readingOf({ read = {} }: OriginDescriptor, place: BookTable): ImportOptions {
  const {
    sheet,
    range,
    headerRows,
    decimal,
    delimiter,
    encoding,
    dates,
    missing = [],
    keepWide = false,
  } = read;
  return {
    ...{ sheet, range, headerRows, decimal, delimiter, dates, missing, keepWide },
    encoding: encoding === undefined ? undefined : encodingNamed(encoding),
    types: new Map(),
    units: new Map(),
    key: undefined,
    fields: expectedFields(place),
  };
}

async function runQuery(
  sql: string,
  { files, server }: OriginDescriptor,
  spot: Spot,
  world: OriginWorld,
): Promise<StageResult<QueryAnswer>> {
  if (server !== undefined) {
    const address = world.environment[server] ?? '';
    if (!/^postgres(?:ql)?:\/\//.test(address)) {
      const found = address === '' ? 'none' : 'something that does not begin with postgresql://';
      return { value: undefined, problems: [catalogue.originVariable(spot, server, found)] };
    }
    return queryServer(sql, address, spot, world);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'briefing-origin-'));
  try {
    const declared: EngineFile[] = [];
    const problems: Problem[] = [];
    for (const [name, where] of Object.entries(files ?? {})) {
      const file = await engineFile(name, where, spot, scratch, world);
      problems.push(...file.problems);
      if (file.value !== undefined) declared.push(file.value);
    }
    if (problems.length > 0) return { value: undefined, problems };
    return await queryFiles(sql, declared, spot, { ...world, scratch });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The engine asks no network: what lies at an address is fetched for it. */
async function engineFile(
  name: string,
  where: string,
  spot: Spot,
  scratch: string,
  world: OriginWorld,
): Promise<StageResult<EngineFile>> {
  if (/^https?:/.test(where)) {
    const fetched = await fetchAddress(world.web, where, spot, world);
    if (fetched.value === undefined) return { value: undefined, problems: fetched.problems };
    const { bytes } = fetched.value;
    const path = join(scratch, name);
    writeFileSync(path, bytes);
    return { value: { name, path, kind: kindOfBytes(bytes) }, problems: [] };
  }
  const none = (found: string) => ({
    value: undefined,
    problems: [catalogue.originFile(spot, where, found)],
  });
  const kind = kindOfName(where);
  if (kind === undefined) return none('a file with another ending');
  // A file may be larger than what is read at once: the engine reads it piece by piece.
  const { refused } = world.files.refusal(where) ?? {};
  if (refused !== undefined && refused !== 'too large') return none(refused);
  const folder = where.split('/').slice(0, -1).join('/');
  const isThere = world.files.list(folder).includes(where.split('/').at(-1) ?? '');
  if (!isThere || /[*?[\]{}]/.test(where)) return none('none');
  return { value: { name, path: realpathSync(join(world.folder, where)), kind }, problems: [] };
}

function kindOfName(path: string): EngineFile['kind'] | undefined {
  if (/\.(?:csv|tsv|txt)$/i.test(path)) return 'csv';
  if (/\.(?:json|jsonl|ndjson)$/i.test(path)) return 'json';
  return /\.(?:parquet|pq)$/i.test(path) ? 'parquet' : undefined;
}

/** What a server says of its answer is not relied on. */
function kindOfBytes(bytes: Uint8Array): EngineFile['kind'] {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  if (start.startsWith('PAR1')) return 'parquet';
  return /^[[{]/.test(start) ? 'json' : 'csv';
}
