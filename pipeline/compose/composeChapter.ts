/** Turns a chapter's template into its blocks, footnotes and title. */
import type { Definition, Nodes, Root, RootContent } from 'mdast';
import type { SourceText } from '../load/BookSource.ts';
import { remembered } from '../memo/Shelf.ts';
import { linkDefinedTwice, unusedFootnote, unusedLink } from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { makeListedBlocks } from './backMatter.ts';
import { isMarkdownBounded } from './boundsOfMarkdown.ts';
import { type BlockContext, composeBlocks } from './composeBlocks.ts';
import { bookReferences, composeCaption, composeGiven } from './composeCaption.ts';
import { composeChart } from './composeChart.ts';
import { lineOfFormula } from './composeFormula.ts';
import { composeImage, composeInlineImage, composePlate } from './composeImage.ts';
import { linkTarget, nodePlace } from './composeInlines.ts';
import { composeTable } from './composeTable.ts';
import { composeTextTable } from './composeTextTable.ts';
import type { BlockCall, Expansion, TableRequest } from './Expansion.ts';
import { expandTemplate, type TemplateWorld } from './expandTemplate.ts';
import { Footnotes } from './Footnotes.ts';
import { reportForeignSyntax } from './foreignSyntax.ts';
import { gradeMark, gradeOfFigures } from './gradeMark.ts';
import type { Block, Chapter, Inline, MarkedGrade } from './Manuscript.ts';
import { markCitations } from './markCitations.ts';
import { type Outline, outlineOf } from './outline.ts';
import { parseMarkdown } from './parseMarkdown.ts';
import { type ParsedTemplates, parseTemplate } from './parseTemplate.ts';
import { plainText } from './plainText.ts';
import { reportTakenNames } from './readFigureNames.ts';
import { readFrontMatter } from './readFrontMatter.ts';
import type { NamedFormats } from './readPresentation.ts';
import type { FrontMatter, Template } from './Template.ts';

/** A chapter with its template filled in, before anything is numbered. */
export interface ChapterDraft {
  readonly id: string;
  readonly template: Template;
  /** The book's, in which the chapter's figures have their names. */
  readonly world: TemplateWorld;
  readonly frontMatter: FrontMatter;
  readonly expansion: Expansion;
  readonly root: Root;
  readonly outline: Outline;
}

/** A text with the head of its own, or one given to it. */
export interface ParsedChapter {
  readonly template: Template;
  readonly head: FrontMatter;
  readonly problems: readonly Problem[];
}

export function draftChapter(
  id: string,
  { template, head, problems }: ParsedChapter,
  book: TemplateWorld,
  report: (problem: Problem) => void,
): ChapterDraft {
  for (const problem of problems) report(problem);
  const world = worldOfChapter(head, book, report);
  const expansion = expandTemplate(template, world, report);
  const root = parseBounded(expansion, template.file, world);
  if (world.hasWorks) markCitations(root, expansion.text, world.language.citations);
  const outline = outlineOf(root, expansion, id, (node) => lineOfFormula(node, expansion, world));
  return { id, template, world, frontMatter: head, expansion, root, outline };
}

export function worldOfChapter(
  { figures: named }: FrontMatter,
  world: TemplateWorld,
  report: (problem: Problem) => void,
): TemplateWorld {
  if (named.size === 0) return world;
  reportTakenNames(named, world.figures, report);
  return { ...world, named, figures: world.figures.withNames(named) };
}

/** An empty tree for a text that holds too much, which has been reported. */
function parseBounded(
  { text, placeOf }: Expansion,
  file: string,
  { meter, hasWorks, texts }: TemplateWorld,
): Root {
  const bounded = isMarkdownBounded(text, placeOf, meter) ? text : '';
  // Marks of citations are put into the tree itself, which then is no longer that of its text.
  return remembered(hasWorks ? undefined : texts, file, { text: bounded }, () => parseMarkdown(bounded));
}

export function parseChapter(
  source: SourceText,
  formats: NamedFormats,
  kept?: ParsedTemplates,
): ParsedChapter {
  const found: Problem[] = [];
  const { start, head } = readFrontMatter(source, formats, (problem) => found.push(problem));
  const { template, problems } = parseTemplate({ file: source.path, text: source.text, start }, kept);
  return { template, head, problems: [...found, ...problems] };
}

