/** The book of this repository, built once: what must hold of every edition before it is printed. */
import { expect, test } from 'vitest';
import { explainFailedChecks } from '../../pipeline/compose/explainFailedChecks.ts';
import type { LedgerEntry } from '../../pipeline/compose/Manuscript.ts';
import { checkPdf } from '../../pipeline/pdf/checkPdf.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { contrastRatio, parseHex } from '../../pipeline/theme/contrast.ts';
import { compareWithBook } from '../../pipeline/workbook/compareWithBook.ts';
import { describeField } from '../../pipeline/workbook/describeField.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { workedFormula } from '../workbook/workedFormula.ts';
import { builtBook, checkedBook } from './checkedBook.ts';
import { lackingIn } from './lackingIn.ts';
import { realBook } from './realBook.ts';
// Each is a part of this file: the book is built once for all, where files of their own might run on several cores.
import './addresses.ts';
import './asStated.ts';
import './coverage.ts';
import './dates.ts';
import './sources.ts';
import './text.ts';
import './turnedAround.ts';

const built = await builtBook();
const book = await checkedBook();

function output(name: string): Uint8Array {
  const bytes = built.outputs?.get(name);
  if (bytes === undefined) throw new Error(`the build wrote no ${name}`);
  return bytes;
}

test('the-book-builds-without-an-error', () => {
  expect(built.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
});

test('the-book-builds-without-a-warning-that-no-waiver-explains', () => {
  const warnings = built.problems.filter((problem) => problem.severity === 'warning');
  const shown = warnings.map(
    ({ code, place, message }) => `${place?.file}:${place?.line} ${code}: ${message}`,
  );
  expect(shown).toEqual([]);
});

test('the-book-has-from-sixty-to-a-hundred-pages', () => {
  expect(built.pageCount).toBeGreaterThanOrEqual(60);
  expect(built.pageCount).toBeLessThanOrEqual(100);
});

let planned: WorkbookPlan | undefined;

function packPlan(): WorkbookPlan {
  const pages = { ledger: new Map<string, string>(), anchors: new Map<string, string>() };
  planned ??= planWorkbook({
    dataset: book.dataset,
    manuscript: book.manuscript,
    theme: book.theme,
    fonts: book.fonts,
    pages,
  }).value;
  if (planned === undefined) throw new Error('the workbook could not be planned');
  return planned;
}

test('each-chart-is-whole-in-the-data-pack-or-stands-there-as-a-picture', () => {
  const sheets = new Map(
    packPlan().sheets.flatMap((sheet) => (sheet.kind === 'chart' ? [[sheet.id, sheet]] : [])),
  );
  const lacking = book.manuscript.charts.flatMap(({ chart, alt }) => {
    const sheet = sheets.get(chart.id);
    const drawn = sheet?.chart ?? sheet?.picture;
    if (drawn?.alt !== alt) return [`${chart.id} has not its words`];
    return sheet?.chart === undefined ? [] : lackingIn(chart, sheet.chart);
  });
  expect(lacking).toEqual([]);
  const pictures = [...sheets.values()].flatMap(({ id, picture }) => (picture === undefined ? [] : [id]));
  // Of marks that Excel has none of: pairs of dots, maps, grids, flows, plots side by side, columns of words beside bars, bands of years.
  expect(pictures.length).toBeLessThanOrEqual(18);
  expect(pictures).toContain('state-exports-to-mexico');
});

test('each-mark-of-a-native-chart-can-be-seen-on-white', () => {
  const pale = packPlan().sheets.flatMap(({ chart, id }) =>
    (chart?.series ?? []).flatMap(({ colour, pointColours }) =>
      [colour, ...pointColours.values()].flatMap((each) => {
        const rgb = each === undefined ? undefined : parseHex(each);
        return rgb === undefined || contrastRatio(rgb, [255, 255, 255]) >= 3 ? [] : [`${id} ${each}`];
      }),
    ),
  );
  expect(pale).toEqual([]);
});

test('every-field-says-what-it-measures-or-how-it-is-made', () => {
  const { language } = book.manuscript.book;
  const tables = [...book.dataset.tables.values()].filter(({ role }) => role !== 'register');
  const silent = tables.flatMap((table) =>
    table.columns.flatMap(({ field }) =>
      describeField(table, field, book.dataset, language.pack) === undefined
        ? [`${table.id}.${field.name}`]
        : [],
    ),
  );
  expect(silent).toEqual([]);
});

test('each-formula-works-out-to-the-value-beside-it', () => {
  const plan = packPlan();
  const { pack } = book.manuscript.book.language;
  const columns = plan.sheets.find(({ kind }) => kind === 'figures')?.table?.columns ?? [];
  const valuesOf = (head: string) => columns.find(({ heading }) => heading === head)?.values ?? [];
  const [formulas, values, made] = [pack.heads.formula, pack.heads.value, pack.heads.made].map(valuesOf);
  const wrong = (formulas ?? []).flatMap((formula, row) => {
    if (typeof formula !== 'string') return [];
    const [worked, value] = [workedFormula(formula, plan), Number(values?.[row])];
    return Math.abs(worked - value) <= Math.abs(value) * 1e-9
      ? []
      : [`${formula} is ${worked}, not ${value}`];
  });
  expect(wrong).toEqual([]);
  const computed = book.manuscript.ledger.filter(({ origin }) => origin.type === 'computed').length;
  expect(formulas?.filter((formula) => formula !== null).length).toBeGreaterThan(0.7 * computed);
  expect(made?.filter((words) => words !== null).length).toBeGreaterThan(0.9 * computed);
});

test('every-printed-table-cell-equals-the-workbook-after-rounding', () => {
  const plan = packPlan();
  const { compared, differences } = compareWithBook(book.manuscript, plan);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(400);
});

test('the-pdf-meets-the-structural-rules-of-archive-and-accessibility', () => {
  expect(checkPdf(output('working-with-mexico.pdf'))).toEqual([]);
}, 60_000);

test('the-workbook-has-no-finding', () => {
  expect(lintWorkbook(output('working-with-mexico.xlsx'), 'working-with-mexico.xlsx')).toEqual([]);
}, 60_000);

test('the-book-has-charts-and-tables-enough-and-each-chart-says-what-it-shows', () => {
  expect(book.manuscript.charts.length).toBeGreaterThanOrEqual(35);
  expect(book.manuscript.tables.length).toBeGreaterThanOrEqual(40);
  for (const { alt, source } of book.manuscript.charts) {
    expect(alt.trim()).not.toBe('');
    expect(source).not.toEqual([]);
  }
});

test('every-waiver-gives-its-reason', () => {
  const reasons = [
    ...book.config.waivers.map(({ code, reason }) => ({ of: code, reason })),
    ...[...book.dataset.checks.values()].flatMap(({ id, waiver }) =>
      waiver === undefined ? [] : [{ of: id, reason: waiver }],
    ),
  ];
  // A reason is a sentence: fewer than four words give none.
  const bare = reasons.filter(({ reason }) => reason.trim().split(/\s+/).length < 4);
  expect(bare).toEqual([]);
});

test('no-number-is-typed', () => {
  const typed = built.problems.filter(({ code }) => code === 'bare-number');
  expect(typed).toEqual([]);
  // The only words with digits that the book may print as typed are names.
  for (const term of book.config.typed.terms) expect(term).toMatch(/\p{L}{2,} \p{N}+/u);
});

test('every-chart-title-rests-on-a-check-that-holds', () => {
  for (const { chart } of book.manuscript.charts) {
    expect(book.dataset.checks.get(chart.claim ?? '')?.outcome, chart.id).toBe('held');
  }
});

test('every-printed-figure-has-a-source-and-a-date', () => {
  // A count of a table's rows looks at no cell, and so at no source of its own.
  const counted = (entry: LedgerEntry) =>
    entry.origin.type === 'computed' && entry.origin.expression.startsWith('count(');
  for (const entry of book.manuscript.ledger.filter((figure) => !counted(figure))) {
    expect(entry.sources.length, entry.id).toBeGreaterThan(0);
    expect(entry.asOf, entry.id).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
  }
});

/** The check by the command, on a book with the slip alone, takes longer; see `tests/long/realBook.test.ts`. */
test('the-slip-of-the-source-deck-is-caught-with-its-figures-and-the-sentences-that-rest-on-it', async () => {
  const { problems } = await realBook({ asStated: true });
  const failed = problems.filter(({ code, severity }) => code === 'check-failed' && severity === 'error');
  const report = printProblems(explainFailedChecks(failed, book.manuscript.claims), { format: 'text' });
  expect(report).toContain(
    '"us-mexico-goods-adds-up-2023" to hold, found: 322.2 + 475.6 = 797.8, expected 798.8',
  );
  expect(report).toContain('us-mexico-goods[2023].exports is 322.2');
  expect(report).toMatch(/templates\/chapters\/trade\.md\.hbs:\d+/);
});
