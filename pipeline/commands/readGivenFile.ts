/** Reads a file that the command line names: a regular one of bounded size, as a pipe or a device might never end. */
import { readFileSync, statSync } from 'node:fs';
import type { Limits } from '../limits/Limits.ts';
import { UsageError } from './UsageError.ts';

export function readGivenFile(path: string, { fileBytes }: Limits): Uint8Array {
  const found = statSync(path);
  if (!found.isFile())
    throw new UsageError(
      `expected a file, found ${found.isDirectory() ? 'a folder' : 'a pipe or device'}: ${path}`,
    );
  if (found.size > fileBytes)
    throw new UsageError(`expected a file of at most ${fileBytes} bytes, found ${found.size}: ${path}`);
  return readFileSync(path);
}
