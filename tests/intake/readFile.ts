/** Reads a file of other people as the importer does, with the options that a test gives. */
import type { ImportOptions } from '../../pipeline/intake/ImportOptions.ts';
import { readTableOf } from '../../pipeline/intake/readTableOf.ts';
import { defaultLimits, type Limits } from '../../pipeline/limits/Limits.ts';

export const noOptions: ImportOptions = {
  sheet: undefined,
  range: undefined,
  headerRows: undefined,
  decimal: undefined,
  delimiter: undefined,
  encoding: undefined,
  dates: undefined,
  missing: [],
  types: new Map(),
  units: new Map(),
  key: undefined,
  keepWide: false,
};

export async function readFile(
  file: string,
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  limits: Limits = defaultLimits,
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readTableOf(file, bytes, { ...noOptions, ...options }, limits);
}

/** `name:type(unit)` of each field, and the rows; or the codes of what was found. */
export async function summaryOf(...given: Parameters<typeof readFile>): Promise<unknown> {
  const { value, problems } = await readFile(...given);
  if (value === undefined) return problems.map(({ code }) => code);
  return {
    fields: value.columns.map(
      ({ name, type, unit }) => `${name}:${type}${unit === undefined ? '' : `(${unit})`}`,
    ),
    rows: value.lines.map((_, row) => value.columns.map(({ texts }) => texts[row])),
    key: value.key,
  };
}
