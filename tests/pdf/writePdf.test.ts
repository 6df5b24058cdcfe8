import { expect, test, vi } from 'vitest';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import type { FontId } from '../../pipeline/fonts/Measurer.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { Item, Layout, Page, TextItem } from '../../pipeline/layout/Layout.ts';
import { checkPdf } from '../../pipeline/pdf/checkPdf.ts';
import { PdfName, PdfText } from '../../pipeline/pdf/pdfValues.ts';
import { readContent } from '../../pipeline/pdf/readContent.ts';
import { type PdfFile, readPdf } from '../../pipeline/pdf/readPdf.ts';
import { treeEntries } from '../../pipeline/pdf/readStructure.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import { pdfText } from './editPdf.ts';
import { contentTexts, dumpBookmarks, dumpContent, dumpTags } from './pdfDump.ts';
import { specimenBook, specimenLayout, specimenPicture } from './specimenLayout.ts';
import { textRun } from './textRun.ts';

const fonts = loadFonts(readFontFile);
const workbook = {
  name: 'specimen.xlsx',
  bytes: Buffer.from('cells '.repeat(100)),
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  description: 'The data of the book',
  relationship: 'Data',
} as const;
const write = (layout: Layout): Promise<Uint8Array> =>
  writePdf({ layout, book: specimenBook, fonts, attachments: [workbook], producer: 'test' });
const specimen = await write(specimenLayout(fonts));
const file = readPdf(specimen);

/** A page of the given items, all content of which is one paragraph. */
function tinyLayout(items: readonly Item[], label = '1'): Layout {
  const page: Page = { index: 0, label, side: 'recto', width: 200, height: 100, items, fill: 1 };
  const contents = items.flatMap((item) =>
    'content' in item && item.content !== undefined ? [item.content] : [],
  );
  return {
    title: 'Tiny',
    language: 'en-US',
    pages: [page],
    tree: { role: 'Document', children: [{ role: 'P', children: [...new Set(contents)] }] },
    bookmarks: [],
    destinations: new Map(),
    ledgerPages: new Map(),
    bleed: 0,
  };
}

const run = (text: string, more: Partial<TextItem> = {}): TextItem => textRun(text, 0, more);

const written = async (items: readonly Item[]): Promise<PdfFile> => readPdf(await write(tinyLayout(items)));

test('tags-stand-in-reading-order-with-their-words', async () => {
  await expect(dumpTags(file)).toMatchFileSnapshot('tags.golden.txt');
});

test('the-next-key-of-the-parent-tree-follows-the-last', async () => {
  for (const each of [file, await written([run('one')])]) {
    const root = each.map(each.catalogue.get('StructTreeRoot'));
    const keys = treeEntries(each, root.get('ParentTree')).map(([key]) => Number(key));
    expect(keys.length).toBeGreaterThanOrEqual(each.pages.length);
    expect(keys).toEqual(keys.map((_, index) => index));
    expect(each.resolve(root.get('ParentTreeNextKey'))).toBe(Math.max(...keys) + 1);
  }
});

test('content-is-drawn-in-the-order-of-items-with-settings-said-once', async () => {
  const { content: _, ...artifact } = run('head', { y: 95, colour: '#c8102e', tracking: 1 });
  const tiny = await written([
    { type: 'rect', x: 0, y: 0, width: 200, height: 10, fill: '#eeeeee' },
    run('Two words', { wordSpace: 2 }),
    run('and AV kerned', { y: 34 }),
    run('12', { x: 80, y: 34, features: ['sups'] }),
    artifact,
    { type: 'line', x1: 0, y1: 50, x2: 200, y2: 50, width: 0.5, colour: '#00506b' },
    { type: 'picture', x: 20, y: 60, width: 150, height: 100, picture: specimenPicture, content: 1 },
  ]);
  await expect(dumpContent(tiny, 0)).toMatchFileSnapshot('content.golden.txt');
});

test('the-same-layout-gives-the-same-bytes', async () => {
  const fresh = loadFonts(readFontFile);
  const again = await writePdf({
    layout: specimenLayout(fresh),
    book: specimenBook,
    fonts: fresh,
    attachments: [workbook],
    producer: 'test',
  });
  expect(Buffer.from(again).equals(specimen)).toBe(true);
});

test('fonts-that-have-set-another-book-before-give-the-same-bytes', async () => {
  const used = loadFonts(readFontFile);
  const tiny = tinyLayout([run('ﬁrst soft\u00adhyphen thin\u2009space Ω Ω')]);
  const settings = { book: specimenBook, fonts: used, attachments: [workbook], producer: 'test' };
  await writePdf({ ...settings, layout: tiny });
  expect(Buffer.from(await writePdf({ ...settings, layout: specimenLayout(used) })).equals(specimen)).toBe(
    true,
  );
});

