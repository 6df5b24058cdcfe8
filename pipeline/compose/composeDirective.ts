/** Turns a `:::` directive into the block that it names. */

import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import {
  directiveShape,
  directiveUnclosed,
  figureInMarkup,
  markdownUnsupported,
  unknownDirective,
  unknownDirectiveAttribute,
} from '../problems/catalogue/compose.ts';
import { type BlockContext, composeBlocks, composeText } from './composeBlocks.ts';
import { nodePlace } from './composeInlines.ts';
import { definitions, directiveParts, findings, keyFigures, timeline } from './composeListDirective.ts';
import { PRIVATE_USE } from './Expansion.ts';
import type { Block, CalloutBlock, Inline } from './Manuscript.ts';

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
  ['key-figures', { compose: keyFigures }],
  ['side-note', { compose: sideNote }],
  ['timeline', { compose: timeline }],
  ['columns', { compose: columns, attributes: ['width'] }],
  ['column', { compose: strayColumn }],
  ['definitions', { compose: definitions }],
  ['lead', { compose: lead }],
  ['table', { compose: textTable, attributes: ['id', 'width'] }],
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
  const title = composeText(label, context);
  if (title.length === 0) context.report(directiveShape(place, node.name, 'a title in [ ]', 'none'));
  if (table?.type !== 'table') {
    context.report(directiveShape(place, node.name, 'a Markdown table', 'none'));
    return composeBlocks(body, context);
  }
  const [head, ...rows] = table.children.map((row) =>
    row.children.map((cell) => {
      const words = composeText(cell.children, context);
      if (hasNote(words)) {
        const hint = 'say it in the text, or beneath the table';
        context.report(
          markdownUnsupported(nodePlace(cell, context), 'a footnote in a cell of a table', hint),
        );
      }
      return words;
    }),
  );
  return [
    context.makeTextTable({
      id: node.attributes?.['id'] ?? undefined,
      title,
      head: head ?? [],
      rows,
      offset: node.position?.start.offset,
      wide: node.attributes?.['width'] === 'wide',
      place,
    }),
    ...composeBlocks(others, context),
  ];
}

/** The cells of a table are plain text. */
function hasNote(inlines: readonly Inline[]): boolean {
  return inlines.some(
    (inline) => inline.type === 'noteRef' || ('children' in inline && hasNote(inline.children)),
  );
}
