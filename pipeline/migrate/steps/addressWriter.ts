/** Turns a table, a field and the values of a key, as older helpers and functions took them, into an address. */
import { type AddressText, type CellAddress, plainAddressText, printAddress } from '../../address/Address.ts';
import type { BookSource, SourceDocument } from '../../load/BookSource.ts';

/** The fields of each table's primary key, as far as they can be read. */
export type KeysOfTables = ReadonlyMap<string, readonly string[]>;

export function keysOfTables(book: BookSource): KeysOfTables {
  const keys = new Map<string, readonly string[]>();
  const add = (document: SourceDocument | undefined, list: string) => {
    for (const table of listOf(memberOf(document?.data, list))) {
      const name = memberOf(table, 'name');
      const key = memberOf(memberOf(table, 'schema'), 'primaryKey');
      const fields =
        typeof key === 'string' ? [key] : listOf(key).filter((field) => typeof field === 'string');
      if (typeof name === 'string') keys.set(name, fields);
    }
  };
  for (const { descriptor, derived } of book.topics) {
    add(descriptor, 'resources');
    add(derived, 'tables');
  }
  return keys;
}

/** By the place of each value in the key, where all are given; else by name. */
export function cellAddressText(
  table: AddressText,
  field: AddressText,
  key: ReadonlyMap<string, AddressText>,
  keys: KeysOfTables,
): string {
  const [name] = table;
  const fields = table.length === 1 && typeof name === 'string' ? (keys.get(name) ?? []) : [];
  const complete = fields.length === key.size && fields.every((each) => key.has(each));
  const address: CellAddress = {
    type: 'cell',
    table,
    field,
    keys: complete
      ? fields.map((each) => ({ value: key.get(each) ?? [] }))
      : [...key].map(([each, value]) => ({ field: each, value })),
  };
  return printAddress(address);
}

export function addressText(value: string | number | boolean): AddressText {
  return plainAddressText(String(value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
