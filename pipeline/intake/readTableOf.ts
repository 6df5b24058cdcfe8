/** Turns a file of other people into one table in the plain form of a book, and says what was taken for granted. */
import type { Limits } from '../limits/Limits.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { columnOfField } from './columnOfField.ts';
import { findKey } from './findKey.ts';
import { findTable } from './findTable.ts';
import type { ImportedTable } from './ImportedTable.ts';
import type { ImportOptions } from './ImportOptions.ts';
import { nameColumns } from './nameColumns.ts';
import { isBlank } from './RawSheet.ts';
import { readColumns } from './readColumns.ts';
import { type ChosenSheet, readSheets } from './readSheets.ts';
import { tidied, tidyRule } from './tidyTable.ts';

export async function readTableOf(
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
  limits: Limits,
): Promise<StageResult<ImportedTable>> {
  const chosen = await readSheets(file, bytes, options, limits);
  return chosen.value === undefined
    ? { value: undefined, problems: chosen.problems }
    : tableOfSheet(file, chosen.value, options);
}

/** The one table of a grid of values, wherever that comes from. */
export function tableOfSheet(
  file: string,
  { sheet, range, said: saidOfSheet }: ChosenSheet,
  options: ImportOptions,
): StageResult<ImportedTable> {
  const none = (problems: readonly Problem[]) => ({ value: undefined, problems });
  const found = findTable(file, sheet, range, options);
  if (found.value === undefined) return none(found.problems);
  const table = found.value;
  const twice = table.heads.find((head, index) => head !== '' && table.heads.indexOf(head) < index);
  if (twice !== undefined) {
    return none([
      catalogue.intakeDuplicateHeads({ place: { file, line: (table.lines[0] ?? 2) - 1 } }, twice),
    ]);
  }
  const heads = nameColumns(table.heads);
  const { fields = [] } = options;
  const expected = new Map(
    fields.flatMap((field) => {
      const head = columnOfField(field, heads);
      return head === undefined ? [] : [[head.name, field] as const];
    }),
  );
  const read = readColumns(file, sheet, table, heads, options, expected);
  if (read.value === undefined) return none(read.problems);
  const { columns } = read.value;
  const unnamed = table.heads.flatMap((head, index) => (isBlank(head) ? [heads[index]?.name ?? ''] : []));
  const said = [
    ...saidOfSheet,
    ...table.said,
    ...(unnamed.length > 0 ? [`columns without a name are called ${unnamed.join(', ')}`] : []),
    ...read.value.said,
  ];
  const isWhole = fields.length > 0 && expected.size === fields.length;
  const rule = options.keepWide || isWhole ? undefined : tidyRule(columns);
  const tidy =
    rule === undefined ? undefined : tidied(columns, table.lines, rule, options.units.get(rule.value));
  if (rule !== undefined) {
    const [first = '', ...rest] = rule.columns;
    said.push(
      `wide to tidy: the ${rule.columns.length} columns ${first} to ${rest.at(-1) ?? first} became rows, their heads ${rule.period}, their cells ${rule.value} (--keep-wide leaves them)`,
    );
  }
  const all = tidy?.columns ?? columns;
  const lines = tidy?.lines ?? table.lines;
  const names = [...all, ...heads].map(({ name }) => name);
  const problems = [
    ...unknownFields('--unit', [...options.units.keys()], names),
    ...unknownFields('--type', [...options.types.keys()], names),
    ...unknownFields(
      '--key',
      options.key ?? [],
      all.map(({ name }) => name),
    ),
  ];
  if (problems.length > 0) return none(problems);
  const key = options.key ?? findKey(all, lines.length);
  return {
    value: { columns: all, rowCount: lines.length, lines, key, notes: table.notes, said },
    problems: [],
  };
}

function unknownFields(
  option: string,
  given: readonly string[],
  known: readonly string[],
): readonly Problem[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) =>
      catalogue.intakeUnknownField(option, name, nearest(name, known), [...new Set(known)].join(', ')),
    );
}
