/** Turns the arguments of `briefing import` into what it is to do. */
import type { DateOrder, ImportOptions } from '../intake/ImportOptions.ts';
import { encodingNamed, encodingNames } from '../load/encodings.ts';
import type { FieldType } from '../validate/Dataset.ts';
import { fieldTypes } from '../validate/descriptorSchema.ts';
import type { ImportCommandOptions } from './importCommand.ts';
import type { CommonOptions } from './openWorld.ts';
import { UsageError } from './UsageError.ts';

/** How a file of others is read, as the command line says it. */
export interface ReadingArguments {
  readonly sheet?: string | undefined;
  readonly range?: string | undefined;
  readonly headerRows?: number | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly dates?: DateOrder | undefined;
  readonly missing: readonly string[];
  readonly type: readonly string[];
  readonly unit: readonly string[];
  readonly key?: string | undefined;
  readonly keepWide: boolean;
}

export interface ImportArguments extends CommonOptions, ReadingArguments {
  readonly files: readonly string[];
  readonly to?: string | undefined;
  readonly table?: string | undefined;
  readonly title?: string | undefined;
  readonly sourceTitle?: string | undefined;
  readonly sourceUrl?: string | undefined;
  readonly publisher?: string | undefined;
  readonly grade?: string | undefined;
  readonly asOf?: string | undefined;
  readonly retrieved?: string | undefined;
  readonly apply: boolean;
}

export function importOptionsOf(args: ImportArguments): ImportCommandOptions {
  const { book, json, quiet, format, limit, cache, files, to, table, title, asOf, apply } = args;
  const { sourceTitle, sourceUrl, publisher, grade, retrieved } = args;
  const hasSource = [sourceTitle, sourceUrl, publisher, grade, retrieved].some((part) => part !== undefined);
  return {
    ...{ book, json, quiet, format, limit, cache, files, to, table, title, asOf, apply },
    source: hasSource ? { title: sourceTitle, publisher, address: sourceUrl, grade, retrieved } : undefined,
    read: readingOptionsOf(args),
  };
}

export function readingOptionsOf(args: ReadingArguments): ImportOptions {
  const { sheet, range, headerRows, decimal, dates, missing, keepWide } = args;
  if (range !== undefined && !/^\$?[A-Za-z]{1,3}\$?\d+:\$?[A-Za-z]{1,3}\$?\d+$/.test(range)) {
    throw new UsageError(`--range takes cells such as A3:F20; found "${range}"`);
  }
  if (headerRows !== undefined && !(Number.isInteger(headerRows) && headerRows >= 1 && headerRows <= 20)) {
    throw new UsageError(`--header-rows takes a number from 1 to 20; found "${headerRows}"`);
  }
  return {
    ...{ sheet, range, headerRows, decimal, dates, missing, keepWide },
    delimiter: delimiterOf(args.delimiter),
    encoding: encodingOf(args.encoding),
    types: new Map(pairs('--type', args.type).map(([name, type]) => [name, fieldTypeOf(type)])),
    units: new Map(pairs('--unit', args.unit)),
    key: args.key?.split(',').map((name) => name.trim()),
  };
}

function delimiterOf(text: string | undefined): string | undefined {
  const mark = text === '\\t' ? '\t' : text;
  if (mark !== undefined && (mark.length !== 1 || /[A-Za-z0-9"\r\n]/.test(mark))) {
    throw new UsageError(`--delimiter takes one mark such as ; or \\t; found "${mark}"`);
  }
  return mark;
}

function encodingOf(text: string | undefined) {
  const encoding = text === undefined ? undefined : encodingNamed(text);
  if (text !== undefined && encoding === undefined) {
    throw new UsageError(`--encoding takes one of ${encodingNames.join(', ')}; found "${text}"`);
  }
  return encoding;
}

function fieldTypeOf(text: string): FieldType {
  const type = fieldTypes.find((known) => known === text);
  if (type === undefined)
    throw new UsageError(`--type takes one of ${fieldTypes.join(', ')}; found "${text}"`);
  return type;
}

/** `name=value`; the value may hold further equals signs. */
function pairs(option: string, given: readonly string[]): readonly (readonly [string, string])[] {
  return given.map((text) => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
    if (name === '')
      throw new UsageError(`${option} takes a field and a word such as year=year; found "${text}"`);
    return [name, value] as const;
  });
}
