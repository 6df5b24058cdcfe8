/** The name of a figure, and how it is written: `goods[2023].total`, `fact:id`, `check:id`, `fig:id`, `tbl:id`. */

/** `{year}`, or `{year - 1}` for the period before; stands for a parameter or for what the place of the address names. */
export interface Placeholder {
  readonly name: string;
  /** Periods to add: years to a year, months to a month, days to a date. */
  readonly shift: number;
}

/** Texts and placeholders by turns: no text is empty, no two stand side by side; `[]` is the empty text. */
export type AddressText = readonly (string | Placeholder)[];

/** The value of one field of a row's key; without a name it belongs to the key field at its position. */
export interface AddressKey {
  readonly field?: string;
  readonly value: AddressText;
}

export interface CellAddress {
  readonly type: 'cell';
  readonly table: AddressText;
  /** All named or none; empty for a table of one row. */
  readonly keys: readonly AddressKey[];
  readonly field: AddressText;
}

/** What has an id of its own: a fact, a check, a chart, a printed table. */
export interface NamedAddress {
  readonly type: 'fact' | 'check' | 'fig' | 'tbl';
  readonly id: AddressText;
}

export type Address = CellAddress | NamedAddress;

export const ADDRESS_KINDS: readonly NamedAddress['type'][] = ['fact', 'check', 'fig', 'tbl'];

/** The one written form: `parseAddress` reads it back as the same address. */
export function printAddress(address: Address): string {
  if (address.type !== 'cell') return `${address.type}:${bareText(address.id)}`;
  return `${printRow(address.table, address.keys)}.${bareText(address.field)}`;
}

function printRow(table: AddressText, keys: readonly AddressKey[]): string {
  const words = keys.map(({ field, value }) =>
    field === undefined ? printKeyText(value) : `${field}=${printKeyText(value)}`,
  );
  return `${bareText(table)}[${words.join(', ')}]`;
}

/** The row of a table by the values of its key, e.g. `goods[2023, Ohio]`; of one of its cells with `.exports` after it. */
export function printRowAddress(table: string, key: readonly string[]): string {
  return printRow(
    plainAddressText(table),
    key.map((value) => ({ value: plainAddressText(value) })),
  );
}

/** A text as the value of a key: in quotes where it would not be read back without them. */
export function printKeyText(text: AddressText): string {
  const bare = text.every((part) => typeof part !== 'string' || !/[,[\]{}="'\r\n]/.test(part));
  const first = text[0];
  const last = text.at(-1);
  const edged =
    (typeof first === 'string' && /^\s/.test(first)) || (typeof last === 'string' && /\s$/.test(last));
  if (bare && !edged && text.length > 0) return bareText(text);
  const inside = text.map((part) =>
    typeof part === 'string' ? part.replace(/["{}]/g, '$&$&') : printPlaceholder(part),
  );
  return `"${inside.join('')}"`;
}

function bareText(text: AddressText): string {
  return text.map((part) => (typeof part === 'string' ? part : printPlaceholder(part))).join('');
}

export function printPlaceholder({ name, shift }: Placeholder): string {
  if (shift === 0) return `{${name}}`;
  return shift > 0 ? `{${name} + ${shift}}` : `{${name} - ${-shift}}`;
}

/** A text without placeholders, e.g. a value of the data. */
export function plainAddressText(text: string): AddressText {
  return text === '' ? [] : [text];
}

/** A row's key in words, e.g. `year=2023, state=Ohio`: trace, workbook and manifest name rows so. */
export function printRowKey(fields: readonly string[], values: readonly unknown[]): string {
  return fields.map((field, index) => `${field}=${String(values[index])}`).join(', ');
}
