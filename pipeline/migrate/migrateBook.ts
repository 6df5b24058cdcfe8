/** Turns a book of an older form into one of the present form, in memory; the one place that knows older forms. */
import type { BookSource, CsvText, SourceDocument, SourceText } from '../load/BookSource.ts';
import type { CellEdit } from '../load/editCells.ts';
import { parseJson } from '../load/parseJson.ts';
import { parseYaml } from '../load/parseYaml.ts';
import { formExpected, formNewer, formOlder, leftByHand } from '../problems/catalogue/migrate.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted, spotOf, spotOfKey } from '../problems/spot.ts';
import type { MigrationStep, TextEdit } from './Migration.ts';
import { PRESENT_FORM } from './presentForm.ts';
import { addresses } from './steps/addresses.ts';
import { memberOf } from './steps/addressWriter.ts';
import { lists } from './steps/lists.ts';

/** In the order in which they are taken; a book is of the form of the last. */
const STEPS: readonly MigrationStep[] = [lists, addresses];

export interface Migration {
  /** The book as it is read now; undefined where its form is not known. */
  readonly source: BookSource | undefined;
  readonly problems: readonly Problem[];
  /** New texts by path, of the files that change; CSV files by their cells. */
  readonly texts: ReadonlyMap<string, string>;
  readonly cells: readonly CellEdit[];
  /** What must be done by hand. */
  readonly left: readonly Problem[];
  readonly isOlder: boolean;
}

export function migrateBook(book: BookSource): Migration {
  const unchanged = { texts: new Map<string, string>(), cells: [], left: [], isOlder: false };
  const form = memberOf(book.book.data, 'briefing') ?? 0;
  const spot = spotOf(book.book, ['briefing']);
  if (typeof form !== 'number' || !Number.isInteger(form) || form < 0) {
    const found = typeof form === 'string' ? quoted(form) : String(form);
    return { ...unchanged, source: undefined, problems: [formExpected(spot, PRESENT_FORM, found)] };
  }
  if (form > PRESENT_FORM)
    return { ...unchanged, source: undefined, problems: [formNewer(spot, PRESENT_FORM, form)] };
  if (form === PRESENT_FORM) return { ...unchanged, source: book, problems: [] };
  let source = book;
  const texts = new Map<string, string>();
  const cells: CellEdit[] = [];
  const left: Problem[] = [];
  const changes: string[] = [];
  for (const step of STEPS.filter((each) => each.form > form)) {
    const found = step.find(source);
    const rewritten = rewrite(source, found.edits, found.cells ?? [], left);
    for (const [path, text] of rewritten.texts) texts.set(path, text);
    cells.push(...(found.cells ?? []));
    left.push(...found.left);
    changes.push(step.says);
    source = rewritten.source;
  }
  const first = { place: { file: book.book.path, line: 1, column: 1 } };
  const problems = [
    formOlder(form === 0 ? first : spotOfKey(book.book, ['briefing']), PRESENT_FORM, changes),
  ];
  return { source, problems, texts, cells, left, isOlder: true };
}

/** Texts with their changes, read again; a text that could not be read any more stays as it was, and is left to do. */
function rewrite(
  book: BookSource,
  edits: readonly TextEdit[],
  cells: readonly CellEdit[],
  left: Problem[],
): { readonly source: BookSource; readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map<string, string>();
  const textOf = ({ path, text }: SourceText): string | undefined => {
    const own = edits.filter((edit) => edit.path === path);
    return own.length === 0 ? undefined : withEdits(text, own);
  };
  const plain = (source: SourceText): SourceText => {
    const text = textOf(source);
    if (text === undefined) return source;
    texts.set(source.path, text);
    return { ...source, text };
  };
  const document = (source: SourceDocument): SourceDocument => {
    const text = textOf(source);
    if (text === undefined) return source;
    const parse = source.path.endsWith('.json') ? parseJson : parseYaml;
    const parsed = parse({ path: source.path, text });
    if (parsed.document === undefined) {
      left.push(leftByHand({ file: source.path }, 'a text that could not be read any more'));
      return source;
    }
    texts.set(source.path, text);
    return parsed.document;
  };
  const optional = (source: SourceDocument | undefined) =>
    source === undefined ? undefined : document(source);
  const source: BookSource = {
    ...book,
    book: document(book.book),
    theme: document(book.theme),
    topics: book.topics.map((topic) => ({
      ...topic,
      descriptor: document(topic.descriptor),
      checks: optional(topic.checks),
      derived: optional(topic.derived),
      csv: mapped(topic.csv, (csv) =>
        withCells(
          csv,
          cells.filter((cell) => cell.path === csv.path),
        ),
      ),
    })),
    chapters: mapped(book.chapters, plain),
    partials: mapped(book.partials, plain),
    charts: mapped(book.charts, document),
  };
  return { source, texts };
}

function mapped<Value>(
  values: ReadonlyMap<string, Value>,
  change: (value: Value) => Value,
): ReadonlyMap<string, Value> {
  return new Map([...values].map(([name, value]) => [name, change(value)]));
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  let changed = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    changed += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return changed + text.slice(at);
}

function withCells(csv: CsvText, cells: readonly CellEdit[]): CsvText {
  if (cells.length === 0) return csv;
  const columns = csv.columns.map((column, index) => {
    const own = new Map(cells.filter((cell) => cell.column === index).map(({ row, text }) => [row, text]));
    return own.size === 0 ? column : column.map((text, row) => own.get(row) ?? text);
  });
  return { ...csv, columns };
}
