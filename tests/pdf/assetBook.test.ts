/** A book of another subject, with images of every kind: built, proof-read, and looked into. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuildOutcome, buildBook } from '../../pipeline/build.ts';
import { readFontFile, readPackagedFont } from '../../pipeline/fonts/readFontFile.ts';
import { PdfStream } from '../../pipeline/pdf/pdfValues.ts';
import { readPdf } from '../../pipeline/pdf/readPdf.ts';
import { elementsIn, readStructure } from '../../pipeline/pdf/readStructure.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import type { PageName } from '../../pipeline/theme/papers.ts';
import { type BookFiles, bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { keepSpecimen } from './keepSpecimen.ts';
import { dumpTags } from './pdfDump.ts';

const folder = openBookFolder(join(import.meta.dirname, '../fixtures/asset-book'));

async function builtFrom(
  files: BookFiles,
  page?: PageName,
): Promise<BuildOutcome & { readonly report: string }> {
  const built = await buildBook(
    { asStated: false, page, only: ['pdf'] },
    {
      files,
      readFont: readFontFile,
      readPackagedFont,
      version: 'test',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  return { ...built, report: printProblems(built.problems, { format: 'text' }) };
}

const textOf = (path: string) => new TextDecoder().decode(folder.read(path));

function imagesIn(pdf: Uint8Array | undefined): readonly PdfStream[] {
  const file = readPdf(pdf ?? new Uint8Array(0));
  return Array.from({ length: file.size }, (_, id) => file.object(id)).filter(
    (value): value is PdfStream =>
      value instanceof PdfStream && file.name(value.dictionary.get('Subtype')) === 'Image',
  );
}

const built = await builtFrom(folder);
const pdf = built.outputs?.get('longer-lives.pdf');
keepSpecimen('asset-book', pdf);

test('a-book-of-images-breaks-no-rule-of-pdf', () => {
  expect(built.report).toBe('');
  expect(pdf?.length).toBeGreaterThan(10_000);
});

test('each-image-of-pixels-is-embedded-once', () => {
  // Inks, the turned one, the sky and what it lets through.
  expect(imagesIn(pdf)).toHaveLength(4);
});

test('each-formula-is-tagged-read-aloud-and-carries-its-mathml', () => {
  const file = readPdf(pdf ?? new Uint8Array(0));
  const formulas = elementsIn(readStructure(file)).filter(({ role }) => role === 'Formula');
  const told = formulas.map(({ dictionary }) => file.text(dictionary.get('Alt')) ?? '');
  expect(told.slice(0, 5)).toEqual(['g', 'g', 'e sub t', 't', 'n']);
  expect(told).toContain('g equals the fraction 65.4 minus 45.8 over n, end of fraction,');
  const files = formulas.map(({ dictionary }) => file.map(file.list(dictionary.get('AF'))[0]));
  expect(new Set(files.map((each) => file.name(each.get('AFRelationship'))))).toEqual(
    new Set(['Supplement']),
  );
  const mathml = file.stream(file.map(files[0]?.get('EF')).get('F'));
  expect(new TextDecoder().decode(mathml)).toBe(
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>g</mi></math>',
  );
});

test('figures-of-a-formula-have-their-page', () => {
  const manifest = parseManifest(new TextDecoder().decode(built.outputs?.get('manifest.json')));
  const figures = manifest?.figures.filter(({ slot }) => slot.startsWith('sec:measures/gain#')) ?? [];
  expect(figures.map(({ displayed }) => displayed)).toEqual(['65.4', '45.8']);
  for (const { page } of figures) expect(page).toMatch(/^\d+$/);
});

test('on-a5-that-lies-the-same-book-breaks-no-rule-of-pdf-and-keeps-side-notes', async () => {
  const chapter = `${textOf('templates/chapters/names.md.hbs')}\n:::side-note[Beside]\nA note at the edge.\n:::\n\nThe end of it.\n`;
  const files = overlayBookFiles(folder, bookFilesOf({ 'templates/chapters/names.md.hbs': chapter }));
  const turned = await builtFrom(files, 'A5-landscape');
  // A chapter of so few words fills no page; what the linter of finished files finds would be an error.
  expect(new Set(turned.problems.map(({ code }) => code))).toEqual(new Set(['page-underfilled']));
  const file = readPdf(turned.outputs?.get('longer-lives.pdf') ?? new Uint8Array(0));
  keepSpecimen('asset-book-a5-landscape', turned.outputs?.get('longer-lives.pdf'));
  const boxes = file.pages.map(({ dictionary }) => file.list(dictionary.get('MediaBox')));
  expect(new Set(boxes.map((box) => JSON.stringify(box)))).toEqual(new Set(['[0,0,595.28,419.53]']));
});

const bookOfFirstChapter = textOf('templates/book.yaml')
  .replace(/^chapters: .*$/m, 'chapters: [lives]')
  .replace(/^back: .*$/m, 'back: []');

const inFontsOfThePipeline = textOf('templates/theme.json').replace(
  /"fonts": \{.*?\},/s,
  '"fonts": { "serif": "Source Serif 4", "sans": "Source Sans 3" },',
);

/** Without the other chapters, the map, which takes longest, and the family of a package, of which every file is read. */
const firstChapter: BookFiles = {
  ...overlayBookFiles(folder, bookFilesOf({ 'templates/theme.json': inFontsOfThePipeline })),
  list: (path) =>
    folder
      .list(path)
      .filter(
        (name) =>
          !/^(?:world|world-growth|references)\b/.test(name) &&
          (path !== 'templates/chapters' || name === 'lives.md.hbs'),
      ),
};

