/** Turns a chapter's template into its blocks, footnotes and title. */
import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import type { SourceText } from '../load/BookSource.ts';
import {
  frontMatterLine,
  frontMatterMissing,
  unknownSetting,
  unusedFootnote,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { makeListedBlocks } from './backMatter.ts';
import { type BlockContext, composeBlocks } from './composeBlocks.ts';
import { bookReferences, composeCaption } from './composeCaption.ts';
import { composeChart } from './composeChart.ts';
import { nodePlace } from './composeInlines.ts';
import { composeTable } from './composeTable.ts';
import { composeTextTable } from './composeTextTable.ts';
import type { BlockCall, Expansion, TableRequest } from './Expansion.ts';
import { expandTemplate, type TemplateWorld } from './expandTemplate.ts';
import type { Block, Chapter, Footnote, Inline } from './Manuscript.ts';
import { type Outline, outlineOf } from './outline.ts';
import { parseMarkdown } from './parseMarkdown.ts';
import { lineStarts, parseTemplate, placeAt } from './parseTemplate.ts';
import { plainText } from './plainText.ts';
import type { FrontMatter, Template } from './Template.ts';

/** A chapter with its template filled in, before anything is numbered. */
export interface ChapterDraft {
  readonly id: string;
  readonly template: Template;
  readonly frontMatter: FrontMatter;
  readonly expansion: Expansion;
  readonly root: Root;
  readonly outline: Outline;
}

/** `frontMatter` is given for texts that have none of their own, such as the introduction of a part. */
export function draftChapter(
  id: string,
  source: SourceText,
  world: TemplateWorld,
  report: (problem: Problem) => void,
  frontMatter?: FrontMatter,
): ChapterDraft {
  const { template, head } = parseChapter(source, report, frontMatter);
  const expansion = expandTemplate(template, world, report);
  const root = parseMarkdown(expansion.text);
  return { id, template, frontMatter: head, expansion, root, outline: outlineOf(root, expansion, id) };
}

export function parseChapter(
  source: SourceText,
  report: (problem: Problem) => void,
  frontMatter?: FrontMatter,
): { readonly template: Template; readonly head: FrontMatter } {
  const { start, head } =
    frontMatter === undefined ? readFrontMatter(source, report) : { start: 0, head: frontMatter };
  const { template, problems } = parseTemplate({ file: source.path, text: source.text, start });
  for (const problem of problems) report(problem);
  return { template, head };
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Each line of the front matter is `key: text`; the text may stand in quotes. */
function readFrontMatter(
  source: SourceText,
  report: (problem: Problem) => void,
): { readonly start: number; readonly head: FrontMatter } {
  const lines = lineStarts(source.text);
  const top = placeAt(source.path, lines, 0);
  const match = source.text.startsWith('---') ? FRONT_MATTER.exec(source.text) : null;
  if (match === null) {
    report(frontMatterMissing(top));
    return { start: 0, head: { title: '', titlePlace: top, titleStart: 0, shortTitle: '' } };
  }
  const [whole, inside = ''] = match;
  const values = new Map<string, { readonly text: string; readonly start: number }>();
  let at = whole.indexOf('\n') + 1;
  for (const line of inside.split('\n')) {
    const [, key = '', space = '', text = ''] = /^(\w+):([ \t]*)(.*?)\s*$/.exec(line) ?? [];
    const place = placeAt(source.path, lines, at, at + line.length);
    if (key === '' && line.trim() !== '') report(frontMatterLine(place, line.trim()));
    else if (key !== '' && key !== 'title' && key !== 'shortTitle') {
      report(unknownSetting(place, key, ['title', 'shortTitle']));
    }
    const quoted = /^(["'])(.*)\1$/.exec(text);
    const start = at + key.length + 1 + space.length;
    if (key !== '')
      values.set(key, quoted === null ? { text, start } : { text: quoted[2] ?? '', start: start + 1 });
    at += line.length + 1;
  }
  const title = values.get('title');
  if (title === undefined) report(frontMatterMissing(top));
  const { text, start } = title ?? { text: '', start: 0 };
  return {
    start: whole.length,
    head: {
      title: text,
      titlePlace: placeAt(source.path, lines, start, start + text.length),
      titleStart: start,
      shortTitle: values.get('shortTitle')?.text ?? '',
    },
  };
}

/** Composed in the order of the book: ledger, notes and lists fill as it goes. */
export function composeChapter(
  draft: ChapterDraft,
  number: number | undefined,
  book: BookEnvironment,
): Chapter {
  const { titlePlace, title: text, titleStart } = draft.frontMatter;
  const title = composeCaption(
    {
      text,
      file: draft.template.file,
      placeOf: (start, end) =>
        draft.template.placeOf(titleStart + start, end === undefined ? undefined : titleStart + end),
      what: 'the title',
      chapter: draft.id,
      within: 'prose',
    },
    book,
  );
  const { blocks, footnotes } = composeText(draft, book);
  return {
    id: draft.id,
    ...(number === undefined ? {} : { number }),
    title,
    shortTitle: draft.frontMatter.shortTitle || plainText(title),
    blocks,
    footnotes,
    place: titlePlace,
  };
}

/** The blocks of a text and its footnotes, numbered in the order of their marks. */
export function composeText(
  draft: ChapterDraft,
  book: BookEnvironment,
): { readonly blocks: readonly Block[]; readonly footnotes: ReadonlyMap<string, Footnote> } {
  const footnotes = new Footnotes(draft);
  const context: BlockContext = {
    expansion: draft.expansion,
    report: book.report,
    bareNumbers: book.bareNumbers,
    definitions: definitionsIn(draft.root),
    footnote: (label) => footnotes.refer(label),
    ...bookReferences(book, draft.id, 'prose'),
    language: book.language,
    headings: new Map(
      draft.outline.headings.map((entry): [RootContent, typeof entry] => [entry.node, entry]),
    ),
    headingLevel: { value: 1 },
    makeBlocks: (call, place) => makeBlocks(call, draft.id, place, book),
    makeTextTable: (table) => composeTextTable(table, book),
  };
  const blocks = composeBlocks(draft.root.children, context);
  const notes = footnotes.compose((definition) => composeBlocks(definition.children, context));
  for (const definition of footnotes.unused()) {
    book.report(unusedFootnote(nodePlace(definition, context), definition.label ?? definition.identifier));
  }
  return { blocks, footnotes: notes };
}

function makeBlocks(call: BlockCall, chapter: string, place: Place, book: BookEnvironment): readonly Block[] {
  if (call.type === 'chart') {
    const chart = book.charts.get(call.chart);
    // A chart that could not be drawn has been reported by the stage that draws.
    return chart === undefined ? [] : [composeChart(chart, chapter, place, book)];
  }
  if (call.type !== 'table') return makeListedBlocks(call, chapter, place, book);
  const table = book.world.dataset.tables.get(call.request.table);
  if (table === undefined) return [];
  const block = composeTable(
    table,
    call.request,
    titleOf(call.request, table.title, chapter, book),
    chapter,
    place,
    book,
  );
  book.addCaptioned(block);
  return [block];
}

/** The title that the template gives is template text; the table's own is printed as it stands. */
function titleOf(
  request: TableRequest,
  own: string,
  chapter: string,
  book: BookEnvironment,
): readonly Inline[] {
  const given = request.title;
  if (given === undefined) return [{ type: 'text', text: own }];
  return composeCaption(
    {
      text: given.text,
      file: given.place.file,
      placeOf: (start, end) => within(given.place, start, end),
      what: 'the title of the table',
      chapter,
      within: `tbl:${request.table}`,
    },
    book,
  );
}

function within(place: Place, start: number, end: number | undefined): Place {
  if (place.column === undefined) return place;
  const column = place.column + start;
  return { ...place, column, endColumn: end === undefined ? column + 1 : place.column + end };
}

// -------------------------------------------------------- footnotes, links

class Footnotes {
  readonly #definitions = new Map<string, FootnoteDefinition>();
  readonly #chapter: string;
  /** Identifiers in the order of their first marks. */
  readonly #marked: string[] = [];

  constructor(draft: ChapterDraft) {
    this.#chapter = draft.id;
    visit(draft.root, (node) => {
      if (node.type === 'footnoteDefinition') this.#definitions.set(node.identifier, node);
    });
  }

  refer(identifier: string): { type: 'noteRef'; note: string; mark: string } | undefined {
    if (!this.#definitions.has(identifier)) return undefined;
    if (!this.#marked.includes(identifier)) this.#marked.push(identifier);
    return { type: 'noteRef', note: this.#id(identifier), mark: this.#mark(identifier) };
  }

  /** A footnote may hold marks of others, which are numbered after it. */
  compose(blocks: (definition: FootnoteDefinition) => readonly Block[]): ReadonlyMap<string, Footnote> {
    const notes = new Map<string, Footnote>();
    for (const identifier of this.#marked) {
      const definition = this.#definitions.get(identifier);
      if (definition === undefined) continue;
      const id = this.#id(identifier);
      notes.set(id, { id, mark: this.#mark(identifier), children: blocks(definition) });
    }
    return notes;
  }

  unused(): readonly FootnoteDefinition[] {
    return [...this.#definitions.values()].filter(({ identifier }) => !this.#marked.includes(identifier));
  }

  #id(identifier: string): string {
    return `note:${this.#chapter}/${identifier}`;
  }

  #mark(identifier: string): string {
    return String(this.#marked.indexOf(identifier) + 1);
  }
}

function definitionsIn(root: Root): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url);
  });
  return definitions;
}

function visit(node: Nodes, enter: (node: Nodes) => void): void {
  enter(node);
  if ('children' in node) for (const child of node.children) visit(child, enter);
}
