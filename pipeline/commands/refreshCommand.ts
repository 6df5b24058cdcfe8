/** `briefing refresh`: reads tables anew from where they come from, shows what has changed, and writes it where asked to. */
import { resolve } from 'node:path';
import { checkBook } from '../build.ts';
import { type BookTable, tablesOfBook } from '../intake/BookTable.ts';
import { renewTable } from '../intake/renewTable.ts';
import { defaultLimits } from '../limits/Limits.ts';
import { loadBook } from '../load/loadBook.ts';
import { type OriginAnswer, readOrigin, toldAtOrigin } from '../origins/readOrigin.ts';
import { intakeUnknownTable } from '../problems/catalogue/intake.ts';
import * as catalogue from '../problems/catalogue/origins.ts';
import { nearest } from '../problems/nearest.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import type { OriginDescriptor } from '../validate/Descriptor.ts';
import type { Web } from '../world/Web.ts';
import { applyChange, type BookChange, changeOfBook, printChange } from './bookChange.ts';
import { type CommonOptions, openWorld, reportProblems } from './openWorld.ts';
import { printReading } from './printReading.ts';
import type { Terminal } from './terminal.ts';

export interface RefreshOptions extends CommonOptions {
  /** All that have an origin, where none is named. */
  readonly tables: readonly string[];
  readonly asOf: string | undefined;
  /** ISO date of today, or the one that was given. */
  readonly retrieved: string;
  readonly apply: boolean;
  readonly allowPrivate: boolean;
  /** For each origin. */
  readonly timeout: number;
}

