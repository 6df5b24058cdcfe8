/** Turns the text of a YAML file into a document whose values can be found in the text again. */
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import type { Shelf } from '../memo/Shelf.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotAt } from '../problems/spot.ts';
import { TextLines } from '../problems/TextLines.ts';
import type { SourceDocument, SourceText } from './BookSource.ts';
import { DEEPEST, hopelesslyDeepAt } from './nesting.ts';
import type { ParsedDocument } from './parseJson.ts';

/** Documents by their text: those with which nothing is wrong. */
export type ParsedDocuments = Shelf<PlacedData>;

/** `kept` are those that were parsed before. */
export function parseYaml(
  source: SourceText,
  limits: Limits = defaultLimits,
  kept?: ParsedDocuments,
): ParsedDocument {
  const { members, cellCharacters } = limits;
  const asked = kept?.ask(source.path, { text: source.text, limits: { members, cellCharacters } });
  const parsed =
    asked?.value === undefined ? parsePlaced(source, limits) : { placed: asked.value, problems: [] };
  const { placed, problems } = parsed;
  if (placed === undefined) return { document: undefined, problems };
  if (asked?.value === undefined) asked?.keep(placed);
  return { document: documentOf(source, placed), problems };
}

/** Values beside where they stand, both as plain data. */
interface PlacedData {
  readonly data: unknown;
  readonly places: Places;
}

/** Offsets of a value in the text, and what stands in it. */
type Places = readonly [from: number, to: number, within: readonly Part[]];

/** What a path calls it, where it stands, and where its name does. */
type Part = readonly [step: unknown, places: Places | undefined, name?: readonly [from: number, to: number]];

function parsePlaced(
  source: SourceText,
  limits: Limits,
): { readonly placed: PlacedData | undefined; readonly problems: readonly Problem[] } {
  const lines = new TextLines(source.text);
  const spotOfSpan = (from: number, to: number) => spotAt(source, lines.positionOf(from, to));
  const hopeless = hopelesslyDeepAt(source.text);
  if (hopeless !== undefined) {
    const spot = spotOfSpan(hopeless, hopeless + 1);
    return { placed: undefined, problems: [catalogue.nestedTooDeep(spot, DEEPEST)] };
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
  if (problems.length > 0) return { placed: undefined, problems };
  const data: unknown = yaml.toJS();
  return { placed: { data, places: placesOf(yaml.contents) }, problems };
}

/** The library's tree is many times as large as what is asked of it. */
function placesOf(node: Node | null): Places {
  const [from, to] = rangeOf(node);
  if (isMap(node)) {
    const parts = node.items.flatMap(({ key, value }): readonly Part[] => {
      if (!isScalar(key)) return [];
      return [[key.value, isNode(value) ? placesOf(value) : undefined, rangeOf(key)]];
    });
    return [from, to, parts];
  }
  if (!isSeq(node)) return [from, to, []];
  return [from, to, node.items.map((item, index) => [index, isNode(item) ? placesOf(item) : undefined])];
}

function rangeOf(node: Node | null): readonly [number, number] {
  const [from = 0, to = 0] = node?.range ?? [];
  return [from, to];
}

function documentOf(source: SourceText, { data, places }: PlacedData): SourceDocument {
  const lines = new TextLines(source.text);
  return {
    ...source,
    data,
    positionOf: (path) => {
      const [from, to] = placeAt(places, path);
      return lines.positionOf(from, to);
    },
    positionOfKey: (path) => {
      const [, , name] = partOf(placeAt(places, path.slice(0, -1)), path.at(-1)) ?? [];
      const [from, to] = name ?? placeAt(places, path);
      return lines.positionOf(from, to);
    },
  };
}

/** Of the value at the path, or of the nearest parent that exists. */
function placeAt(places: Places, path: readonly (string | number)[]): Places {
  let at = places;
  for (const step of path) {
    const [, inner] = partOf(at, step) ?? [];
    if (inner === undefined) break;
    at = inner;
  }
  return at;
}

function partOf([, , within]: Places, step: string | number | undefined): Part | undefined {
  const numbered = typeof step === 'number' ? within[step] : undefined;
  return numbered?.[0] === step ? numbered : within.find(([name]) => name === step);
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
