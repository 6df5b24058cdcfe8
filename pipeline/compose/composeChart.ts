/** Turns a drawn chart into the block that is printed, with its words composed and its title a claim. */
import type { Chart } from '../charts/Chart.ts';
import { capitalized } from '../language/capitalized.ts';
import { altMissing, claimMissing, titleUnclaimed, unknownBook } from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import { columnOf } from '../validate/checks/Figures.ts';
import { isNoteOfRows } from '../validate/noteRows.ts';
import { Signs } from '../validate/Signs.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { composeCaption, placeInDocument } from './composeCaption.ts';
import { datesOfSources } from './datesOfSources.ts';
import { MISSING } from './Expansion.ts';
import { cellText } from './Figure.ts';
import { findingIn } from './findingIn.ts';
import { figuresIn } from './finishText.ts';
import { Ledger } from './Ledger.ts';
import type { ChartBlock, CoverWords, Inline } from './Manuscript.ts';
import { plainText } from './plainText.ts';
import { rowsOfChart } from './rowsOfChart.ts';
import { sourceLine } from './sourceLine.ts';
import { sourcesOfChart } from './sourcesOfChart.ts';

export function composeChart(chart: Chart, chapter: string, place: Place, book: BookEnvironment): ChartBlock {
  const id = `fig:${chart.id}`;
  const words = (key: WordsKey, text: string) => wordsOf(chart, key, text, chapter, book);
  const given = words('title', chart.title);
  const title = titleOf(chart, given.length === 0 ? [MISSING_TITLE] : given, chapter, id, book);
  const alt = chart.alt === undefined ? '' : plainText(words('alt', chart.alt));
  if (chart.alt !== undefined && alt.trim() === '')
    book.report(altMissing(placeOfWords(chart, 'alt', chart.alt, book)(0), chart.id));
  const block: ChartBlock = {
    type: 'chart',
    chart,
    id,
    number: book.numbers.get(id) ?? '',
    title,
    subtitle: words('subtitle', chart.subtitle),
    source: sourceOfChart(chart, book),
    notes: [
      ...(chart.note === undefined ? [] : [words('note', chart.note)]),
      ...[...dataNotes(chart, book), ...statusNotes(chart, book)].map((text): readonly Inline[] => [
        { type: 'text', text },
      ]),
    ].map((children, index) => ({ number: index + 1, children })),
    // A picture without words is no part of an accessible document, not even of a draft.
    alt: alt.trim() === '' ? book.words.draft.altMissing(plainText(title)) : alt,
    place,
  };
  book.addCaptioned(block);
  return block;
}

/** What a cover says of a chart that stands nowhere else. */
export function composeCoverWords(chart: Chart, book: BookEnvironment): CoverWords {
  const silent = withoutLedger(book);
  const words = (key: WordsKey, text: string) => wordsOf(chart, key, text, 'cover', silent);
  const source = sourceOfChart(chart, book);
  return {
    alt: plainText(words('alt', chart.alt ?? '')),
    caption: [
      ...words('subtitle', chart.subtitle),
      ...(source.length === 0 ? [] : [{ type: 'text' as const, text: '. ' }, ...source]),
    ],
  };
}

type WordsKey = 'title' | 'subtitle' | 'alt' | 'note';

function wordsOf(
  chart: Chart,
  key: WordsKey,
  text: string,
  chapter: string,
  book: BookEnvironment,
): readonly Inline[] {
  const id = `fig:${chart.id}`;
  return composeCaption(
    {
      text,
      file: chart.place.file,
      placeOf: placeOfWords(chart, key, text, book),
      what: `the ${key} of the chart`,
      chapter,
      within: id,
      slot: `${id}/${key}`,
    },
    // The alternative text is read aloud, not printed: its figures stay out of the ledger.
    key === 'alt' ? withoutLedger(book) : book,
  );
}

const MISSING_TITLE: Inline = { type: 'text', text: MISSING };

