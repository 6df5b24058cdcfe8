/** The tree of a check expression, as `parseExpression` makes it: every part knows where it stands in the text. */

import type { TextSpan } from '../../problems/TextLines.ts';
import { unreachable } from '../../problems/unreachable.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | Comparison;
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression =
  | LiteralNode
  | NameNode
  | MemberNode
  | CallNode
  | OperatorNode
  | ListNode
  | ObjectNode;

export interface LiteralNode {
  readonly type: 'literal';
  readonly value: number | string | boolean | null;
  readonly span: TextSpan;
}
export interface NameNode {
  readonly type: 'name';
  readonly name: string;
  readonly span: TextSpan;
}
/** `datum.exports` or `datum['exports']`. */
export interface MemberNode {
  readonly type: 'member';
  readonly object: Expression;
  readonly property: string;
  readonly span: TextSpan;
  readonly propertySpan: TextSpan;
}
export interface CallNode {
  readonly type: 'call';
  readonly name: string;
  readonly parameters: readonly Expression[];
  readonly span: TextSpan;
  readonly nameSpan: TextSpan;
}
export type OperatorNode =
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: TextSpan;
    }
  | {
      readonly type: 'logical';
      readonly operator: '&&' | '||';
      readonly left: Expression;
      readonly right: Expression;
      readonly span: TextSpan;
    }
  | {
      readonly type: 'unary';
      readonly operator: '-' | '+' | '!';
      readonly operand: Expression;
      readonly span: TextSpan;
    }
  | {
      readonly type: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly span: TextSpan;
    };
export interface ListNode {
  readonly type: 'list';
  readonly elements: readonly Expression[];
  readonly span: TextSpan;
}
export interface ObjectNode {
  readonly type: 'object';
  readonly entries: readonly { readonly name: string; readonly value: Expression; readonly span: TextSpan }[];
  readonly span: TextSpan;
}

/** Every `datum.field` of an expression, in the order of the text. */
export function datumFields(node: Expression): readonly MemberNode[] {
  switch (node.type) {
    case 'literal':
    case 'name':
      return [];
    case 'member':
      return node.object.type === 'name' && node.object.name === 'datum' ? [node] : datumFields(node.object);
    case 'call':
      return node.parameters.flatMap(datumFields);
    case 'binary':
    case 'logical':
      return [...datumFields(node.left), ...datumFields(node.right)];
    case 'unary':
      return datumFields(node.operand);
    case 'conditional':
      return [node.test, node.then, node.otherwise].flatMap(datumFields);
    case 'list':
      return node.elements.flatMap(datumFields);
    case 'object':
      return node.entries.flatMap((entry) => datumFields(entry.value));
    default:
      return unreachable(node);
  }
}
