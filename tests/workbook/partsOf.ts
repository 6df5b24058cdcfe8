/** Turns workbooks into named texts and back, for tests that look into parts or spoil them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { planWorkbook, type WorkbookInput } from '../../pipeline/workbook/planWorkbook.ts';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';

export function planOf(input: WorkbookInput): WorkbookPlan {
  const { value, problems } = planWorkbook(input);
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return value;
}

export async function workbookOf(input: WorkbookInput): Promise<Uint8Array> {
  return writeWorkbook(planOf(input));
}

export function unpack(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** A package whose parts are not compressed, which would take most of the time of a test that looks into hundreds of them. */
export function pack(parts: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)])), { level: 0 });
}

/** XML with an element a line, so that a difference can be read. */
export function dump(xml: string): string {
  return `${xml.replaceAll('><', '>\n<')}\n`;
}

/** The part of the sheet with a name. */
export function sheetPart(plan: WorkbookPlan, name: string): string {
  return `xl/worksheets/sheet${plan.sheets.findIndex((sheet) => sheet.name === name) + 1}.xml`;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#10': '\n',
  '#13': '\r',
};

export function plainText(xml: string): string {
  return xml.replace(/&(amp|lt|gt|quot|apos|#10|#13);/g, (_, name: string) => entities[name] ?? '');
}

/** Every cell of a sheet as it would be read: numbers and booleans as written, texts in quotes. */
export function cellsOf(parts: ReadonlyMap<string, string>, sheet: string): Map<string, string> {
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item]) =>
      plainText([...(item ?? '').matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  const cells = new Map<string, string>();
  for (const [, attributes = '', content = ''] of (parts.get(sheet) ?? '').matchAll(
    /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const name = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
    const type = / t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    const value = /<(?:v|t)(?: [^>]*)?>(.*?)<\/(?:v|t)>/s.exec(content)?.[1];
    if (value === undefined) continue;
    const text = type === 's' ? (strings[Number(value)] ?? '') : plainText(value);
    cells.set(name, type === 's' || type === 'inlineStr' ? JSON.stringify(text) : value);
  }
  return cells;
}
