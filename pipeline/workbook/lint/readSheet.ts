/** Turns a sheet part into what the rules look at: the cells around tables, and what each table column holds. */
import { columnLetters, parseCellName } from '../cellAddress.ts';
import { MAX_COLUMNS, MAX_ROWS, MAX_TEXT } from '../limits.ts';
import { lookAtData, newColumn } from './lookAtData.ts';
import type { Package } from './openPackage.ts';
import { parseXmlEvents, relationOf } from './parseXml.ts';
import { isWithin, type LintRange, type LintStyle, type LintTable, parseRange } from './readPackage.ts';
import type { CellKind, LintCell, LintFault, LintLink, SheetContent, TableContent } from './SheetContent.ts';

export interface SheetSurroundings {
  readonly tables: readonly LintTable[];
  readonly styles: readonly LintStyle[];
  readonly strings: readonly string[];
}

/** Cells outside tables that are kept: a sheet of others may hold nothing else. */
const MOST_AROUND = 100_000;
const MOST_FAULTS = 50;
const SMALLEST_FONT = 10;

export function readSheet(opened: Package, part: string, around: SheetSurroundings): SheetContent {
  const reader = new SheetReader(around);
  const broken = parseXmlEvents(opened.read(part), {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  return reader.finish(broken);
}

type Attributes = Readonly<Record<string, string>>;

/** A table while its cells are read. */
interface OpenTable extends TableContent {
  readonly range: LintRange;
  readonly heading: Map<number, LintCell>;
  blankRow: number | undefined;
  isVoid: boolean;
  lastFilledRow: number;
}

class SheetReader {
  readonly #around: SheetSurroundings;
  readonly #tables: OpenTable[];
  readonly #elements: string[] = [];
  readonly #merged: string[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns: string[] = [];
  readonly #widths: { range: string; width: number; from: number; to: number }[] = [];
  readonly #links: LintLink[] = [];
  readonly #relations: { element: string; id: string }[] = [];
  readonly #textNumbers: LintRange[] = [];
  readonly #cells: LintCell[] = [];
  readonly #faults: LintFault[] = [];
  readonly #sharedTexts = new Set<number>();
  /** Of columns, by their numbers. */
  readonly #letters: string[] = [];
  #depth = 0;
  #view: Attributes = {};
  #activeCell = '';
  #frozen = false;
  #headerFooter = '';
  #inHeaderFooter = false;
  #fitToWidth = false;
  #pagesHigh = '1';
  #firstFormula: string | undefined;
  #firstWithoutValue: string | undefined;
  #smallFont: string | undefined;
  #italic: string | undefined;
  #filled: string | undefined;
  #row = 0;
  #column = 0;
  #lastRow = 0;
  #rowFilled = false;
  // The cell that is open.
  #cell: Attributes | undefined;
  #value = '';
  #hasValue = false;
  #formula = false;
  #taking = false;

  constructor(around: SheetSurroundings) {
    this.#around = around;
    this.#tables = around.tables.flatMap((table) => {
      const { range } = table;
      if (range === undefined) return [];
      const columns = Array.from(
        { length: Math.max(0, range.lastColumn - range.firstColumn + 1) },
        newColumn,
      );
      return [
        {
          table,
          range,
          columns,
          heading: new Map(),
          blankRow: undefined,
          isVoid: true,
          lastFilledRow: range.firstRow,
        },
      ];
    });
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#depth === 2) this.#elements.push(name);
    switch (name) {
      case 'row':
        this.#openRow(attributes);
        break;
      case 'c':
        this.#cell = attributes;
        this.#value = '';
        this.#hasValue = false;
        this.#formula = false;
        break;
      case 'v':
      case 't':
        this.#hasValue = this.#cell !== undefined;
        this.#taking = this.#hasValue;
        break;
      case 'f':
        this.#formula = this.#cell !== undefined;
        break;
      default:
        this.#openOther(name, attributes);
    }
  }

  close(name: string): void {
    this.#depth -= 1;
    if (name === 'v' || name === 't') this.#taking = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'headerFooter') this.#inHeaderFooter = false;
  }

  text(text: string): void {
    if (this.#taking) this.#value += text;
    else if (this.#inHeaderFooter) this.#headerFooter += text.trim();
  }

  #openOther(name: string, attributes: Attributes): void {
    switch (name) {
      case 'sheetView':
        this.#view = attributes;
        break;
      case 'pane':
        this.#frozen = attributes['state'] === 'frozen' || attributes['state'] === 'frozenSplit';
        break;
      case 'selection':
        if (this.#activeCell === '') this.#activeCell = attributes['activeCell'] ?? 'A1';
        break;
      case 'col':
        this.#openColumn(attributes);
        break;
      case 'mergeCell':
        this.#merged.push(attributes['ref'] ?? '');
        break;
      case 'hyperlink':
        this.#links.push({
          reference: attributes['ref'] ?? '',
          relationship: attributes['r:id'],
          location: attributes['location'],
        });
        break;
      case 'tablePart':
      case 'drawing':
      case 'legacyDrawing':
        this.#relations.push({ element: name, id: relationOf(attributes) ?? '' });
        break;
      case 'ignoredError':
        if (attributes['numberStoredAsText'] === '1' || attributes['numberStoredAsText'] === 'true') {
          const ranges = (attributes['sqref'] ?? '').split(' ').map(parseRange);
          this.#textNumbers.push(...ranges.filter((range) => range !== undefined));
        }
        break;
      case 'headerFooter':
        this.#inHeaderFooter = true;
        break;
      case 'pageSetUpPr':
        this.#fitToWidth = attributes['fitToPage'] === '1' || attributes['fitToPage'] === 'true';
        break;
      case 'pageSetup':
        this.#pagesHigh = attributes['fitToHeight'] ?? '1';
        break;
      default:
    }
  }

  #openColumn(attributes: Attributes): void {
    const from = Number(attributes['min']);
    const to = Number(attributes['max']);
    const range = `${columnLetters(from)}:${columnLetters(to)}`;
    if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') this.#hiddenColumns.push(range);
    this.#widths.push({ range, width: Number(attributes['width'] ?? 8.43), from, to });
  }

  #openRow(attributes: Attributes): void {
    this.#endRow();
    const row = attributes['r'] === undefined ? this.#row + 1 : Number(attributes['r']);
    if (row <= this.#row || row > MAX_ROWS)
      this.#fault('order', `row ${row}`, `row ${row} after row ${this.#row}`);
    if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') this.#hiddenRows.push(row);
    this.#row = row;
    this.#column = 0;
    this.#rowFilled = false;
  }

  /** A row of a table without any value parts it in two for a reader. */
  #endRow(): void {
    if (!this.#rowFilled) return;
    this.#lastRow = this.#row;
    for (const table of this.#tables) {
      if (this.#row <= table.range.firstRow || this.#row > table.range.lastRow) continue;
      if (this.#row > table.lastFilledRow + 1) table.blankRow ??= table.lastFilledRow + 1;
      table.lastFilledRow = this.#row;
    }
  }

  #closeCell(): void {
    const attributes = this.#cell;
    this.#cell = undefined;
    if (attributes === undefined) return;
    const name = attributes['r'] ?? '';
    const next = { row: this.#row, column: this.#column + 1 };
    // Most cells stand beside the one before, and their names need not be taken apart.
    const place = name === '' || name === this.#nameOf(next) ? next : parseCellName(name);
    if (place === undefined || place.row !== this.#row || place.column > MAX_COLUMNS) {
      this.#fault('reference', name, `${name} in row ${this.#row}`);
      return;
    }
    if (place.column <= this.#column) this.#fault('order', name, `${name} after column ${this.#column}`);
    this.#column = place.column;
    const styleIndex = Number(attributes['s'] ?? 0);
    const style = this.#around.styles[styleIndex];
    if (style === undefined && this.#around.styles.length > 0)
      this.#fault('style', name, `style ${styleIndex}`);
    const cell = this.#readCell(name, place, attributes['t'] ?? 'n', style);
    if (this.#formula) {
      this.#firstFormula ??= name;
      if (!this.#hasValue) this.#firstWithoutValue ??= name;
    }
    if (cell.kind !== 'blank') {
      this.#rowFilled = true;
      this.#lookAtStyle(cell);
    }
    this.#sort(cell);
  }

  #nameOf({ row, column }: { readonly row: number; readonly column: number }): string {
    if (column > MAX_COLUMNS) return '';
    let letters = this.#letters[column];
    if (letters === undefined) {
      letters = columnLetters(column);
      this.#letters[column] = letters;
    }
    return letters + row;
  }

  #readCell(
    name: string,
    place: { readonly row: number; readonly column: number },
    type: string,
    style: LintStyle | undefined,
  ): LintCell {
    const { row, column } = place;
    const made = (kind: CellKind, text: string): LintCell => ({ name, row, column, kind, text, style });
    if (!this.#hasValue) return made('blank', '');
    const value = this.#value;
    switch (type) {
      case 'n': {
        // Number('') is 0 and Number(' 1 ') is 1, but neither is what a sheet may hold.
        if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value)) this.#fault('number', name, value);
        return made('number', value);
      }
      case 's': {
        this.#sharedTexts.add(Number(value));
        const text = this.#around.strings[Number(value)];
        if (text === undefined) this.#fault('string', name, `shared string ${value}`);
        return this.#textCell(made, name, text ?? '');
      }
      case 'inlineStr':
      case 'str':
        return this.#textCell(made, name, value);
      case 'b':
        return made('boolean', value);
      case 'e':
        return made('error', value);
      case 'd':
        return made('text', value);
      default:
        this.#fault('type', name, type);
        return made('text', value);
    }
  }

  #textCell(made: (kind: CellKind, text: string) => LintCell, name: string, text: string): LintCell {
    if (text.length > MAX_TEXT) this.#fault('tooLong', name, `${text.length} characters`);
    return made(text === '' ? 'blank' : 'text', text);
  }

  #sort(cell: LintCell): void {
    for (const open of this.#tables) {
      const { range, table, columns, heading } = open;
      if (!isWithin(range, cell)) continue;
      if (cell.row < range.firstRow + table.headerRows) {
        heading.set(cell.column, cell);
      } else if (cell.row > range.lastRow - table.totalsRows) {
        // The word for a total says nothing of the column.
        if (cell.kind !== 'blank') open.isVoid = false;
      } else {
        const column = columns[cell.column - range.firstColumn];
        if (column !== undefined) lookAtData(column, cell);
        if (cell.kind !== 'blank') open.isVoid = false;
      }
      return;
    }
    if (cell.kind !== 'blank' && this.#cells.length < MOST_AROUND) this.#cells.push(cell);
  }

  #lookAtStyle(cell: LintCell): void {
    const { style } = cell;
    if (style === undefined) return;
    if (style.fontSize < SMALLEST_FONT) this.#smallFont ??= cell.name;
    if (style.italic) this.#italic ??= cell.name;
    if (style.filled) this.#filled ??= cell.name;
  }

  #fault(kind: LintFault['kind'], cell: string, found: string): void {
    if (this.#faults.length < MOST_FAULTS) this.#faults.push({ kind, cell, found });
  }

  finish(broken: string | undefined): SheetContent {
    this.#endRow();
    for (const table of this.#tables) {
      if (table.lastFilledRow < table.range.lastRow) table.blankRow ??= table.lastFilledRow + 1;
    }
    return {
      broken,
      elements: this.#elements,
      view: this.#view,
      activeCell: this.#activeCell === '' ? 'A1' : this.#activeCell,
      frozen: this.#frozen,
      merged: this.#merged,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      columnWidths: this.#widths,
      widthOf: (column) => this.#widths.find(({ from, to }) => column >= from && column <= to)?.width,
      links: this.#links,
      relations: this.#relations,
      textNumbers: this.#textNumbers,
      headerFooter: this.#headerFooter,
      fitToWidth: this.#fitToWidth,
      fitToPage: this.#fitToWidth && this.#pagesHigh === '1',
      tables: this.#tables,
      around: this.#cells,
      faults: this.#faults,
      formulas: { first: this.#firstFormula, firstWithoutValue: this.#firstWithoutValue },
      smallFont: this.#smallFont,
      italic: this.#italic,
      filled: this.#filled,
      lastRow: this.#lastRow,
      sharedTexts: [...this.#sharedTexts],
    };
  }
}
