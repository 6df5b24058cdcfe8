/** A template as parsed: calls, blocks and text, each of which knows where it stands in its file. */

import type { Place } from '../problems/Problem.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import type { NamedFigures } from './readFigureNames.ts';

export type TemplateNode = ContentNode | OutputNode | BlockNode | PartialNode;

export interface ContentNode {
  readonly type: 'content';
  /** Text after the white space that stands for nothing was stripped. */
  readonly text: string;
  /** Where `text` begins in the file. */
  readonly start: number;
  /** False where the text differs from the file's, e.g. after `\{{`. */
  readonly exact: boolean;
}

/** `{{name …}}` */
export interface OutputNode {
  readonly type: 'output';
  readonly call: HelperCall;
  /** Written `{{{…}}}` or `{{&…}}`. */
  readonly raw: boolean;
  readonly span: TextSpan;
}

/** `{{#name …}}…{{else}}…{{/name}}` */
export interface BlockNode {
  readonly type: 'block';
  readonly call: HelperCall;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
  readonly span: TextSpan;
}

/** `{{> name …}}` */
export interface PartialNode {
  readonly type: 'partial';
  readonly name: string;
  readonly nameSpan: TextSpan;
  readonly named: readonly NamedArgument[];
  /** White space before the tag, where it stands alone on its line; repeated before each of its lines. */
  readonly indent: string;
  readonly span: TextSpan;
}

/** A helper with its arguments, or a bare path where there are none. */
export interface HelperCall {
  readonly path: NamePath;
  readonly positional: readonly TemplateExpression[];
  readonly named: readonly NamedArgument[];
  readonly span: TextSpan;
}

export interface NamePath {
  readonly type: 'path';
  /** As written, e.g. `../row.state`. */
  readonly text: string;
  readonly parts: readonly string[];
  /** Number of `../`. */
  readonly depth: number;
  /** `@index` and its like. */
  readonly data: boolean;
  readonly span: TextSpan;
}

export type TemplateExpression =
  | NamePath
  | { readonly type: 'literal'; readonly value: string | number | boolean; readonly span: TextSpan }
  | { readonly type: 'call'; readonly call: HelperCall; readonly span: TextSpan };

export interface NamedArgument {
  readonly name: string;
  readonly value: TemplateExpression;
  readonly span: TextSpan;
}

/** What stands between the `---` lines at a chapter's head. */
export interface FrontMatter {
  readonly title: string;
  readonly titlePlace: Place;
  /** Where the title begins in the file. */
  readonly titleStart: number;
  readonly shortTitle: string;
  /** What the chapter calls figures. */
  readonly figures: NamedFigures;
}

export interface Template {
  /** Path of the file, e.g. `templates/chapters/trade.md.hbs`. */
  readonly file: string;
  readonly nodes: readonly TemplateNode[];
  readonly placeOf: (start: number, end?: number) => Place;
  /** The text of a line, from 1. */
  readonly lineText: (line: number) => string;
}
