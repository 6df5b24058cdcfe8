/** Puts a PDF of the tests where .ci/verapdf looks for it, to see with other eyes than ours. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Does nothing unless the folder is set. */
export function keepSpecimen(name: string, bytes: Uint8Array | undefined): void {
  const folder = process.env['SPECIMEN_FOLDER'];
  if (folder === undefined || bytes === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), bytes);
}
