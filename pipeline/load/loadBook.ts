/** Turns a book's folder into a `BookSource`: every file parsed, nothing interpreted. */
import { defaultLimits, type LimitName, type Limits } from '../limits/Limits.ts';
import { styleMissing } from '../problems/catalogue/citations.ts';
import { editionUnknown } from '../problems/catalogue/editions.ts';
import { imageNamedTwice } from '../problems/catalogue/images.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/load.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem, StageResult } from '../problems/Problem.ts';
import { type Spot, spotOf } from '../problems/spot.ts';
import { digestOf } from '../world/digestOf.ts';
import type { BookFiles } from '../world/World.ts';
import type {
  BookSource,
  CsvText,
  ImageFile,
  SourceDocument,
  SourceText,
  TopicSource,
} from './BookSource.ts';
import { type CsvDialect, dialectOf } from './CsvDialect.ts';
import { decodeText } from './decodeText.ts';
import { type EncodingName, encodingNamed } from './encodings.ts';
import { isPathWithin } from './isPathWithin.ts';
import { type CsvOptions, parseCsv } from './parseCsv.ts';
import { type ParsedDocument, parseJson } from './parseJson.ts';
import { type ParsedDocuments, parseYaml } from './parseYaml.ts';
import { EDITION_ENDING, EDITIONS, namedIn, pathOfEdition, recordedEditions } from './recordedEditions.ts';
import { excessOfCsv } from './sizeOfCsv.ts';
import { textOver } from './textOver.ts';

const partsOfTemplates = ['chapters', 'partials', 'charts', 'images', 'fonts'];

const fontEndings = ['.ttf', '.otf', '.woff', '.woff2'];

/** Endings of image files, with what stands in the file. */
const imageKinds: ReadonlyMap<string, ImageFile['kind']> = new Map([
  ['.png', 'png'],
  ['.jpg', 'jpeg'],
  ['.jpeg', 'jpeg'],
  ['.svg', 'svg'],
]);

/** `kept` are documents of YAML that were parsed before. */
export function loadBook(
  files: BookFiles,
  limits: Limits = defaultLimits,
  kept?: ParsedDocuments,
): StageResult<BookSource> {
  const reader = new BookReader(files, limits, kept);
  const folders = partsOfTemplates.map((part) => `templates/${part}`);
  for (const folder of ['data', 'templates', ...folders]) {
    const refused = files.refusal(folder);
    if (refused !== undefined) reader.report(catalogue.fileRefused(folder, refused));
  }
  const book = reader.document('templates/book.yaml', parseYaml);
  const theme = reader.document('templates/theme.json', parseJson);
  const previousEdition = book === undefined ? undefined : readPreviousEdition(reader, book);
  const bibtex = reader.template('data/references.bib');
  const references = reader.optionalDocument('data/references.json', parseJson);
  const citationStyle = book === undefined ? undefined : readCitationStyle(reader, book, limits);
  reportUnexpected(
    reader,
    EDITIONS,
    (name) => name.endsWith(EDITION_ENDING),
    `files named *${EDITION_ENDING}`,
  );
  const topicNames = files
    .list('data')
    .filter((name) => name.endsWith('/') && !name.startsWith('.') && name !== 'editions/');
  if (topicNames.length === 0) reader.report(catalogue.noTopics('data'));
  const topics = topicNames.flatMap((name) => readTopic(reader, name.slice(0, -1), limits) ?? []);
  const tables = topics.flatMap(({ csv }) => [...csv.values()].map(({ path }) => ({ file: path, line: 1 })));
  reader.count('tables', tables);
  const chapters = readTexts(reader, 'chapters', '.md.hbs');
  const partials = readTexts(reader, 'partials', '.md.hbs');
  const charts = readCharts(reader);
  const images = readImages(reader, limits);
  reader.count('charts', firstLines(charts.values()));
  reader.count('images', [...images.values()].map(placeOfFile));
  const fonts = readFonts(reader, limits);
  reader.count(
    'fonts',
    [...fonts.keys()].map((path) => placeOfFile({ path })),
  );
  reader.count('chapters', firstLines([...chapters.values(), ...partials.values()]));
  reportUnexpected(
    reader,
    'data',
    (name) => name.endsWith('/') || name === 'references.bib' || name === 'references.json',
    'a folder for each topic, references.bib and references.json',
  );
  reportUnexpected(
    reader,
    'templates',
    (name) =>
      ['book.yaml', 'theme.json', ...partsOfTemplates.map((part) => `${part}/`)].includes(name) ||
      `templates/${name}` === citationStyle?.path,
    'book.yaml, theme.json, chapters, partials, charts, images and fonts',
  );
  const value =
    book === undefined || theme === undefined
      ? undefined
      : {
          book,
          theme,
          topics,
          chapters,
          partials,
          charts,
          images,
          fonts,
          ...(bibtex === undefined ? {} : { bibtex }),
          ...(references === undefined ? {} : { references }),
          ...(citationStyle === undefined ? {} : { citationStyle }),
          ...(previousEdition === undefined ? {} : { previousEdition }),
          digests: reader.sortedDigests(),
        };
  return { value, problems: reader.problems };
}

