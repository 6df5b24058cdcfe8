/** Turns a template's text into its nodes; the one place that knows Handlebars, which is used as a parser only. */
import Handlebars from 'handlebars';
import {
  templateBlockUnclosed,
  templateFeatureUnsupported,
  templateSyntax,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type {
  BlockNode,
  Call,
  Expression,
  NamedArgument,
  Path,
  Span,
  Template,
  TemplateNode,
} from './Template.ts';

type Ast = hbs.AST.Node;

/** A private instance: nothing registered elsewhere can reach in, and nothing is ever compiled. */
const PARSER = Handlebars.create();

/** What a template's file gives beside its nodes. */
export interface TemplateText {
  readonly file: string;
  /** The whole text of the file. */
  readonly text: string;
  /** Where the template begins, after the front matter. */
  readonly start: number;
  /** Where the text stands inside another file, e.g. a chart's title in its specification. */
  readonly placeOf?: (start: number, end?: number) => Place;
}

/** A template that cannot be parsed gives no nodes and one problem. */
export function parseTemplate(source: TemplateText): { template: Template; problems: readonly Problem[] } {
  const lines = lineStarts(source.text);
  const placeOf =
    source.placeOf ?? ((start: number, end?: number) => placeAt(source.file, lines, start, end));
  const base = {
    file: source.file,
    placeOf,
    lineText: (line: number) => textOfLine(source.text, lines, line),
  };
  const problems: Problem[] = [];
  let nodes: readonly TemplateNode[] = [];
  try {
    const program = PARSER.parse(source.text.slice(source.start));
    nodes = new Converter(source, problems, placeOf).nodes(program.body);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    problems.push(syntaxProblem(error, source, placeOf));
  }
  return { template: { ...base, nodes }, problems };
}

/** Makes Handlebars' nodes typed once, so that nobody narrows them again. */
class Converter {
  readonly #source: TemplateText;
  readonly #problems: Problem[];
  readonly #placeOf: (start: number, end?: number) => Place;
  readonly #lines: readonly number[];

  constructor(source: TemplateText, problems: Problem[], placeOf: (start: number, end?: number) => Place) {
    this.#source = source;
    this.#problems = problems;
    this.#placeOf = placeOf;
    this.#lines = lineStarts(source.text.slice(source.start));
  }

  nodes(body: readonly Ast[]): readonly TemplateNode[] {
    return body.map((node) => this.#node(node)).filter((node) => node !== undefined);
  }

  #node(node: Ast): TemplateNode | undefined {
    const span = this.#span(node.loc);
    if (isContent(node)) return this.#content(node, span);
    if (isMustache(node)) {
      const call = this.#call(node.path, node.params, node.hash, span);
      return call === undefined ? undefined : { type: 'output', call, raw: !node.escaped, span };
    }
    if (isBlock(node)) return this.#block(node, span);
    if (isPartial(node)) {
      const name = node.name;
      if (!isPath(name)) return this.#unsupported('a partial whose name is worked out', span);
      if (node.params.length > 0) return this.#unsupported('a context given to a partial', span);
      return {
        type: 'partial',
        name: name.original,
        nameSpan: this.#span(name.loc),
        named: this.#named(node.hash),
        indent: node.indent,
        span,
      };
    }
    if (node.type === 'CommentStatement') return undefined;
    return this.#unsupported(UNSUPPORTED[node.type] ?? node.type, span);
  }

  #content(node: hbs.AST.ContentStatement, span: Span): TemplateNode {
    const original = this.#source.text.slice(span.start, span.end);
    const stripped = node.value;
    // White space is stripped at both ends of the original; what is left begins at its first other character.
    const lead = leadOf(original, stripped);
    const start = span.start + lead;
    const exact = this.#source.text.startsWith(stripped, start);
    return { type: 'content', text: stripped, start: exact ? start : span.start, exact };
  }

  #block(node: hbs.AST.BlockStatement, span: Span): BlockNode | undefined {
    const call = this.#call(node.path, node.params, node.hash, span);
    if (call === undefined) return undefined;
    // `{{^name}}` has an inverse and no program.
    const program: hbs.AST.Program | undefined = node.program;
    const inverse: hbs.AST.Program | undefined = node.inverse;
    if ((program?.blockParams?.length ?? 0) > 0) return this.#unsupported('a name given with "as |…|"', span);
    return {
      type: 'block',
      call,
      body: this.nodes(program?.body ?? []),
      otherwise: this.nodes(inverse?.body ?? []),
      span,
    };
  }

  #call(path: Ast, params: readonly Ast[], hash: hbs.AST.Hash | undefined, span: Span): Call | undefined {
    if (!isPath(path)) return this.#unsupported('a text or number on its own', span);
    return {
      path: this.#path(path),
      positional: params.map((param) => this.#expression(param)).filter((param) => param !== undefined),
      named: this.#named(hash),
      span,
    };
  }

  #named(hash: hbs.AST.Hash | undefined): readonly NamedArgument[] {
    return (hash?.pairs ?? [])
      .map((pair) => {
        const value = this.#expression(pair.value);
        return value === undefined ? undefined : { name: pair.key, value, span: this.#span(pair.loc) };
      })
      .filter((pair) => pair !== undefined);
  }

  #expression(node: Ast): Expression | undefined {
    const span = this.#span(node.loc);
    if (isPath(node)) return this.#path(node);
    if (isLiteral(node)) return { type: 'literal', value: node.value, span };
    if (isSubExpression(node)) {
      const call = this.#call(node.path, node.params, node.hash, span);
      return call === undefined ? undefined : { type: 'call', call, span };
    }
    return this.#unsupported(UNSUPPORTED[node.type] ?? node.type, span);
  }

  #path(node: hbs.AST.PathExpression): Path {
    return {
      type: 'path',
      text: node.original,
      parts: node.parts,
      depth: node.depth,
      data: node.data,
      span: this.#span(node.loc),
    };
  }

  #unsupported(what: string, span: Span): undefined {
    this.#problems.push(templateFeatureUnsupported(this.#placeOf(span.start, span.end), what));
    return undefined;
  }

  #span(loc: hbs.AST.SourceLocation): Span {
    return { start: this.#offset(loc.start), end: this.#offset(loc.end) };
  }

  #offset(position: hbs.AST.Position): number {
    return this.#source.start + (this.#lines[position.line - 1] ?? 0) + position.column;
  }
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  PartialBlockStatement: 'a partial with a body',
  DecoratorBlock: 'a partial defined inside a template',
  Decorator: 'a decorator',
  UndefinedLiteral: 'undefined',
  NullLiteral: 'null',
};

