/**
 * Writes a book with the chapters of its parts several times over: repeatBook(FROM, TO, TIMES). Each time they have anchors, charts
 * and tables of their own, so that no chart is drawn and no page is set but once; front and back matter, figures and checks stay single.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

export function repeatBook(from, to, times) {
  for (const part of ['data', 'templates']) cpSync(join(from, part), join(to, part), { recursive: true });
  const templates = join(to, 'templates');
  const path = join(templates, 'book.yaml');
  const book = parse(readFileSync(path, 'utf8'));
  const copies = Array.from({ length: times - 1 }, (_, index) => index + 2);
  const chapters = book.parts
    .flatMap((part) => part.chapters)
    .map((name) => ({ name, text: readFileSync(join(templates, 'chapters', `${name}.md.hbs`), 'utf8') }));
  const found = (pattern) =>
    new Set(chapters.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, , id]) => id)));
  const charts = found(/({{chart ")([\w-]+)/g);
  const tables = found(/({{table "|^:+table\[.*\]\{#)([\w-]+)/gm);
  const named = [
    { all: new Set(chapters.map(({ name }) => name)), at: /(\b(?:ch|sec):)([\w-]+)/g },
    { all: charts, at: /({{chart "|\bfig:)([\w-]+)/g },
    { all: tables, at: /({{table "|^:+table\[.*\]\{#|\btbl:)([\w-]+)/gm },
  ];

  for (const copy of copies) {
    for (const { name, text } of chapters) {
      const own = named.reduce(
        (written, { all, at }) =>
          written.replace(at, (whole, before, id) => (all.has(id) ? `${before}${id}-${copy}` : whole)),
        text,
      );
      writeFileSync(join(templates, 'chapters', `${name}-${copy}.md.hbs`), own);
    }
    for (const id of charts) {
      const spec = JSON.parse(readFileSync(join(templates, 'charts', `${id}.vl.json`), 'utf8'));
      const own = otherPicture({ ...spec, usermeta: titled(spec.usermeta, copy) }, copy);
      writeFileSync(join(templates, 'charts', `${id}-${copy}.vl.json`), JSON.stringify(own));
    }
  }
  const parts = copies.flatMap((copy) =>
    book.parts.map((part) => ({
      ...part,
      id: `${part.id}-${copy}`,
      chapters: part.chapters.map((name) => `${name}-${copy}`),
    })),
  );
  writeFileSync(path, stringify({ ...book, parts: [...book.parts, ...parts] }));
  repeatTables(join(to, 'data'), tables, copies);
}

/** A table is printed once in a book, so that each repetition has one that is derived from it. */
function repeatTables(data, tables, copies) {
  for (const topic of readdirSync(data, { withFileTypes: true })) {
    if (!topic.isDirectory()) continue;
    const read = (file) => {
      const path = join(data, topic.name, file);
      return existsSync(path) ? parse(readFileSync(path, 'utf8')) : {};
    };
    const { resources = [] } = read('datapackage.json');
    const { tables: derived = [] } = read('derived.yaml');
    const repeated = [...resources, ...derived]
      .filter(({ name }) => tables.has(name))
      .flatMap((table) => copies.map((copy) => derivedFrom(table, copy)));
    if (repeated.length > 0)
      writeFileSync(
        join(data, topic.name, 'derived.yaml'),
        stringify({ tables: [...derived, ...repeated] }, { aliasDuplicateObjects: false }),
      );
  }
}

function derivedFrom({ name, title, description, notes = [], totalsWhere, schema }, copy) {
  return {
    ...titled({ name: `${name}-${copy}`, title, description, from: name, notes }, copy),
    ...(totalsWhere === undefined ? {} : { totalsWhere }),
    transform: [],
    schema: {
      // What only a file has is left out.
      fields: schema.fields.map(({ constraints, missingValues, reference, categories, ...field }) => field),
      primaryKey: schema.primaryKey,
    },
  };
}

/** Titles have no digits: the second is B, the twenty-seventh AA. */
function titled(named, copy) {
  const letters = (count) =>
    count === 0 ? '' : letters(Math.floor((count - 1) / 26)) + String.fromCharCode(65 + ((count - 1) % 26));
  return { ...named, title: `${named.title}, copy ${letters(copy)}` };
}

/** Its first mark lets a little more of the paper through each time. */
function otherPicture(spec, copy) {
  let isDone = false;
  return JSON.parse(JSON.stringify(spec), (key, value) => {
    if (isDone || key !== 'mark') return value;
    isDone = true;
    const mark = typeof value === 'string' ? { type: value } : value;
    return { ...mark, opacity: (mark.opacity ?? 1) * (1 - copy / 1000) };
  });
}
