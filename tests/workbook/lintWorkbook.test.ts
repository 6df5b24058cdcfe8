import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import * as catalogue from '../../pipeline/problems/catalogue/workbookLint.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { openPackMemo } from '../../pipeline/workbook/PackMemo.ts';
import { Forgetful } from '../memo/Forgetful.ts';
import { input } from './fixture.ts';
import { pack, planOf, sheetPart, unpack, workbookOf } from './partsOf.ts';

const plan = planOf(input);
const written = await workbookOf(input);
const good = unpack(written);
const FILE = 'book-of-figures.xlsx';

const GOODS = 'US goods trade with Mexico';
const PARTNERS = 'Top partners';
const goodsSheet = sheetPart(plan, GOODS);
const partnersSheet = sheetPart(plan, PARTNERS);
const coverSheet = sheetPart(plan, 'Cover');

function partWith(text: string): string {
  for (const [name, part] of good) if (part.includes(text)) return name;
  throw new Error(`no part with ${text}`);
}

const goodsTable = partWith('displayName="us_mexico_goods"');
const partnersTable = partWith('displayName="top_partners"');

/** A part, what stands in it, and what is put there instead. */
type Edit = readonly [part: string, from: string | RegExp, to: string];

interface Trap {
  readonly edits: readonly Edit[];
  /** Parts that the edits add, by name. */
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly file?: string;
  /** Address shown with the finding; the workbook as a whole where it is left out. */
  readonly at?: string;
}

const cell = (name: string, sheet = GOODS): string => `'${sheet}'!${name}`;
const edit = (part: string, from: string | RegExp, to: string): Trap['edits'] => [[part, from, to]];
const STYLES = 'xl/styles.xml';
const WORKBOOK = 'xl/workbook.xml';
const CORE = 'docProps/core.xml';

/** An inline text in place of the cell `name` of a sheet. */
const text = (part: string, name: string, words: string, style = ''): Edit => [
  part,
  new RegExp(`<c r="${name}"[^>]*?(/>|>.*?</c>)`),
  `<c r="${name}"${style} t="inlineStr"><is><t>${words}</t></is></c>`,
];

const addCell = (part: string, row: number, xml: string): Edit => [
  part,
  '</sheetData>',
  `<row r="${row}">${xml}</row></sheetData>`,
];

const styleOf = (part: string, name: string): string =>
  new RegExp(`<c r="${name}"[^>]*? s="(\\d+)"`).exec(good.get(part) ?? '')?.[1] ?? '';

/** A style like that of a cell with one thing changed; its number is the count of styles before. */
function restyle(part: string, name: string, from: string | RegExp, to: string): readonly Edit[] {
  const xfs = /<cellXfs count="(\d+)">(.*?)<\/cellXfs>/s.exec(good.get(STYLES) ?? '');
  const count = Number(xfs?.[1]);
  const all = (xfs?.[2] ?? '').match(/<xf [^>]*?\/>|<xf [^>]*?>.*?<\/xf>/gs) ?? [];
  const style = styleOf(part, name);
  const changed = (all[Number(style)] ?? '').replace(from, to);
  return [
    [STYLES, `<cellXfs count="${count}">`, `<cellXfs count="${count + 1}">`],
    [STYLES, '</cellXfs>', `${changed}</cellXfs>`],
    [part, new RegExp(`(<c r="${name}"[^>]*?) s="${style}"`), `$1 s="${count}"`],
  ];
}

