/** Turns directives that hold one list into findings, key figures, a timeline or definitions. */
import type { BlockContent, List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { parseLink } from '../links/parseLink.ts';
import { directiveShape } from '../problems/catalogue/compose.ts';
import { type BlockContext, composeBlocks, composeText, itemChildren } from './composeBlocks.ts';
import { nodePlace } from './composeInlines.ts';
import { trimmed } from './finishText.ts';
import type { Block, DefinitionEntry, Inline, KeyFigureTile } from './Manuscript.ts';
import { blockTexts } from './plainText.ts';

/** The title in square brackets, and what stands between the fences. */
export function directiveParts(node: ContainerDirective): {
  label: readonly PhrasingContent[];
  body: readonly RootContent[];
} {
  const [first, ...rest] = node.children;
  if (first?.type === 'paragraph' && first.data?.directiveLabel === true) {
    return { label: first.children, body: rest };
  }
  return { label: [], body: node.children };
}

/** The items of the one list that a directive holds; other content is reported and composed beside it. */
function itemsOf(
  node: ContainerDirective,
  context: BlockContext,
): { items: readonly (readonly RootContent[])[]; others: readonly Block[] } {
  const { body } = directiveParts(node);
  const lists = body.filter((child): child is List => child.type === 'list');
  const others = body.filter((child) => child.type !== 'list');
  const place = nodePlace(node, context);
  if (lists.length === 0) context.report(directiveShape(place, node.name, 'a list', 'none'));
  else if (others[0] !== undefined) {
    context.report(directiveShape(nodePlace(others[0], context), node.name, 'only a list', 'other text'));
  }
  return {
    items: lists.flatMap((list) => list.children.map((item) => itemChildren(item, context))),
    others: composeBlocks(others, context),
  };
}

/** The inlines of an item that is one paragraph; further blocks are reported and given back. */
function oneParagraph(
  item: readonly RootContent[],
  name: string,
  context: BlockContext,
): { text: readonly Inline[]; others: readonly Block[] } {
  const [first, ...rest] = item;
  if (rest[0] !== undefined) {
    context.report(directiveShape(nodePlace(rest[0], context), name, 'one paragraph an item', 'more'));
  }
  return {
    text: first?.type === 'paragraph' ? composeText(first.children, context) : [],
    others: composeBlocks(first?.type === 'paragraph' ? rest : item, context),
  };
}

export function findings(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { items, others } = itemsOf(node, context);
  const read = items.map((item) => oneParagraph(item, node.name, context));
  return [
    {
      type: 'findings',
      items: read.map(({ text }) => [...text, ...context.gradeOf(text)]),
      place: nodePlace(node, context),
    },
    ...read.flatMap((item) => item.others),
    ...others,
  ];
}

export function timeline(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { items, others } = itemsOf(node, context);
  const read = items.map((item) => {
    const paragraph = oneParagraph(item, node.name, context);
    const [date, rest] = leadingStrong(paragraph.text);
    if (date === undefined && item[0] !== undefined) {
      context.report(
        directiveShape(nodePlace(item[0], context), node.name, 'an item such as **date** text', 'no date'),
      );
    }
    return { event: { date: date ?? [], children: trimmed(rest) }, others: paragraph.others };
  });
  return [
    { type: 'timeline', events: read.map((item) => item.event), place: nodePlace(node, context) },
    ...read.flatMap((item) => item.others),
    ...others,
  ];
}

export function definitions(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { items, others } = itemsOf(node, context);
  const entries = items.map((item): DefinitionEntry => {
    const [first, ...rest] = item;
    const text = first?.type === 'paragraph' ? composeText(first.children, context) : [];
    const [term, definition] = leadingStrong(text);
    if (term === undefined && first !== undefined) {
      const expected = 'an item such as **term** — definition';
      context.report(directiveShape(nodePlace(first, context), node.name, expected, 'no term'));
    }
    const children = trimmed(withoutDash(definition));
    const place = first === undefined ? nodePlace(node, context) : nodePlace(first, context);
    return {
      term: term ?? [],
      definition: [
        ...(children.length === 0
          ? []
          : [{ type: 'paragraph' as const, role: 'body' as const, children, place }]),
        ...composeBlocks(first?.type === 'paragraph' ? rest : item, context),
      ],
    };
  });
  return [{ type: 'definitionList', entries, place: nodePlace(node, context) }, ...others];
}

export function keyFigures(node: ContainerDirective, context: BlockContext): readonly Block[] {
  const { items, others } = itemsOf(node, context);
  const tiles = items.map((item) => tileOf(item, node.name, context));
  const wide = node.attributes?.['width'] === 'wide' ? { wide: true } : {};
  return [{ type: 'keyFigures', tiles, ...wide, place: nodePlace(node, context) }, ...others];
}

/** `**{{figure}}** label`, a second paragraph as detail, and a link to an anchor such as `ch:trade`. */
function tileOf(item: readonly RootContent[], name: string, context: BlockContext): KeyFigureTile {
  const [first, ...rest] = item;
  const place = first === undefined ? { file: '' } : nodePlace(first, context);
  const { target, children } =
    first?.type === 'paragraph' ? withoutAnchorLink(first.children) : { target: undefined, children: [] };
  const [figure, label] = leadingStrong(composeText(children, context));
  if (figure === undefined) {
    context.report(directiveShape(place, name, 'an item such as **figure** label', 'no figure'));
  }
  const more = first?.type === 'paragraph' ? rest : item;
  const detail = more.flatMap((child) => detailOf(child, name, context));
  if (target !== undefined) context.ref(target, false, place);
  return {
    figure: figure ?? [],
    // A figure is set as large as its tile allows; its mark stands at the words beneath.
    label: [...trimmed(label), ...context.gradeOf([...(figure ?? []), ...label])],
    ...(detail.length > 0 ? { detail } : {}),
    ...(target === undefined ? {} : { target }),
    place,
  };
}

function detailOf(node: RootContent, name: string, context: BlockContext): readonly Inline[] {
  const paragraph = innerParagraph(node);
  if (paragraph !== undefined) return composeText(paragraph.children, context);
  context.report(directiveShape(nodePlace(node, context), name, 'a paragraph of detail', 'something else'));
  const texts = blockTexts(composeBlocks([node], context));
  return texts.length === 0 ? [] : [{ type: 'text', text: texts.join(' ') }];
}

/** A paragraph, or the one paragraph of a list of one item. */
function innerParagraph(node: RootContent | BlockContent): Paragraph | undefined {
  if (node.type === 'paragraph') return node;
  if (node.type !== 'list' || node.children.length !== 1) return undefined;
  const [inner, ...more] = node.children[0]?.children ?? [];
  return inner?.type === 'paragraph' && more.length === 0 ? inner : undefined;
}

/** Dissolves a link to an anchor and gives its target. */
function withoutAnchorLink(nodes: readonly PhrasingContent[]): {
  readonly target: string | undefined;
  readonly children: readonly PhrasingContent[];
} {
  let target: string | undefined;
  const children = nodes.flatMap((node): readonly PhrasingContent[] => {
    if (node.type === 'link' && parseLink(node.url).type === 'anchor') {
      target = node.url;
      return node.children;
    }
    if (node.type !== 'strong') return [node];
    const inner = withoutAnchorLink(node.children);
    target ??= inner.target;
    return [{ ...node, children: [...inner.children] }];
  });
  return { target, children };
}

/** The children of a leading strong text, and what follows it. */
function leadingStrong(
  inlines: readonly Inline[],
): readonly [readonly Inline[] | undefined, readonly Inline[]] {
  const [first, ...rest] = inlines;
  if (first?.type === 'strong') return [first.children, rest];
  // A claim around the whole item keeps its beginning bold.
  if (first?.type === 'claim' && rest.length === 0) {
    const [strong, inner] = leadingStrong(first.children);
    return strong === undefined ? [undefined, inlines] : [strong, [{ ...first, children: trimmed(inner) }]];
  }
  return [undefined, inlines];
}

function withoutDash(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  return first?.type === 'text'
    ? [{ ...first, text: first.text.replace(/^\s*(?:[\u2013\u2014:-])\s*/, '') }, ...rest]
    : inlines;
}
