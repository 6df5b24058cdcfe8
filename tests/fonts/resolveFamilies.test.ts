/** Families are found where the theme says, and what they lack is told at its place. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { readPackagedFont } from '../../pipeline/fonts/readFontFile.ts';
import {
  type FamilyRequest,
  type FontResolution,
  resolveFamilies,
} from '../../pipeline/fonts/resolveFamilies.ts';
import { fontIds, partsOfFont } from '../../pipeline/theme/fontIds.ts';

const require = createRequire(import.meta.url);
const lora = new Uint8Array(
  readFileSync(require.resolve('@fontsource/lora/files/lora-latin-400-normal.woff')),
);
const spot = { place: { file: 'templates/theme.json', line: 2, column: 14 } };

function resolved(families: readonly Omit<FamilyRequest, 'spot'>[], more: Partial<FontResolution> = {}) {
  const { faces, problems } = resolveFamilies({
    requests: families.map((family) => ({ ...family, spot })),
    needed: [],
    ids: fontIds.map((id) => ({ id, ...partsOfFont(id) })),
    emphasized: new Set(),
    packages: [],
    files: [],
    bookFonts: new Map(),
    readPackaged: readPackagedFont,
    ...more,
  });
  return {
    filesOf: (id: 'serif-400' | 'serif-700-italic') =>
      faces.get(id)?.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)),
    problems: problems.map(({ code, message, place }) => `${place?.file}:${place?.line} ${code}: ${message}`),
  };
}

test('a-family-of-a-package-is-all-its-scripts-in-one-weight', () => {
  const packages = [{ name: '@fontsource/lora', spot }];
  const { filesOf, problems } = resolved([{ role: 'serif', family: 'Lora' }], { packages });
  expect(problems).toEqual([]);
  expect(filesOf('serif-400')?.slice(0, 2)).toEqual([
    'lora-latin-400-normal.woff',
    'lora-latin-ext-400-normal.woff',
  ]);
  expect(filesOf('serif-700-italic')).toContain('lora-cyrillic-700-italic.woff');
});

test('a-family-of-the-folder-is-found-by-its-name-and-others-stand-in', () => {
  const bookFonts = new Map([['templates/fonts/House.woff', lora]]);
  const families = [
    { role: 'serif', family: 'lora' },
    { role: 'fallback', family: 'Source Serif 4' },
  ] as const;
  const { filesOf, problems } = resolved(families, { bookFonts });
  expect(problems).toEqual([]);
  expect(filesOf('serif-400')).toEqual(['House.woff', 'SourceSerif4-Regular.ttf']);
  // The family has but one file; those that stand in have all.
  expect(filesOf('serif-700-italic')).toEqual(['House.woff', 'SourceSerif4-BoldIt.ttf']);
});

test('a-family-that-is-not-there-is-told', () => {
  expect(resolved([{ role: 'sans', family: 'IBM Plex Sans' }]).problems).toEqual([
    'templates/theme.json:2 font-family-missing: expected a family that is there, found "IBM Plex Sans"',
  ]);
});

test('a-file-or-package-that-is-not-there-is-told-and-no-path-leads-elsewhere', () => {
  const bookFonts = new Map([['templates/fonts/House.woff', lora]]);
  for (const name of ['House.otf', '../../package.json', '/etc/passwd', '@fontsource/../../x.ttf']) {
    const family = { role: 'serif', family: 'Lora' } as const;
    expect(resolved([family], { bookFonts, files: [{ name, spot }] }).problems).toEqual([
      `templates/theme.json:2 font-file-missing: expected a font file in an installed package, found ${JSON.stringify(name)}`,
    ]);
    expect(resolved([family], { bookFonts, packages: [{ name, spot }] }).problems).toEqual([
      `templates/theme.json:2 font-package-missing: expected an installed package of fonts, found ${JSON.stringify(name)}`,
    ]);
  }
});

test('a-weight-and-an-italic-that-a-family-lacks-are-told-where-they-are-asked-for', () => {
  const role = { place: { file: 'templates/theme.json', line: 70, column: 5 } };
  const { problems } = resolved([{ role: 'serif', family: 'Lora' }], {
    bookFonts: new Map([['templates/fonts/House.woff', lora]]),
    needed: [{ id: 'serif-600', weight: 600, italic: false, spot: role }],
    emphasized: new Set(['serif']),
  });
  expect(problems).toEqual([
    'templates/theme.json:70 font-weight-missing: expected Lora in the weight 600, found 400',
    'templates/theme.json:2 font-italic-missing: expected an italic of Lora for emphasis, found none',
  ]);
});

test('files-that-are-no-fonts-of-one-weight-are-refused-by-what-they-are', () => {
  const problemOf = (bytes: Uint8Array) =>
    resolved([{ role: 'serif', family: 'House' }], {
      bookFonts: new Map([['templates/fonts/House.ttf', bytes]]),
    }).problems[0];
  expect(problemOf(Buffer.from('no font'))).toContain(
    'font-unreadable: expected a font in templates/fonts/House.ttf, found a file that is no font',
  );
  const woff2 = readFileSync(require.resolve('@fontsource/lora/files/lora-latin-400-normal.woff2'));
  expect(problemOf(woff2)).toContain('found a WOFF2 file, which a PDF cannot take in');
  const variable = readFileSync(require.resolve('source-sans/VF/SourceSans3VF-Upright.ttf'));
  expect(problemOf(variable)).toContain('found a variable font');
});

test('a-font-that-may-not-be-embedded-is-refused', () => {
  const bytes = new Uint8Array(readFileSync(require.resolve('source-sans/TTF/SourceSans3-Regular.ttf')));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(4);
  const records = Array.from({ length: count }, (_, at) => 12 + at * 16);
  const os2 = records.find((at) => String.fromCharCode(...bytes.subarray(at, at + 4)) === 'OS/2') ?? 0;
  view.setUint16(view.getUint32(os2 + 8) + 8, 0x0002);
  const { problems } = resolved([{ role: 'sans', family: 'Source Sans 3' }], {
    bookFonts: new Map([['templates/fonts/House.ttf', bytes]]),
  });
  expect(problems).toEqual([
    'templates/theme.json:2 font-embedding-refused: expected a font that may be embedded in part, found Source Sans 3 in templates/fonts/House.ttf, which says that it may not',
  ]);
});
