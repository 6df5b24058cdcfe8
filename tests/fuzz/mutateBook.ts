/** Turns a book into arbitrary damaged ones, by the kind of each file: as text, as a tree of JSON, as lines of CSV. */
import * as fc from 'fast-check';
import { parse } from 'yaml';

/** Texts by path. */
export type BookTexts = Readonly<Record<string, string>>;

/** What hostile or careless hands put where a word is meant. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\n\n',
  '\u0000',
  '\u202e',
  '\ud800',
  '\u001b[31m',
  '_x000D_',
  'é'.repeat(300),
  '𝔘𝔫𝔦',
  '{{',
  '}}',
  '{{{x}}}',
  '{{#if}}',
  '{{/each}}',
  '{{> method}}',
  '{{> none}}',
  '{{value}}',
  '{{value "goods" "value" year=1066}}',
  '{{expr "1/0"}}',
  '{{#each (rows "goods")}}',
  '{{table "goods" limit=-1}}',
  '{{ref "fig:none"}}',
  ':::',
  '::::',
  ':::findings',
  ':::table',
  '[^census]',
  '[^x]: note',
  '[x](javascript:alert(1))',
  '![x](y)',
  '<script>',
  '$x^2$',
  '[@key]',
  '- [ ] box',
  '| a |\n| - |\n| b |',
  '# One',
  '###### Six',
  '---\n',
  '`code`',
  '~~~\n',
  '> > > > >',
  '1e999',
  '-0',
  '9007199254740993',
  '0x10',
  'NaN',
  '2024-02-30',
  '1,5',
  '"',
  "'",
  '\\',
  '../../etc/passwd',
  'C:\\x',
  'http://[::1',
  '__proto__',
  'constructor',
  'null',
  'true',
  '&a [*a, *a]',
  '!!js/function x',
  '<<: *a',
  '%YAML 1.2\n---\n',
  '\t- x',
  '{a: {b: {c: {d: 1}}}}',
  ',.99f',
  '.3s',
  '$,.2f',
  "repeat('x', 1e9)",
  "pad('x', 1e9, '0')",
  'sequence(1e9)',
  'datum[datum.a]',
  'datum.year === null',
  '(a+)+$',
  '(?=x)',
];

const nasty = fc.constantFrom(...nastyTexts);

/** A small value of any type, for a place where another is expected. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.constantFrom(null, true, false, 0, -1, 1, 0.5, 1e9, 1e308, [], {}, [[]], { a: {} }, [1, 'a', null]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** What is done to a file: where (a part of its length or of its nodes) and what. */
interface Change {
  readonly file: number;
  readonly at: number;
  readonly kind:
    | 'insert'
    | 'cut'
    | 'repeat'
    | 'swap'
    | 'value'
    | 'drop'
    | 'rename'
    | 'many'
    | 'deep'
    | 'remove';
  readonly length: number;
  readonly text: string;
  readonly value: unknown;
}

const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });

const change: fc.Arbitrary<Change> = fc.record({
  file: part,
  at: part,
  kind: fc.constantFrom(
    ...([
      'insert',
      'cut',
      'repeat',
      'swap',
      'value',
      'value',
      'value',
      'drop',
      'rename',
      'many',
      'deep',
    ] as const),
    'remove' as const,
  ),
  length: fc.nat(40),
  text: nasty,
  value,
});

/** Books with one to three changes, in the files that `concerns` names. */
export function damagedBooks(book: BookTexts, concerns: (path: string) => boolean): fc.Arbitrary<BookTexts> {
  const paths = Object.keys(book).filter(concerns).sort();
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((damaged, one) => apply(damaged, paths, one), book));
}

