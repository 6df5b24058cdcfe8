/** Turns a table into measured columns and placed rows, as wide and as large as it can be. */

import type { TableBlock } from '../../compose/Manuscript.ts';
import type { Language } from '../../language/Language.ts';
import type { Words } from '../../language/Words.ts';
import { missingGlyph, tableTooWide } from '../../problems/catalogue/layoutText.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { Theme, TypeRole } from '../../theme/Theme.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import { type ColumnDemand, type ColumnWidths, chooseWidths, type GapRule } from './chooseWidths.ts';
import { evenRows, heightsOfRows } from './evenRows.ts';
import { type MeasuredCells, measureCells } from './measureColumns.ts';
import { measureWords } from './measureWords.ts';
import type { CellStyle, SetTable, SetTableColumn, TableWidth } from './PlacedTable.ts';
import { placeRows } from './placeRows.ts';
import { type HeadMeasure, measureHead, setTableHead } from './setTableHead.ts';
import { setTableNotes } from './setTableNotes.ts';

export type { SetTable } from './PlacedTable.ts';

export interface TableOptions {
  /** Points available on a page for each width. */
  readonly widths: Readonly<Record<TableWidth, number>>;
  readonly theme: TableTheme;
  readonly language: Language;
  readonly words: Words;
}

/** As much of the theme as tables need. */
export interface TableTheme {
  readonly type: Pick<Theme['type'], 'tableHead' | 'tableCell' | 'tableTotal' | 'source'>;
  readonly colours: Pick<Theme['colours'], 'grey'>;
}

/** Type gets no smaller than this, in steps of half a point. Points. */
const smallestSize = 7.5;
const sizeStep = 0.5;

/** In ems of the cells. */
const gaps = { least: 1.2, comfortable: 2.2, most: 6.5 };
const shortText = 12;
const narrowText = 6;
const longWord = 9;
const wideHeading = 8;
/** A comfortable column sets its longest cell in at most so many lines. */
const mostLines = 8;
/** But no column needs more than this part of the page's width to be comfortable. */
const mostOfPage = 0.4;

/** Lines of a row from which on a table may be better off wide, if its lines are so much fewer then. */
const mostInText = 3;
const worthWide = 0.8;

type Comfort = 'comfortable' | 'tight';

interface Attempt {
  readonly width: TableWidth;
  readonly size: number;
  readonly comfort: Comfort;
}

interface TableStyles {
  readonly head: TypeRole;
  readonly unit: TypeRole;
  readonly body: TypeRole;
  readonly total: TypeRole;
}

export function setTable(block: TableBlock, options: TableOptions, measurer: TypeMeasurer): SetTable {
  const base = stylesAt(options.theme, options.theme.type.tableCell.size);
  const decimal = options.language.numbers.decimal;
  const rulers = { body: measurer.ruler(base.body), total: measurer.ruler(base.total) };
  const measured = measureCells(block, rulers, decimal, (words) =>
    measureWords(words, base.body, options.language, measurer),
  );
  const heads = block.columns.map((column) => measureHead(column, base.head, base.unit, measurer));

  const { attempt, chosen, problem } = fitColumns(block, measured, heads, base, options);
  const styles = stylesAt(options.theme, attempt.size);
  let x = 0;
  const columns = block.columns.map((column, index): SetTableColumn => {
    const width = chosen.widths[index] ?? 0;
    const place = { x, width, stub: column.stub };
    x += width + chosen.gap;
    return place;
  });
  const rows = placeRows(
    block,
    measured,
    {
      bodyStyle: styles.body,
      totalStyle: styles.total,
      columns,
      scale: styles.body.size / base.body.size,
      language: options.language,
    },
    measurer,
  );
  const noteStyle = options.theme.type.source;
  const noteWidth = Math.max(chosen.measure, Math.min(options.widths[attempt.width], options.widths.text));
  const notes = setTableNotes(block, noteWidth, noteStyle, options.language, measurer);
  return {
    width: attempt.width,
    measure: chosen.measure,
    size: styles.body.size,
    leading: styles.body.leading,
    styles: {
      head: cellStyle(styles.head),
      unit: cellStyle(styles.unit),
      body: cellStyle(styles.body),
      total: cellStyle(styles.total),
    },
    columns,
    head: setTableHead(block.columns, columns, styles.head, styles.unit, options.language, measurer),
    rows,
    signs: notes.signs,
    remarks: notes.remarks,
    notes: notes.notes,
    source: notes.source,
    noteLeading: noteStyle.leading,
    problems: [
      ...[...measured.lacking].map((codePoint) => missingGlyph(codePoint, base.body.font, block.place)),
      ...notes.parts.flatMap((part) => part.problems),
      ...problem,
    ],
  };
}

interface Fit {
  readonly attempt: Attempt;
  readonly chosen: ColumnWidths;
  readonly problem: readonly Problem[];
}