test.each([
  ['chart', '{ kind: chart, chart: lives, logo: mark }'],
  ['colour', '{ kind: picture, colour: accent, parts: [title, subtitle] }'],
  ['plain', '{ kind: plain, logo: mark }'],
  ['of pixels', '{ kind: picture, image: sky, alt: A sky. }'],
])('a-cover-breaks-no-rule-of-pdf: %s', async (kind, cover) => {
  const book = bookOfFirstChapter.replace(/^cover: .*$/m, `cover: ${cover}`);
  const again = await builtFrom(overlayBookFiles(firstChapter, bookFilesOf({ 'templates/book.yaml': book })));
  expect(again.outputs?.size ?? 0, again.report).toBeGreaterThan(0);
  keepSpecimen(`asset-book-cover-${kind.replace(' ', '-')}`, again.outputs?.get('longer-lives.pdf'));
  expect(again.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual(
    kind === 'of pixels'
      ? ['image-coarse: expected 150 pixels to the inch or more, found 25 on the cover']
      : [],
  );
});

test('images-are-figures-in-list-and-manifest', () => {
  const manuscript = built.book?.manuscript;
  expect(manuscript?.figures.map(({ id, number }) => [id, number.replaceAll('\u00a0', ' ')])).toEqual([
    ['fig:lives', 'Figure 1.1'],
    ['fig:inks', 'Figure 1.2'],
    ['fig:turned', 'Figure 1.3'],
    ['fig:sky', 'Figure 1.4'],
    ['fig:world-growth', 'Figure 4.1'],
  ]);
  const manifest = new TextDecoder().decode(built.outputs?.get('manifest.json'));
  expect(JSON.parse(manifest).inputs).toHaveProperty('templates/images/sky.png');
});

test('the-map-of-the-world-draws-each-country-that-has-a-figure-in-its-own-place', () => {
  const map = built.book?.charts.find(({ id }) => id === 'world-growth');
  const countries = map?.drawn.find(({ name }) => name === 'layer_1_marks')?.items ?? [];
  expect(countries).toHaveLength(170);
  const widths = (map?.picture.marks ?? []).flatMap((mark) => {
    if (mark.type !== 'path' || mark.fill === undefined) return [];
    const xs = mark.segments.flatMap((segment) => ('x' in segment ? [segment.x] : []));
    return [Math.max(...xs) - Math.min(...xs)];
  });
  // Rings taken the wrong way round would fill the globe; Russia and Fiji lie on both sides of the map, in both layers.
  const width = map?.picture.width ?? 0;
  expect(widths.filter((across) => across > width / 2)).toHaveLength(4);
});

test('each-citation-is-a-reference-that-leads-to-the-entry-of-its-work', () => {
  const file = readPdf(pdf ?? new Uint8Array(0));
  const tags = dumpTags(file);
  expect(tags.match(/^ *P\n *BibEntry\n/gm)).toHaveLength(5);
  expect(tags).toMatch(/Reference\n *Link\n *"Riley 2001" p9\n *-> ref:riley2001/);
  const cited = new Set([...tags.matchAll(/-> (ref:\w+)/g)].map(([, anchor]) => anchor));
  expect([...cited].sort()).toEqual(
    ['gapminder', 'oeppen2002', 'preston1975', 'riley2001', 'shkolnikov2001'].map((key) => `ref:${key}`),
  );
});

test('cells-that-span-say-so-and-an-annex-bears-its-name', () => {
  const file = readPdf(pdf ?? new Uint8Array(0));
  const tags = dumpTags(file);
  expect(tags).toMatch(/TH A=.*ColSpan.*2.*\n *"Standing"/);
  expect(tags).toMatch(/TH A=.*RowSpan.*3.*\n *"Member/);
  expect(tags).toMatch(/H1\n *"Annex A" p\d+\n *"The eight countries/);
});

test('two-files-of-the-same-bytes-are-one-image-and-a-coarse-one-is-told', async () => {
  const chapter = textOf('templates/chapters/lives.md.hbs');
  const sky = folder.read('templates/images/sky.png') ?? new Uint8Array(0);
  const again = await builtFrom(
    overlayBookFiles(
      firstChapter,
      bookFilesOf({
        'templates/book.yaml': bookOfFirstChapter,
        'templates/images/heaven.png': sky,
        'templates/chapters/lives.md.hbs': `${chapter}\n{{image "heaven" alt="A sky." width="wide"}}\n`,
      }),
    ),
  );
  expect(imagesIn(again.outputs?.get('longer-lives.pdf'))).toHaveLength(4);
  expect(again.report).toContain(
    'warning image-coarse: expected 150 pixels to the inch or more, found 120 on page 2',
  );
});
