/** Turns a `:::` directive into the block that it names. */

import type { FootnoteDefinition, TableCell as TypedTableCell } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import {
  directiveShape,
  directiveUnclosed,
  figureInMarkup,
  markdownUnsupported,
  tableSpan,
  unknownDirective,
  unknownDirectiveAttribute,
} from '../problems/catalogue/compose.ts';
import { type BlockContext, composeBlocks, composeText, type TypedCell } from './composeBlocks.ts';
import { composeListing } from './composeCode.ts';
import { nodePlace } from './composeInlines.ts';
import { definitions, directiveParts, findings, keyFigures, timeline } from './composeListDirective.ts';
import { holdsFormula } from './composeTextTable.ts';
import { PRIVATE_USE } from './Expansion.ts';
import type { Block, CalloutBlock } from './Manuscript.ts';
import { listingAnchor, namedSources } from './outline.ts';
import { plainText } from './plainText.ts';
import { type CellMark, spansOf } from './spansOf.ts';

type Directive = ContainerDirective | LeafDirective;

interface Kind {
  readonly compose: (node: ContainerDirective, context: BlockContext) => readonly Block[];
  readonly attributes?: readonly string[];
}

const CALLOUTS: Readonly<Record<string, CalloutBlock['kind']>> = {
  note: 'note',
  warning: 'warning',
  'key-point': 'keyPoint',
  difference: 'difference',
  watch: 'watch',
  'how-to-read': 'howToRead',
};

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...Object.entries(CALLOUTS).map(([name, kind]): [string, Kind] => [
    name,
    { compose: (node, context) => callout(node, kind, context) },
  ]),
  ['findings', { compose: findings }],
  ['key-figures', { compose: keyFigures, attributes: ['width'] }],
  ['side-note', { compose: sideNote }],
  ['timeline', { compose: timeline }],
  ['columns', { compose: columns, attributes: ['width'] }],
  ['column', { compose: strayColumn }],
  ['definitions', { compose: definitions }],
  ['lead', { compose: lead }],
  ['table', { compose: textTable, attributes: ['id', 'sources', 'width'] }],
  ['listing', { compose: listing, attributes: ['id'] }],
]);

const DIRECTIVE_NAMES: readonly string[] = [...KINDS.keys(), 'page-break', 'bibliography'];

export function composeDirective(node: Directive, context: BlockContext): readonly Block[] {
  const place = nodePlace(node, context);
  if (node.name === 'page-break') return [{ type: 'pageBreak', place }];
  if (node.name === 'bibliography') return context.listWorks(place);
  const kind = KINDS.get(node.name);
  if (node.type === 'leafDirective' || kind === undefined) {
    if (kind === undefined) context.report(unknownDirective(place, node.name, DIRECTIVE_NAMES));
    else context.report(directiveShape(place, node.name, 'a block between :::', 'a line with two colons'));
    return node.type === 'leafDirective' ? [] : composeBlocks(node.children, context);
  }
  const source = context.expansion.text.slice(node.position?.start.offset, node.position?.end.offset);
  if (!/\n[ \t>]*:{3,}[ \t]*$/.test(source)) context.report(directiveUnclosed(place, node.name));
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (!(kind.attributes ?? []).includes(name)) {
      context.report(unknownDirectiveAttribute(place, node.name, name, kind.attributes ?? []));
    } else if (PRIVATE_USE.test(value ?? '')) {
      context.report(figureInMarkup(place, `the attribute ${name}`));
    }
  }
  return kind.compose(node, context);
}

function callout(
  node: ContainerDirective,
  kind: CalloutBlock['kind'],
  context: BlockContext,
): readonly Block[] {
  const { label, body } = directiveParts(node);
  return [
    {
      type: 'callout',
      kind,
      title: composeText(label, context),
      children: composeBlocks(body, context),
      place: nodePlace(node, context),
    },
  ];
}

function sideNote(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { label, body } = directiveParts(node);
  const title = composeText(label, context);
  return [
    {
      type: 'sideNote',
      ...(title.length > 0 ? { title } : {}),
      children: composeBlocks(body, context),
      place: nodePlace(node, context),
    },
  ];
}

function lead(node: ContainerDirective, context: BlockContext): readonly Block[] {
  return composeBlocks(node.children, context).map((block) =>
    block.type === 'paragraph' ? { ...block, role: 'lead' } : block,
  );
}

// -------------------------------------------------------- columns, tables

