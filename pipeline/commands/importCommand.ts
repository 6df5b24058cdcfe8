/** `briefing import`: takes a table out of a file of other people, or an edited data pack, into the book's data. */
import { basename } from 'node:path';
import { type BuildWorld, checkBook } from '../build.ts';
import { type BookTable, tablesOfBook } from '../intake/BookTable.ts';
import { csvOf, descriptorWith, idOf, type SourceWords, titleOf } from '../intake/composeTable.ts';
import type { ImportedTable } from '../intake/ImportedTable.ts';
import type { ImportOptions } from '../intake/ImportOptions.ts';
import { readTableOf } from '../intake/readTableOf.ts';
import { expectedFields, renewTable, withDigests } from '../intake/renewTable.ts';
import { defaultLimits } from '../limits/Limits.ts';
import type { BookSource } from '../load/BookSource.ts';
import { editCells } from '../load/editCells.ts';
import { decodeBytes, encodeText } from '../load/encodings.ts';
import { loadBook } from '../load/loadBook.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import { nearest } from '../problems/nearest.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { bookFilesOf, overlayBookFiles } from '../world/World.ts';
import { applyChange, type BookChange, changeOfBook, printChange } from './bookChange.ts';
import { editsOfPack, isPack } from './editsOfPack.ts';
import { type CommonOptions, openWorld, reportProblems } from './openWorld.ts';
import { printReading } from './printReading.ts';
import { readGivenFile } from './readGivenFile.ts';
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
interface ImportOutcome extends BookChange {
  readonly table?: string;
  readonly said?: readonly string[];
  readonly notes?: ImportedTable['notes'];
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
    const found = await importFile(file, options, world);
    const isWritten = options.apply && !hasErrors(found.problems) && found.files.size > 0;
    const ofWriting = isWritten ? applyChange(options.book, found.files, terminal) : [];
    const outcome = { ...found, problems: [...found.problems, ...ofWriting] };
    const failed = hasErrors(outcome.problems);
    const isApplied = isWritten && !failed;
    reportProblems(outcome.problems, options, terminal);
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
  const bytes = readGivenFile(path, limits);
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
  const name = options.table ?? idOf(basename(path).replace(/\.\w+$/, ''));
  const place = source === undefined ? undefined : tablesOfBook(source).get(name);
  if (place !== undefined && source !== undefined) {
    if (options.to !== undefined) return none([catalogue.intakeNameTaken(name, place.descriptor.path)]);
    return updateBook(path, bytes, place, source, options, world);
  }
  if (options.table !== undefined && options.to === undefined) {
    const names = source === undefined ? [] : [...tablesOfBook(source).keys()];
    return none([catalogue.intakeUnknownTable(name, nearest(name, names))]);
  }
  if (options.source !== undefined && options.source.title === undefined) {
    throw new UsageError('--source-url, --publisher, --grade and --retrieved need --source-title');
  }
  const read = await readTableOf(path, bytes, options.read, limits);
  return read.value === undefined ? none(read.problems) : newTable(name, read.value, options, world);
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
    return none([catalogue.intakeNameTaken(`${name}.csv`, csv)]);
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
  bytes: Uint8Array,
  place: BookTable,
  source: BookSource,
  options: ImportCommandOptions,
  world: BuildWorld,
): Promise<ImportOutcome> {
  const { name } = place.resource;
  const read = { ...options.read, fields: expectedFields(place) };
  const imported = await readTableOf(path, bytes, read, options.limit ?? defaultLimits);
  if (imported.value === undefined) return none(imported.problems);
  const before = await checkBook({ asStated: false, page: undefined }, world);
  const table = before.dataset?.tables.get(name);
  if (table === undefined) return none(before.problems);
  const { asOf, source: words } = options;
  const renewed = renewTable({
    ...{ file: path, imported: imported.value, table, place, book: source, read: world.files.read },
    words: () => ({ asOf, source: words }),
  });
  if (renewed.value === undefined) return none(renewed.problems);
  const { contents, hasNewFigures, said } = renewed.value;
  const change = await changeOfBook(contents, before, world, [name]);
  const needsDate = options.apply && hasNewFigures && asOf === undefined;
  const problems = needsDate ? [catalogue.intakeDateNeeded(place.descriptor.path)] : change.problems;
  const { notes } = imported.value;
  return { ...change, problems, table: name, said: [...imported.value.said, ...said], notes };
}

async function importPack(
  path: string,
  bytes: Uint8Array,
  source: BookSource,
  options: ImportCommandOptions,
  world: BuildWorld,
): Promise<ImportOutcome> {
  const before = await checkBook({ asStated: false, page: undefined }, world);
  if (before.book === undefined || before.dataset === undefined) return none(before.problems);
  const tables = tablesOfBook(source);
  const edits = await editsOfPack(path, bytes, before.book, tables, world, options.limit ?? defaultLimits);
  if (edits.value === undefined) return none(edits.problems);
  const files = new Map<string, Uint8Array>();
  const changed: string[] = [];
  const read = (path: string) => files.get(path) ?? world.files.read(path) ?? new Uint8Array();
  for (const [name, table] of tables) {
    const { csv, descriptor } = table;
    const own = edits.value.filter((edit) => edit.path === csv.path);
    if (own.length === 0) continue;
    changed.push(name);
    const bytesBefore = read(csv.path);
    const text = editCells(decodeBytes(bytesBefore, csv.encoding) ?? '', csv, own);
    const written = encodeText(text, csv.encoding, bytesBefore);
    if (written === undefined) return none([catalogue.intakeUnwritable(csv.path, csv.encoding, name)]);
    files.set(csv.path, written);
    const described = decodeBytes(read(descriptor.path), 'utf-8') ?? '';
    const redescribed = withDigests(described, table, written);
    if (redescribed !== described) files.set(descriptor.path, new TextEncoder().encode(redescribed));
  }
  return changeOfBook(files, before, world, changed);
}

function none(problems: readonly Problem[]): ImportOutcome {
  return { problems, files: new Map() };
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
  const { said = [], notes = [], preview, table } = outcome;
  const lines = [`${file}${table === undefined ? '' : `: ${table}`}`];
  if (preview !== undefined) lines.push(preview);
  lines.push(...printReading(said, notes), ...printChange(outcome, options.book, isApplied));
  terminal.result(lines.join('\n'));
}

function asJson(file: string, outcome: ImportOutcome, applied: boolean): object {
  const { files, preview: _preview, ...rest } = outcome;
  return { file, applied, ...rest, files: [...files.keys()] };
}
