/** Turns the text of a JSON file into a document whose values can be found in the text again. */
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted, spotAt } from '../problems/spot.ts';
import { linesOf, positionAt, TextLines, type TextPosition } from '../problems/TextLines.ts';
import type { SourceDocument, SourceText } from './BookSource.ts';
import { DEEPEST, deepBracketAt } from './nesting.ts';

export interface ParsedDocument {
  /** Undefined where the text could not be read to its end. */
  readonly document: SourceDocument | undefined;
  readonly problems: readonly Problem[];
}

export function parseJson(source: SourceText, limits: Limits = defaultLimits): ParsedDocument {
  const plain = plainData(source.text, limits);
  if (plain === undefined) return parseWithPlaces(source, limits);
  // Of most documents nobody asks where a value stands; of others it is asked now and then, and places take more room than the data.
  let places: WeakRef<Places> | undefined;
  const placed = () => {
    let known = places?.deref();
    if (known === undefined) {
      known = placesIn(new TextLines(source.text), parseTree(source.text));
      places = new WeakRef(known);
    }
    return known;
  };
  const document: SourceDocument = {
    ...source,
    data: plain.data,
    positionOf: (path) => (path.length === 0 ? wholeOf(source) : placed().positionOf(path)),
    positionOfKey: (path) => placed().positionOfKey(path),
  };
  return { document, problems: [] };
}

/** Where the one value of a text stands. */
function wholeOf(source: SourceText): TextPosition {
  return linesOf(source).positionOf(source.text.search(/\S/), source.text.trimEnd().length);
}

/** A string with its quotes, or what is no colon. */
const NO_COLON = /"(?:[^"\\]+|\\.)*"|[^":]+/g;

/** The data of a text with which nothing is wrong; undefined where something might be, which only its places tell. */
function plainData(text: string, limits: Limits): { readonly data: unknown } | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const members = countMembers(data, limits, 0);
  // Of two properties with one name the first is not in the data.
  return members === text.replace(NO_COLON, '').length ? { data } : undefined;
}

/** The properties of all objects in it; NaN where a limit may be passed. */
function countMembers(value: unknown, limits: Limits, depth: number): number {
  if (typeof value === 'string') return mayBeLong(value, limits) ? Number.NaN : 0;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === DEEPEST) return Number.NaN;
  if (Array.isArray(value)) {
    if (value.length > limits.members) return Number.NaN;
    let count = 0;
    for (const item of value) count += countMembers(item, limits, depth + 1);
    return count;
  }
  const entries = Object.entries(value);
  if (entries.length > limits.members) return Number.NaN;
  let count = entries.length;
  for (const [name, item] of entries) {
    // Set by another parser, it would be no property.
    if (name === '__proto__' || mayBeLong(name, limits)) return Number.NaN;
    count += countMembers(item, limits, depth + 1);
  }
  return count;
}

/** As it is written, with each character as an escape of six. */
function mayBeLong(text: string, { cellCharacters }: Limits): boolean {
  return text.length * 6 + 2 > cellCharacters;
}

function parseWithPlaces(source: SourceText, limits: Limits): ParsedDocument {
  const deep = deepBracketAt(source.text);
  if (deep !== undefined) {
    return {
      document: undefined,
      problems: [catalogue.nestedTooDeep(spotAt(source, positionAt(source.text, deep)), DEEPEST)],
    };
  }
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    // One fault makes the parser stumble several times; the first is where the text must be mended.
    return { document: undefined, problems: [syntaxProblem(source, first)] };
  }
  const lines = new TextLines(source.text);
  const large = firstNode(root, (node) => isCounted(node) && (node.children?.length ?? 0) > limits.members);
  if (large !== undefined) {
    const spot = spotAt(source, lines.positionOf(large.offset, large.offset + 1));
    const problems = [overLimit(spot, 'members', limits.members, large.children?.length ?? 0)];
    return { document: undefined, problems };
  }
  const long = firstNode(root, ({ type, length }) => type === 'string' && length > limits.cellCharacters);
  if (long !== undefined) {
    const spot = spotAt(source, lines.positionOf(long.offset, long.offset + 1));
    return {
      document: undefined,
      problems: [overLimit(spot, 'cellCharacters', limits.cellCharacters, long.length)],
    };
  }
  const data: unknown = getNodeValue(root);
  const { positionOf, positionOfKey, positionOfNode } = placesIn(lines, root);
  const document: SourceDocument = { ...source, data, positionOf, positionOfKey };
  return { document, problems: duplicateProperties(source, root, positionOfNode) };
}

