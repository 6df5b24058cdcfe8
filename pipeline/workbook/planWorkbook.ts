/** Turns a dataset and the manuscript that quotes it into the plan of a data pack. */

import type { Change } from '../compose/listChanges.ts';
import type { ChartBlock, Manuscript, TableBlock } from '../compose/Manuscript.ts';
import { markNotes, type NoteMarks } from '../compose/markNotes.ts';
import { noticesOf } from '../compose/noticesOf.ts';
import { titleOfDocument } from '../compose/titleOfDocument.ts';
import type { FontSet } from '../fonts/loadFonts.ts';
import type { Language } from '../language/Language.ts';
import type { PackWords } from '../language/PackWords.ts';
import { workbookTableTooLarge } from '../problems/catalogue/workbook.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import type { Dataset, Table } from '../validate/Dataset.ts';
import { Signs } from '../validate/Signs.ts';
import { checkPlan } from './checkPlan.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { inBookOrder, topicOf } from './plan/inBookOrder.ts';
import { nameSheets, nameTables } from './plan/nameSheets.ts';
import type { PageNumbers, PlanContext } from './plan/PlanContext.ts';
import { planChartSheet } from './plan/planChartSheet.ts';
import { planContents } from './plan/planContents.ts';
import { holdsText, planCover } from './plan/planCover.ts';
import { planChanges, planChecks, planFacts, planFigures } from './plan/planLedgerSheets.ts';
import { planOpenPoints } from './plan/planOpenPoints.ts';
import { planColumnsSheet, planNotes, planSources } from './plan/planReferenceSheets.ts';
import { planTableSheet } from './plan/planTableSheet.ts';
import type { ShownCharts } from './plan/showChart.ts';
import type { CellIndex, SheetPlan, WorkbookColours, WorkbookPlan } from './WorkbookPlan.ts';

export type { PageNumbers } from './plan/PlanContext.ts';

export interface WorkbookOptions {
  /** Filter buttons and frozen header rows; the guidance is against both. Default off. */
  readonly filters?: boolean;
  readonly freezePanes?: boolean;
  /** Ids of tables that get no sheet. */
  readonly exclude?: readonly string[];
  /** Whether registers, whose rows are no figures of the book, get sheets. Default off. */
  readonly registers?: boolean;
  /** Tables of more rows are zipped chunk by chunk, so that memory stays bounded. Default 20,000. */
  readonly streamFrom?: number;
}

export interface WorkbookInput {
  readonly dataset: Dataset;
  readonly manuscript: Manuscript;
  readonly pages: PageNumbers;
  readonly theme: Theme;
  readonly fonts: FontSet;
  readonly options?: WorkbookOptions;
  /** SHA-256 of the source files. */
  readonly digest?: string;
  /** How its charts are shown, where that was decided before. */
  readonly shown?: ShownCharts;
}

/** Rows that a table's lines may take above its header. */
const LINES_AT_MOST = 200;

export function planWorkbook(input: WorkbookInput): StageResult<WorkbookPlan> {
  const { dataset, manuscript, theme, fonts, options, shown } = input;
  const { tables, problems } = tablesThatFit(input);
  const words = manuscript.book.language.pack;
  const context = contextOf(input, words, tables);

  const planned = tables.map((table) => planTableSheet(context, table));
  const facts = planFacts(context);
  const cells: CellIndex = {
    tables: new Map(planned.map((sheet) => [sheet.table, sheet.cells])),
    facts: facts?.cells ?? new Map(),
  };
  const charts = context.charts.map((block) =>
    planChartSheet(context, block, cells, { theme, fonts, shown }),
  );
  const { openPoints } = manuscript;
  const listed = [
    ...(openPoints === undefined ? [] : [planOpenPoints(context, openPoints)]),
    planNotes(context),
    planFigures(context, cells),
    planChecks(context, cells),
    planChanges(context),
    planColumnsSheet(context),
    planSources(context),
    ...(facts === undefined ? [] : [facts.sheet]),
    ...inBookOrder(context, [...planned.map(({ sheet }) => sheet), ...charts]),
  ];
  const plan: WorkbookPlan = {
    properties: propertiesOf(input, holdsText(context)),
    colours: coloursOf(theme),
    paper: Math.min(theme.page.width, theme.page.height) > 600 ? 'Letter' : 'A4',
    sheets: [planCover(context), planContents(context, listed), ...listed].map((sheet) => {
      const tabColour = tabColourOf(sheet, context, theme);
      return tabColour === undefined ? sheet : { ...sheet, tabColour };
    }),
    cells,
    filters: context.filters,
    freezePanes: context.freezePanes,
    streamFrom: options?.streamFrom ?? 20_000,
  };
  problems.push(...checkPlan(plan, dataset, manuscript));
  const failed = problems.some(({ severity }) => severity === 'error');
  return { value: failed ? undefined : plan, problems };
}

