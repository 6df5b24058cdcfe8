import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImageMark, Raster } from '../../pipeline/charts/Chart.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { pngRows } from '../../pipeline/images/pngRows.ts';
import type { Layout, TagNode } from '../../pipeline/layout/Layout.ts';
import { checkPdf } from '../../pipeline/pdf/checkPdf.ts';
import { lintPdf } from '../../pipeline/pdf/lintPdf.ts';
import { openPdfMemo } from '../../pipeline/pdf/PdfMemo.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import { Forgetful } from '../memo/Forgetful.ts';
import { editPdf } from './editPdf.ts';
import { specimenBook, specimenLayout } from './specimenLayout.ts';

const fonts = loadFonts(readFontFile);
const attachments = [
  {
    name: 'specimen.xlsx',
    bytes: Buffer.from('cells'),
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    description: 'The data',
    relationship: 'Data',
  },
] as const;
const write = (layout: Layout): Promise<Uint8Array> =>
  writePdf({ layout, book: specimenBook, fonts, attachments, producer: 'test' });
const specimen = specimenLayout(fonts);
const good = await write(specimen);

const rulesBroken = (bytes: Uint8Array): readonly string[] => [
  ...new Set(checkPdf(bytes).map(({ rule }) => rule)),
];

test('a-specimen-with-one-of-each-thing-breaks-no-rule', () => {
  expect(checkPdf(good)).toEqual([]);
});

test('a-file-that-was-only-taken-apart-and-put-together-breaks-no-rule', () => {
  expect(checkPdf(editPdf(good, (text) => text))).toEqual([]);
});

/** For each rule: what to look for in the file's objects, and what to put there. */
const broken: readonly (readonly [rule: string, find: string | RegExp, replace: string])[] = [
  ['tagged', '/Marked true', '/Marked false'],
  ['language', '/Lang (en-US)', '/Lang ()'],
  ['display-title', '/DisplayDocTitle true', '/DisplayDocTitle false'],
  ['metadata', 'Trade &amp; ', 'Trade & '],
  ['title', 'Trade &amp; ', 'Trade or '],
  ['pdfa-claim', '<pdfaid:conformance>A', '<pdfaid:conformance>B'],
  ['pdfua-claim', '<pdfuaid:part>1', '<pdfuaid:part>2'],
  ['encryption', '/Info ', '/Encrypt 1 0 R /Info '],
  ['scripts', '/S /URI', '/S /JavaScript'],
  ['scripts', '/Type /Catalog', '/Type /Catalog /AA <<>>'],
  ['output-intent', '/S /GTS_PDFA1', '/S /GTS_PDFX'],
  ['attachment', '/AFRelationship /Data', ''],
  ['attachment', /\/AF \[\d+ 0 R\]/, ''],
  ['font-embedded', '/FontFile2', '/FontFile9'],
  ['font-subset', /\/BaseFont \/[A-Z]{6}\+/, '/BaseFont /'],
  ['font-unicode', '/ToUnicode', '/ToUnicorn'],
  ['glyph-unicode', /(\[<0000> <0020>) <0053>/, '$1 <0000>'],
  ['tab-order', '/Tabs /S', '/Tabs /R'],
  ['struct-parents', '/StructParents 2 ', ''],
  ['trim-box', '/TrimBox', '/ArtBox'],
  ['content-unmarked', '/Artifact <</Type /Pagination>> BDC', '/Nothing BMC'],
  ['content-unmarked', '/MCID 0>> BDC', '/MCID 0>> BDC\n/Artifact BMC'],
  ['content-unmarked', '\nQ', ''],
  ['content-number', '/MCID 1>> BDC', '/MCID 0>> BDC'],
  ['content-number', '/MCID 1>> BDC', '/MCID 77>> BDC'],
  ['content-number', /\/K 16(?!\d)/, '/K 4'],
  ['link-annotation', '/Type /OBJR', '/Type /MCR'],
  ['link-contents', '/Contents (census.gov)', '/Contents ()'],
  ['role', '/Aside /Div', '/Aside /Sidebar'],
  ['role', '/S /Document', '/S /Sect'],
  ['parent', /(\/S \/H2 \/P) \d+/, '$1 1'],
  ['nesting', '/S /LBody', '/S /P'],
  ['nesting', '/S /TOCI', '/S /Div'],
  ['heading-gap', '/S /H2', '/S /H3'],
  ['note-id', /\/ID \(fn-12\)/, ''],
  ['figure-alt', /\/Alt \([^)]*\)/, '/Alt ( )'],
  ['figure-box', /\/BBox \[[^\]]*\]/, '/BBox [0 0 9000 10]'],
  ['header-scope', '/Scope /Row', ''],
  ['list-numbering', '/ListNumbering', '/Numbering'],
  ['table-rows', '/ColSpan 2', '/ColSpan 3'],
  ['table-body', '/S /TBody', '/S /TFoot'],
  ['bookmark', '/Title (Exports)', '/Title ()'],
  ['bookmark', /\/Prev \d+ 0 R/, ''],
  ['destination', '/Dest (ch:trade)', '/Dest (ch:none)'],
  ['destination', '(contents) [', '(aaa) ['],
  ['destination', '/URI (https', '/URL (https'],
  ['page-label', '/PageLabels <</Nums [0 ', '/PageLabels <</Nums [1 '],
];