type Places = Required<Pick<SourceDocument, 'positionOf' | 'positionOfKey'>> & {
  readonly positionOfNode: (node: Node) => TextPosition;
};

/** Of a text without a value everything stands at its beginning. */
function placesIn(lines: TextLines, root: Node | undefined): Places {
  const positionOfNode = (node: Node) => lines.positionOf(node.offset, node.offset + node.length);
  const nodeAt = (path: readonly (string | number)[]) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = root && findNodeAtLocation(root, path.slice(0, length));
      if (node !== undefined) return node;
    }
    return root;
  };
  const placeOf = (node: Node | undefined) =>
    node === undefined ? { line: 1, column: 1 } : positionOfNode(node);
  return {
    positionOfNode,
    positionOf: (path) => placeOf(nodeAt(path)),
    positionOfKey: (path) => {
      const node = nodeAt(path);
      return placeOf(node?.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node);
    },
  };
}

/**
 * An object, or a list of objects or texts: to find their members again takes as long as there are of them, each. Outlines of
 * maps are long lists of numbers and of lists.
 */
function isCounted({ type, children: [first] = [] }: Node): boolean {
  return type === 'object' || (type === 'array' && (first?.type === 'object' || first?.type === 'string'));
}

function firstNode(node: Node, holds: (node: Node) => boolean): Node | undefined {
  if (holds(node)) return node;
  for (const child of node.children ?? []) {
    const found = firstNode(child, holds);
    if (found !== undefined) return found;
  }
  return undefined;
}

function duplicateProperties(
  source: SourceText,
  node: Node,
  positionOfNode: (node: Node) => TextPosition,
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Node>();
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    if (node.type === 'object' && key !== undefined) {
      const name = String(key.value);
      const earlier = seen.get(name);
      if (earlier === undefined) seen.set(name, key);
      else {
        const spot = spotAt(source, positionOfNode(key));
        problems.push(catalogue.duplicateProperty(spot, name, positionOfNode(earlier).line));
      }
    }
    problems.push(...duplicateProperties(source, child, positionOfNode));
  }
  return problems;
}

function syntaxProblem(source: SourceText, error: ParseError | undefined): Problem {
  if (error === undefined) {
    const spot = spotAt(source, { line: 1, column: 1 });
    return catalogue.jsonSyntax(spot, 'a JSON object', 'an empty file', undefined);
  }
  const { text } = source;
  const offset = Math.min(error.offset, text.length);
  const position = positionAt(text, offset);
  const atEnd = text.slice(offset).trim() === '';
  const token = text.slice(offset, offset + Math.max(1, error.length));
  const found = atEnd ? 'the end of the file' : token.startsWith('"') ? token : quoted(token);
  const endColumn = position.column + Math.max(1, error.length);
  const spot = spotAt(source, { ...position, endColumn });
  return catalogue.jsonSyntax(spot, expectedAt(error), found, hintFor(error, text, offset));
}

function hintFor(error: ParseError, text: string, offset: number): string | undefined {
  const kind = printParseErrorCode(error.error);
  if (kind === 'CommaExpected') return 'the comma stands after the value before this one';
  const isAfterComma = text.slice(0, offset).trimEnd().endsWith(',');
  const isClosing = text[offset] === ']' || text[offset] === '}';
  return isAfterComma && isClosing ? 'delete the comma after the last value' : undefined;
}

function expectedAt(error: ParseError): string {
  switch (printParseErrorCode(error.error)) {
    case 'PropertyNameExpected':
      return 'a property name in double quotes';
    case 'ValueExpected':
      return 'a value';
    case 'ColonExpected':
      return 'a colon';
    case 'CommaExpected':
      return 'a comma';
    case 'CloseBraceExpected':
      return 'a comma or a closing brace }';
    case 'CloseBracketExpected':
      return 'a comma or a closing bracket ]';
    case 'EndOfFileExpected':
      return 'the end of the file';
    case 'InvalidNumberFormat':
      return 'a number such as 8.2';
    case 'InvalidCommentToken':
      return 'JSON, which has no comments';
    case 'UnexpectedEndOfString':
      return 'a closing double quote on the same line';
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return 'a backslash only before one of " \\ / b f n r t u';
    default:
      return 'JSON';
  }
}
