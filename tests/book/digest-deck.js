/**
 * Writes the digests of all runs of eight words in the text of the source deck, whose sentences the book may not repeat
 * and this repository does not keep: `node tests/book/digest-deck.js DECK.md > tests/book/deck-runs.txt`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('expected the path of the deck as text');
const source = readFileSync(join(import.meta.dirname, 'wordRuns.ts'), 'utf8');
const { code } = await transform(source, { loader: 'ts', format: 'esm' });
const { wordRuns } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
const digests = new Set(wordRuns(readFileSync(file, 'utf8')).map(({ digest }) => digest));
process.stdout.write(`${[...digests].sort().join('\n')}\n`);