function columns(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { body } = directiveParts(node);
  const place = nodePlace(node, context);
  const inside = body.filter(
    (child): child is ContainerDirective => child.type === 'containerDirective' && child.name === 'column',
  );
  const others = body.filter((child) => !inside.some((column) => column === child));
  if (inside.length < 2 || others.length > 0) {
    context.report(
      directiveShape(place, node.name, 'two or more :::column blocks inside ::::columns', `${inside.length}`),
    );
  }
  return [
    {
      type: 'columns',
      columns: inside.map((column) => composeBlocks(column.children, context)),
      ...(node.attributes?.['width'] === 'wide' ? { wide: true } : {}),
      place,
    },
    ...composeBlocks(others, context),
  ];
}

function strayColumn(node: ContainerDirective, context: BlockContext): readonly Block[] {
  context.report(
    directiveShape(nodePlace(node, context), node.name, 'a place inside ::::columns', 'it outside'),
  );
  return composeBlocks(node.children, context);
}

function textTable(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { label, body } = directiveParts(node);
  const place = nodePlace(node, context);
  const [table, ...others] = body;
  // Notes are marked as those of tables of data are, and stand beneath the table.
  const inTable: BlockContext = {
    ...context,
    footnote: (note) =>
      context.tableNote(note) === undefined ? undefined : { type: 'noteRef', note, mark: '' },
  };
  const title = composeText(label, inTable);
  if (title.length === 0) context.report(directiveShape(place, node.name, 'a title in [ ]', 'none'));
  if (table?.type !== 'table') {
    context.report(directiveShape(place, node.name, 'a Markdown table', 'none'));
    return composeBlocks(body, context);
  }
  const { spans, faults } = spansOf(
    table.children.map((row) => row.children.map((cell) => markOf(cell, context))),
  );
  for (const fault of faults) {
    const cell = table.children[fault.row]?.children[fault.column];
    if (cell !== undefined) context.report(tableSpan(nodePlace(cell, context)));
  }
  const [head = [], ...rows] = table.children.map((row, at) =>
    row.children.map((cell, column): TypedCell => {
      const span = spans[at]?.[column];
      const isMark = markOf(cell, context) !== undefined;
      const words = isMark ? [] : composeText(cell.children, inTable);
      const isPlain = at > 0 && (span === undefined || (span.columns === 1 && span.rows === 1));
      if (!isPlain && holdsFormula(words)) {
        const what = at === 0 ? 'a formula in the head of a table' : 'a formula in a cell that spans others';
        const hint = 'say it in words there; other cells may hold formulas';
        context.report(markdownUnsupported(nodePlace(cell, context), what, hint));
      }
      return { words, span };
    }),
  );
  return [
    context.makeTextTable({
      id: node.attributes?.['id'] ?? undefined,
      title,
      head,
      rows,
      noteOf: (note) => wordsOfNote(context.tableNote(note), context),
      offset: node.position?.start.offset,
      wide: node.attributes?.['width'] === 'wide',
      sources: namedSources(node),
      place,
    }),
    ...composeBlocks(others, context),
  ];
}

/** A sign that stands for a cell, unless it is written with a backslash. */
function markOf({ children }: TypedTableCell, { expansion }: BlockContext): CellMark {
  const [only, ...more] = children;
  if (only?.type !== 'text' || more.length > 0) return undefined;
  const written = expansion.text.slice(only.position?.start.offset, only.position?.end.offset);
  return written === '<' || written === '^' ? written : undefined;
}

/** Beneath a table a note is one paragraph. */
function wordsOfNote(definition: FootnoteDefinition | undefined, context: BlockContext): string {
  const [first, ...more] = definition?.children ?? [];
  if (definition === undefined || first === undefined) return '';
  if (first.type !== 'paragraph' || more.length > 0) {
    const hint = 'write it in one paragraph, or as a footnote of the text';
    context.report(markdownUnsupported(nodePlace(definition, context), 'a note of a table in blocks', hint));
    return '';
  }
  return plainText(composeText(first.children, context));
}

function listing(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { label, body } = directiveParts(node);
  const place = nodePlace(node, context);
  const [code, ...others] = body;
  const title = composeText(label, context);
  if (title.length === 0) context.report(directiveShape(place, node.name, 'a title in [ ]', 'none'));
  if (code?.type !== 'code' || others.length > 0) {
    const found = body.length === 0 ? 'nothing' : code?.type === 'code' ? 'more' : 'other text';
    context.report(
      directiveShape(place, node.name, 'lines of code between ``` and ```, and nothing else', found),
    );
    return composeBlocks(body, context);
  }
  const id = listingAnchor(node.attributes?.['id'], node.position?.start.offset);
  return composeListing(code, context, { id, title });
}
