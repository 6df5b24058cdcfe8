/** What the pipeline exports is used by the pipeline, and a type's name means one thing. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

interface Imported {
  readonly file: string;
  /** `*` for all. */
  readonly name: string;
  readonly isType: boolean;
}

const sources = new Map(
  readdirSync('pipeline', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('dist/') && !path.endsWith('.d.ts'))
    .map((path) => [path, readFileSync(join('pipeline', path), 'utf8')]),
);

function importsOf(file: string, text: string): readonly Imported[] {
  const target = (from: string) => join(dirname(file), from).replaceAll('\\', '/');
  const named = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:\{([^}]*)\}|[^;'"{]+?)\s*from '(\.[^']+)'/gm),
  ].flatMap(([, type, names, from = '']) =>
    (names ?? '*')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({
        file: target(from),
        name: name.replace(/^type /, '').replace(/^\*.*| as .*/, (found) => (found[0] === '*' ? '*' : '')),
        isType: type !== undefined || name.startsWith('type '),
      })),
  );
  const dynamic = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)];
  return [...named, ...dynamic.map(([, from = '']) => ({ file: target(from), name: '*', isType: false }))];
}

const imported = new Map([...sources].map(([file, text]) => [file, importsOf(file, text)]));

const exported = [...sources].flatMap(([file, text]) =>
  [...text.matchAll(/^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm)].map(
    ([, kind = '', name = '']) => ({ file, name, isType: kind === 'interface' || kind === 'type' }),
  ),
);

/** A book in memory stands beside the one on disk, by the same interface. */
const forTests = new Set(['bookFilesOf', 'overlayBookFiles']);

test('nothing-is-exported-that-only-tests-use', () => {
  const used = new Set([...imported.values()].flat().map(({ file, name }) => `${file} ${name}`));
  const unused = exported.filter(({ file, name }) => {
    const own = sources.get(file)?.match(new RegExp(`\\b${name}\\b`, 'g')) ?? [];
    return own.length === 1 && !used.has(`${file} ${name}`) && !used.has(`${file} *`) && !forTests.has(name);
  });
  expect(unused.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test('every-file-is-reached-from-the-commands-the-second-thread-or-the-page-of-the-preview', () => {
  const reached = new Set<string>();
  const reach = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const one of imported.get(file) ?? []) if (!one.isType) reach(one.file);
  };
  for (const file of ['cli.ts', 'thread/worker.ts', 'preview/page/preview.ts']) reach(file);
  const withValues = exported.filter(({ isType }) => !isType).map(({ file }) => file);
  expect([...new Set(withValues)].filter((file) => !reached.has(file))).toEqual([]);
  expect(reached.size).toBeGreaterThan(300);
});

test('the-name-of-a-type-is-declared-once', () => {
  const homes = new Map<string, string[]>();
  for (const [file, text] of sources) {
    for (const [, name = ''] of text.matchAll(/^export (?:interface|type|class) (\w+)/gm)) {
      homes.set(name, [...(homes.get(name) ?? []), file]);
    }
  }
  const twice = [...homes].filter(([, found]) => found.length > 1);
  expect(twice.map(([name, found]) => `${name}: ${found.join(', ')}`)).toEqual([]);
});

test('one-file-alone-knows-how-exceljs-spells-its-parts', () => {
  const readers = [...sources].filter(
    ([file, text]) =>
      file.startsWith('workbook/write') && /\(\s*\/[^\n]*?<(?:\w|\(|\\\/)|new RegExp/.test(text),
  );
  expect(readers.map(([file]) => file)).toEqual(['workbook/write/exceljsParts.ts']);
});

test('folders-are-made-in-one-place', () => {
  const makers = [...sources].filter(([, text]) => /\bmkdir(?:Sync)?\(/.test(text));
  expect(makers.map(([file]) => file)).toEqual(['world/Disk.ts']);
});
