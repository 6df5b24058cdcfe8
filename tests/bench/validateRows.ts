/** Turns a CSV file of the benchmark's columns into its problems, as the pipeline validates a table too large to be held. */
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { descriptorRules } from '../../pipeline/validate/descriptorRules.ts';
import { readSchema } from '../../pipeline/validate/readSchema.ts';
import { type StreamedTable, validateStream } from '../../pipeline/validate/validateStream.ts';
import { schemaOfRows } from './millionRows.ts';

export function validateRows(pieces: Iterable<Uint8Array>): StreamedTable {
  const { document } = parseJson({ path: 'schema.json', text: JSON.stringify(schemaOfRows) });
  if (document === undefined) throw new Error('the schema of the benchmark is no JSON');
  const context = { noteIds: new Set<string>(), needsUnits: true };
  const schema = readSchema(descriptorRules(), document, [], context).value;
  if (schema === undefined) throw new Error('the schema of the benchmark is wrong');
  return validateStream('rows.csv', pieces, schema);
}
