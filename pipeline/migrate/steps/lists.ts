/** Form 1: lists are printed by `register`, `facts` and `corrections`, whose words are the book's; a check has a correction. */
import type { BookSource, SourceDocument, TopicSource } from '../../load/BookSource.ts';
import { listInEnglish } from '../../problems/catalogue/migrate.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { MigrationStep, TextEdit } from '../Migration.ts';
import { memberOf } from './addressWriter.ts';

export const lists: MigrationStep = {
  form: 1,
  says: 'lists are printed by {{register}}, {{facts}} and {{corrections}}, and what a check corrects is its correction',
  find: (book) => {
    const left: Problem[] = [];
    const edits: TextEdit[] = [];
    const isEnglish = /^en\b/.test(String(memberOf(book.book.data, 'language') ?? 'en'));
    for (const { path, text } of [...book.chapters.values(), ...book.partials.values()]) {
      for (const call of text.matchAll(/\{\{\s*([a-zA-Z]+)\s*\}\}/g)) {
        const [found, name = ''] = call;
        const list = listOf(name, book);
        if (list === undefined) continue;
        edits.push({ path, start: call.index, end: call.index + found.length, text: list.text });
        edits.push(...list.edits);
        const line = text.slice(0, call.index).split('\n').length;
        if (!isEnglish) left.push(listInEnglish({ file: path, line, column: 1 }));
      }
    }
    for (const { checks } of book.topics) edits.push(...correctionEdits(checks));
    return { edits, left };
  },
};

interface List {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

function listOf(name: string, book: BookSource): List | undefined {
  switch (name) {
    case 'departures':
      return {
        text: `{{corrections id="departures" title="Where this book departs from its source" heads="No. | Stated in | Source says | This book says | Why" facts="datum.status == 'disputed'" factsHold="as stated there"}}`,
        edits: [],
      };
    case 'untested':
      return {
        text: `{{facts id="untested" title="Figures that could not be tested" where="datum.status == 'untested'" columns="label value note" heads="Subject | Value | Note"}}`,
        edits: [],
      };
    default:
      return indexOf(name, book);
  }
}

/** The index of records by the pages that treat them was named after the field that numbers the records. */
function indexOf(name: string, book: BookSource): List | undefined {
  const [, field] = /^([a-z]+)Index$/.exec(name) ?? [];
  if (field === undefined) return undefined;
  for (const topic of book.topics) {
    for (const [at, resource] of listMember(topic.descriptor.data, 'resources').entries()) {
      const fields = listMember(memberOf(resource, 'schema'), 'fields').map((each) => memberOf(each, 'name'));
      const wanted = [field, 'label', 'chapter'];
      const id = memberOf(resource, 'name');
      if (memberOf(resource, 'role') !== 'register' || typeof id !== 'string') continue;
      if (!wanted.every((each) => fields.includes(each))) continue;
      const columns = fields.includes('anchor') ? [...wanted, 'anchor'] : wanted;
      const noun = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
      const heads = [noun, 'Subject', 'Chapter', 'Page'].slice(0, columns.length).join(' | ');
      const text = `{{register "${id}" id="${field}-index" title="From ${field} to page" columns="${columns.join(' ')}" heads="${heads}"}}`;
      return { text, edits: referenceEdits(topic, at, fields) };
    }
  }
  return undefined;
}

/** Says in the descriptor which columns name chapters and places of the book. */
function referenceEdits(
  { descriptor }: TopicSource,
  resource: number,
  fields: readonly unknown[],
): readonly TextEdit[] {
  return [
    ['chapter', 'chapter'],
    ['anchor', 'place'],
  ].flatMap(([field, reference]): readonly TextEdit[] => {
    const index = fields.indexOf(field);
    if (index < 0) return [];
    const path = ['resources', resource, 'schema', 'fields', index];
    if (
      memberOf(
        listMember(memberOf(listMember(descriptor.data, 'resources')[resource], 'schema'), 'fields')[index],
        'reference',
      ) !== undefined
    )
      return [];
    const { line, endColumn } = descriptor.positionOf([...path, 'name']);
    if (endColumn === undefined) return [];
    const start = offsetOf(descriptor.text, line) + endColumn - 1;
    return [{ path: descriptor.path, start, end: start, text: `, "reference": "${reference}"` }];
  });
}

const KNOWN = ['id', 'stated', 'holds', 'why', 'sources', 'figures', 'facts', 'statedIn'];

/** What a check corrects had another name, and the place where it is stated that of what the other document is made of. */
function correctionEdits(document: SourceDocument | undefined): readonly TextEdit[] {
  if (document === undefined) return [];
  const edits: TextEdit[] = [];
  const rename = (path: readonly (string | number)[], name: string): void => {
    const { line, column } = document.positionOfKey?.(path) ?? document.positionOf(path);
    const start = offsetOf(document.text, line) + column - 1;
    const old = String(path.at(-1));
    if (!document.text.startsWith(old, start)) return;
    edits.push({ path: document.path, start, end: start + old.length, text: name });
  };
  listMember(document.data, 'checks').forEach((check, index) => {
    const finding = memberOf(check, 'finding');
    if (typeof finding !== 'object' || finding === null) return;
    rename(['checks', index, 'finding'], 'correction');
    const [other] = Object.keys(finding).filter((key) => !KNOWN.includes(key) && !key.startsWith('_'));
    if (other !== undefined) rename(['checks', index, 'finding', other], 'statedIn');
  });
  return edits;
}

function listMember(value: unknown, name: string): readonly unknown[] {
  const member = memberOf(value, name);
  return Array.isArray(member) ? member : [];
}

/** Where a line (from 1) begins. */
function offsetOf(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
}