/** Smaller type first, then the wide measure, then a turned page; never cut. */
function fitColumns(
  block: TableBlock,
  measured: MeasuredCells,
  heads: readonly HeadMeasure[],
  base: TableStyles,
  options: TableOptions,
): Fit {
  const setAt = (attempt: Attempt): (Fit & { readonly heights: readonly number[] }) | undefined => {
    const available = options.widths[attempt.width];
    const demands = demandsAt(measured, heads, attempt, base.body.size, available);
    const chosen = chooseWidths(demands, available, gapsAt(attempt.size));
    if (chosen === undefined) return undefined;
    const scale = attempt.size / base.body.size;
    const rows = {
      width: (row: number, column: number) =>
        (measured.widths[row * block.columns.length + column] ?? 0) * scale,
      rowCount: block.rows.length,
      em: attempt.size,
    };
    const widths = evenRows(chosen.widths, demands, rows);
    return { attempt, chosen: { ...chosen, widths }, problem: [], heights: heightsOfRows(widths, rows) };
  };
  for (const attempt of attempts(block, base.body.size, options.widths)) {
    const found = setAt(attempt);
    if (found === undefined) continue;
    const isHigh = attempt.width === 'text' && Math.max(...found.heights) > mostInText;
    const wide = isHigh ? setAt({ ...attempt, width: 'wide' }) : undefined;
    return wide !== undefined && sum(wide.heights) <= sum(found.heights) * worthWide ? wide : found;
  }
  const width = options.widths.landscape < options.widths.wide ? 'wide' : 'landscape';
  const attempt = {
    width,
    size: Math.min(base.body.size, smallestSize),
    comfort: 'tight',
  } as const;
  const demands = demandsAt(measured, heads, attempt, base.body.size, options.widths[width]);
  const gap = gapsAt(attempt.size).least;
  const widths = demands.map((demand) => demand.floor);
  const measure = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
  return {
    attempt,
    chosen: { widths, gap, measure },
    problem: [tableTooWide(block.table, measure, options.widths[width], block.place)],
  };
}

function attempts(block: TableBlock, size: number, widths: TableOptions['widths']): readonly Attempt[] {
  const sizes: number[] = [size];
  for (let smaller = size - sizeStep; smaller >= smallestSize; smaller -= sizeStep) sizes.push(smaller);
  const at = (width: TableWidth, comfort: Comfort) => sizes.map((each) => ({ width, size: each, comfort }));
  return [
    ...(block.width === 'text' ? at('text', 'comfortable') : []),
    ...at('wide', 'comfortable'),
    ...at('wide', 'tight'),
    // A page that lies already is not turned.
    ...(widths.landscape < widths.wide
      ? []
      : [...at('landscape', 'comfortable'), ...at('landscape', 'tight')]),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function gapsAt(size: number): GapRule {
  return {
    least: gaps.least * size,
    comfortable: gaps.comfortable * size,
    most: gaps.most * size,
  };
}

function demandsAt(
  measured: MeasuredCells,
  heads: readonly HeadMeasure[],
  { size, comfort }: Attempt,
  baseSize: number,
  available: number,
): readonly ColumnDemand[] {
  const scale = size / baseSize;
  return measured.columns.map((column, index) => {
    const head = heads[index] ?? { longestWord: 0, byLines: [0, 0, 0] };
    const numbers = (column.lead + column.trail) * scale;
    const longest = column.longest * scale;
    // Longer words can be hyphenated, numbers cannot.
    const word = Math.max(numbers, Math.min(column.longestWord * scale, longWord * size));
    const readable =
      comfort === 'tight'
        ? word
        : longest <= shortText * size
          ? longest
          : Math.max(narrowText * size, Math.min(longest / mostLines, available * mostOfPage));
    const floor = Math.max(word, readable, head.longestWord * scale);
    const wish = Math.max(longest, floor, headingWidth(head, scale, Math.max(longest, wideHeading * size)));
    // Numbers get what they wish long before words do.
    const weight = longest <= word + 1e-6 ? wish * 2 : Math.max(1, (column.mean * scale + longest) / 2);
    return { floor, wish, weight };
  });
}

/** In as few lines as do not make the column wide on their own account. */
function headingWidth(head: HeadMeasure, scale: number, limit: number): number {
  for (const width of head.byLines) if (width * scale <= limit) return width * scale;
  return head.byLines[2] * scale;
}

function stylesAt(theme: TableTheme, size: number): TableStyles {
  const { tableHead, tableCell, tableTotal } = theme.type;
  const scale = size / tableCell.size;
  const head = scaled(tableHead, scale);
  return {
    head,
    unit: { ...head, font: tableCell.font, colour: theme.colours.grey },
    body: tabular(scaled(tableCell, scale)),
    total: tabular(scaled(tableTotal, scale)),
  };
}

function scaled(role: TypeRole, scale: number): TypeRole {
  return {
    ...role,
    size: role.size * scale,
    leading: role.leading * scale,
    tracking: role.tracking * scale,
  };
}

function tabular(role: TypeRole): TypeRole {
  return role.features.includes('tnum') ? role : { ...role, features: [...role.features, 'tnum'] };
}

function cellStyle(role: TypeRole): CellStyle {
  const { font, size, features, tracking, colour } = role;
  return { font, size, features, tracking, colour };
}
