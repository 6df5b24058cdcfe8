/**
 * Changes one thing of a copy of a book, another way each time: change-book.js FOLDER figure|word|chart. `figure` is the last digit
 * of the longest table that a chart draws, `word` an article in its longest chapter, `chart` how opaque the marks of a chart are.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const changes = {
  figure: {
    ending: '.csv',
    edit: (text) => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
    is: (name, all) =>
      all.some(
        ({ path, text }) =>
          path.endsWith('.vl.json') && text.includes(`"data": { "name": "${basename(name, '.csv')}" }`),
      ),
  },
  word: {
    ending: '.md.hbs',
    // A line of prose alone: no key of the front matter, no call.
    edit: (text) =>
      text.replace(/^(?=[A-Z])([^{}:]*?) (the|that) ([^{}:]*)$/m, (_, before, article, after) =>
        [before, article === 'the' ? 'that' : 'the', after].join(' '),
      ),
  },
  chart: {
    ending: '.vl.json',
    edit: (text) => {
      let isDone = false;
      const edited = JSON.parse(text, (key, value) => {
        if (key !== 'mark' || isDone) return value;
        isDone = true;
        const mark = typeof value === 'string' ? { type: value } : value;
        return { ...mark, opacity: mark.opacity === 0.98 ? 0.99 : 0.98 };
      });
      return isDone ? JSON.stringify(edited, undefined, 2) : text;
    },
  },
};

/** The longest file that can be changed so. */
export function changeBook(folder, kind) {
  const { ending, edit, is = () => true } = changes[kind];
  const all = ['data', 'templates'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true })
      .filter((name) => /\.(csv|md\.hbs|vl\.json)$/.test(name))
      .map((name) => ({
        path: join(folder, part, name),
        text: readFileSync(join(folder, part, name), 'utf8'),
      })),
  );
  const found = all
    .filter(({ path }) => path.endsWith(ending) && is(path, all))
    .toSorted((a, b) => b.text.length - a.text.length)
    .find(({ text }) => edit(text) !== text);
  if (found === undefined) throw new Error(`there is no ${kind} to change in ${folder}`);
  writeFileSync(found.path, edit(found.text));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) changeBook(process.argv[2], process.argv[3]);