function leadOf(original: string, stripped: string): number {
  if (stripped.trim() === '') return Math.max(0, original.indexOf(stripped));
  return original.search(/\S/) - stripped.search(/\S/);
}

// Handlebars' declarations give each node a `type` of plain text, so each kind is narrowed by hand, here only.

function isContent(node: Ast): node is hbs.AST.ContentStatement {
  return node.type === 'ContentStatement';
}

function isMustache(node: Ast): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isBlock(node: Ast): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function isPartial(node: Ast): node is hbs.AST.PartialStatement {
  return node.type === 'PartialStatement';
}

function isPath(node: Ast): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isSubExpression(node: Ast): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression';
}

function isLiteral(
  node: Ast,
): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral {
  return node.type === 'StringLiteral' || node.type === 'NumberLiteral' || node.type === 'BooleanLiteral';
}

/** Reads line and column out of the parser's message, which is the only place where it puts them. */
function syntaxProblem(
  error: Error,
  source: TemplateText,
  placeOf: (start: number, end?: number) => Place,
): Problem {
  const lines = lineStarts(source.text.slice(source.start));
  const offsetOf = (line: number, column: number) => source.start + (lines[line - 1] ?? 0) + column;
  const mismatch = /^(\S+) doesn't match (\S+) - (\d+):(\d+)/.exec(error.message);
  if (mismatch !== null) {
    const [, opened = '', closed = '', line, column] = mismatch;
    const start = offsetOf(Number(line), Number(column));
    return templateBlockUnclosed(placeOf(start, start + opened.length), opened, closed);
  }
  const [, line = '1', shown = '', pointer = '', rest = ''] =
    /^(?:Parse|Lexical) error on line (\d+)[^\n]*\n(.*)\n(-*)\^\n?([\s\S]*)$/.exec(error.message) ?? [];
  if (/got 'EOF'/.test(rest)) {
    const unclosed = lastOpened(source.text, source.start);
    const start = unclosed?.start ?? source.text.length;
    return templateSyntax(placeOf(start, start + 2), unclosed?.what ?? 'the end of the template');
  }
  const body = source.text.slice(source.start);
  const start = source.start + offsetOfPointer(body, lines[Number(line) - 1] ?? 0, shown, pointer.length);
  const token = TOKENS[/got '(\w+)'/.exec(rest)?.[1] ?? ''] ?? 'text';
  const quote = /["']/.test(source.text[start] ?? '');
  return templateSyntax(placeOf(start, start + 1), quote ? 'a quote that nothing closes' : token);
}

/** What the parser's token names look like in a template. */
const TOKENS: Readonly<Record<string, string>> = {
  CLOSE: 'the end of the tag, }}',
  CLOSE_UNESCAPED: 'the end of the tag, }}}',
  EQUALS: '"="',
  ID: 'a name',
  INVALID: 'a character that means nothing here',
  NUMBER: 'a number',
  OPEN_ENDBLOCK: 'the end of a block that was not opened',
  OPEN_SEXPR: '"("',
  CLOSE_SEXPR: '")"',
  SEP: '"."',
  STRING: 'a text in quotes',
  INVERSE: '{{else}} outside a block',
  OPEN_INVERSE_CHAIN: '{{else}} outside a block',
};

/**
 * Where the parser's pointer points: it shows the last 20 characters before and the next 20, without line
 * ends, so the window is looked for in the text without line ends, and the match nearest the line is taken.
 */
function offsetOfPointer(text: string, lineStart: number, shown: string, pointer: number): number {
  const offsets: number[] = [];
  let flat = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') continue;
    offsets.push(at);
    flat += text[at];
  }
  const cut = shown.startsWith('...') ? 3 : 0;
  const window = shown.slice(cut).replace(/\.\.\.$/, '');
  if (window === '') return lineStart;
  let best = lineStart;
  let nearestBy = Number.POSITIVE_INFINITY;
  for (let at = flat.indexOf(window); at >= 0; at = flat.indexOf(window, at + 1)) {
    const offset = offsets[at + pointer - cut] ?? text.length;
    if (Math.abs(offset - lineStart) < nearestBy) {
      best = offset;
      nearestBy = Math.abs(offset - lineStart);
    }
  }
  return best;
}

