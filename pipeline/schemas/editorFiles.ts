/** Gives the files of a book by which editors complete and explain its documents: the schemas, and where each holds. */
import { packageProfile } from '../validate/descriptorSchema.ts';
import { bookSchema, type SchemaName, schemaNames } from './bookSchemas.ts';

/** Documents as patterns of paths in a book's folder. */
const DOCUMENTS: Readonly<Record<SchemaName, string>> = {
  datapackage: 'data/*/datapackage.json',
  book: 'templates/book.yaml',
  theme: 'templates/theme.json',
  checks: 'data/*/checks.yaml',
  derived: 'data/*/derived.yaml',
  chart: 'templates/charts/*.vl.json',
};

/** Texts by path. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(schemaNames.map((name) => [pathOf(name), textOf(bookSchema(name))]));
}

export function editorFiles(): ReadonlyMap<string, string> {
  return new Map([...schemaFiles(), ['.vscode/settings.json', textOf(settings())]]);
}

function pathOf(name: SchemaName): string {
  return `.briefing/${name}.schema.json`;
}

function settings(): object {
  const yaml = schemaNames.filter((name) => DOCUMENTS[name].endsWith('.yaml'));
  const json = schemaNames.filter((name) => DOCUMENTS[name].endsWith('.json'));
  return {
    'yaml.schemas': Object.fromEntries(yaml.map((name) => [`./${pathOf(name)}`, DOCUMENTS[name]])),
    'json.schemas': json.map((name) => ({
      fileMatch: [`/${DOCUMENTS[name]}`],
      // A descriptor must name the profile of the standard, which an editor would fetch and prefer.
      ...(name === 'datapackage'
        ? { url: packageProfile, schema: bookSchema(name) }
        : { url: `./${pathOf(name)}` }),
    })),
  };
}

function textOf(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
