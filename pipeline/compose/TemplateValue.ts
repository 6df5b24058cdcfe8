/** The values that names in a template stand for while it is filled in. */

import type { ParameterValue } from '../address/Parameters.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import { unreachable } from '../problems/unreachable.ts';
import { columnOf, fieldNames } from '../validate/checks/Figures.ts';
import type { Scalar, Table } from '../validate/Dataset.ts';
import type { Rank } from './sortRows.ts';
import type { Template } from './Template.ts';

export type TemplateValue =
  /** A text, number or truth typed in a template, with where it is typed. */
  | {
      readonly type: 'literal';
      readonly value: string | number | boolean;
      readonly template: Template;
      readonly span: TextSpan;
    }
  | {
      readonly type: 'rows';
      readonly table: Table;
      readonly rows: readonly number[];
      /** Where they are sorted by numbers or dates. */
      readonly ranks?: ReadonlyMap<number, Rank>;
    }
  /** `row` is undefined where a loop over no rows is read once, only to check what it says. */
  | { readonly type: 'row'; readonly table: Table; readonly row: number | undefined }
  | {
      readonly type: 'cell';
      readonly table: Table;
      readonly row: number | undefined;
      readonly field: string;
    }
  /** A parameter of the book. */
  | { readonly type: 'parameter'; readonly name: string; readonly value: ParameterValue }
  /** `@rank`; a row whose value is a gap has none. */
  | { readonly type: 'rank'; readonly table: Table; readonly row: number; readonly rank: Rank | undefined }
  /** `@first`, `@last`, `@index` */
  | { readonly type: 'loop'; readonly value: number | boolean }
  /** What could not be worked out, and has been reported or cannot be known in a check. */
  | { readonly type: 'unknown' };

export interface TemplateScope {
  /** What a partial was given by name. */
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  /** The row of the innermost loop. */
  readonly self: TemplateValue | undefined;
  readonly loop: ReadonlyMap<string, TemplateValue>;
  readonly parent: TemplateScope | undefined;
  /** In a partial, the names that some of those who include it give: where one is not given, it is false. */
  readonly optional?: ReadonlySet<string>;
  /** A template read on its own, only for checking: any name may have been given to it. */
  readonly open: boolean;
}

export const TOP_SCOPE: TemplateScope = {
  parameters: new Map(),
  self: undefined,
  loop: new Map(),
  parent: undefined,
  open: false,
};

/** The cell's value, or undefined where its row is not known. */
export function scalarOf(value: TemplateValue): Scalar | undefined {
  switch (value.type) {
    case 'literal':
    case 'parameter':
    case 'loop':
      return value.value;
    case 'cell':
      return value.row === undefined
        ? undefined
        : (value.table.columns.find((column) => column.field.name === value.field)?.values[value.row] ??
            null);
    case 'rank':
      return value.rank?.rank ?? null;
    case 'row':
    case 'rows':
    case 'unknown':
      return undefined;
    default:
      return unreachable(value);
  }
}

export function rowScope(
  scope: TemplateScope,
  self: TemplateValue,
  index: number,
  count: number,
  rank: TemplateValue | undefined,
): TemplateScope {
  const loop = new Map<string, TemplateValue>([
    ['index', { type: 'loop', value: index }],
    ['first', { type: 'loop', value: index === 0 }],
    ['last', { type: 'loop', value: index === count - 1 }],
    ...(rank === undefined ? [] : [['rank', rank] as const]),
  ]);
  return { parameters: new Map(), self, loop, parent: scope, open: false };
}

export function ancestor(scope: TemplateScope, depth: number): TemplateScope | undefined {
  let found: TemplateScope | undefined = scope;
  for (let up = 0; up < depth; up++) found = found?.parent;
  return found;
}

export function memberOf(value: TemplateValue, parts: readonly string[]): TemplateValue | undefined {
  const [field, ...rest] = parts;
  if (field === undefined) return value;
  if (value.type === 'unknown') return value;
  if (value.type !== 'row' || rest.length > 0 || columnOf(value.table, field) === undefined) return undefined;
  return { type: 'cell', table: value.table, row: value.row, field };
}

export function namesIn(value: TemplateValue | undefined): readonly string[] {
  return value?.type === 'row' ? fieldNames(value.table) : [];
}

/** Handlebars' rule: nothing, false, zero and the empty text are not true; neither is a loop over no rows. */
export function isTrue(value: TemplateValue): boolean {
  if (value.type === 'rows') return value.rows.length > 0;
  if (value.type === 'row') return true;
  const scalar = scalarOf(value);
  return scalar !== undefined && scalar !== null && scalar !== false && scalar !== 0 && scalar !== '';
}
