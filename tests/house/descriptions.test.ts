/** Each key that a reader of a book's documents knows is described to editors. */
import { expect, test } from 'vitest';
import { bookSchema, schemaNames } from '../../pipeline/schemas/bookSchemas.ts';
import { placesDescribed, placesOf } from '../schemas/placesOf.ts';

test.each(schemaNames)(
  'each-key-of-%s-has-its-description-in-schemas/descriptions.ts-and-no-other',
  (name) => {
    const schema = bookSchema(name);
    const places = placesOf(schema);
    expect(places.length).toBeGreaterThan(5);
    expect(placesDescribed(name, schema, places)).toEqual({ undescribed: [], unused: [] });
  },
);
