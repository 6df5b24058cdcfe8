/** Where `--cache` may lead: not among the sources, where what is kept would be read. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildHere } from '../build/buildHere.ts';
import { copyOfMinimalBook } from '../build/runBriefing.ts';

test.each(['data', 'data/cache', 'templates/fonts'])('the-cache-is-not-in-%s', async (path) => {
  const book = copyOfMinimalBook();
  await expect(buildHere({ book, cache: join(book, path) })).rejects.toThrow('apart from the sources');
  expect(existsSync(join(book, 'output'))).toBe(false);
});