test('time-zone-and-locale-change-nothing', async () => {
  const zone = process.env['TZ'];
  // A process keeps the locale that it started with; what it could change is the order of sorted names.
  const compare = vi.spyOn(String.prototype, 'localeCompare').mockImplementation(() => {
    throw new Error('sorted by locale');
  });
  for (const other of ['Asia/Tokyo', 'America/Mexico_City']) {
    process.env['TZ'] = other;
    expect(Buffer.from(await write(specimenLayout(fonts))).equals(specimen), other).toBe(true);
  }
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  compare.mockRestore();
});

test('words-are-drawn-as-wide-as-they-were-measured', async () => {
  const styles: readonly { font: FontId; size: number; features: readonly string[]; tracking: number }[] = [
    { font: 'serif-400', size: 10, features: [], tracking: 0 },
    { font: 'serif-400-italic', size: 9.5, features: [], tracking: 0.3 },
    { font: 'sans-600', size: 14, features: ['smcp'], tracking: 0.5 },
    { font: 'sans-400', size: 8, features: ['tnum'], tracking: 0 },
  ];
  for (const style of styles) {
    // Letters taken apart under a further mark have more glyphs than characters to be tracked.
    const marked = style.tracking === 0 ? ['Ångström café\u0301 x'] : [];
    for (const text of ['The offices of AVTO waffle', '1,234.5 − 7.0', ...marked]) {
      const wordSpace = 1.7;
      const measured = fonts.measurer.width(text, style) + wordSpace * (text.split(' ').length - 1);
      const drawn = drawnWidth(await written([run(text, { ...style, wordSpace })]), style);
      expect(drawn, `${text} in ${style.font}`).toBeCloseTo(measured, 2);
    }
  }
});

/** Adds up what the text operators of a page's one run move on by (ISO 32000-1, section 9.4.4). */
function drawnWidth(drawn: PdfFile, { size, tracking }: { size: number; tracking: number }): number {
  const [page] = drawn.pages;
  const [font] = drawn.map(drawn.map(page?.dictionary.get('Resources')).get('Font')).values();
  const [descendant] = drawn.list(drawn.map(font).get('DescendantFonts'));
  const widths = drawn.list(drawn.list(drawn.map(descendant).get('W'))[1]).map(Number);
  let width = 0;
  for (const { operator, operands } of readContent(
    drawn.stream(page?.dictionary.get('Contents')) ?? new Uint8Array(),
  )) {
    if (operator !== 'TJ') continue;
    for (const part of drawn.list(operands[0])) {
      if (typeof part === 'number') width -= (part / 1000) * size;
      if (!(part instanceof PdfText)) continue;
      for (let at = 0; at < part.bytes.length; at += 2) {
        const code = part.bytes.charCodeAt(at) * 256 + part.bytes.charCodeAt(at + 1);
        width += ((widths[code] ?? 0) / 1000) * size + tracking;
      }
    }
  }
  return width;
}

test('ligatures-small-capitals-and-raised-figures-are-read-as-typed', async () => {
  const tiny = await written([
    run('office affluent fjord', { content: 0 }),
    run('Nafta 12', { features: ['smcp', 'sups'], content: 1 }),
    run('12 Nafta', { content: 2 }),
    run('caf\u00e9\u0301 25\u202fmillion non\u2011stop', { content: 3 }),
    run('compa-', { content: 4, actualText: 'compa' }),
  ]);
  expect([...contentTexts(tiny).values()]).toEqual([
    'office affluent fjord',
    'Nafta 12',
    '12 Nafta',
    'caf\u00e9\u0301 25 million non-stop',
    'compa',
  ]);
});

test('every-font-of-the-set-can-be-drawn-and-read-back', async () => {
  const items = fonts.ids.map((font, content) => run('Año fi 1,234 “a” – b… ñ', { font, content }));
  const bytes = await write(tinyLayout(items));
  expect(new Set(contentTexts(readPdf(bytes)).values())).toEqual(new Set(['Año fi 1,234 “a” – b… ñ']));
  expect(checkPdf(bytes)).toEqual([]);
});

test('an-empty-page-is-a-page', async () => {
  const bytes = await write({ ...tinyLayout([], ''), tree: { role: 'Document', children: [] } });
  expect(checkPdf(bytes)).toEqual([]);
  expect(readPdf(bytes).pages).toHaveLength(1);
});

test('content-that-no-tag-owns-is-our-fault-and-not-drawn', async () => {
  const layout = { ...tinyLayout([run('lost')]), tree: { role: 'Document', children: [] } } as const;
  await expect(write(layout)).rejects.toThrow('content 0 is on a page but not in the tag tree');
});