/** Composed in the order of the book: ledger, notes and lists fill as it goes. */
export function composeChapter(
  draft: ChapterDraft,
  number: string | undefined,
  env: BookEnvironment,
): Chapter {
  const book = { ...env, world: draft.world };
  const { titlePlace, title: text, titleStart } = draft.frontMatter;
  const title = composeCaption(
    {
      text,
      file: draft.template.file,
      placeOf: (start, end) =>
        draft.template.placeOf(titleStart + start, end === undefined ? undefined : titleStart + end),
      what: 'the title',
      isHeading: true,
      chapter: draft.id,
      within: 'prose',
      slot: `ch:${draft.id}/title`,
    },
    book,
  );
  const { blocks, footnotes, grades } = composeBody(draft, book);
  return {
    id: draft.id,
    ...(number === undefined ? {} : { number }),
    title,
    shortTitle: draft.frontMatter.shortTitle || plainText(title),
    blocks,
    footnotes,
    ...(grades.length === 0 ? {} : { grades }),
    place: titlePlace,
  };
}

/** The blocks of a text and its footnotes, numbered in the order of their marks. */
export function composeBody(
  draft: ChapterDraft,
  env: BookEnvironment,
): Pick<Chapter, 'blocks' | 'footnotes'> & { readonly grades: readonly MarkedGrade[] } {
  const book = { ...env, world: draft.world };
  const footnotes = new Footnotes(draft.root, draft.id);
  const section = { anchor: `ch:${draft.id}` };
  const grades = new Set<MarkedGrade>();
  const context: BlockContext = {
    expansion: draft.expansion,
    report: book.report,
    bareNumbers: book.bareNumbers,
    definitions: definitionsIn(draft.root),
    footnote: (label) => footnotes.refer(label),
    ...bookReferences(book, draft.id, 'prose', () => section.anchor),
    section,
    headings: new Map(
      draft.outline.headings.map((entry): [RootContent, typeof entry] => [entry.node, entry]),
    ),
    headingLevel: { value: 1 },
    tableNote: (label) => footnotes.inTable(label),
    cite: (citation, place) => book.citations.cite(citation, place, book),
    listWorks: (place) => book.citations.list(place, book.report),
    makeBlocks: (call, place) => makeBlocks(call, draft.id, place, book),
    makeImage: (request) => composeInlineImage(request, draft.id, book),
    addNumbered: (block) => {
      const numbered = { ...block, number: book.numbers.get(block.id) ?? '' };
      if (numbered.id !== '') book.addCaptioned(numbered);
      return numbered;
    },
    gradeOf: (inlines) => {
      const letter = gradeOfFigures(inlines, book);
      if (letter !== undefined) grades.add(letter);
      return gradeMark(letter);
    },
    makeTextTable: (table) => composeTextTable(table, book),
  };
  const blocks = composeBlocks(draft.root.children, context);
  const notes = footnotes.compose((definition) => {
    section.anchor = `note:${draft.id}/${definition.identifier}`;
    return composeBlocks(definition.children, context);
  });
  for (const definition of footnotes.unused()) {
    book.report(unusedFootnote(nodePlace(definition, context), definition.label ?? definition.identifier));
  }
  checkDefinitions(draft.root, context);
  reportForeignSyntax(draft.root, draft.expansion, book.report);
  return { blocks, footnotes: notes, grades: [...grades].sort() };
}

function makeBlocks(call: BlockCall, chapter: string, place: Place, book: BookEnvironment): readonly Block[] {
  if (call.type === 'chart') {
    const chart = book.charts.get(call.chart);
    // A chart that could not be drawn has been reported by the stage that draws.
    return chart === undefined ? [] : [composeChart(chart, chapter, place, book)];
  }
  if (call.type === 'image') return composeImage(call.request, chapter, place, book);
  if (call.type === 'plate') return composePlate(call.request, chapter, place, book);
  if (call.type !== 'table') return makeListedBlocks(call, chapter, place, book);
  const table = book.world.dataset.tables.get(call.request.table);
  if (table === undefined) return [];
  const columns = call.request.columns?.length ?? table.columns.length;
  const cells = call.request.rows.length * columns;
  if (!book.world.meter.add('printedCells', cells, () => ({ place }))) return [];
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
  const within = `tbl:${request.table}`;
  return composeGiven(
    given,
    { what: 'the title of the table', chapter, within, slot: `${within}/title` },
    book,
  );
}

/** The first of a label counts, as in CommonMark. */
function definitionsIn(root: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  return definitions;
}

/** Addresses that no text uses are judged like those that one does. */
function checkDefinitions(root: Root, context: BlockContext): void {
  const used = new Set<string>();
  visit(root, (node) => {
    if (node.type === 'linkReference') used.add(node.identifier);
  });
  visit(root, (node) => {
    if (node.type !== 'definition') return;
    const place = nodePlace(node, context);
    const label = node.label ?? node.identifier;
    const first = context.definitions.get(node.identifier);
    if (first !== node) context.report(linkDefinedTwice(place, label));
    else if (!used.has(node.identifier)) {
      context.report(unusedLink(place, label));
      linkTarget(node, context);
    }
  });
}

function visit(node: Nodes, enter: (node: Nodes) => void): void {
  enter(node);
  if ('children' in node) for (const child of node.children) visit(child, enter);
}
