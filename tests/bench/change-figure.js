/** Changes one figure of a copy of a book: the last digit of the last number of its longest table of data. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const files = readdirSync(join(folder, 'data'), { recursive: true }).filter((name) => name.endsWith('.csv'));
const texts = files.map((name) => ({
  path: join(folder, 'data', name),
  text: readFileSync(join(folder, 'data', name), 'utf8'),
}));
const [{ path, text }] = texts.toSorted((a, b) => b.text.length - a.text.length);
const at = text.search(/\d(?=\D*$)/);
writeFileSync(path, `${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`);