function readPreviousEdition(reader: BookReader, book: SourceDocument): SourceText | undefined {
  const name = namedIn(book.data, 'previousEdition');
  if (name === undefined) return undefined;
  const known = recordedEditions(reader.files);
  if (known.includes(name)) return reader.template(pathOfEdition(name));
  reader.report(editionUnknown(spotOf(book, ['previousEdition']), name, known));
  return undefined;
}

function readCitationStyle(
  reader: BookReader,
  book: SourceDocument,
  { styleCharacters: most }: Limits,
): SourceText | undefined {
  const name = namedIn(book.data, 'citationStyle');
  if (name === undefined) return undefined;
  const known = reader.files.list('templates').filter((each) => each.endsWith('.csl'));
  if (!known.includes(name)) {
    reader.report(styleMissing(spotOf(book, ['citationStyle']), name, known));
    return undefined;
  }
  const style = reader.template(`templates/${name}`);
  const excess = style && textOver(style, 'styleCharacters', most);
  if (excess === undefined) return style;
  reader.report(excess);
  return undefined;
}

function readTopic(reader: BookReader, topic: string, limits: Limits): TopicSource | undefined {
  const folder = `data/${topic}`;
  const descriptor = reader.document(`${folder}/datapackage.json`, parseJson);
  const checks = reader.optionalDocument(`${folder}/checks.yaml`, parseYaml);
  const derived = reader.optionalDocument(`${folder}/derived.yaml`, parseYaml);
  if (descriptor === undefined) return undefined;
  const csv = new Map<string, CsvText>();
  const shapes = new Map<string, SourceDocument>();
  const known = new Set(['datapackage.json', 'checks.yaml', 'derived.yaml']);
  const present = filesBelow(reader, folder);
  for (const { path, spotOfPath, holdsShapes, encoding, ...written } of pathsOf(descriptor)) {
    if (!isPathWithin(path)) {
      reader.report(catalogue.unsafePath(spotOfPath(), path));
      continue;
    }
    // On a disk that is blind to case, `Trade.csv` is the same file again.
    if (known.has(path.toLowerCase())) {
      reader.report(catalogue.fileTaken(spotOfPath(), path));
      continue;
    }
    known.add(path.toLowerCase());
    const text = reader.text(`${folder}/${path}`, holdsShapes ? 'utf-8' : encoding);
    if (text === 'absent') {
      const near = nearest(path, present);
      reader.report(catalogue.missingFile(spotOfPath(), `${folder}/${path}`, near));
    } else if (text !== 'unreadable' && holdsShapes) {
      if (!reader.isReadable(text)) continue;
      const { document, problems } = parseJson(text, limits);
      reader.report(...problems);
      if (document !== undefined) shapes.set(path, document);
    } else if (text !== 'unreadable') {
      const parsed = reader.csv(text, { encoding, ...written });
      if (parsed !== undefined) csv.set(path, parsed);
    }
  }
  for (const path of present) {
    if (known.has(path.toLowerCase()) || isAside(path)) continue;
    const expected = 'the files that datapackage.json names';
    const hint = 'name it in the datapackage.json, or take it out of the folder';
    reader.report(catalogue.unexpectedFile(`${folder}/${path}`, expected, hint));
  }
  return { topic, descriptor, csv, shapes, checks, derived };
}

interface ResourceFile {
  readonly path: string;
  readonly spotOfPath: () => Spot;
  readonly holdsShapes: boolean;
  readonly encoding: EncodingName;
  readonly dialect: CsvDialect;
  readonly fieldNames: readonly string[];
}

