/** ARCHITECTURE says which way imports go and which folder alone takes which library; here the imports are read. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const architecture = readFileSync('pipeline/ARCHITECTURE.md', 'utf8');

interface Import {
  readonly file: string;
  readonly from: string;
}

const sources = readdirSync('pipeline', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|js)$/.test(path) && !path.startsWith('dist/') && !path.endsWith('.d.ts'));

const imports: readonly Import[] = sources.flatMap((file) => {
  const text = readFileSync(join('pipeline', file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\b[^'"]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
  );
  return [...found].map(([, one, two, three]) => ({ file, from: one ?? two ?? three ?? '' }));
});

/** The folder of a path below `pipeline/`; a file that stands there itself is its own. */
function placeOf(path: string): string {
  const [first = '', second] = path.split('/');
  return second === undefined ? first : first;
}

/** The block of ARCHITECTURE in which each line may import from those beneath it. */
const order = (/```order\n([\s\S]*?)```/.exec(architecture)?.[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const rankOf = (place: string) => order.findIndex((group) => group.includes(place));

test('every-folder-has-its-place-in-the-order', () => {
  const places = new Set(
    sources.map(placeOf).filter((place) => place.endsWith('.ts') || !place.includes('.')),
  );
  expect([...places].filter((place) => rankOf(place) < 0)).toEqual([]);
});

test('imports-go-one-way', () => {
  const upward = imports.flatMap(({ file, from }) => {
    if (!from.startsWith('.')) return [];
    const target = normalize(join(dirname(file), from)).replaceAll('\\', '/');
    if (target.startsWith('..')) return [];
    const [here, there] = [placeOf(file), placeOf(target)];
    const rootFiles = here.endsWith('.ts') && there.endsWith('.ts') && rankOf(here) === rankOf(there);
    return here === there || rootFiles || rankOf(there) > rankOf(here) ? [] : [`${file} -> ${target}`];
  });
  expect(upward).toEqual([]);
});

/** Rows of ARCHITECTURE's table of folders: those that name a library in their third column. */
const homes = new Map<string, string[]>();
for (const [, folders = '', libraries = ''] of architecture.matchAll(
  /^\| (`[^|]+?) *\|[^|]*\| ([^|]+?) *\|$/gm,
)) {
  for (const library of libraries.split(',').map((name) => name.trim().replace(/ \(.*/, ''))) {
    if (library === '') continue;
    homes.set(library, [
      ...(homes.get(library) ?? []),
      ...[...folders.matchAll(/`([^`]+?)\/?`/g)].map(([, name = '']) => name),
    ]);
  }
}

test('each-library-is-imported-where-architecture-says', () => {
  const isHome = (file: string, library: string) =>
    [...homes].some(
      ([name, folders]) =>
        // `mdast` stands for the packages that make it up.
        (library === name ||
          library.startsWith(`${name}-`) ||
          (name === 'mdast' && /mdast|micromark/.test(library))) &&
        folders.some((folder) => file === folder || file.startsWith(`${folder}/`)),
    );
  const astray = imports.flatMap(({ file, from }) => {
    if (from.startsWith('.') || from.startsWith('node:') || builtinModules.includes(from)) return [];
    const library = from.startsWith('@')
      ? from.split('/').slice(0, 2).join('/')
      : (from.split('/')[0] ?? from);
    return isHome(file, library) ? [] : [`${library} in ${file}`];
  });
  expect(astray).toEqual([]);
});

test('imports-were-found', () => {
  expect(imports.length).toBeGreaterThan(500);
  expect(order.length).toBeGreaterThan(8);
  expect(homes.size).toBeGreaterThan(10);
});

/** Which fields a transform takes and gives is known in one place; messages may name one. */
test('the-engine-of-data-steps-alone-knows-the-transforms', () => {
  const knows =
    /['"\s](?:joinaggregate|quantile|flatten)['"]?\s*(?:in\s|:\s*[{['"])|'(?:joinaggregate|quantile|flatten)'/;
  const elsewhere = sources.filter(
    (file) =>
      !/^(?:dataflow|problems)\//.test(file) && knows.test(readFileSync(join('pipeline', file), 'utf8')),
  );
  expect(elsewhere).toEqual([]);
  expect(knows.test(readFileSync('pipeline/dataflow/readStep.ts', 'utf8'))).toBe(true);
});
