/** Turns a manifest into the text of its file: JSON with a line for each thing, so that two of them can be laid side by side. */

import type { ComposedManifest } from './composeManifest.ts';
import type { FiguresOfTable } from './FiguresOfTable.ts';
import { tabulateFigures } from './tabulateFigures.ts';

export function printManifest(manifest: ComposedManifest): string {
  const { inputs, outputs, earlierOutputs, figures: all, claims, checks, pages, ...about } = manifest;
  const { figures, tables } = tabulateFigures(all);
  return `${block('{}', [
    ...members(about),
    `"inputs": ${block('{}', members(inputs))}`,
    `"outputs": ${block('{}', members(outputs))}`,
    ...(earlierOutputs === undefined ? [] : [`"earlierOutputs": ${block('{}', members(earlierOutputs))}`]),
    `"figures": ${block('[]', items(figures))}`,
    `"tables": ${block('[]', tables.map(tableText))}`,
    `"claims": ${block('[]', items(claims))}`,
    `"checks": ${block('[]', items(checks))}`,
    `"pages": ${block('{}', members(pages))}`,
  ])}\n`;
}

/** Its rows have lines of their own. */
function tableText({ rows, ...table }: FiguresOfTable): string {
  return `${JSON.stringify(table).slice(0, -1)},"rows":${block('[]', items(rows))}}`;
}

function members(record: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(record).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
}

function items(list: readonly unknown[]): readonly string[] {
  return list.map((item) => JSON.stringify(item));
}

function block([open, close]: '{}' | '[]', lines: readonly string[]): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${close}`;
}