/** Each topic has a colour of the book's; where there are more topics than colours, they come again. */
function tabColourOf(sheet: SheetPlan, context: PlanContext, theme: Theme): string | undefined {
  const topic = topicOf(context, sheet);
  if (topic === undefined) return undefined;
  const { accent, grey, named } = theme.colours;
  const colours = [...new Set([accent, ...Object.values(named), grey])];
  return colours[[...context.dataset.topics.keys()].indexOf(topic) % colours.length];
}

/** The sheet of each table by the table's id, and of each chart by its anchor. The book names the sheets and the sheets name its pages: these come first. */
export function sheetsOfBook(
  input: Pick<WorkbookInput, 'dataset' | 'manuscript' | 'options'>,
): ReadonlyMap<string, string> {
  const { language } = input.manuscript.book;
  const charts = chartsOnce(input.manuscript);
  const named = nameAllSheets(language, charts, tablesThatFit(input).tables);
  const ofCharts = charts.flatMap(({ id, chart }): readonly (readonly [string, string])[] => {
    const sheet = named.chartSheets.get(chart.id);
    return sheet === undefined ? [] : [[id, sheet]];
  });
  return new Map([...named.tableSheets, ...ofCharts]);
}

interface FittingTables {
  readonly tables: readonly Table[];
  readonly problems: Problem[];
}

function tablesThatFit({
  dataset,
  manuscript,
  options,
}: Pick<WorkbookInput, 'dataset' | 'manuscript' | 'options'>): FittingTables {
  const problems: Problem[] = [];
  const tables = orderTables(dataset, manuscript, options).filter((table) => {
    const columns = table.columns.length * 2;
    if (table.rowCount + LINES_AT_MOST <= MAX_ROWS && columns <= MAX_COLUMNS) return true;
    problems.push(workbookTableTooLarge(table.id, table.rowCount, table.columns.length, table.placeOf()));
    return false;
  });
  return { tables, problems };
}

interface SheetNames {
  readonly chartSheets: ReadonlyMap<string, string>;
  readonly tableSheets: ReadonlyMap<string, string>;
}

function nameAllSheets(
  language: Language,
  charts: readonly ChartBlock[],
  tables: readonly Table[],
): SheetNames {
  const { chart, ...fixed } = language.pack.sheets;
  // A chart's title is the finding and changes with the figures; its id does not.
  const chartSheets = nameSheets(
    charts.map((block) => ({
      id: block.chart.id,
      title: `${chart} ${block.chart.id.replaceAll('-', ' ')}`,
    })),
    Object.values(fixed),
    language,
  );
  const tableSheets = nameSheets(
    tables.map(({ id, title, shortTitle }) => ({ id, title: shortTitle ?? title })),
    [...Object.values(fixed), ...chartSheets.values()],
    language,
  );
  return { chartSheets, tableSheets };
}

/** Tables that the book prints come first, in its order; then the others, in the order of the data. */
function orderTables(
  dataset: Dataset,
  manuscript: Manuscript,
  options: WorkbookOptions | undefined,
): readonly Table[] {
  const excluded = new Set(options?.exclude);
  const printed = manuscript.tables.flatMap((block) =>
    block.list === undefined ? (dataset.tables.get(block.table) ?? []) : [],
  );
  const others = [...dataset.tables.values()].filter(
    (table) => table.role !== 'register' || options?.registers === true,
  );
  return [...new Set([...printed, ...others])].filter((table) => !excluded.has(table.id));
}

