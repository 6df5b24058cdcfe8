/** Turns the text of a YAML file into a document whose values can be found in the text again. */
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotAt } from '../problems/spot.ts';
import { TextLines } from '../problems/TextLines.ts';
import type { SourceDocument, SourceText } from './BookSource.ts';
import { DEEPEST, hopelesslyDeepAt } from './nesting.ts';
import type { ParsedDocument } from './parseJson.ts';

export function parseYaml(source: SourceText, limits: Limits = defaultLimits): ParsedDocument {
  const lines = new TextLines(source.text);
  const spotOfSpan = (from: number, to: number) => spotAt(source, lines.positionOf(from, to));
  const hopeless = hopelesslyDeepAt(source.text);
  if (hopeless !== undefined) {
    const spot = spotOfSpan(hopeless, hopeless + 1);
    return { document: undefined, problems: [catalogue.nestedTooDeep(spot, DEEPEST)] };
  }
  const yaml = parseDocument(source.text, {
    version: '1.2',
    schema: 'core',
    // Asked for by the parser, each key would be compared with all before it.
    uniqueKeys: false,
    prettyErrors: false,
    // Nothing is written anywhere; but 'silent' would keep a second document from being an error.
    logLevel: 'error',
    lineCounter: new LineCounter(),
  });
  const problems: Problem[] = [];
  const faultyLines = new Set<number>();
  for (const fault of [...yaml.errors, ...yaml.warnings]) {
    const spot = spotOfSpan(...fault.pos);
    const { line = 1 } = spot.place;
    // Tags are reported below from the tree, where their text is at hand.
    if (fault.code === 'TAG_RESOLVE_FAILED') continue;
    // After a first fault the parser is often lost; only what it finds amiss by itself is worth showing.
    if (faultyLines.size > 0 && (fault.code === 'UNEXPECTED_TOKEN' || faultyLines.has(line))) continue;
    faultyLines.add(line);
    const { found, hint } = inWords(fault.code, fault.message);
    problems.push(catalogue.yamlSyntax(spot, found, hint));
  }
  visit(yaml, {
    Alias: (_, alias) => {
      const [from, to] = alias.range ?? [0, 0];
      problems.push(catalogue.yamlAlias(spotOfSpan(from, to), alias.source));
    },
    Node: (_, node, parents) => {
      if (parents.filter(isCollection).length === DEEPEST && isCollection(node)) {
        const [from] = node.range ?? [0];
        problems.push(catalogue.nestedTooDeep(spotOfSpan(from, from + 1), DEEPEST));
        return visit.SKIP;
      }
      const [from = 0] = isNode(node) ? (node.range ?? []) : [];
      if (isCollection(node) && node.items.length > limits.members) {
        const spot = spotOfSpan(from, from + 1);
        problems.push(overLimit(spot, 'members', limits.members, node.items.length));
        return visit.SKIP;
      }
      if (isScalar(node) && typeof node.value === 'string' && node.value.length > limits.cellCharacters) {
        const spot = spotOfSpan(from, from + 1);
        problems.push(overLimit(spot, 'cellCharacters', limits.cellCharacters, node.value.length));
      }
      if (isMap(node)) {
        for (const { key } of node.items) {
          if (!isCollection(key)) continue;
          const [start] = key.range ?? [from];
          const hint = 'put a name that begins with a bracket or brace in quotes';
          problems.push(
            catalogue.yamlSyntax(
              spotOfSpan(start, start + 1),
              'a list or keys with values as the name of a property',
              hint,
            ),
          );
        }
        for (const key of repeatedKeys(node)) {
          const [start] = key.range ?? [from];
          problems.push(
            catalogue.yamlSyntax(
              spotOfSpan(start, start + 1),
              'a property that stands there already',
              undefined,
            ),
          );
        }
      }
      if (isNode(node) && 'tag' in node && typeof node.tag === 'string' && !plainTags.has(node.tag)) {
        const tag = node.tag.replace(coreTag, '!!');
        const at = source.text.lastIndexOf(tag, from);
        const start = at < 0 ? from : at;
        problems.push(catalogue.yamlTag(spotOfSpan(start, start + tag.length), tag));
      }
      return undefined;
    },
  });
  if (problems.length > 0) return { document: undefined, problems };
  const root = yaml.contents;
  const rangeOf = (node: Node | null): readonly [number, number] => {
    const range = node?.range;
    return range === null || range === undefined ? [0, 0] : [range[0], range[1]];
  };
  const data: unknown = yaml.toJS();
  const document: SourceDocument = {
    ...source,
    data,
    positionOf: (path) => lines.positionOf(...rangeOf(nodeAt(root, path))),
    positionOfKey: (path) => lines.positionOf(...rangeOf(keyAt(root, path) ?? nodeAt(root, path))),
  };
  return { document, problems };
}

function repeatedKeys(map: YAMLMap): readonly Scalar[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isRepeated = seen.has(String(key.value));
    seen.add(String(key.value));
    return isRepeated ? [key] : [];
  });
}

const coreTag = 'tag:yaml.org,2002:';

/** Those of values that JSON has; the library knows more, such as `!!binary` and `!!set`. */
const plainTags = new Set(
  ['map', 'seq', 'str', 'null', 'bool', 'int', 'float'].map((name) => `${coreTag}${name}`),
);

/** The node at the path, or the nearest parent that exists. */
function nodeAt(root: Node | null, path: readonly (string | number)[]): Node | null {
  let node = root;
  for (const step of path) {
    const child: unknown = isCollection(node) ? node.get(step, true) : undefined;
    if (!isNode(child)) break;
    node = child;
  }
  return node;
}

function keyAt(root: Node | null, path: readonly (string | number)[]): Node | undefined {
  const name = path.at(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  if (name === undefined || !isMap(parent)) return undefined;
  const key: unknown = parent.items.find((item) => isScalar(item.key) && item.key.value === name)?.key;
  return isNode(key) ? key : undefined;
}

/** The faults that people make most in words of our own; of the others, which are rare, the parser's message. */
function inWords(code: string, message: string): { readonly found: string; readonly hint?: string } {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        found: 'a colon and a space within a text that has no quotes',
        hint: 'put the text in quotes, or on a line of its own after >-',
      };
    case 'TAB_AS_INDENT':
      return { found: 'a tab at the beginning of a line', hint: 'indent with spaces' };
    case 'BAD_INDENT':
      return { found: 'a line that is not indented like its neighbours' };
    case 'MULTIPLE_DOCS':
      return { found: 'a second document after ---' };
    default: {
      const words = `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\.$/, '');
      return {
        found: `a fault: ${words}`,
        hint: 'a text that begins with a sign such as & * ! [ { % @ or ` must stand in quotes',
      };
    }
  }
}
