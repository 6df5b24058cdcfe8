/** Turns a template's text into its nodes; the one place that knows Handlebars, which is used as a parser only. */

import Handlebars from 'handlebars';
import { DEEPEST, deepTemplateAt } from '../load/nesting.ts';
import type { Shelf } from '../memo/Shelf.ts';
import { templateFeatureUnsupported } from '../problems/catalogue/compose.ts';
import { nestedTooDeep } from '../problems/catalogue/load.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import { TextLines } from '../problems/TextLines.ts';
import { placeAt } from './linePlaces.ts';
import { syntaxProblem } from './syntaxProblem.ts';
import type {
  BlockNode,
  HelperCall,
  NamedArgument,
  NamePath,
  Template,
  TemplateExpression,
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
  /** Of a text inside a file, what it is known by, e.g. `fig:goods/title`. */
  readonly slot?: string;
  /** Where the text stands inside another file, e.g. a chart's title in its specification. */
  readonly placeOf?: (start: number, end?: number) => Place;
}

/** Nodes by the text that they are of and where it begins: of templates with which nothing is wrong. */
export type ParsedTemplates = Shelf<readonly TemplateNode[]>;

/** A template that cannot be parsed gives no nodes and one problem; `kept` are those that were parsed before. */
export function parseTemplate(
  source: TemplateText,
  kept?: ParsedTemplates,
): { template: Template; problems: readonly Problem[] } {
  const lines = new TextLines(source.text);
  const placeOf =
    source.placeOf ?? ((start: number, end?: number) => placeAt(source.file, lines, start, end));
  const base = {
    file: source.file,
    placeOf,
    lineText: (line: number) => lines.text(line),
  };
  const problems: Problem[] = [];
  let nodes: readonly TemplateNode[] = [];
  if (!source.text.includes('{{', source.start)) {
    const text = source.text.slice(source.start);
    if (text !== '') nodes = [{ type: 'content', text, start: source.start, exact: true }];
    return { template: { ...base, nodes }, problems };
  }
  const asked = kept?.ask(source.slot ?? source.file, { text: source.text, start: source.start });
  if (asked?.value !== undefined) return { template: { ...base, nodes: asked.value }, problems };
  const deep = deepTemplateAt(source.text.slice(source.start));
  if (deep !== undefined) {
    const place = placeOf(source.start + deep, source.start + deep + 1);
    return {
      template: { ...base, nodes },
      problems: [nestedTooDeep({ place }, DEEPEST, 'blocks and brackets')],
    };
  }
  try {
    const program = PARSER.parse(source.text.slice(source.start));
    nodes = new Converter(source, problems, placeOf).nodes(program.body);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    problems.push(syntaxProblem(error, source, placeOf));
  }
  if (problems.length === 0) asked?.keep(nodes);
  return { template: { ...base, nodes }, problems };
}

/** Makes Handlebars' nodes typed once, so that nobody narrows them again. */
class Converter {
  readonly #source: TemplateText;
  readonly #problems: Problem[];
  readonly #placeOf: (start: number, end?: number) => Place;
  readonly #lines: TextLines;

  constructor(source: TemplateText, problems: Problem[], placeOf: (start: number, end?: number) => Place) {
    this.#source = source;
    this.#problems = problems;
    this.#placeOf = placeOf;
    this.#lines = new TextLines(source.text.slice(source.start));
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

  #content(node: hbs.AST.ContentStatement, span: TextSpan): TemplateNode {
    const original = this.#source.text.slice(span.start, span.end);
    const stripped = node.value;
    // White space is stripped at both ends of the original; what is left begins at its first other character.
    const lead = leadOf(original, stripped);
    const start = span.start + lead;
    const exact = this.#source.text.startsWith(stripped, start);
    return { type: 'content', text: stripped, start: exact ? start : span.start, exact };
  }

  #block(node: hbs.AST.BlockStatement, span: TextSpan): BlockNode | undefined {
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

  #call(
    path: Ast,
    params: readonly Ast[],
    hash: hbs.AST.Hash | undefined,
    span: TextSpan,
  ): HelperCall | undefined {
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

  #expression(node: Ast): TemplateExpression | undefined {
    const span = this.#span(node.loc);
    if (isPath(node)) return this.#path(node);
    if (isLiteral(node)) return { type: 'literal', value: node.value, span };
    if (isSubExpression(node)) {
      const call = this.#call(node.path, node.params, node.hash, span);
      return call === undefined ? undefined : { type: 'call', call, span };
    }
    return this.#unsupported(UNSUPPORTED[node.type] ?? node.type, span);
  }

  #path(node: hbs.AST.PathExpression): NamePath {
    return {
      type: 'path',
      text: node.original,
      parts: node.parts,
      depth: node.depth,
      data: node.data,
      span: this.#span(node.loc),
    };
  }

  #unsupported(what: string, span: TextSpan): undefined {
    this.#problems.push(templateFeatureUnsupported(this.#placeOf(span.start, span.end), what));
    return undefined;
  }

  #span(loc: hbs.AST.SourceLocation): TextSpan {
    return { start: this.#offset(loc.start), end: this.#offset(loc.end) };
  }

  #offset(position: hbs.AST.Position): number {
    return this.#source.start + this.#lines.startOf(position.line) + position.column;
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
