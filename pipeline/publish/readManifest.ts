/** Reads the manifest of the last build, where there is one. */
import { join } from 'node:path';
import type { Claim } from '../compose/Manuscript.ts';
import { isRecord, type JsonRecord } from '../documents/DocumentReader.ts';
import { pageNames } from '../theme/papers.ts';
import { localDisk } from '../world/Disk.ts';
import { type BookCopy, manifestOf } from './BookCopy.ts';
import { figuresOf, isFiguresOfTable } from './FiguresOfTable.ts';
import { MANIFEST_FORM, type Manifest } from './Manifest.ts';
import { outputOf } from './outputPaths.ts';

/** Undefined where nothing has been built yet, or by a version whose manifest had another form. */
export function readManifest(folder: string, copy: BookCopy = {}): Manifest | undefined {
  return readManifestFile(join(folder, manifestOf(copy)));
}

/** All but the figures, of which there may be many more than of all else. */
export type ManifestHead = Omit<Manifest, 'figures'>;

export function readManifestHead(folder: string, copy: BookCopy = {}): ManifestHead | undefined {
  return read(textOf(join(folder, manifestOf(copy))), ({ figures: _, tables: __, ...head }) =>
    isManifestHead(head) ? head : undefined,
  );
}

/** Names of all manifests in an output folder, that of the book first. */
export function manifestsIn(folder: string): readonly string[] {
  const own = manifestOf({});
  const names = localDisk.list(folder).filter((name) => outputOf(name) === 'manifest');
  return [...names.filter((name) => name === own), ...names.filter((name) => name !== own).sort()];
}

export function readManifestFile(path: string): Manifest | undefined {
  return parseManifest(textOf(path));
}

/** The form of a manifest that a later version of the pipeline wrote, and this one does not read. */
export function laterFormOf(path: string): number | undefined {
  return read(textOf(path), ({ form }) =>
    typeof form === 'number' && form > MANIFEST_FORM ? form : undefined,
  );
}

export function parseManifest(text: string): Manifest | undefined {
  return read(text, (written) => {
    const manifest = withAllFigures(written);
    return isManifest(manifest) ? manifest : undefined;
  });
}

function textOf(path: string): string {
  return new TextDecoder().decode(localDisk.read(path));
}

function read<Value>(text: string, as: (manifest: JsonRecord) => Value | undefined): Value | undefined {
  try {
    const manifest: unknown = JSON.parse(text);
    // The first form did not say that it was one, and knew no tables.
    return isRecord(manifest)
      ? as({ form: 'tables' in manifest ? MANIFEST_FORM : 1, ...manifest })
      : undefined;
  } catch {
    // A manifest that was cut short says nothing; the next build writes it anew.
    return undefined;
  }
}

/** With the figures of tables among the others, where they stand in the book; a manifest of form 1 has them there. */
function withAllFigures({ tables, figures, ...manifest }: JsonRecord): JsonRecord | undefined {
  if (manifest['form'] === 1) return { ...manifest, figures };
  if (!Array.isArray(figures) || !Array.isArray(tables) || !tables.every(isFiguresOfTable)) return undefined;
  let done = 0;
  const all = tables.flatMap((table): readonly unknown[] => {
    const before = figures.slice(done, table.after);
    done = Math.max(done, table.after);
    return [...before, ...figuresOf(table)];
  });
  return { ...manifest, figures: [...all, ...figures.slice(done)] };
}

/** Page on which the last build printed a sentence or title that rests on a check. */
export function pageOfClaim(manifest: ManifestHead | undefined, claim: Claim): string | undefined {
  return manifest?.claims.find(({ check, text }) => check === claim.check && text === claim.text)?.page;
}

/** What stands in the output folder may be somebody's: as far as commands read a manifest, each value is of its kind. */
function isManifest(value: unknown): value is Manifest {
  return (
    isRecord(value) &&
    areRecords(value['figures'], (figure) => {
      const { origin, sources, value: printed } = figure;
      return isOrigin(origin) && isList(sources) && isScalar(printed) && hasTexts(figure, figureTexts);
    }) &&
    isManifestHead(value)
  );
}

function isManifestHead(value: unknown): value is ManifestHead {
  return (
    isRecord(value) &&
    (value['form'] === 1 || value['form'] === MANIFEST_FORM) &&
    ['book', 'edition', 'pipeline', 'digest'].every((name) => typeof value[name] === 'string') &&
    areTexts(value['inputs']) &&
    isSettings(value['settings']) &&
    areTexts(value['outputs']) &&
    (value['earlierOutputs'] === undefined || areTexts(value['earlierOutputs'])) &&
    (value['draft'] === undefined || isDraft(value['draft'])) &&
    areTexts(value['pages']) &&
    areRecords(value['checks'], (check) => hasTexts(check, ['id', 'outcome', 'computed', 'statement'])) &&
    areRecords(value['claims'], (claim) => hasTexts(claim, ['check', 'text']))
  );
}

const figureTexts = ['id', 'displayed', 'asOf', 'address', 'slot', 'chapter', 'within', 'place'];

function isOrigin(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { type, row, figures } = value;
  if (type === 'cell') return hasTexts(value, ['table', 'field']) && typeof row === 'number';
  if (type === 'fact') return hasTexts(value, ['fact']);
  return type === 'computed' && Array.isArray(figures) && figures.every(isOrigin);
}

function isDraft(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value['openPoints']);
}

function hasTexts(record: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  const isText = (name: string) => typeof record[name] === 'string';
  return (
    names.every(isText) &&
    ['page', 'cell', 'unit'].every((name) => record[name] === undefined || isText(name))
  );
}

function areRecords(
  value: unknown,
  isOfKind: (record: Readonly<Record<string, unknown>>) => boolean,
): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && isOfKind(item));
}

function areTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((item) => typeof item === 'string');
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isSettings(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isRecord(value)) return false;
  const { page } = value;
  const areLists = ['set', 'chapters', 'parts'].every(
    (name) => value[name] === undefined || isList(value[name]),
  );
  const isPlain = value['grey'] === undefined || value['grey'] === true;
  return areLists && isPlain && (page === undefined || pageNames.some((name) => name === page));
}
