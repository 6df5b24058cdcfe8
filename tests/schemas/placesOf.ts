/** Gives the places of a schema, such as `parts.*.title`, and which of them are described. */
import { isRecord } from '../../pipeline/documents/DocumentReader.ts';
import type { SchemaName } from '../../pipeline/schemas/bookSchemas.ts';
import { DESCRIPTIONS } from '../../pipeline/schemas/descriptions.ts';

/** Schemas by place. */
function visit(schema: unknown, place: string, found: Map<string, unknown[]>): void {
  if (!isRecord(schema)) return;
  found.set(place, [...(found.get(place) ?? []), schema]);
  const at = (key: string) => (place === '' ? key : `${place}.${key}`);
  if (isRecord(schema['properties'])) {
    for (const [key, value] of Object.entries(schema['properties'])) visit(value, at(key), found);
  }
  if (isRecord(schema['additionalProperties'])) visit(schema['additionalProperties'], at('*'), found);
  visit(schema['items'], at('*'), found);
  for (const part of ['then', 'else']) visit(schema[part], place, found);
  const ways = schema['anyOf'];
  for (const way of Array.isArray(ways) ? ways : []) visit(way, place, found);
}

export function placesOf(schema: unknown): readonly string[] {
  const found = new Map<string, unknown[]>();
  visit(schema, '', found);
  return [...found.keys()];
}

export function placesDescribed(
  name: SchemaName,
  schema: unknown,
  places: readonly string[],
): { readonly undescribed: readonly string[]; readonly unused: readonly string[] } {
  const found = new Map<string, unknown[]>();
  visit(schema, '', found);
  const isDescribed = (place: string) =>
    found.get(place)?.some((each) => isRecord(each) && each['description'] !== undefined) === true;
  const like = (pattern: string, place: string) => {
    const [parts, steps] = [pattern.split('.'), place.split('.')];
    return (
      parts.length === steps.length && parts.every((part, index) => part === '*' || part === steps[index])
    );
  };
  return {
    // An item of a list is described by the list, a text by language by its key.
    undescribed: places.filter((place) => !place.endsWith('*') && !isDescribed(place)),
    unused: Object.keys(DESCRIPTIONS[name]).filter(
      (pattern) => !places.some((place) => like(pattern, place)),
    ),
  };
}

export function placesWithoutKind(schema: unknown): readonly string[] {
  const found = new Map<string, unknown[]>();
  visit(schema, '', found);
  const says = (each: unknown) =>
    isRecord(each) &&
    ['type', 'enum', 'const', 'anyOf', 'if', 'format'].some((key) => each[key] !== undefined);
  return [...found].filter(([, schemas]) => !schemas.some(says)).map(([place]) => place);
}
