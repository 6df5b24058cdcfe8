/** Turns the table of a new book into its `datapackage.json`. */
import type { StarterWords } from '../language/starter/StarterWords.ts';
import { packageProfile } from '../validate/descriptorSchema.ts';
import { isTime, type StarterColumn, type StarterTable } from './StarterTable.ts';

/** Names that begin with `_` are remarks, which nothing reads. */
export function starterDescriptor(table: StarterTable, edition: string, words: StarterWords): object {
  const { id, title, description, key, source, asOf } = table;
  return {
    $schema: packageProfile,
    ...(table.isGuessed ? { _remark: words.remarks.guessed } : {}),
    name: id,
    title,
    sources: [source],
    resources: [
      {
        name: id,
        type: 'table',
        path: `${id}.csv`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        title,
        ...(description === undefined ? {} : { description }),
        sources: [{ name: source.name }],
        // What has not happened yet is in no source.
        asOf: asOf !== undefined && asOf < edition ? asOf : edition,
        schema: { fields: table.columns.map((column) => fieldOf(column, table)), primaryKey: key },
      },
    ],
  };
}

function fieldOf(column: StarterColumn, { key }: StarterTable): object {
  const { name, type, title, unit, numberFormat, categories } = column;
  return {
    name,
    type,
    title,
    ...(unit === undefined ? {} : { unit }),
    ...(numberFormat === undefined || isTime(column) ? {} : { numberFormat }),
    ...(categories === undefined ? {} : { categories }),
    ...(key.includes(name) ? { constraints: { required: true } } : {}),
  };
}
