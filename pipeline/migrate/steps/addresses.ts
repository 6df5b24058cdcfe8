/** Form 1: figures are named by one address, in templates, expressions and the register of stated figures. */
import { type AddressKey, plainAddressText, printAddress } from '../../address/Address.ts';
import { parseAddress } from '../../address/parseAddress.ts';
import type { BookSource, SourceDocument, TopicSource } from '../../load/BookSource.ts';
import type { CellEdit } from '../../load/editCells.ts';
import { leftByHand } from '../../problems/catalogue/migrate.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { MigrationStep, TextEdit } from '../Migration.ts';
import { editsOfValue } from '../scalarText.ts';
import { type KeysOfTables, keysOfTables, memberOf } from './addressWriter.ts';
import { expressionEdits } from './expressions.ts';
import { templateEdits } from './templates.ts';

export const addresses: MigrationStep = {
  form: 1,
  says: 'figures are named by one address, as in {{value "trade[2023].exports"}} and value(\'trade[2023].exports\')',
  find: (book) => {
    const keys = keysOfTables(book);
    const left: Problem[] = [];
    const edits: TextEdit[] = [];
    for (const { path, text } of [...book.chapters.values(), ...book.partials.values()]) {
      const found = templateEdits(path, text, keys);
      edits.push(...found.edits.map((edit) => ({ ...edit, path })));
      left.push(...found.left.map(({ place, what }) => leftByHand(place, what)));
    }
    for (const chart of book.charts.values()) edits.push(...chartEdits(chart, keys, left));
    for (const { checks } of book.topics) edits.push(...checkEdits(checks, keys));
    return { edits, cells: book.topics.flatMap((topic) => bindingEdits(topic, book)), left };
  },
};

/** The words of a chart are templates in texts of its specification. */
function chartEdits(chart: SourceDocument, keys: KeysOfTables, left: Problem[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]) => {
    if (typeof value === 'string' && value.includes('{{')) {
      const found = templateEdits(chart.path, value, keys);
      const place = { file: chart.path, ...chart.positionOf(path) };
      left.push(...found.left.map(({ what }) => leftByHand(place, what)));
      if (found.edits.length > 0) edits.push(...editsOfValue(chart, path, value, found.edits));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        visit(child, [...path, Array.isArray(value) ? Number(name) : name]);
      }
    }
  };
  visit(memberOf(chart.data, 'usermeta'), ['usermeta']);
  return edits;
}

function checkEdits(document: SourceDocument | undefined, keys: KeysOfTables): readonly TextEdit[] {
  const checks = memberOf(document?.data, 'checks');
  if (document === undefined || !Array.isArray(checks)) return [];
  return checks.flatMap((check: unknown, index) => {
    const expression = memberOf(check, 'expression');
    if (typeof expression !== 'string') return [];
    const edits = expressionEdits(expression, keys);
    return edits.length === 0
      ? []
      : editsOfValue(document, ['checks', index, 'expression'], expression, edits);
  });
}

/** Older addresses named each key, and took a comma into a value where no name followed it. */
function bindingEdits({ topic, descriptor, csv }: TopicSource, book: BookSource): readonly CellEdit[] {
  const register = memberOf(book.book.data, 'asStated');
  const resources = memberOf(descriptor.data, 'resources');
  const resource: unknown = Array.isArray(resources)
    ? resources.find((each: unknown) => memberOf(each, 'name') === register)
    : undefined;
  const path = memberOf(resource, 'path');
  const file = typeof path === 'string' ? csv.get(path) : undefined;
  const column = file?.header.indexOf('binds_to') ?? -1;
  if (file === undefined || column < 0) return [];
  return (file.columns[column] ?? []).flatMap((text, row) => {
    const written = olderAddress(text);
    return written === undefined || written === text
      ? []
      : [{ path: `data/${topic}/${String(path)}`, row, column, text: written }];
  });
}

/** Nobody types a longer one; and the pattern below takes its time over what is none. */
const LONGEST_ADDRESS = 300;

/** Undefined for what is no older address, or is read the same now. */
function olderAddress(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  const [, table, keyText, field] = /^\s*([a-z0-9-]+)\[(.*)\]\.(.+?)\s*$/.exec(text) ?? [];
  if (table === undefined || keyText === undefined || field === undefined) return undefined;
  const keys = keyText.split(/,\s*(?=\w+\s*=)/).map((part): AddressKey | undefined => {
    const [, name, value] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    return name === undefined || value === undefined
      ? undefined
      : { field: name, value: plainAddressText(value) };
  });
  const named = keys.filter((key) => key !== undefined);
  if (named.length < keys.length) return undefined;
  const written = printAddress({
    type: 'cell',
    table: plainAddressText(table),
    keys: named,
    field: plainAddressText(field),
  });
  const now = parseAddress(text);
  return now.type === 'parsed' && printAddress(now.address) === written ? undefined : written;
}