/** The paths of the resources, as far as they are texts; whether they should be is for the next stage to say. */
function pathsOf(descriptor: SourceDocument): ResourceFile[] {
  const resources = propertyOf(descriptor.data, 'resources');
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((resource: unknown, index) => {
    const path = propertyOf(resource, 'path');
    if (typeof path !== 'string') return [];
    const holdsShapes = propertyOf(resource, 'role') === 'shapes';
    const encoding = propertyOf(resource, 'encoding');
    const fields = propertyOf(propertyOf(resource, 'schema'), 'fields');
    return [
      {
        path,
        spotOfPath: () => spotOf(descriptor, ['resources', index, 'path']),
        holdsShapes,
        encoding: (typeof encoding === 'string' ? encodingNamed(encoding) : undefined) ?? 'utf-8',
        dialect: dialectOf(propertyOf(resource, 'dialect')),
        fieldNames: Array.isArray(fields) ? fields.map((field) => String(propertyOf(field, 'name'))) : [],
      },
    ];
  });
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function readTexts(reader: BookReader, kind: string, ending: string): ReadonlyMap<string, SourceText> {
  const texts = new Map<string, SourceText>();
  for (const { name, path } of reader.namedFiles(`templates/${kind}`, ending)) {
    const text = reader.template(path);
    if (text !== undefined) texts.set(name, text);
  }
  return texts;
}

function readCharts(reader: BookReader): ReadonlyMap<string, SourceDocument> {
  const charts = new Map<string, SourceDocument>();
  for (const { name, path } of reader.namedFiles('templates/charts', '.vl.json')) {
    const document = reader.document(path, parseJson);
    if (document !== undefined) charts.set(name, document);
  }
  return charts;
}

/** The bytes of each image; which of two of one name is meant, nobody could tell. */
function readImages(reader: BookReader, limits: Limits): ReadonlyMap<string, ImageFile> {
  const images = new Map<string, ImageFile>();
  for (const [ending, kind] of imageKinds) {
    for (const { name, path } of reader.filesEnding('templates/images', ending)) {
      const first = images.get(name);
      if (first !== undefined) reader.report(imageNamedTwice(path, name, first.path));
      const bytes = reader.bytes(path);
      if (typeof bytes === 'string') continue;
      const found = bytes.length;
      const most = limits.imageBytes;
      if (found > most) reader.report(overLimit({ place: { file: path } }, 'imageBytes', most, found));
      else images.set(name, { path, kind, bytes });
    }
  }
  const isNamed = (name: string) => [...imageKinds.keys()].some((ending) => name.endsWith(ending));
  reportUnexpected(reader, 'templates/images', isNamed, `files named *${[...imageKinds.keys()].join(', *')}`);
  return images;
}

/** Beside them their licenses may lie, as they must where they are passed on. */
function readFonts(reader: BookReader, limits: Limits): ReadonlyMap<string, Uint8Array> {
  const fonts = new Map<string, Uint8Array>();
  for (const ending of fontEndings) {
    for (const { path } of reader.filesEnding('templates/fonts', ending)) {
      const bytes = reader.bytes(path);
      if (typeof bytes === 'string') continue;
      const most = limits.fontBytes;
      if (bytes.length > most)
        reader.report(overLimit({ place: { file: path } }, 'fontBytes', most, bytes.length));
      else fonts.set(path, bytes);
    }
  }
  const isNamed = (name: string) => [...fontEndings, '.txt'].some((ending) => name.endsWith(ending));
  reportUnexpected(reader, 'templates/fonts', isNamed, `files named *${fontEndings.join(', *')}`);
  return fonts;
}

function placeOfFile({ path }: { readonly path: string }): Place {
  return { file: path };
}

/** Where files of text begin. */
function firstLines(texts: Iterable<{ readonly path: string }>): readonly Place[] {
  return [...texts].map(({ path }) => ({ file: path, line: 1 }));
}

function reportUnexpected(
  reader: BookReader,
  folder: string,
  isExpected: (name: string) => boolean,
  expected: string,
): void {
  for (const name of reader.files.list(folder)) {
    if (isExpected(name) || isAside(name)) continue;
    const path = `${folder}/${name.replace(/\/$/, '')}`;
    reader.report(catalogue.unexpectedFile(path, expected, 'rename it, or take it out of the folder'));
  }
}

/** Files that may lie anywhere: hidden ones, and notes to the reader of the folder. */
function isAside(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1);
  return name.startsWith('.') || /^(README|LICEN[CS]E|NOTES)(\.\w+)?$/.test(name);
}

/** Paths of all files below a folder, relative to it. */
function filesBelow(reader: BookReader, folder: string): string[] {
  return reader.files.list(folder).flatMap((name) => {
    if (!name.endsWith('/')) return [name];
    if (name.startsWith('.')) return [];
    const below = name.slice(0, -1);
    return filesBelow(reader, `${folder}/${below}`).map((path) => `${below}/${path}`);
  });
}

/** Reads files while it keeps their digests and the problems found in them. */
class BookReader {
  readonly files: BookFiles;
  readonly problems: Problem[] = [];
  readonly #digests = new Map<string, string>();
  readonly #limits: Limits;
  readonly #kept: ParsedDocuments | undefined;
  /** Of the texts read so far. */
  readonly #characters = new Map<LimitName, number>();