/** The last `{{` that is not closed, or the last block, where the template ends too early. */
function lastOpened(text: string, from: number): (Span & { readonly what: string }) | undefined {
  const open = text.lastIndexOf('{{');
  if (open >= from && text.indexOf('}}', open) < 0) {
    return { start: open, end: open + 2, what: 'an opening {{ without its }}' };
  }
  const blocks: { name: string; start: number }[] = [];
  for (const match of text.slice(from).matchAll(/\{\{~?([#/])\s*([\w-]+)/g)) {
    const [, sign, name = ''] = match;
    if (sign === '#') blocks.push({ name, start: from + match.index });
    else blocks.pop();
  }
  const last = blocks.at(-1);
  return last === undefined
    ? undefined
    : {
        start: last.start,
        end: last.start + 2,
        what: `an opening {{#${last.name}}} without its {{/${last.name}}}`,
      };
}

/** Offsets at which the lines of a text begin, by the line ends that Handlebars and editors count. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

export function textOfLine(text: string, lines: readonly number[], line: number): string {
  return text.slice(lines[line - 1] ?? text.length, lines[line] ?? text.length).replace(/[\r\n]+$/, '');
}

export function placeAt(file: string, lines: readonly number[], start: number, end?: number): Place {
  let line = 0;
  let last = lines.length - 1;
  while (line < last) {
    const middle = Math.ceil((line + last) / 2);
    if ((lines[middle] ?? 0) <= start) line = middle;
    else last = middle - 1;
  }
  const column = start - (lines[line] ?? 0) + 1;
  const lineEnd = lines[line + 1];
  const place = { file, line: line + 1, column };
  if (end === undefined) return place;
  return { ...place, endColumn: column + Math.max(1, Math.min(end, lineEnd ?? end) - start) };
}