/** A title that states a finding rests on the chart's check; one that names what is drawn may stand without. */
function titleOf(
  chart: Chart,
  title: readonly Inline[],
  chapter: string,
  within: string,
  book: BookEnvironment,
): readonly Inline[] {
  const { checks, brokenChecks } = book.world.dataset;
  const place = placeOfWords(chart, 'title', chart.title, book)(0, chart.title.length);
  const { claim: check } = chart;
  if (check === undefined) {
    const finding = findingIn(title, book.language);
    book.report(
      finding === undefined ? titleUnclaimed(place, chart.id) : claimMissing(place, chart.id, finding),
    );
    return title;
  }
  if (!checks.has(check) && brokenChecks?.has(check) !== true) {
    book.report(
      unknownBook('check', check, checks.keys(), placeOfWords(chart, 'claim', check, book)(0, check.length)),
    );
    return title;
  }
  const claim = { type: 'claim' as const, check, place, children: title };
  book.addClaim(claim, { text: plainText(title), figures: figuresIn(title), chapter, within });
  return [claim];
}

function placeOfWords(
  chart: Chart,
  key: string,
  text: string,
  book: BookEnvironment,
): (start: number, end?: number) => Place {
  const document = book.chartFiles.get(chart.id);
  return document === undefined ? () => chart.place : placeInDocument(document, ['usermeta', key], text);
}

function sourceOfChart(chart: Chart, book: BookEnvironment): readonly Inline[] {
  const { dataset } = book.world;
  const tables = chart.tables.map((id) => dataset.tables.get(id)).filter((table) => table !== undefined);
  const facts = chart.facts.map((id) => dataset.facts.get(id)).filter((fact) => fact !== undefined);
  return sourceLine(sourcesOfChart(chart, dataset), datesOfSources(tables, facts, dataset), book);
}

/** The notes on the fields that are drawn: a chart has no cell to mark, so that they belong to its title. */
function dataNotes(chart: Chart, book: BookEnvironment): readonly string[] {
  const { dataset } = book.world;
  const drawn = new Map(rowsOfChart(chart, dataset).map(({ table, rows }) => [table.id, rows]));
  const texts = chart.encodings.flatMap(({ table: id, fields }) => {
    const table = dataset.tables.get(id);
    if (table === undefined) return [];
    const notes = table.notes.filter((note) => isNoteOfRows(note, drawn.get(id) ?? []));
    const ids = table.columns
      .filter(({ field }) => fields.includes(field.name))
      .flatMap(({ field }) => field.notes);
    return ids.flatMap((note) => notes.find((candidate) => candidate.id === note)?.text.trim() ?? []);
  });
  return [...new Set(texts)];
}

/** What is to be known of values that are drawn, e.g. `Provisional: 2022, 2023`: a picture has no room for signs. */
function statusNotes(chart: Chart, book: BookEnvironment): readonly string[] {
  const { dataset, locale } = book.world;
  const rowsOf = new Map(rowsOfChart(chart, dataset).map(({ table, rows }) => [table.id, rows]));
  const told = new Map<string, Set<string>>();
  for (const { table: id, fields } of chart.encodings) {
    const table = dataset.tables.get(id);
    if (table === undefined) continue;
    const signs = new Signs(table, book.words.statuses);
    const keys = table.key.flatMap((name) => columnOf(table, name) ?? []);
    for (const column of table.columns.filter(({ field }) => fields.includes(field.name))) {
      for (const row of rowsOf.get(id) ?? []) {
        const sign = signs.of(column, row);
        if (sign === undefined || (column.values[row] ?? null) === null) continue;
        const name = keys.map(({ field, values }) => cellText(values[row] ?? null, field, locale)).join(', ');
        told.set(sign.meaning, (told.get(sign.meaning) ?? new Set()).add(name));
      }
    }
  }
  return [...told].map(([meaning, rows]) => {
    return `${capitalized(meaning)}${book.words.colon}${[...rows].join(book.words.semicolon).replaceAll('\n', ' ')}.`;
  });
}

/** Same book, but nothing that is composed in it is counted as printed. */
export function withoutLedger(book: BookEnvironment): BookEnvironment {
  return { ...book, ledger: new Ledger(), addClaim: () => {} };
}
