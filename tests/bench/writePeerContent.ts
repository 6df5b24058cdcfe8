/** Writes what a book prints in the forms that other tools take: chart specifications with their rows, a Typst document, rows of sheets. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBook } from '../../pipeline/build.ts';
import { themeConfig } from '../../pipeline/charts/themeConfig.ts';
import type { Block, Inline, Manuscript, TableBlock } from '../../pipeline/compose/Manuscript.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject, toJson } from '../../pipeline/json/Json.ts';
import type { Dataset, Table } from '../../pipeline/validate/Dataset.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';

const [root = '.', out = '.'] = process.argv.slice(2);
const { book, problems } = await checkBook(
  { asStated: false, page: undefined },
  {
    files: openBookFolder(root),
    readFont: readFontFile,
    version: 'bench',
    progress: { stage: () => {}, step: () => {}, end: () => [] },
  },
);
if (book === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
const { dataset, theme, fonts, source, manuscript } = book;

mkdirSync(join(out, 'charts'), { recursive: true });
const write = (name: string, text: string) => writeFileSync(join(out, name), text);

// ----------------------------------------------------------------- charts

const config = themeConfig(theme, fonts.measurer);
for (const chart of book.charts) {
  const written = toJson(source.charts.get(chart.id)?.data);
  if (!isJsonObject(written)) continue;
  const { usermeta: _, ...spec }: JsonObject = written;
  const sized = {
    ...spec,
    config,
    ...('layer' in spec || 'mark' in spec ? { width: theme.charts.widths[chart.size], height: 200 } : {}),
  };
  write(`charts/${chart.id}.json`, JSON.stringify(inked(withRows(sized, dataset))));
}

/** Tables named by `data` become the rows themselves. */
function withRows(json: Json, { tables }: Dataset): Json {
  if (isJsonArray(json)) return json.map((item) => withRows(item, dataset));
  if (!isJsonObject(json)) return json;
  const entries = Object.entries(json).map(([key, value = null]): [string, Json] => {
    const name = key === 'data' && isJsonObject(value) ? value['name'] : undefined;
    const table = typeof name === 'string' ? tables.get(name) : undefined;
    return [key, table === undefined ? withRows(value, dataset) : { values: recordsOf(table) }];
  });
  return Object.fromEntries(entries);
}

function recordsOf({ columns, rowCount }: Table): readonly JsonObject[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ field, values }) => [field.name, values[row] ?? null])),
  );
}

/** Colours by the theme's names become those of the theme; `rule` is a mark as well. */
function inked(json: Json, key = ''): Json {
  if (isJsonArray(json)) return json.map((item) => inked(item, key));
  if (isJsonObject(json)) {
    return Object.fromEntries(Object.entries(json).map(([name, value = null]) => [name, inked(value, name)]));
  }
  const named = new Map(Object.entries(theme.colours).filter(([, colour]) => typeof colour === 'string'));
  const isColour = /color|fill|stroke|value|range/i.test(key);
  return typeof json === 'string' && isColour ? String(named.get(json) ?? json) : json;
}

// ------------------------------------------------------------------ pages

write('book.typ', typstOf(manuscript));

function typstOf({ book: title, front, parts, back }: Manuscript): string {
  const chapters = [
    ...front.flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter] : [])),
    ...parts.flatMap((part) => part.chapters),
    ...back.flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter] : [])),
  ];
  const head = [
    `#set document(title: ${quoted(title.title)})`,
    '#set page(paper: "a4", margin: (x: 25mm, y: 24mm), numbering: "1")',
    '#set text(font: ("Source Serif 4", "Libertinus Serif"), size: 10pt, lang: "en", hyphenate: true)',
    '#set par(justify: true)',
    '#set heading(numbering: "1.1")',
    '#show table.cell: set text(size: 8pt)',
    `#align(center)[#text(28pt)[${escaped(title.title)}]]`,
    '#outline(depth: 2)',
    '#outline(title: [Figures], target: figure.where(kind: image))',
  ];
  const texts = chapters.map((chapter) => {
    const notes = (mark: string) => chapter.footnotes.get(mark)?.children ?? [];
    return [
      '#pagebreak()',
      `= ${inlinesOf(chapter.title, notes)}`,
      ...chapter.blocks.map((block) => blockOf(block, notes)),
    ].join('\n\n');
  });
  return [head.join('\n'), ...texts].join('\n\n');
}