/** What lies outside of the book, and of the files that other commands ask. */
export interface RefreshWorld {
  readonly web: Web;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** `machine` where nothing is wrong but what may be better the next time, or on another machine. */
export type RefreshEnd = 'done' | 'problems' | 'machine';

interface ReadTable {
  readonly table: string;
  readonly from: string;
  readonly said: readonly string[];
  readonly notes: OriginAnswer['imported']['notes'];
}

interface Refreshed extends BookChange {
  readonly tables: readonly ReadTable[];
}

const OF_THE_MACHINE = ['origin-unreachable', 'origin-engine', 'origin-variable'];

export async function refreshCommand(
  options: RefreshOptions,
  outside: RefreshWorld,
  terminal: Terminal,
): Promise<RefreshEnd> {
  const found = await refresh(options, outside, terminal);
  const isWritten = options.apply && !hasErrors(found.problems) && found.files.size > 0;
  const ofWriting = isWritten ? applyChange(options.book, found.files, terminal) : [];
  const problems = [...found.problems, ...ofWriting];
  const errors = problems.filter(({ severity }) => severity === 'error');
  reportProblems(problems, options, terminal);
  const isApplied = isWritten && errors.length === 0;
  if (options.json) {
    const files = [...found.files.keys()];
    terminal.result(JSON.stringify({ ...found, problems, files, applied: isApplied }, null, 2));
  } else if (errors.length === 0) {
    const lines = found.tables.flatMap(({ table, from, said, notes }) => [
      `${table}: from ${from}`,
      ...printReading(said, notes),
    ]);
    terminal.result([...lines, ...printChange(found, options.book, isApplied)].join('\n'));
  }
  if (errors.length === 0) return 'done';
  return errors.every(({ code }) => OF_THE_MACHINE.includes(code)) ? 'machine' : 'problems';
}

/** All tables are read before anything is compared, so that a check of several is judged by the new figures of all. */
async function refresh(
  options: RefreshOptions,
  outside: RefreshWorld,
  terminal: Terminal,
): Promise<Refreshed> {
  const none = (problems: readonly Problem[]): Refreshed => ({ problems, tables: [], files: new Map() });
  const world = openWorld({ ...options, quiet: true }, terminal);
  const limits = options.limit ?? defaultLimits;
  const loaded = loadBook(world.files, limits);
  if (loaded.value === undefined) return none(loaded.problems);
  const chosen = chooseTables(tablesOfBook(loaded.value), options.tables);
  if (chosen.problems.length > 0) {
    // A table whose descriptor is at fault is not found, and says why.
    const { problems } = await checkBook({ asStated: false, page: undefined, reach: 'dataset' }, world);
    return none(hasErrors(problems) ? problems : chosen.problems);
  }
  const read = [];
  const problems: Problem[] = [];
  for (const { place, origin } of chosen.tables) {
    const answer = await readOrigin(origin, place, {
      ...outside,
      limits,
      files: world.files,
      folder: resolve(options.book),
      milliseconds: options.timeout * 1000,
      allowPrivate: options.allowPrivate,
    });
    problems.push(...answer.problems);
    if (answer.value !== undefined) read.push({ place, origin, answer: answer.value });
  }
  if (hasErrors(problems)) return none(problems);
  const before = await checkBook({ asStated: false, page: undefined }, world);
  const contents = new Map<string, Uint8Array>();
  const tables: ReadTable[] = [];
  for (const { place, origin, answer } of read) {
    const { imported, digest, modified, from } = answer;
    const { name } = place.resource;
    const table = before.dataset?.tables.get(name);
    if (table === undefined) return none(before.problems);
    const asOf = options.asOf ?? { retrieved: options.retrieved, modified, '': undefined }[origin.asOf ?? ''];
    const spot = spotOf(place.descriptor, ['resources', place.index, 'origin']);
    const renewed = renewTable({
      ...{ file: name, imported, table, place, book: loaded.value, digest },
      read: (path) => contents.get(path) ?? world.files.read(path),
      // A day on which the same was read again is no news, and would be one more change to look at.
      words: (hasNewFigures) =>
        hasNewFigures ? { asOf, retrieved: options.retrieved } : { asOf: undefined },
    });
    problems.push(...renewed.problems.map((problem) => toldAtOrigin(problem, spot)));
    if (renewed.value === undefined) continue;
    const { hasNewFigures } = renewed.value;
    for (const [path, bytes] of renewed.value.contents) contents.set(path, bytes);
    if (options.apply && hasNewFigures && asOf === undefined)
      problems.push(catalogue.originDateNeeded(spot, origin.asOf === 'modified'));
    tables.push({
      table: name,
      from,
      said: [...imported.said, ...renewed.value.said],
      notes: imported.notes,
    });
  }
  if (hasErrors(problems)) return none(problems);
  const names = tables.map(({ table }) => table);
  return { ...(await changeOfBook(contents, before, world, names)), tables };
}

interface ChosenTables {
  readonly tables: readonly { readonly place: BookTable; readonly origin: OriginDescriptor }[];
  readonly problems: readonly Problem[];
}

function chooseTables(places: ReadonlyMap<string, BookTable>, wanted: readonly string[]): ChosenTables {
  const all = [...places.values()].flatMap((place) => {
    const { origin, role } = place.resource;
    return origin === undefined || role === 'facts' ? [] : [{ place, origin }];
  });
  const names = all.map(({ place }) => place.resource.name);
  const unknown = wanted.filter((name) => !places.has(name));
  if (unknown.length > 0) {
    return {
      tables: [],
      problems: unknown.map((name) => intakeUnknownTable(name, nearest(name, [...places.keys()]))),
    };
  }
  const without = wanted.filter((name) => !names.includes(name));
  const problems = without.map((name) => {
    const place = places.get(name);
    const spot =
      place === undefined
        ? { place: { file: 'data' } }
        : spotOf(place.descriptor, ['resources', place.index, 'name']);
    return catalogue.originMissing(spot, name, names);
  });
  if (wanted.length === 0 && all.length === 0) {
    return { tables: [], problems: [catalogue.originMissing({ place: { file: 'data' } }, 'tables', [])] };
  }
  return {
    tables: wanted.length === 0 ? all : all.filter(({ place }) => wanted.includes(place.resource.name)),
    problems,
  };
}