function apply(book: BookTexts, paths: readonly string[], one: Change): BookTexts {
  const path = paths[Math.floor(one.file * paths.length)] ?? '';
  const text = book[path];
  if (text === undefined) return book;
  if (one.kind === 'remove') {
    const { [path]: _, ...rest } = book;
    return rest;
  }
  if (path.endsWith('.csv') && one.length % 3 > 0) return { ...book, [path]: changeCell(text, one) };
  const tree = one.length % 5 > 0 ? treeOf(path, text) : undefined;
  // JSON is YAML as well.
  const changed = tree === undefined ? changeText(text, one) : JSON.stringify(changeTree(tree, one), null, 1);
  return { ...book, [path]: changed ?? '' };
}

/** Undefined for other files, and where an earlier change has broken the syntax. */
function treeOf(path: string, text: string): unknown {
  try {
    if (path.endsWith('.json')) return JSON.parse(text);
    return path.endsWith('.yaml') ? parse(text, { logLevel: 'silent' }) : undefined;
  } catch {
    return undefined;
  }
}

/** One cell of a sound file, header included, as it would be exported. */
function changeCell(text: string, { at, text: nastyText, value: other, kind }: Change): string {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const cells = rows.flatMap((row, index) => row.map((_, column) => [index, column] as const));
  const [row = 0, column = 0] = cells[Math.floor(at * cells.length)] ?? [];
  const said = kind === 'value' && typeof other === 'number' ? String(other) : nastyText;
  return `${rows
    .map((each, index) =>
      each
        .map((cell, place) => (index === row && place === column ? `"${said.replaceAll('"', '""')}"` : cell))
        .join(','),
    )
    .join('\n')}\n`;
}

function changeText(text: string, { at, kind, length, text: nastyText, value: other }: Change): string {
  const from = Math.floor(at * (text.length + 1));
  const [before, inside, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  switch (kind) {
    case 'cut':
    case 'drop':
      return before + after;
    case 'repeat':
      return before + inside + inside + after;
    case 'many':
      return before + inside.repeat(200) + after;
    case 'swap':
      return after + inside + before;
    case 'deep':
      return `${before}${'['.repeat(300)}${inside}${after}`;
    case 'value':
      return `${before}${typeof other === 'string' ? other : JSON.stringify(other)}${after}`;
    case 'insert':
    case 'rename':
      return `${before}${nastyText}${inside}${after}`;
    default:
      return text;
  }
}

/** The node that is changed is the one at a part of all nodes, counted from the root. */
function changeTree(tree: unknown, one: Change): unknown {
  const target = Math.floor(one.at * countNodes(tree));
  let seen = -1;
  const visit = (node: unknown): unknown => {
    seen += 1;
    if (seen === target) return changeNode(node, one);
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, visit(child)]));
  };
  return visit(tree);
}

function changeNode(node: unknown, { kind, length, text, value: other }: Change): unknown {
  const entries =
    typeof node === 'object' && node !== null && !Array.isArray(node) ? Object.entries(node) : [];
  switch (kind) {
    case 'drop':
    case 'cut':
      if (Array.isArray(node)) return node.slice(0, -1);
      return entries.length > 0 ? Object.fromEntries(entries.slice(1)) : undefined;
    case 'rename':
      return Object.fromEntries(entries.map(([key, child], index) => [index === 0 ? `${key}x` : key, child]));
    case 'repeat':
      return Array.isArray(node) ? [...node, ...node] : [node, node];
    case 'many':
      return Array.isArray(node)
        ? Array.from({ length: 300 }, (_, index) => node[index % Math.max(1, node.length)])
        : node;
    case 'deep': {
      let deep = node;
      for (let level = 0; level < length * 10; level += 1) deep = level % 2 === 0 ? [deep] : { a: deep };
      return deep;
    }
    case 'insert':
      return typeof node === 'string' ? node + text : { ...Object.fromEntries(entries), [text]: other };
    case 'swap':
      return Array.isArray(node) ? node.toReversed() : text;
    default:
      return other;
  }
}

function countNodes(node: unknown): number {
  if (Array.isArray(node)) return 1 + node.reduce((sum: number, child) => sum + countNodes(child), 0);
  if (typeof node !== 'object' || node === null) return 1;
  return 1 + Object.values(node).reduce((sum: number, child) => sum + countNodes(child), 0);
}