test('the-workbook-is-attached-with-type-date-and-relationship', () => {
  const [[name, reference] = []] = treeEntries(
    file,
    file.map(file.catalogue.get('Names')).get('EmbeddedFiles'),
  );
  const specification = file.map(reference);
  const embedded = file.map(specification.get('EF')).get('F');
  const parameters = file.map(file.map(embedded).get('Params'));
  expect(name).toBe(workbook.name);
  expect(Buffer.from(file.stream(embedded) ?? []).equals(workbook.bytes)).toBe(true);
  expect(file.name(file.map(embedded).get('Subtype'))).toBe(workbook.mime);
  expect(file.name(specification.get('AFRelationship'))).toBe('Data');
  expect(file.text(parameters.get('ModDate'))).toBe('D:20240331000000Z');
});

test('page-labels-follow-the-printed-numbers', async () => {
  const labels = ['', 'i', 'ii', 'iii', '1', '2', 'A-1', 'A-2', 'IV', 'note'];
  const [page] = tinyLayout([]).pages;
  const pages = labels.flatMap((label, index) => (page === undefined ? [] : [{ ...page, index, label }]));
  const labelled = readPdf(
    await write({ ...tinyLayout([]), pages, tree: { role: 'Document', children: [] } }),
  );
  const entries = treeEntries(labelled, labelled.catalogue.get('PageLabels'));
  expect(entries.map(([key, value]) => `${key} ${pdfText(labelled.resolve(value))}`)).toEqual([
    '0 <<>>',
    '1 <</S /r>>',
    '4 <</S /D>>',
    '6 <</S /D /P (A-)>>',
    '8 <</S /R /St 4>>',
    '9 <</P (note)>>',
  ]);
});

test('bookmarks-lead-to-their-pages', () => {
  const names = new Map(treeEntries(file, file.map(file.catalogue.get('Names')).get('Dests')));
  expect(dumpBookmarks(file, names)).toBe('Contents p2\nTrade – «comercio» p3\n  Exports p3\n');
});

test('a-thousand-destinations-stand-in-a-tree-that-readers-can-search', async () => {
  const destinations = new Map(
    Array.from({ length: 1000 }, (_, at) => [
      `fig:${at}${at % 7 === 0 ? 'ñ' : ''}`,
      { page: 0, x: 0, y: at / 10 },
    ]),
  );
  const bytes = await write({ ...tinyLayout([]), destinations, tree: { role: 'Document', children: [] } });
  const many = readPdf(bytes);
  const root = many.map(many.map(many.catalogue.get('Names')).get('Dests'));
  expect(root.has('Limits')).toBe(false);
  expect(many.list(root.get('Kids'))).toHaveLength(16);
  expect(treeEntries(many, root)).toHaveLength(1000);
  expect(checkPdf(bytes)).toEqual([]);
});

test('the-trim-box-lies-within-the-bleed-and-the-bleed-within-the-crop-marks', async () => {
  const tree = { role: 'Document', children: [] } as const;
  const bled = readPdf(await write({ ...tinyLayout([]), bleed: 10, markRoom: 4, tree }));
  const page = bled.pages[0]?.dictionary;
  expect(bled.list(page?.get('MediaBox'))).toEqual([0, 0, 200, 100]);
  expect(bled.list(page?.get('BleedBox'))).toEqual([4, 4, 196, 96]);
  expect(bled.list(page?.get('TrimBox'))).toEqual([10, 10, 190, 90]);
});

test('streams-are-deflated-and-other-objects-stand-in-object-streams', () => {
  const kinds = new Map<string, number>();
  for (let id = 1; id < file.size; id++) {
    const dictionary = file.map(file.object(id));
    const raw = file.stream(file.object(id));
    const filter = file.name(dictionary.get('Filter'));
    const type = file.name(dictionary.get('Type'));
    if (raw !== undefined && filter === '' && type !== 'Metadata' && raw.length > 100)
      kinds.set(`${id} ${type}`, raw.length);
  }
  expect([...kinds]).toEqual([]);
  expect(specimen.length).toBeLessThan(45_000);
});

test('names-and-values-keep-what-xml-and-pdf-would-trip-over', () => {
  const xml = Buffer.from(file.stream(file.catalogue.get('Metadata')) ?? []).toString('utf8');
  expect(xml).toContain('Trade &amp; “Security” &lt;specimen&gt;');
  expect(file.text(file.map(file.trailer.get('Info')).get('Title'))).toBe(specimenBook.title);
  expect(file.resolve(file.map(file.trailer.get('Info')).get('Author'))).toBeInstanceOf(PdfText);
  expect(file.resolve(file.catalogue.get('PageMode'))).toBeInstanceOf(PdfName);
});