test.each(broken)('the-checker-sees-a-broken-%s (%s)', (rule, find, replace) => {
  let found = false;
  const bytes = editPdf(good, (text) => {
    const edited = text.replace(find, replace);
    found ||= edited !== text;
    return edited;
  });
  expect(found, `${find} is in the specimen`).toBe(true);
  expect(rulesBroken(bytes)).toContain(rule);
});

/** One file after another, each with what is found in it by who has seen none before. */
const files = [
  good,
  ...broken.map(([, find, replace]) => editPdf(good, (text) => text.replace(find, replace))),
].map((bytes) => ({ bytes, anew: JSON.stringify(checkPdf(bytes)) }));

/** Whether all is found by who remembers the pages before. */
function areFoundAgain(forgotten?: string): boolean {
  const { pages } = openPdfMemo(new Forgetful(forgotten));
  return files.every(({ bytes, anew }) => JSON.stringify(checkPdf(bytes, pages)) === anew);
}

test('pages-that-were-read-before-are-found-as-they-are-now', () => {
  expect(areFoundAgain()).toBe(true);
});

test('a-proof-reader-that-forgets-the-content-of-pages-is-found-out', () => {
  expect(areFoundAgain('proof of a page: content')).toBe(false);
});

test('an-id-given-to-two-elements-is-seen', async () => {
  const twice = (node: TagNode): TagNode => ({
    ...node,
    ...(node.role === 'L' ? { id: 'fn-12' } : {}),
    children: node.children.map((child) => (typeof child === 'number' ? child : twice(child))),
  });
  expect(rulesBroken(await write({ ...specimen, tree: twice(specimen.tree) }))).toEqual(['note-id']);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['a text', Buffer.from('Dear reader')],
  ['a file without its end', good.subarray(0, good.length / 2)],
  [
    'a page that is its own parent',
    editPdf(good, (text) => text.replace(/\/Kids \[\d+ 0 R/, (kids) => `${kids} 1 0 R 1 0 R`)),
  ],
])('what-is-no-pdf-is-one-problem (%s)', (_, bytes) => {
  const codes = new Set(lintPdf(bytes, 'book.pdf').map(({ code }) => code));
  expect(['pdf-unreadable', 'pdf-rule-broken']).toEqual(expect.arrayContaining([...codes]));
  expect(codes.size).toBeGreaterThan(0);
});

test('damaged-bytes-never-throw', () => {
  const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(damage, (changes) => {
      const bytes = Uint8Array.from(good);
      for (const [at, byte] of changes) bytes[at] = byte;
      expect(Array.isArray(lintPdf(bytes, 'book.pdf'))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

// ---------------------------------------------------------------- images

const raster: Raster = {
  digest: 'a',
  file: 'templates/images/a.png',
  width: 2,
  height: 2,
  space: 'rgb',
  pixels: { coding: 'png-rows', bytes: pngRows(new Uint8Array(12), { width: 2, height: 2 }, 3) },
  alpha: pngRows(Uint8Array.of(0, 90, 180, 255), { width: 2, height: 2 }, 1),
};

/** The specimen with pixels in its picture. */
function withPixels(layout: Layout): Layout {
  const mark: ImageMark = { type: 'image', raster, matrix: [20, 0, 0, 20, 0, 0] };
  const pages = layout.pages.map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.type === 'picture'
        ? { ...item, picture: { ...item.picture, marks: [...item.picture.marks, mark] } }
        : item,
    ),
  }));
  return { ...layout, pages };
}

const pixels = await write(withPixels(specimen));

test('pixels-that-let-the-ground-through-break-no-rule', () => {
  expect(checkPdf(pixels)).toEqual([]);
});

test.each([
  ['image-colors', '/ColorSpace /DeviceRGB', '/ColorSpace /DeviceCMYK'],
  ['image-colors', '/ColorSpace /DeviceGray', '/ColorSpace /DeviceRGB'],
  ['image-colors', '/ColorSpace /DeviceRGB', '/ColorSpace [/ICCBased 1 0 R]'],
  ['image-entries', '/Subtype /Image', '/Subtype /Image /Interpolate true'],
])('the-checker-sees-a-broken-%s of an image (%s)', (rule, find, replace) => {
  const bytes = editPdf(pixels, (text) => text.replace(find, replace));
  expect(rulesBroken(bytes)).toContain(rule);
});
