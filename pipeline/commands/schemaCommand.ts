/** `briefing schema`: prints the JSON Schema of one of a book's documents, or writes all of them for editors. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bookSchema, type SchemaName, schemaNames } from '../schemas/bookSchemas.ts';
import { schemaFiles } from '../schemas/editorFiles.ts';
import { makeFolder } from '../world/Disk.ts';
import type { Terminal } from './terminal.ts';

export interface SchemaOptions {
  readonly book: string;
  readonly name: SchemaName | undefined;
  /** Writes the schemas into the book's folder. */
  readonly write: boolean;
}

export async function schemaCommand(
  { book, name, write }: SchemaOptions,
  terminal: Terminal,
): Promise<boolean> {
  if (name !== undefined) terminal.result(JSON.stringify(bookSchema(name), null, 2));
  else if (!write) terminal.result(schemaNames.join('\n'));
  if (write) {
    for (const [path, text] of schemaFiles()) {
      const file = join(book, ...path.split('/'));
      makeFolder(dirname(file));
      writeFileSync(file, text);
      terminal.result(path);
    }
  }
  return true;
}
