/** Finds `{{value "table" "field" key=…}}`, `{{fact "id"}}` and the expressions of `{{expr "…"}}` in a template. */
import type { AddressText } from '../../address/Address.ts';
import { parseTemplate } from '../../compose/parseTemplate.ts';
import type { HelperCall, TemplateExpression, TemplateNode } from '../../compose/Template.ts';
import type { Place } from '../../problems/Problem.ts';
import type { ValueEdit } from '../scalarText.ts';
import { addressText, cellAddressText, type KeysOfTables } from './addressWriter.ts';
import { migratedExpression } from './expressions.ts';

export interface TemplateEdits {
  readonly edits: readonly ValueEdit[];
  /** What must be rewritten by hand, with the words for it. */
  readonly left: readonly { readonly place: Place; readonly what: string }[];
}

const PRESENTATION = new Set(['format', 'scale', 'sign', 'unit']);

export function templateEdits(file: string, text: string, keys: KeysOfTables): TemplateEdits {
  const { template } = parseTemplate({ file, text, start: 0 });
  const edits: ValueEdit[] = [];
  const left: { readonly place: Place; readonly what: string }[] = [];
  const rewrite = (call: HelperCall) => {
    const from = call.path.span.start;
    const to = Math.max(
      call.path.span.end,
      ...call.positional.map(({ span }) => span.end),
      ...call.named.map(({ span }) => span.end),
    );
    const written = rewritten(call, text, keys);
    if (written === undefined) return;
    if (typeof written !== 'string') {
      left.push({ place: template.placeOf(from, to), what: written.left });
      return;
    }
    const lines = text.slice(from, to).split('\n').length - written.split('\n').length;
    edits.push({ start: from, end: to, text: written + '\n'.repeat(Math.max(0, lines)) });
  };
  const visit = (nodes: readonly TemplateNode[]) => {
    for (const node of nodes) {
      if (node.type === 'output') rewrite(node.call);
      else if (node.type === 'block') {
        visit(node.body);
        visit(node.otherwise);
      }
    }
  };
  visit(template.nodes);
  return { edits: edits.toSorted((a, b) => a.start - b.start), left };
}

/** Undefined where the call is written as now. */
function rewritten(
  call: HelperCall,
  text: string,
  keys: KeysOfTables,
): string | { readonly left: string } | undefined {
  const source = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    text.slice(span.start, span.end);
  const [first, second] = call.positional;
  switch (call.path.text) {
    case 'fact':
      return first === undefined
        ? undefined
        : ['value', ...[...call.positional, ...call.named].map(source)].join(' ');
    case 'expr': {
      if (first?.type !== 'literal' || typeof first.value !== 'string') {
        return first?.type === 'path' ? { left: 'an expression that is given by name' } : undefined;
      }
      const migrated = migratedExpression(first.value, keys);
      if (migrated === first.value) return undefined;
      const others = [...call.positional.slice(1), ...call.named].map(source);
      return ['expr', quotedArgument(migrated, source(first)[0] ?? '"'), ...others].join(' ');
    }
    case 'value': {
      const key = call.named.filter(({ name }) => !PRESENTATION.has(name));
      if (first === undefined || (second === undefined && key.length === 0)) return undefined;
      const table = textOf(first);
      const field = second === undefined ? undefined : textOf(second);
      const values = key.map(({ name, value }) => [name, textOf(value)] as const);
      const known = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
      if (table === undefined || field === undefined || known.length < values.length) {
        return { left: 'a key that is worked out' };
      }
      const address = cellAddressText(table, field, new Map(known), keys);
      const others = call.named.filter(({ name }) => PRESENTATION.has(name)).map(source);
      return ['value', quotedArgument(address, '"'), ...others].join(' ');
    }
    default:
      return undefined;
  }
}

function textOf(expression: TemplateExpression): AddressText | undefined {
  if (expression.type === 'literal') return addressText(expression.value);
  if (expression.type === 'path' && !expression.data && expression.parts.length === 1) {
    return [{ name: expression.text, shift: 0 }];
  }
  return undefined;
}

/** In the quotes preferred, unless the other ones save a backslash. */
function quotedArgument(text: string, preferred: string): string {
  const other = preferred === '"' ? "'" : '"';
  if (!text.includes(preferred)) return `${preferred}${text}${preferred}`;
  if (!text.includes(other)) return `${other}${text}${other}`;
  return `${preferred}${text.replaceAll(preferred, `\\${preferred}`)}${preferred}`;
}