  constructor(files: BookFiles, limits: Limits, kept: ParsedDocuments | undefined) {
    this.files = files;
    this.#limits = limits;
    this.#kept = kept;
  }

  report(...problems: readonly Problem[]): void {
    for (const problem of problems) this.problems.push(problem);
  }

  /** Reports the first of the things at `places` that is more than the limit. */
  count(limit: LimitName, places: readonly Place[]): void {
    const most = this.#limits[limit];
    const place = places[most];
    if (place !== undefined) this.report(overLimit({ place }, limit, most, places.length));
  }

  /** The records of a table's text; undefined where it holds too much, or has no header. */
  csv({ path, text }: SourceText, options: CsvOptions): CsvText | undefined {
    const excess = excessOfCsv(text, this.#limits, options.dialect);
    if (excess !== undefined) {
      const { limit, found, line } = excess;
      this.report(overLimit({ place: { file: path, line, column: 1 } }, limit, this.#limits[limit], found));
      return undefined;
    }
    const { csv, problems } = parseCsv(path, text, options);
    this.report(...problems);
    if (csv !== undefined) this.#checkCells(csv);
    return csv;
  }

  #checkCells(csv: CsvText): void {
    const most = this.#limits.cellCharacters;
    csv.columns.forEach((values, column) => {
      const row = values.findIndex((value) => value.length > most);
      if (row < 0) return;
      const { line, column: from } = csv.positionOf(row, column);
      const place = { file: csv.path, line, column: from };
      this.report(overLimit({ place }, 'cellCharacters', most, values[row]?.length ?? 0));
    });
  }

  bytes(path: string): Uint8Array | 'absent' | 'unreadable' {
    const bytes = this.files.read(path);
    if (bytes === undefined) {
      const refused = this.files.refusal(path);
      if (refused === undefined) return 'absent';
      this.report(catalogue.fileRefused(path, refused));
      return 'unreadable';
    }
    this.#digests.set(path, digestOf(bytes));
    return bytes;
  }

  text(path: string, encoding: EncodingName = 'utf-8'): SourceText | 'absent' | 'unreadable' {
    const bytes = this.bytes(path);
    if (typeof bytes === 'string') return bytes;
    const { source, problems } = decodeText(path, bytes, encoding);
    this.report(...problems);
    return source ?? 'unreadable';
  }

  optionalDocument(
    path: string,
    parse: (source: SourceText, limits: Limits, kept?: ParsedDocuments) => ParsedDocument,
  ): SourceDocument | undefined {
    const text = this.text(path);
    if (text === 'absent' || text === 'unreadable' || !this.isReadable(text)) return undefined;
    const { document, problems } = parse(text, this.#limits, this.#kept);
    this.report(...problems);
    return document;
  }

  /** Whether a text is short enough to be parsed, together with those before it; reported where it is not. */
  isReadable(source: SourceText): boolean {
    const limit = source.path.endsWith('.yaml') ? 'yamlCharacters' : 'documentCharacters';
    const before = this.#characters.get(limit) ?? 0;
    const excess = textOver(source, limit, this.#limits[limit], before);
    if (excess === undefined) this.#characters.set(limit, before + source.text.length);
    else this.report(excess);
    return excess === undefined;
  }

  template(path: string): SourceText | undefined {
    const text = this.text(path);
    return typeof text === 'object' && this.isReadable(text) ? text : undefined;
  }

  document(
    path: string,
    parse: (source: SourceText, limits: Limits, kept?: ParsedDocuments) => ParsedDocument,
  ): SourceDocument | undefined {
    if (this.files.read(path) === undefined && this.files.refusal(path) === undefined) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      const near = nearest(path.slice(folder.length + 1), this.files.list(folder));
      this.report(catalogue.missingFile({ place: { file: path } }, path, near));
      return undefined;
    }
    return this.optionalDocument(path, parse);
  }

  /** The files of a folder that have the ending; the others are reported. */
  namedFiles(folder: string, ending: string): { readonly name: string; readonly path: string }[] {
    const isNamed = (name: string) => name.endsWith(ending) && !name.startsWith('.');
    reportUnexpected(this, folder, isNamed, `files named *${ending}`);
    return this.filesEnding(folder, ending);
  }

  filesEnding(folder: string, ending: string): { readonly name: string; readonly path: string }[] {
    return this.files
      .list(folder)
      .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
      .map((name) => ({ name: name.slice(0, -ending.length), path: `${folder}/${name}` }));
  }

  sortedDigests(): ReadonlyMap<string, string> {
    return new Map([...this.#digests].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