type Notes = (id: string) => readonly Block[];

function blockOf(block: Block, notes: Notes): string {
  const blocks = (children: readonly Block[]) => children.map((child) => blockOf(child, notes)).join('\n\n');
  const inlines = (children: readonly Inline[]) => inlinesOf(children, notes);
  switch (block.type) {
    case 'heading':
      return `${'='.repeat(block.level)} ${inlines(block.children)}`;
    case 'paragraph':
      return inlines(block.children);
    case 'list':
      return block.items.map((item) => `#list.item[${blocks(item)}]`).join('\n');
    case 'quote':
      return `#quote(block: true)[${blocks(block.children)}]`;
    case 'callout':
      return `#block(inset: 8pt, fill: luma(240))[*${inlines(block.title)}*\n\n${blocks(block.children)}]`;
    case 'sideNote':
      return `#block(inset: 8pt)[${blocks(block.children)}]`;
    case 'columns':
      return block.columns.map(blocks).join('\n\n');
    case 'findings':
      return block.items.map((item) => `#list.item[${inlines(item)}]`).join('\n');
    case 'keyFigures':
      return block.tiles
        .map(({ figure, label }) => `#text(18pt)[${inlines(figure)}] ${inlines(label)}`)
        .join('\n\n');
    case 'timeline':
      return block.events
        .map(({ date, children }) => `#terms.item[${inlines(date)}][${inlines(children)}]`)
        .join('\n');
    case 'definitionList':
      return block.entries
        .map(({ term, definition }) => `#terms.item[${inlines(term)}][${blocks(definition)}]`)
        .join('\n');
    case 'chart':
      return `#figure(image("charts/${block.chart.id}.svg", width: 100%, alt: ${quoted(block.alt)}), alt: ${quoted(block.alt)}, caption: [${inlines(block.title)}])\n\n${inlines(block.source)}`;
    case 'table':
      return tableOf(block, notes);
    default:
      return '';
  }
}

function tableOf({ columns, rows, title, source }: TableBlock, notes: Notes): string {
  const head = columns.map(({ heading, unit = '' }) => `[${escaped(`${heading} ${unit}`)}]`).join(', ');
  const cells = rows
    .map((row) =>
      row.cells.map(({ text, beside = [] }) => `[${escaped([text, ...beside].join(' '))}]`).join(', '),
    )
    .join(',\n');
  return `#figure(table(columns: ${columns.length}, table.header(${head}),\n${cells}), kind: table, caption: [${inlinesOf(title, notes)}])\n\n${inlinesOf(source, notes)}`;
}

function inlinesOf(inlines: readonly Inline[], notes: Notes): string {
  return inlines
    .map((inline): string => {
      if (inline.type === 'emphasis') return `#emph[${inlinesOf(inline.children, notes)}]`;
      if (inline.type === 'strong') return `#strong[${inlinesOf(inline.children, notes)}]`;
      if (inline.type === 'noteRef') {
        const said = notes(inline.note).map((block) => blockOf(block, () => []));
        return `#footnote[${said.join(' ')}]`;
      }
      if ('children' in inline) return inlinesOf(inline.children, notes);
      return 'text' in inline ? escaped(inline.text) : '';
    })
    .join('');
}

/** As content of Typst: each sign that could begin something there is escaped. */
function escaped(text: string): string {
  return text.replaceAll(/[\\#*_`$<>@[\]=~/+-]/g, (sign) => `\\${sign}`);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

// ----------------------------------------------------------------- sheets

const sheets = [...dataset.tables.values()].map((table) => ({
  heads: table.columns.map(({ field }) => field.title),
  rows: recordsOf(table).map((record) => Object.values(record)),
}));
const ledger = manuscript.ledger.map(({ id, displayed, value, unit = '', asOf, address, slot, sources }) => [
  id,
  displayed,
  value,
  unit,
  asOf,
  address,
  slot,
  sources.join(', '),
]);
const heads = ['id', 'printed', 'value', 'unit', 'as of', 'address', 'slot', 'sources'];
const native = book.charts.flatMap(({ id }) => (dataset.tables.size > 0 ? [id] : []));
write('sheets.json', JSON.stringify({ sheets: [...sheets, { heads, rows: ledger }], charts: native.length }));
