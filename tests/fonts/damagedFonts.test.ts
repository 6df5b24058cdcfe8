/** A font file may be damaged where only some words reach: the book is refused with the file's name, whichever stage meets them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { buildBook } from '../../pipeline/build.ts';
import { damagedFonts } from '../../pipeline/fonts/damagedFonts.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFace } from '../../pipeline/fonts/readFace.ts';
import { readFontFile, readPackagedFont } from '../../pipeline/fonts/readFontFile.ts';
import { unpackWoff } from '../../pipeline/fonts/unpackWoff.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { minimalBook } from '../build/runBriefing.ts';

const FILE = 'templates/fonts/House.ttf';
const FOUND = `font-unreadable: expected a font in ${FILE}, found a file that is no font, or a damaged one`;

function lora(): Buffer {
  const { resolve } = createRequire(import.meta.url);
  const bytes = unpackWoff(readFileSync(resolve('@fontsource/lora/files/lora-latin-400-normal.woff')));
  if (bytes === undefined) throw new Error('no font');
  return Buffer.from(bytes);
}

/** The rules of its tabular figures stand outside of the file; no word without them comes there. */
function withoutTabularFigures(): Uint8Array {
  const damaged = lora();
  const last = damaged.lastIndexOf('tnum');
  for (let at = damaged.indexOf('tnum'); at >= 0 && at <= last; at = damaged.indexOf('tnum', at + 4))
    damaged.writeUInt16BE(0xffff, at + 4);
  return damaged;
}

/** The words are measured soundly; what is drawn of them is no outline. */
function withoutOutlines(): Uint8Array {
  const damaged = lora();
  const entry = damaged.indexOf('glyf');
  const [offset, length] = [damaged.readUInt32BE(entry + 8), damaged.readUInt32BE(entry + 12)];
  return damaged.fill(0xff, offset, offset + length);
}

const told = (problems: readonly { readonly code: string; readonly message: string }[]) =>
  problems.map(({ code, message }) => `${code}: ${message}`);

test('a-font-that-no-word-has-shown-to-be-damaged-is-told-once-one-does', () => {
  const bytes = withoutTabularFigures();
  expect(readFace(FILE, bytes)).toMatchObject({ family: 'Lora' });
  const { measurer, shape } = loadFonts(readFontFile, new Map([['serif-400', [{ file: FILE, bytes }]]]));
  const style = { font: 'serif-400', size: 10, tracking: 0 } as const;
  expect(measurer.width('Exports 2023', { ...style, features: [] })).toBeGreaterThan(30);
  expect(damagedFonts(measurer)).toEqual([]);
  expect(measurer.width('2023', { ...style, features: ['tnum'] })).toBe(20);
  expect(shape('2023', { ...style, features: ['tnum'] }).glyphs).toEqual([0, 0, 0, 0]);
  expect(told(damagedFonts(measurer))).toEqual([FOUND]);
  expect(damagedFonts(measurer)[0]?.place).toEqual({ file: FILE });
});

test.each([
  ['rules', withoutTabularFigures],
  ['outlines', withoutOutlines],
])('a-book-that-is-set-in-a-font-with-damaged-%s-is-refused', async (_, font) => {
  const theme = JSON.parse(readFileSync(`${minimalBook}/templates/theme.json`, 'utf8'));
  theme.fonts.figures = 'Lora';
  Object.assign(theme.type.folio, { font: 'figures-400', features: ['tnum'] });
  const files = overlayBookFiles(
    openBookFolder(minimalBook),
    bookFilesOf({ [FILE]: font(), 'templates/theme.json': JSON.stringify(theme) }),
  );
  const { problems, outputs } = await buildBook(
    { asStated: false, page: undefined, only: ['pdf'] },
    {
      files,
      readFont: readFontFile,
      readPackagedFont,
      version: '0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  expect(told(problems)).toEqual([FOUND]);
  expect(outputs).toBeUndefined();
});