const traps: Readonly<Record<string, Trap>> = {
  'lint-part-broken': { edits: edit(goodsSheet, '</worksheet>', '') },
  'lint-part-missing': { edits: [], remove: [goodsTable] },
  'lint-content-type-missing': { edits: [], add: { 'xl/media/image9.gif': 'x' } },
  'lint-content-type-wrong': {
    edits: edit('[Content_Types].xml', new RegExp(`<Override PartName="/${goodsTable}"[^>]*/>`), ''),
  },
  'lint-relationship-missing': {
    edits: edit(goodsSheet, /<tablePart r:id="\w+"/, '<tablePart r:id="rId99"'),
    at: `'${GOODS}'`,
  },
  'lint-table-unlisted': { edits: edit(goodsSheet, /<tableParts.*<\/tableParts>/, ''), at: `'${GOODS}'` },
  'lint-table-outside': {
    edits: edit(goodsTable, 'ref="A13:D23"', 'ref="A113:D123"'),
    at: cell('A113:D123'),
  },
  'lint-number-as-text': { edits: [text(goodsSheet, 'B16', '230.23')], at: cell('B16') },
  'lint-chart-ranges': {
    edits: edit('xl/charts/chart1.xml', '$C$14:$C$23', '$C$14:$C$22'),
    at: "'Chart exports and imports'",
  },
  'lint-relationship-duplicate': {
    edits: edit('_rels/.rels', 'Id="rId4"', 'Id="rId3"'),
  },
  'lint-macros': {
    edits: edit(
      '[Content_Types].xml',
      '<Default',
      '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default',
    ),
    add: { 'xl/vbaProject.bin': 'x' },
  },
  'lint-external-data': { edits: [], add: { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' } },
  'lint-file-name': { edits: [], file: 'Final Version (2).xlsx' },
  'lint-property-missing': { edits: edit(CORE, /<dc:language>.*?<\/dc:language>/, '') },
  'lint-author-hidden': { edits: edit(WORKBOOK, '<workbookPr/>', '<workbookPr filterPrivacy="1"/>') },
  'lint-protected': {
    edits: edit(goodsSheet, '</sheetData>', '</sheetData><sheetProtection sheet="1"/>'),
    at: `'${GOODS}'`,
  },
  'lint-opens-elsewhere': {
    edits: edit(goodsSheet, 'activeCell="A1" sqref="A1"', 'activeCell="C13" sqref="C13"'),
    at: `'${GOODS}'`,
  },
  'lint-cover-missing': {
    edits: edit(WORKBOOK, /(<sheet sheetId="1" [^>]*\/>)(<sheet sheetId="2" [^>]*\/>)/, '$2$1'),
    at: "'Contents'",
  },
  'lint-contents-missing': {
    edits: edit(sheetPart(plan, 'Contents'), /<hyperlink ref="B13"[^>]*\/>/, ''),
  },
  'lint-name-unlawful': { edits: edit(WORKBOOK, 'name="Title_polls"', 'name="Title polls"') },
  'lint-name-duplicate': { edits: edit(WORKBOOK, 'name="Title_polls"', 'name="title_PACK_notes"') },
  'lint-name-broken': { edits: edit(WORKBOOK, "'Notes'!$A$5:$C$5", "'Note'!$A$5:$C$5") },
  'lint-sheet-name-unlawful': {
    edits: edit(WORKBOOK, `name="${GOODS}" state`, 'name="A/B" state'),
    at: "'A/B'",
  },
  'lint-sheet-name-duplicate': {
    edits: edit(WORKBOOK, 'name="Facts" state', 'name="SOURCES" state'),
    at: "'SOURCES'",
  },
  'lint-sheet-name-meaningless': {
    edits: edit(WORKBOOK, 'name="Facts" state', 'name="Sheet9" state'),
    at: "'Sheet9'",
  },
  'lint-sheet-hidden': {
    edits: edit(WORKBOOK, 'name="Facts" state="visible"', 'name="Facts" state="hidden"'),
    at: "'Facts'",
  },
  'lint-row-hidden': { edits: edit(goodsSheet, '<row r="16"', '<row hidden="1" r="16"'), at: cell('16:16') },
  'lint-column-hidden': {
    edits: edit(goodsSheet, '<col min="2" max="4"', '<col hidden="1" min="2" max="4"'),
    at: cell('B:D'),
  },
  'lint-sheet-blank': {
    edits: edit(coverSheet, /<sheetData>.*<\/sheetData>/s, '<sheetData/>'),
    at: "'Cover'",
  },
  'lint-element-order': {
    edits: edit(goodsSheet, '</worksheet>', '<legacyDrawing r:id="rId9"/></worksheet>'),
    at: `'${GOODS}'`,
  },
  'lint-column-width': {
    edits: edit(goodsSheet, /(<col min="1" max="1") width="[^"]*"/, '$1 width="300"'),
    at: cell('A:A'),
  },
  'lint-title-missing': { edits: edit(goodsSheet, /<c r="A1".*?<\/c>/, ''), at: cell('A1') },
  'lint-title-style': { edits: edit(goodsSheet, /<c r="A1" s="\d+"/, '<c r="A1"'), at: cell('A1') },
  'lint-description-missing': { edits: edit(goodsSheet, /<c r="A2".*?<\/c>/, ''), at: cell('A2') },
  'lint-header-footer': {
    edits: edit(
      goodsSheet,
      '<tableParts',
      '<headerFooter><oddFooter>Page &amp;P</oddFooter></headerFooter><tableParts',
    ),
    at: `'${GOODS}'`,
  },
  'lint-validation': {
    edits: edit(goodsSheet, '<hyperlinks>', '<dataValidations count="0"/><hyperlinks>'),
    at: `'${GOODS}'`,
  },
  'lint-conditional-format': {
    edits: edit(goodsSheet, '<hyperlinks>', '<conditionalFormatting sqref="B14"/><hyperlinks>'),
    at: `'${GOODS}'`,
  },
  'lint-comments': {
    edits: edit(goodsSheet, '<tableParts', '<legacyDrawing r:id="rId9"/><tableParts'),
    at: `'${GOODS}'`,
  },
  'lint-print-titles': {
    edits: edit(WORKBOOK, /<definedName name="_xlnm.Print_Titles" localSheetId="3">.*?<\/definedName>/, ''),
    at: "'Figures'",
  },
  'lint-print-width': {
    edits: edit(sheetPart(plan, 'Sources'), ' fitToPage="1"', ''),
    at: "'Sources'",
  },
  'lint-frozen-panes': {
    edits: edit(goodsSheet, '<selection', '<pane ySplit="9" state="frozen"/><selection'),
    at: `'${GOODS}'`,
  },
  'lint-table-missing': {
    edits: [addCell(coverSheet, 40, '<c r="B40"><v>1</v></c>')],
    at: cell('B40', 'Cover'),
  },
  'lint-tables-several': {
    edits: [
      [
        `${goodsSheet.replace('worksheets/', 'worksheets/_rels/')}.rels`,
        '</Relationships>',
        `<Relationship Id="rId99" Type="x/table" Target="/${partnersTable}"/></Relationships>`,
      ],
    ],
    at: `'${GOODS}'`,
  },
  'lint-table-place': { edits: edit(goodsTable, 'ref="A13:D23"', 'ref="B13:E23"'), at: cell('B13:E23') },
  'lint-table-name-unlawful': {
    edits: edit(goodsTable, 'displayName="us_mexico_goods"', 'displayName="US goods"'),
    at: cell('A13:D23'),
  },
  'lint-table-name-duplicate': {
    edits: edit(goodsTable, 'displayName="us_mexico_goods"', 'displayName="TOP_partners"'),
    at: cell('A13:D23'),
  },
  'lint-table-name-meaningless': {
    edits: edit(goodsTable, 'displayName="us_mexico_goods"', 'displayName="Table12"'),
    at: cell('A13:D23'),
  },
  'lint-table-id-duplicate': {
    edits: edit(goodsTable, /<table ([^>]*) id="\d+"/, '<table $1 id="1"'),
    at: cell('A13:D23'),
  },
  'lint-table-range': { edits: edit(goodsTable, 'ref="A13:D23"', 'ref="A13:C23"'), at: cell('A13:C23') },
  'lint-table-empty': { edits: edit(goodsTable, 'ref="A13:D23"', 'ref="A13:D13"'), at: cell('A13:D13') },
  'lint-table-overlap': {
    edits: [
      [
        `${goodsSheet.replace('worksheets/', 'worksheets/_rels/')}.rels`,
        '</Relationships>',
        `<Relationship Id="rId99" Type="x/table" Target="/${partnersTable}"/></Relationships>`,
      ],
    ],
    at: cell('A12:E16'),
  },
  'lint-table-header-missing': {
    edits: edit(goodsTable, 'totalsRowShown="0"', 'totalsRowShown="0" headerRowCount="0"'),
    at: cell('A13:D23'),
  },
  'lint-table-totals': {
    edits: edit(goodsTable, 'totalsRowShown="0"', 'totalsRowCount="1"'),
    at: cell('A13:D23'),
  },
  'lint-table-alt-text': { edits: edit(goodsTable, /<extLst>.*<\/extLst>/, ''), at: cell('A13:D23') },
  'lint-table-blank-row': { edits: edit(goodsSheet, /<row r="16".*?<\/row>/, ''), at: cell('16:16') },
  'lint-table-blank-column': {
    edits: [
      [goodsTable, /name="US exports[^"]*"/, 'name="Column2"'],
      text(goodsSheet, 'B13', 'Column2'),
      ...Array.from(
        { length: 10 },
        (_, at): Edit => [goodsSheet, new RegExp(`<c r="B${14 + at}".*?</c>`), ''],
      ),
    ],
    at: cell('B:B'),
  },
  'lint-filter-range': {
    edits: edit(goodsTable, '<tableColumns', '<autoFilter ref="B13:D23"/><tableColumns'),
    at: cell('A13:D23'),
  },
  'lint-filter-buttons': {
    edits: edit(goodsTable, '<tableColumns', '<autoFilter ref="A13:D23"/><tableColumns'),
    at: cell('A13:D23'),
  },
  'lint-cells-below': { edits: [addCell(goodsSheet, 25, '<c r="A25"><v>1</v></c>')], at: cell('A25') },
  'lint-cells-beside': {
    edits: edit(goodsSheet, /(<c r="A2".*?<\/c>)/, '$1<c r="C2"><v>1</v></c>'),
    at: cell('C2'),
  },
  'lint-heading-blank': { edits: edit(goodsSheet, /<c r="B13".*?<\/c>/, ''), at: cell('B13') },
  'lint-heading-not-text': {
    edits: [
      [goodsSheet, /<c r="A13"( s="\d+").*?<\/c>/, '<c r="A13"$1><v>2024</v></c>'],
      [goodsTable, 'name="Year"', 'name="2024"'],
    ],
    at: cell('A13'),
  },
  'lint-heading-duplicate': {
    edits: [[goodsTable, /name="US imports[^"]*"/, 'name="year"'], text(goodsSheet, 'C13', 'year')],
    at: cell('C13'),
  },
  // What ExcelJS writes: a raw line break, which a reader of XML turns into a space.
  'lint-heading-differs': { edits: edit(goodsTable, 'US exports&#10;', 'US exports\n'), at: cell('B13') },
  'lint-heading-not-wrapped': {
    edits: restyle(goodsSheet, 'B13', ' wrapText="1"', ''),
    at: cell('B13'),
  },
  'lint-heading-symbol': {
    edits: [[goodsTable, 'name="Year"', 'name="Year*"'], text(goodsSheet, 'A13', 'Year*')],
    at: cell('A13'),
  },
  'lint-note-unknown': {
    edits: edit(sheetPart(plan, 'Notes'), '<t>[note 2]</t>', '<t>[note 9]</t>'),
    at: cell('E12', PARTNERS),
  },
  'lint-merged': {
    edits: edit(
      goodsSheet,
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    ),
    at: cell('A1:C1'),
  },
  'lint-cell-number': { edits: edit(goodsSheet, '<v>241.01</v>', '<v>NaN</v>'), at: cell('B14') },
  'lint-cell-too-long': { edits: [text(coverSheet, 'A2', 'x'.repeat(32_768))], at: cell('A2', 'Cover') },
  'lint-cell-address': { edits: edit(goodsSheet, '<c r="B16"', '<c r="B99"'), at: cell('B99') },
  'lint-cell-order': { edits: edit(goodsSheet, '<c r="C16"', '<c r="A16"'), at: cell('A16') },
  'lint-cell-string': {
    edits: edit(goodsSheet, /(<c r="A1"[^>]*><v>)\d+/, '$1999999'),
    at: cell('A1'),
  },
  'lint-cell-style': { edits: edit(goodsSheet, /(<c r="B16") s="\d+"/, '$1 s="999"'), at: cell('B16') },
  'lint-cell-type': { edits: edit(goodsSheet, /(<c r="B16" s="\d+")/, '$1 t="q"'), at: cell('B16') },
  'lint-cell-error': {
    edits: edit(goodsSheet, /<c r="B16" s="\d+">.*?<\/c>/, '<c r="B16" t="e"><v>#DIV/0!</v></c>'),
    at: cell('B16'),
  },
  'lint-formula': {
    edits: edit(goodsSheet, '<v>241.01</v>', '<f>1+1</f><v>2</v>'),
    at: cell('B14'),
  },
  'lint-formula-value': { edits: edit(goodsSheet, '<v>241.01</v>', '<f>1+1</f>'), at: cell('B14') },
  'lint-empty-cells': { edits: edit(goodsSheet, /(<c r="B16" s="\d+")>.*?<\/c>/, '$1/>'), at: cell('B16') },
  'lint-mixed-types': { edits: [text(goodsSheet, 'B16', 'about two')], at: cell('B16') },
  'lint-missing-symbol': { edits: [text(goodsSheet, 'B16', '..')], at: cell('B16') },
  'lint-shorthand-unexplained': { edits: [text(partnersSheet, 'C15', '[low]')], at: cell('C15', PARTNERS) },
  'lint-note-in-cell': { edits: [text(partnersSheet, 'A13', 'Mexico [note 1]')], at: cell('A13', PARTNERS) },
  'lint-number-alignment': {
    edits: restyle(goodsSheet, 'B16', 'horizontal="right"', 'horizontal="left"'),
    at: cell('B16'),
  },
  'lint-text-alignment': {
    edits: restyle(partnersSheet, 'A13', 'horizontal="left"', 'horizontal="center"'),
    at: cell('A13', PARTNERS),
  },
  'lint-number-formats': {
    edits: restyle(goodsSheet, 'B16', /numFmtId="\d+"/, 'numFmtId="2"'),
    at: cell('B16'),
  },
  'lint-date-format': {
    edits: restyle(goodsSheet, 'B16', /numFmtId="\d+"/, 'numFmtId="15"'),
    at: cell('B16'),
  },
  'lint-font-size': { edits: edit(STYLES, '<sz val="12"/>', '<sz val="8"/>'), at: cell('A2', 'Cover') },
  'lint-font-italic': {
    edits: edit(STYLES, '<font><sz val="12"/>', '<font><i/><sz val="12"/>'),
    at: cell('A2', 'Cover'),
  },
  'lint-cell-filled': {
    edits: [
      [
        STYLES,
        /<patternFill patternType="none"\/>/,
        '<patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill>',
      ],
    ],
    at: cell('A1', 'Cover'),
  },
  'lint-link-broken': {
    edits: edit(goodsSheet, /location="'Contents'!A1"/, `location="#'Contents'!A1"`),
    at: cell('A12'),
  },
  'lint-link-scheme': {
    edits: edit(
      `${goodsSheet.replace('worksheets/', 'worksheets/_rels/')}.rels`,
      'https://www.census.gov/foreign-trade/balance/index.html',
      'javascript:alert(1)',
    ),
    at: cell('A11'),
  },
  'lint-link-text': { edits: [text(goodsSheet, 'A12', 'Click here')], at: cell('A12') },
  'lint-link-style': { edits: edit(goodsSheet, /<c r="A12" s="\d+"/, '<c r="A12"'), at: cell('A12') },
  'lint-picture-alt': {
    edits: edit('xl/drawings/drawing1.xml', / descr="[^"]*"/, ''),
    at: "'Chart exports and imports'",
  },
  'lint-text-box': {
    edits: edit(
      'xl/drawings/drawing1.xml',
      '</xdr:wsDr>',
      '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="3" name="Box 1"/></xdr:nvSpPr></xdr:sp></xdr:wsDr>',
    ),
    at: "'Chart exports and imports'",
  },
  'lint-chart-broken': {
    edits: edit('xl/charts/chart1.xml', `'${GOODS}'!`, "'Gone'!"),
    at: "'Chart exports and imports'",
  },
};

function spoiled(trap: Trap): ReadonlyMap<string, string> {
  const parts = new Map(good);
  for (const [part, from, to] of trap.edits) {
    const before = parts.get(part) ?? '';
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to replace by ${to} in ${part}`);
    parts.set(part, after);
  }
  for (const [name, content] of Object.entries(trap.add ?? {})) parts.set(name, content);
  for (const name of trap.remove ?? []) parts.delete(name);
  return parts;
}

const spoil = (trap: Trap) => pack(spoiled(trap));

/** A workbook, with what is found in it by who has seen none before. */
const seen = (parts: ReadonlyMap<string, string>, file = FILE) => {
  const workbook = pack(parts);
  return { workbook, file, findings: lintWorkbook(workbook, file) };
};

const trapped = Object.entries(traps).map(([code, trap]) => ({
  code,
  trap,
  ...seen(spoiled(trap), trap.file),
}));

test.each(trapped.map((each) => [each.code, each] as const))(
  '%s-is-found-in-its-trap',
  (code, { trap, findings }) => {
    const places = findings.filter((problem) => problem.code === code).map(({ place }) => place?.row);
    expect(
      places,
      `${JSON.stringify(findings.map((problem) => [problem.code, problem.place?.row]))}`,
    ).toContain(trap.at);
  },
);

const STRINGS = 'xl/sharedStrings.xml';

/** A heading of the first table names another text; and that text is another. */
const renamed = (() => {
  const texts = (good.get(STRINGS) ?? '').split('</si>');
  const sheet = good.get(goodsSheet) ?? '';
  const heading = [...sheet.matchAll(/ t="s"><v>(\d+)<\/v>/g)].at(-1);
  const other = texts.findIndex((_, number) => !sheet.includes(`t="s"><v>${number}</v>`));
  const [found = '', number] = heading ?? [];
  const withText = (of: ReadonlyMap<string, string>, at: number, text: string) =>
    new Map(of).set(
      STRINGS,
      texts
        .map((each, place) => (place === at ? each.replace(/<t.*<\/t>/s, `<t>${text}</t>`) : each))
        .join('</si>'),
    );
  const another = new Map(good).set(goodsSheet, sheet.replace(found, ` t="s"><v>${other}</v>`));
  return [withText(good, Number(number), 'Elsewhere'), another, withText(another, other, 'Nowhere')];
})();

/** One state of a workbook after another. */
const states = [seen(good), ...trapped, seen(good), ...renamed.map((parts) => seen(parts))].map((state) => ({
  ...state,
  anew: JSON.stringify(state.findings),
}));

/** Whether all is found by who remembers the states before. */
function areFoundAgain(forgotten?: string): boolean {
  const { proofs } = openPackMemo(new Forgetful(forgotten));
  return states.every(
    ({ workbook, file, anew }) => JSON.stringify(lintWorkbook(workbook, file, proofs)) === anew,
  );
}

test('sheets-that-were-read-before-are-found-as-they-are-now', () => {
  expect(areFoundAgain()).toBe(true);
});

test.each([
  'proof of a sheet: parts',
  'proof of a sheet: sheet',
  'proof of a sheet: texts',
  'proof of a sheet: workbook',
  'texts of a sheet: part',
])('a-proof-reader-that-forgets-a-part-is-found-out: %s', (forgotten) => {
  expect(areFoundAgain(forgotten)).toBe(false);
});

test('the-workbook-without-a-trap-has-no-findings', () => {
  expect(lintWorkbook(pack(good), FILE)).toEqual([]);
});

test('every-finding-of-the-catalogue-has-a-trap', () => {
  const codes = Object.entries(catalogue).flatMap(([name, make]) => {
    if (!name.startsWith('lint') || typeof make !== 'function') return [];
    // The function's name in kebab-case is the code.
    return [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
  });
  const tested = new Set([
    ...Object.keys(traps),
    'lint-file-encrypted',
    'lint-file-unreadable',
    'lint-file-too-large',
  ]);
  expect(codes.filter((code) => !tested.has(code))).toEqual([]);
  expect([...tested].filter((code) => !codes.includes(code))).toEqual([]);
  expect(catalogue.lintMerged({ file: FILE }, 1).code).toBe('lint-merged');
});

test('what-is-no-workbook-is-one-clear-finding', () => {
  expect(lintWorkbook(strToU8('year,exports\n2023,323.2\n'), 'a.xlsx').map(({ code }) => code)).toEqual([
    'lint-file-unreadable',
  ]);
  expect(lintWorkbook(zipSync({ 'a.txt': strToU8('x') }), 'a.xlsx').map(({ code }) => code)).toEqual([
    'lint-file-unreadable',
  ]);
  expect(lintWorkbook(new Uint8Array(0), 'a.xlsx').map(({ code }) => code)).toEqual(['lint-file-unreadable']);
});

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

test('a-file-with-a-password-is-said-to-have-one', () => {
  const names = Buffer.from('EncryptionInfo\0EncryptedPackage', 'utf16le');
  const byExcel = lintWorkbook(new Uint8Array([...COMPOUND_FILE, ...names]), FILE);
  expect(byExcel.map(({ code, message }) => [code, message])).toEqual([
    [
      'lint-file-encrypted',
      'expected a workbook that anybody can open, found a workbook that is encrypted with a password',
    ],
  ]);
  const zip = bytes(pack(good));
  const view = new DataView(zip.buffer);
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint16(directory + 8, view.getUint16(directory + 8, true) | 1, true);
  expect(lintWorkbook(zip, FILE).map(({ code }) => code)).toEqual(['lint-file-encrypted']);
});

test('a-workbook-of-an-older-excel-is-no-xlsx-file', () => {
  const findings = lintWorkbook(new Uint8Array([...COMPOUND_FILE, 0, 0]), FILE);
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    [
      'lint-file-unreadable',
      'expected an XLSX file, found a file of Excel 97 to 2003 (.xls) or of another old program',
    ],
  ]);
});

test('a-package-without-a-list-of-types-is-one-finding', () => {
  const findings = lintWorkbook(spoil({ edits: [], remove: ['[Content_Types].xml'] }), FILE);
  expect(findings.map(({ code }) => code)).toEqual(['lint-part-missing']);
});

test('loose-cells-are-looked-at-like-those-of-a-table', () => {
  const loose = [
    ['Region', 'Trade*', 'Tons', 'Share'],
    ['North', '1,234', '5', '50%'],
    ['South', '..', 'about 6', '50%'],
    ['Total*', '2,468', '11', '100%'],
  ];
  const cellXml = (words: string, name: string) => {
    const value = /^\d+$/.test(words) ? `<v>${words}</v>` : '';
    return value === ''
      ? `<c r="${name}" t="inlineStr"><is><t>${words}</t></is></c>`
      : `<c r="${name}">${value}</c>`;
  };
  const rows = loose.map((cells, at) =>
    addCell(coverSheet, 40 + at, cells.map((words, x) => cellXml(words, `${'ABCD'[x]}${40 + at}`)).join('')),
  );
  const beneath = addCell(coverSheet, 45, cellXml('Source: the ministry', 'A45'));
  const findings = lintWorkbook(spoil({ edits: [...rows, beneath] }), FILE);
  expect(findings.map(({ code, place }) => `${code} ${place?.row?.split('!')[1]}`).toSorted()).toEqual([
    'lint-cells-below A45',
    'lint-heading-symbol B40',
    'lint-missing-symbol B42',
    'lint-mixed-types C42',
    'lint-note-in-cell A43',
    'lint-number-as-text B41',
    'lint-number-as-text D41',
    'lint-table-missing B40',
  ]);
});

test('a-number-in-the-first-cell-is-no-title', () => {
  const loose = new Map(good).set(
    coverSheet,
    (good.get(coverSheet) ?? '').replace(/<c r="A1"[^>]*>.*?<\/c>/, '<c r="A1"><v>1</v></c>'),
  );
  const codes = lintWorkbook(pack(loose), FILE).map(({ code }) => code);
  expect(codes).toContain('lint-title-missing');
  expect(codes).not.toContain('lint-title-style');
});

test('the-word-in-a-row-of-totals-is-no-value-of-its-column', () => {
  const edits = edit(goodsTable, 'totalsRowShown="0"', 'totalsRowCount="1"');
  const last = [...edits, text(goodsSheet, 'A23', 'Total')];
  const codes = lintWorkbook(spoil({ edits: last }), FILE).map(({ code }) => code);
  expect(codes).toContain('lint-table-totals');
  expect(codes).not.toContain('lint-mixed-types');
});

test('the-short-date-of-the-system-has-years-in-full', () => {
  const monthly = sheetPart(plan, 'Goods monthly');
  const first = /<c r="(A\d+)" s="\d+"><v>4\d{4}/.exec(good.get(monthly) ?? '')?.[1] ?? '';
  const edits = restyle(monthly, first, /numFmtId="\d+"/, 'numFmtId="14"');
  const codes = lintWorkbook(spoil({ edits }), FILE).map(({ code }) => code);
  expect(codes).toContain('lint-number-formats');
  expect(codes).not.toContain('lint-date-format');
});

test('many-merged-ranges-of-a-sheet-are-one-finding', () => {
  const ranges = Array.from({ length: 5 }, (_, at) => `<mergeCell ref="A${50 + at}:C${50 + at}"/>`);
  const merged = edit(goodsSheet, '</sheetData>', `</sheetData><mergeCells>${ranges.join('')}</mergeCells>`);
  const found = lintWorkbook(spoil({ edits: merged }), FILE).filter(({ code }) => code === 'lint-merged');
  expect(found.map(({ message }) => message)).toEqual(['expected no merged cells, found 5 ranges of them']);
});

test('loose-cells-beneath-a-table-are-looked-at-too', () => {
  const row = (at: number, one: string, other: string) => addCell(goodsSheet, at, one + other);
  const findings = lintWorkbook(
    spoil({
      edits: [
        row(30, '<c r="A30"><v>1</v></c>', '<c r="B30"><v>2</v></c>'),
        row(31, '<c r="A31"><v>1</v></c>', '<c r="B31" t="inlineStr"><is><t>..</t></is></c>'),
      ],
    }),
    FILE,
  );
  expect(findings.map(({ code, place }) => `${code} ${place?.row?.split('!')[1]}`).toSorted()).toEqual([
    'lint-cells-below A30',
    'lint-missing-symbol B31',
  ]);
});

test('the-parts-of-a-drawing-are-followed', () => {
  const chart = { edits: [], remove: ['xl/charts/chart1.xml'] };
  expect(lintWorkbook(spoil(chart), FILE).map(({ code }) => code)).toContain('lint-part-missing');
  const relation = edit('xl/drawings/_rels/drawing1.xml.rels', /Id="\w+"/, 'Id="rId77"');
  expect(lintWorkbook(spoil({ edits: relation }), FILE).map(({ code }) => code)).toContain(
    'lint-relationship-missing',
  );
});

test('a-zip-bomb-is-not-inflated', () => {
  // Half a gigabyte of zeros that packs to half a megabyte, made from a small one by its directory's sizes.
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(4_000_000) });
  const view = new DataView(bytes(bomb).buffer);
  const directory = view.getUint32(bomb.length - 6, true);
  view.setUint32(directory + 24, 500_000_000, true);
  const findings = lintWorkbook(new Uint8Array(view.buffer), 'a.xlsx');
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    ['lint-file-too-large', 'expected a workbook that unpacks to at most 400 MB, found 477 MB'],
  ]);
});

test('an-entity-that-grows-is-refused', () => {
  const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet/>';
  const findings = lintWorkbook(pack(new Map(good).set(goodsSheet, xml)), FILE);
  expect(
    findings.some(({ code, message }) => code === 'lint-part-broken' && message.includes('document type')),
  ).toBe(true);
});

test('random-damage-never-makes-the-linter-throw', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const damaged = bytes(written);
    for (let hit = 0; hit < 20; hit++) {
      damaged[(seed * 7_919 + hit * 104_729) % damaged.length] = (seed * hit * 31) % 256;
    }
    expect(() => lintWorkbook(damaged, FILE)).not.toThrow();
  }
});

function bytes(of: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(of.length);
  copy.set(of);
  return copy;
}
