/** `briefing import`: takes a table out of a file of other people, or an edited data pack, into the book's data. */
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type BuildWorld, checkBook } from '../build.ts';
import { compareTables } from '../difference/compareTables.ts';
import { printDifference } from '../difference/printDifference.ts';
import { isSame, keyedTableOf, type TableDifference } from '../difference/TableDifference.ts';
import { tablesOfBook } from '../intake/BookTable.ts';
import {
  csvOf,
  descriptorSet,
  descriptorWith,
  idOf,
  type SourceWords,
  titleOf,
} from '../intake/composeTable.ts';
import type { ImportedTable } from '../intake/ImportedTable.ts';
import type { ImportOptions } from '../intake/ImportOptions.ts';
import { readTableOf } from '../intake/readTableOf.ts';
import { updateTable } from '../intake/updateTable.ts';
import { defaultLimits } from '../limits/Limits.ts';
import type { BookSource } from '../load/BookSource.ts';
import { editCells } from '../load/editCells.ts';
import { decodeBytes, encodeText } from '../load/encodings.ts';
import { loadBook } from '../load/loadBook.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import { nearest } from '../problems/nearest.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { localDisk } from '../world/Disk.ts';
import { replaceFiles } from '../world/replaceFiles.ts';
import { bookFilesOf, overlayBookFiles } from '../world/World.ts';
import { type BookEffect, effectOf, printEffect } from './bookEffect.ts';
import { editsOfPack, isPack } from './editsOfPack.ts';
import { type CommonOptions, openWorld, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './UsageError.ts';

export interface ImportCommandOptions extends CommonOptions {
  readonly files: readonly string[];
  /** `data/TOPIC` */
  readonly to: string | undefined;
  readonly table: string | undefined;
  readonly title: string | undefined;
  readonly asOf: string | undefined;
  readonly source: SourceWords | undefined;
  readonly read: ImportOptions;
  readonly apply: boolean;
}

/** What one run found, for programs and for people. */
interface ImportOutcome {
  readonly problems: readonly Problem[];
  readonly table?: string;
  readonly said?: readonly string[];
  readonly notes?: ImportedTable['notes'];
  readonly differences?: readonly TableDifference[];
  readonly effect?: BookEffect;
  /** What the book still lacks of the table. */
  readonly left?: readonly Problem[];
  /** New contents by path in the book. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly preview?: string;
}

/** Gives false where a file is not taken; then nothing is written. */
export async function importCommand(options: ImportCommandOptions, terminal: Terminal): Promise<boolean> {
  if (options.files.length > 1 && (options.table !== undefined || options.title !== undefined)) {
    throw new UsageError('--table and --title are of one file');
  }
  const world = openWorld({ ...options, quiet: true }, terminal);
  let done = true;
  for (const file of options.files) {
    const outcome = await importFile(file, options, world);
    const failed = hasErrors(outcome.problems);
    reportProblems(outcome.problems, options, terminal);
    const isApplied = options.apply && !failed && outcome.files.size > 0;
    if (isApplied) replaceFiles(localDisk, resolve(options.book), outcome.files);
    if (options.json) terminal.result(JSON.stringify(asJson(file, outcome, isApplied), null, 2));
    else if (!failed) printOutcome(file, outcome, options, isApplied, terminal);
    done &&= !failed;
  }
  return done;
}

async function importFile(
  path: string,
  options: ImportCommandOptions,
  world: BuildWorld,
): Promise<ImportOutcome> {
  const limits = options.limit ?? defaultLimits;
  const { size } = statSync(path);
  if (size > limits.fileBytes)
    throw new UsageError(`a file has at most ${limits.fileBytes} bytes; ${path} has ${size}`);
  const bytes = readFileSync(path);
  const loaded = loadBook(world.files, limits);
  const source = loaded.value;
  if (
    source !== undefined &&
    options.table === undefined &&
    options.to === undefined &&
    isPack(path, bytes, limits)
  ) {
    return importPack(path, bytes, source, options, world);
  }
  const read = await readTableOf(path, bytes, options.read, limits);
  if (read.value === undefined) return { problems: read.problems, files: new Map() };
  const name = options.table ?? idOf(basename(path).replace(/\.\w+$/, ''));
  const book = source === undefined ? undefined : tablesOfBook(source).get(name);
  if (book !== undefined && source !== undefined) {
    if (options.to !== undefined)
      return { problems: [catalogue.intakeNameTaken(name, book.descriptor.path)], files: new Map() };
    return updateBook(path, name, read.value, source, options, world);
  }
  if (options.table !== undefined && options.to === undefined) {
    const names = source === undefined ? [] : [...tablesOfBook(source).keys()];
    return { problems: [catalogue.intakeUnknownTable(name, nearest(name, names))], files: new Map() };
  }
  return newTable(name, read.value, options, world);
}

async function newTable(
  name: string,
  imported: ImportedTable,
  options: ImportCommandOptions,
  world: BuildWorld,
): Promise<ImportOutcome> {
  const topic = topicOf(options.to ?? `data/${name}`);
  const folder = `data/${topic}`;
  const before = world.files.read(`${folder}/datapackage.json`);
  const text = before === undefined ? undefined : decodeBytes(before, 'utf-8');
  const { asOf, source } = options;
  const words = { name, title: options.title ?? titleOf(name), asOf, source };
  const descriptor = descriptorWith(topic, text, imported, words);
  const files = new Map([
    [`${folder}/datapackage.json`, new TextEncoder().encode(descriptor)],
    [`${folder}/${name}.csv`, new TextEncoder().encode(csvOf(imported))],
  ]);
  const csv = `${folder}/${name}.csv`;
  if (world.files.read(csv) !== undefined) {
    return { problems: [catalogue.intakeNameTaken(`${name}.csv`, csv)], files: new Map() };
  }
  const checked = await checkBook(
    { asStated: false, page: undefined, reach: 'dataset' },
    { ...world, files: overlayBookFiles(world.files, bookFilesOf(Object.fromEntries(files))) },
  );
  const left = checked.problems.filter(({ place }) => place !== undefined && files.has(place.file));
  const { said, notes } = imported;
  return { problems: [], table: name, said, notes, left, files, preview: previewOf(imported) };
}

function topicOf(to: string): string {
  const topic = /^(?:data\/)?([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/.exec(to)?.[1];
  if (topic === undefined) throw new UsageError(`--to takes a folder such as data/energy; found "${to}"`);
  return topic;
}

async function updateBook(
  path: string,
  name: string,
  imported: ImportedTable,
  source: BookSource,
  options: ImportCommandOptions,
  world: BuildWorld,
): Promise<ImportOutcome> {
  const none = (problems: readonly Problem[]): ImportOutcome => ({ problems, files: new Map() });
  const book = tablesOfBook(source).get(name);
  const before = await checkBook({ asStated: false, page: undefined }, world);
  const table = before.dataset?.tables.get(name);
  if (book === undefined || table === undefined) return none(before.problems);
  const bytes = world.files.read(book.csv.path) ?? new Uint8Array();
  const text = decodeBytes(bytes, book.csv.encoding) ?? '';
  const updated = updateTable(path, imported, table, book, text);
  if (updated.value === undefined) return none(updated.problems);
  const files = new Map<string, Uint8Array>();
  const written = encodeText(updated.value.text, book.csv.encoding, bytes);
  if (written === undefined)
    return none([catalogue.intakeUnwritable(book.csv.path, book.csv.encoding, name)]);
  if (updated.value.text !== text) {
    files.set(book.csv.path, written);
    let descriptor = book.descriptor.text;
    if (options.asOf !== undefined)
      descriptor = descriptorSet(descriptor, ['resources', book.index, 'asOf'], options.asOf);
    if (descriptor !== book.descriptor.text)
      files.set(book.descriptor.path, new TextEncoder().encode(descriptor));
  }
  const left = updated.value.leftOut.map(
    (title) => `the column "${title}" is no field of the table and is left out`,
  );
  const outcome = await differenceOf(files, before, world, [name]);
  const needsDate = options.apply && files.size > 0 && options.asOf === undefined;
  const problems = needsDate ? [catalogue.intakeDateNeeded(book.descriptor.path)] : outcome.problems;
  return { ...outcome, problems, table: name, said: [...imported.said, ...left], notes: imported.notes };
}

async function importPack(
  path: string,
  bytes: Uint8Array,
  source: BookSource,
  options: ImportCommandOptions,
  world: BuildWorld,
): Promise<ImportOutcome> {
  const before = await checkBook({ asStated: false, page: undefined }, world);
  if (before.book === undefined || before.dataset === undefined)
    return { problems: before.problems, files: new Map() };
  const tables = tablesOfBook(source);
  const edits = await editsOfPack(path, bytes, before.book, tables, world, options.limit ?? defaultLimits);
  if (edits.value === undefined) return { problems: edits.problems, files: new Map() };
  const files = new Map<string, Uint8Array>();
  const changed: string[] = [];
  for (const [name, { csv }] of tables) {
    const own = edits.value.filter((edit) => edit.path === csv.path);
    if (own.length === 0) continue;
    changed.push(name);
    const bytesBefore = world.files.read(csv.path) ?? new Uint8Array();
    const text = editCells(decodeBytes(bytesBefore, csv.encoding) ?? '', csv, own);
    const written = encodeText(text, csv.encoding, bytesBefore);
    if (written === undefined)
      return { problems: [catalogue.intakeUnwritable(csv.path, csv.encoding, name)], files: new Map() };
    files.set(csv.path, written);
  }
  return differenceOf(files, before, world, changed);
}

/** The book as it would be, beside the book as it is. */
async function differenceOf(
  files: ReadonlyMap<string, Uint8Array>,
  before: Awaited<ReturnType<typeof checkBook>>,
  world: BuildWorld,
  names: readonly string[],
): Promise<ImportOutcome> {
  if (files.size === 0) return { problems: [], files };
  const overlaid = overlayBookFiles(world.files, bookFilesOf(Object.fromEntries(files)));
  const after = await checkBook({ asStated: false, page: undefined }, { ...world, files: overlaid });
  // A check that fails is what the figures say, and for the reader to judge; what is no value is not taken.
  const said = new Set(before.problems.map(keyOfProblem));
  const problems = after.problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      problem.place !== undefined &&
      files.has(problem.place.file) &&
      problem.check === undefined &&
      !said.has(keyOfProblem(problem)),
  );
  const left = after.problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      problem.check === undefined &&
      !problems.includes(problem) &&
      !said.has(keyOfProblem(problem)),
  );
  const differences = names.flatMap((name) => {
    const [was, is] = [before.dataset?.tables.get(name), after.dataset?.tables.get(name)];
    return was === undefined || is === undefined ? [] : [compareTables(keyedTableOf(was), keyedTableOf(is))];
  });
  return {
    problems,
    differences: [...differences, ...factDifferences(before, after)],
    effect: effectOf(before, after),
    left,
    files,
  };
}

function keyOfProblem({ code, message, place }: Problem): string {
  return `${code}\n${message}\n${place?.file ?? ''}\n${place?.row ?? place?.line ?? ''}`;
}

/** Facts are compared as a table of one field. */
function factDifferences(
  before: Awaited<ReturnType<typeof checkBook>>,
  after: Awaited<ReturnType<typeof checkBook>>,
): readonly TableDifference[] {
  const keyed = (check: typeof before) => {
    const facts = [...(check.dataset?.facts.values() ?? [])];
    return {
      name: 'facts',
      key: ['id'],
      rowCount: facts.length,
      columns: new Map([
        ['id', facts.map(({ id }) => id)],
        ['value', facts.map(({ value }) => value)],
      ]),
      placeOf: (row: number) => facts[row]?.place ?? { file: 'data' },
    };
  };
  if (before.dataset === undefined || after.dataset === undefined) return [];
  const difference = compareTables(keyed(before), keyed(after));
  return isSame(difference) ? [] : [difference];
}

const PREVIEW_ROWS = 5;

function previewOf({ columns, rowCount, key }: ImportedTable): string {
  const fields = columns.map(({ name, type, unit, missing, texts }) => {
    const isNumeric = type === 'number' || type === 'integer';
    const words = [
      type,
      ...(isNumeric ? [unit === undefined ? 'unit not known' : unit] : []),
      ...(key.includes(name) ? ['key'] : []),
      ...(missing.length > 0 ? [`missing: ${missing.join(' ')}`] : []),
    ];
    const shown = texts
      .slice(0, PREVIEW_ROWS)
      .map((text) => (text.length > 20 ? `${text.slice(0, 19)}…` : text));
    return `  ${name.padEnd(24)} ${words.join(', ').padEnd(32)} ${shown.join(' | ')}`.replaceAll('\n', ' ');
  });
  return [`${rowCount} rows, ${columns.length} fields`, ...fields].join('\n');
}

function printOutcome(
  file: string,
  outcome: ImportOutcome,
  options: ImportCommandOptions,
  isApplied: boolean,
  terminal: Terminal,
): void {
  const { said = [], notes = [], left = [], differences = [], effect, files, preview, table } = outcome;
  const lines = [`${file}${table === undefined ? '' : `: ${table}`}`];
  if (preview !== undefined) lines.push(preview);
  for (const words of said) lines.push(`  read so: ${words}`);
  for (const { line, text } of notes)
    lines.push(`  left out, line ${line}: ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`);
  const folder = options.book === '.' ? undefined : options.book.replaceAll('\\', '/').replace(/\/$/, '');
  for (const difference of differences) lines.push(printDifference(difference, folder).trimEnd());
  if (effect !== undefined) lines.push(...printEffect(effect));
  for (const { message, place } of left)
    lines.push(`  left to say: ${place?.field === undefined ? '' : `${place.field}: `}${message}`);
  if (files.size === 0) lines.push('nothing to change');
  else {
    for (const path of files.keys()) lines.push(`${isApplied ? 'written' : 'would be written'}: ${path}`);
    if (!isApplied) lines.push('write it with --apply');
  }
  terminal.result(lines.join('\n'));
}

function asJson(file: string, outcome: ImportOutcome, applied: boolean): object {
  const { files, preview: _preview, ...rest } = outcome;
  return { file, applied, ...rest, files: [...files.keys()] };
}
