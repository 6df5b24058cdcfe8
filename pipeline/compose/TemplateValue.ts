/** The values that names in a template stand for while it is filled in. */
import type { Scalar, Table } from '../validate/Dataset.ts';
import type { Span, Template } from './Template.ts';

export type TemplateValue =
  /** A text, number or truth typed in a template, with where it is typed. */
  | {
      readonly type: 'literal';
      readonly value: string | number | boolean;
      readonly template: Template;
      readonly span: Span;
    }
  | { readonly type: 'rows'; readonly table: Table; readonly rows: readonly number[] }
  /** `row` is undefined where a loop over no rows is read once, only to check what it says. */
  | { readonly type: 'row'; readonly table: Table; readonly row: number | undefined }
  | {
      readonly type: 'cell';
      readonly table: Table;
      readonly row: number | undefined;
      readonly field: string;
    }
  /** `@first`, `@last`, `@index` */
  | { readonly type: 'loop'; readonly value: number | boolean }
  /** What could not be worked out, and has been reported or cannot be known in a check. */
  | { readonly type: 'unknown' };

export interface Scope {
  /** What a partial was given by name. */
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  /** The row of the innermost loop. */
  readonly self: TemplateValue | undefined;
  readonly loop: ReadonlyMap<string, TemplateValue>;
  readonly parent: Scope | undefined;
  /** A template read on its own, only for checking: any name may have been given to it. */
  readonly open: boolean;
}

export const TOP_SCOPE: Scope = {
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
    case 'loop':
      return value.value;
    case 'cell':
      return value.row === undefined
        ? undefined
        : (value.table.columns.find((column) => column.field.name === value.field)?.values[value.row] ??
            null);
    case 'row':
    case 'rows':
    case 'unknown':
      return undefined;
    default:
      return unreachable(value);
  }
}

function unreachable(value: never): never {
  throw new Error(`unknown value ${JSON.stringify(value)}`);
}