/** A chart that is printed twice has one sheet, which is that of the first. */
function chartsOnce({ charts }: Manuscript): readonly ChartBlock[] {
  return charts.filter((block, at) => charts.findIndex((other) => other.chart.id === block.chart.id) === at);
}

function contextOf(input: WorkbookInput, words: PackWords, tables: readonly Table[]): PlanContext {
  const { dataset, manuscript, pages, options } = input;
  const { statuses } = manuscript.book.language.words;
  const charts = chartsOnce(manuscript);
  const { chartSheets, tableSheets } = nameAllSheets(manuscript.book.language, charts, tables);
  const chartTables = charts.map((block) => `chart_${block.chart.id}`);
  const fixedTables = [
    'contents',
    'notes',
    'figures',
    'checks',
    'changes',
    'columns',
    'sources',
    'facts',
    'openPoints',
  ];
  const tableNames = new Map(
    nameTables(
      [...tables.map(({ id }) => id), ...chartTables],
      fixedTables.map((kind) => `pack_${kind}`),
    ),
  );
  for (const kind of fixedTables) tableNames.set(`sheet:${kind}`, `pack_${kind}`);
  const printed = new Map<string, TableBlock[]>();
  for (const block of manuscript.tables) {
    if (block.list === undefined) printed.set(block.table, [...(printed.get(block.table) ?? []), block]);
  }
  return {
    dataset,
    manuscript,
    pages,
    words,
    locale: manuscript.book.language.numbers,
    notes: new Map(tables.map((table) => [table.id, marksOfSheet(table)])),
    signs: new Map(tables.map((table) => [table.id, new Signs(table, statuses)])),
    tables,
    tableSheets,
    chartSheets,
    tableNames,
    printed,
    charts,
    filters: options?.filters ?? false,
    freezePanes: options?.freezePanes ?? false,
    changes: [...(manuscript.changes?.changes ?? []), ...corrections(dataset)],
    changesInBook:
      manuscript.changes === undefined
        ? manuscript.tables.find(({ list }) => list === 'corrections')
        : undefined,
    digest: input.digest,
    bookFile: `${manuscript.book.fileName}.pdf`,
  };
}

/** A sheet holds every row and column. */
function marksOfSheet(table: Table): NoteMarks {
  return markNotes(
    table,
    Array.from({ length: table.rowCount }, (_, row) => row),
    table.columns,
  );
}

/** Where a document says something else that the book corrects. */
function corrections(dataset: Dataset): readonly Change[] {
  return [...dataset.checks.values()].flatMap(({ correction }) => {
    if (correction === undefined) return [];
    const { id, statedIn, stated, holds, why, sources } = correction;
    return [{ id, where: statedIn ?? '', before: stated, now: holds, why, sources }];
  });
}

function propertiesOf(input: WorkbookInput, description: string): WorkbookPlan['properties'] {
  const { book } = input.manuscript;
  const { language } = book;
  const custom = [
    { name: language.words.status, value: noticesOf(input.manuscript).join(' · ') },
    { name: language.words.edition, value: book.edition },
    { name: language.words.licence, value: book.licence },
    { name: language.words.contact, value: book.contact },
    ...(input.digest === undefined
      ? []
      : [{ name: `${language.words.sources} SHA-256`, value: input.digest }]),
  ].filter(({ value }) => value !== '');
  return {
    title: titleOfDocument(input.manuscript),
    subject: book.subtitle,
    description,
    creator: book.publisher === '' ? book.authors.join('; ') : book.publisher,
    company: book.publisher,
    language: book.language.tag,
    keywords: book.keywords,
    edition: book.edition,
    custom,
  };
}

/** Accent, grey and the named colours, as the six accents that Office knows. */
function coloursOf(theme: Theme): WorkbookColours {
  const { accent, grey, grid, ink, named } = theme.colours;
  const palette = [...new Set([accent, ...Object.values(named), grey])];
  const accents = Array.from({ length: 6 }, (_, at) => palette[at % palette.length] ?? accent);
  return { accents, link: '#0b57a4', grid, ink };
}
