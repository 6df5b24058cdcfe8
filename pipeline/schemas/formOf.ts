/** Turns a reader of documents into the form of the documents that it reads, by hearing what it asks for. */
import {
  hearingDocument,
  type JsonRecord,
  type Kind,
  type Path,
  type Question,
} from '../documents/DocumentReader.ts';
import type { SourceDocument } from '../load/BookSource.ts';

/** What is asked for at one place of a document; `*` is the child for items, and for names of the book's own. */
export interface Form {
  kind?: Kind<unknown>;
  isNeeded: boolean;
  /** Whether the reader asks if it is there, and so can do without. */
  isOptional: boolean;
  /** The keys that it may have; undefined where names are the book's own. */
  known?: readonly string[];
  readonly children: Map<string, Form>;
}

/** Stands for any key in a document of which the keys are the book's own. */
export const ANY = '*';

/** No document is nested as deep. */
const MOST_ROUNDS = 30;

/**
 * The reader is given an empty document, then one in which what it asked for is there, and so on, until it asks for
 * nothing new. What it makes of them, and the problems that it finds, are of no interest.
 */
export function formOf(read: (document: SourceDocument) => void): Form {
  let data: unknown = {};
  // What is absent is asked for otherwise than what is there: that it is needed counts whenever it was heard.
  const needs: Question[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const form = emptyForm();
    for (const need of needs) note(form, need);
    read(
      hearingDocument(data, (question) => {
        note(form, question);
        if (question.type === 'need') needs.push(question);
      }),
    );
    const specimen = specimenOf(form);
    if (JSON.stringify(specimen) === JSON.stringify(data)) return form;
    data = specimen;
  }
  throw new Error('a reader asks for something new of each document');
}

function emptyForm(): Form {
  return { isNeeded: false, isOptional: false, children: new Map() };
}

function note(root: Form, question: Question): void {
  const form = formAt(root, question.path);
  switch (question.type) {
    case 'value':
      form.kind ??= question.kind;
      break;
    case 'need':
      form.isNeeded = true;
      break;
    case 'presence':
      form.isOptional = true;
      break;
    case 'keys':
      form.known ??= question.known;
      break;
    default:
      question satisfies never;
  }
}

function formAt(root: Form, path: Path): Form {
  let form = root;
  for (const step of path) {
    const name = typeof step === 'number' ? ANY : step;
    const child = form.children.get(name) ?? emptyForm();
    form.children.set(name, child);
    form = child;
  }
  return form;
}

/** A value in which everything that was asked for is there. */
function specimenOf(form: Form | undefined): unknown {
  if (form === undefined) return {};
  const { kind } = form;
  if (kind === undefined || kind.accept({}) !== undefined) {
    const names = form.known ?? [...new Set([ANY, ...form.children.keys()])];
    // What nobody has asked for yet is there as well: some readers look whether it is before they ask.
    const members = names.map((name) => [name, specimenOf(form.children.get(name))] as const);
    // Nobody asked for anything in it, nor for what it is: `*` would only be nested further.
    if (kind === undefined && form.known === undefined && form.children.size === 0) return {};
    return Object.fromEntries(members);
  }
  if (kind.accept([{}]) !== undefined) return [specimenOf(form.children.get(ANY))];
  const { examples, enum: words } = kind.schema ?? {};
  const candidates = [...listOf(examples), ...listOf(words), 'x', 1, true, []];
  return candidates.find((candidate) => kind.accept(candidate) !== undefined) ?? {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The form as JSON Schema. `adjust` may change what stands at a place, such as `parts.*.title`. */
export function schemaOf(
  form: Form,
  adjust: (schema: JsonRecord, place: string) => JsonRecord,
  place = '',
): JsonRecord {
  const childAt = (name: string) => (place === '' ? name : `${place}.${name}`);
  const child = (name: string) => schemaOf(form.children.get(name) ?? emptyForm(), adjust, childAt(name));
  const own = form.kind?.schema ?? {};
  if (own['type'] === 'array' && own['items'] === undefined)
    return adjust({ ...own, items: child(ANY) }, place);
  const isOpen = form.known === undefined;
  const names = form.known ?? [...form.children.keys()].filter((name) => name !== ANY);
  if (form.kind !== undefined ? own['type'] !== 'object' : names.length === 0 && isOpen)
    return adjust(own, place);
  const needed = names.filter((name) => isRequired(form.children.get(name)));
  const open = isOpen ? { additionalProperties: child(ANY) } : { additionalProperties: false };
  return adjust(
    {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, child(name)])),
      ...(needed.length === 0 ? {} : { required: needed }),
      ...open,
    },
    place,
  );
}

function isRequired(form: Form | undefined): boolean {
  return form?.isNeeded === true && !form.isOptional;
}
