/** Turns a manuscript and what has changed since an earlier edition into one in which the changes are marked for the margin. */

import type {
  EditionDifference,
  FigureChange,
  SentenceChange,
  TableChange,
} from '../editions/EditionDifference.ts';
import { STATUS_OF } from '../editions/keyedTables.ts';
import { groupBy } from '../lists/groupBy.ts';
import { columnOf, rowKeyText } from '../validate/checks/Figures.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { rowWords } from './listChanges.ts';
import type {
  ChangeInline,
  ChartBlock,
  Inline,
  KeyFigureTile,
  Manuscript,
  TableBlock,
} from './Manuscript.ts';
import { mapTexts } from './mapTexts.ts';
import { plainText } from './plainText.ts';
import { textOfRef } from './printedTexts.ts';
import { withUnit } from './withUnit.ts';

export interface ChangesToMark {
  readonly difference: EditionDifference;
  readonly dataset: Dataset;
  /** Says beside each change what stood there before. */
  readonly withOldValues: boolean;
}

/** `difference` leads to this manuscript. What is said of its changes in lists of its own is not marked. */
export function markChanges(manuscript: Manuscript, changes: ChangesToMark): Manuscript {
  const marker = new Marker(manuscript, changes);
  return mapTexts(manuscript, {
    text: ({ inlines, where }) => marker.text(inlines, where),
    beside: (inlines, where) => marker.text(inlines, where),
    tile: (tile, where) => marker.tile(tile, where),
    table: (table) => marker.table(table),
    chart: (chart) => marker.chart(chart),
  });
}

class Marker {
  readonly #manuscript: Manuscript;
  readonly #changes: ChangesToMark;
  readonly #sentences: ReadonlyMap<string, readonly SentenceChange[]>;
  readonly #tables: ReadonlyMap<string, TableChange>;
  readonly #charts: ReadonlySet<string>;
  readonly #facts: ReadonlySet<string>;
  /** By the id of the figure's entry in the ledger. */
  readonly #figures: ReadonlyMap<string, FigureChange>;
  /** What was before of words that have no margin of their own, by the id of their chart or table. */
  readonly #beneath = new Map<string, string[]>();
  readonly #leftOut = new Set<string>();

  constructor(manuscript: Manuscript, changes: ChangesToMark) {
    const { sentences, tables, charts, facts, figures } = changes.difference;
    this.#manuscript = manuscript;
    this.#changes = changes;
    this.#sentences = groupBy(sentences, ({ where }) => where);
    this.#tables = new Map(tables.map((change) => [change.table, change]));
    this.#charts = new Set(charts.map(({ chart }) => chart));
    this.#facts = new Set(facts.map(({ address }) => address));
    const bySlot = new Map(figures.map((change) => [change.slot, change]));
    this.#figures = new Map(
      manuscript.ledger.flatMap(({ id, slot }): (readonly [string, FigureChange])[] => {
        const change = bySlot.get(slot);
        // What rounding hides is no change of the page.
        const { before, after } = change ?? {};
        if (change === undefined || after === undefined || before?.printed === after.printed) return [];
        return [[id, change]];
      }),
    );
  }

  get #words() {
    return this.#manuscript.book.language.words.marked;
  }

  text(inlines: readonly Inline[], where: string): readonly Inline[] {
    const text = plainText(inlines, textOfRef);
    const marked = this.#changesAt(where).reduce<readonly Inline[]>((all, change) => {
      const from = change.after === undefined ? -1 : text.indexOf(change.after);
      if (from === -1) return all;
      const note = this.#placed(this.#noteOf(change), where);
      return markRange(all, from, from + (change.after ?? '').length, note);
    }, inlines);
    return this.#leaveOut(this.#withFigures(marked, where), where);
  }

  /** Its figure is set as large as its tile allows, and stays as it is; with the label it is one sentence. */
  tile(tile: KeyFigureTile, where: string): KeyFigureTile {
    const figure = tile.figure.flatMap((inline) => (inline.type === 'change' ? inline.children : [inline]));
    const own = tile.figure.find((inline) => inline.type === 'change');
    const text = `${plainText(figure)} ${plainText(tile.label)}`;
    const change = this.#changesAt(where).find(({ after }) => after !== undefined && text.includes(after));
    if (change === undefined && own === undefined) return tile;
    const note = change === undefined ? (own?.note ?? '') : this.#noteOf(change);
    return { ...tile, figure, label: [{ type: 'change', note, children: tile.label }] };
  }

  chart(chart: ChartBlock): ChartBlock {
    const isChanged = this.#charts.has(chart.chart.id);
    const before = this.#beneath.get(chart.id) ?? [];
    const said: readonly Inline[] = before.length === 0 ? [] : [{ type: 'text', text: before.join(' ') }];
    const both = chart.source.length > 0 && said.length > 0;
    const source: readonly Inline[] = [...chart.source, ...(both ? [LINE_BREAK] : []), ...said];
    return { ...chart, source, ...(isChanged ? { isChanged } : {}) };
  }

  table(table: TableBlock): TableBlock {
    const change = table.list === undefined ? this.#tables.get(table.table) : undefined;
    const printed = new Set(table.columns.map(({ field }) => field));
    const revised = (change?.revised ?? []).filter(({ field }) => printed.has(field.replace(STATUS_OF, '')));
    const changed = new Set([
      ...revised.map(({ rows: [, row] }) => row),
      ...(change?.added ?? []).map(({ row }) => row),
    ]);
    const shown = new Set<number>();
    const rows = table.rows.map((row) => {
      const isChanged = row.cells.some(({ origin }) => {
        if (origin.type === 'fact') return this.#facts.has(`fact:${origin.fact}`);
        if (origin.type !== 'cell' || origin.table !== change?.table) return false;
        shown.add(origin.row);
        return changed.has(origin.row);
      });
      return isChanged ? { ...row, isChanged } : row;
    });
    const before = this.#changes.withOldValues
      ? revised.flatMap((cell) => (shown.has(cell.rows[1]) ? this.#oldCell(table.table, cell) : []))
      : [];
    const said = [...(this.#beneath.get(table.id) ?? []), ...before];
    return { ...table, rows, remarks: [...table.remarks, ...said] };
  }

  #oldCell(id: string, { field, before, rows: [, row] }: TableChange['revised'][number]): readonly string[] {
    const table = this.#changes.dataset.tables.get(id);
    const column = table && columnOf(table, field);
    if (table === undefined || column === undefined) return [];
    const value =
      before === null ? '–' : withUnit(before, column.field, this.#manuscript.book.language.numbers);
    const name = [rowWords(rowKeyText(table, row)), column.field.title].join(', ');
    return [this.#words.before(`${name}${this.#manuscript.book.language.words.colon}${value}.`)];
  }

  #changesAt(where: string): readonly SentenceChange[] {
    return this.#sentences.get(where) ?? [];
  }

  /** Figures of sentences that were not compared. */
  #withFigures(inlines: readonly Inline[], where: string): readonly Inline[] {
    return inlines.map((inline): Inline => {
      if (inline.type === 'change') return inline;
      if ('children' in inline) return { ...inline, children: this.#withFigures(inline.children, where) };
      const change = inline.type === 'figure' ? this.#figures.get(inline.ledger) : undefined;
      if (change === undefined) return inline;
      const before = change.before?.printed;
      const said = before === undefined ? this.#words.isNew : this.#words.before(before);
      const note = this.#placed(this.#changes.withOldValues ? said : '', where);
      return { type: 'change', note, children: [inline] };
    });
  }

  /** Charts and tables may float, and have no margin for notes: what is said of their words stands beneath them. */
  #placed(note: string, where: string): string {
    const [, owner] = /^((?:fig|tbl):[^/]*)\//.exec(where) ?? [];
    if (owner === undefined || note === '') return note;
    this.#beneath.set(owner, [...(this.#beneath.get(owner) ?? []), note]);
    return '';
  }

  /** The figures that were others, where figures are all that has changed; else the sentence as it was. */
  #noteOf({ before, words }: SentenceChange): string {
    if (!this.#changes.withOldValues) return '';
    if (before === undefined) return this.#words.isNew;
    const gone = words.flatMap(({ type, text }) => (type === 'gone' ? [text.trim()] : []));
    const areFigures = words.every(({ type, text }) => type === 'same' || isFigure(text));
    return this.#words.before(
      areFigures && gone.length > 0
        ? gone.join(this.#manuscript.book.language.words.semicolon)
        : withoutRefs(before),
    );
  }

  /** Sentences that are gone are told of at the first text of their section. */
  #leaveOut(inlines: readonly Inline[], where: string): readonly Inline[] {
    const gone = this.#changesAt(where).filter(({ after }) => after === undefined);
    if (gone.length === 0 || this.#leftOut.has(where) || inlines.length === 0) return inlines;
    this.#leftOut.add(where);
    const said = gone.map(({ before = '' }) => this.#words.leftOut(withoutRefs(before))).join(' ');
    return [{ type: 'change', note: this.#changes.withOldValues ? said : '', children: inlines }];
  }
}

const LINE_BREAK: Inline = { type: 'lineBreak' };

/** Marks what stands between two offsets of a text; its first piece alone bears the note. */
function markRange(inlines: readonly Inline[], from: number, to: number, note: string): readonly Inline[] {
  let at = 0;
  let unsaid = note;
  const mark = (...children: readonly Inline[]): ChangeInline => {
    const change: ChangeInline = { type: 'change', note: unsaid, children };
    unsaid = '';
    return change;
  };
  const walk = (nodes: readonly Inline[]): readonly Inline[] =>
    nodes.flatMap((node): readonly Inline[] => {
      const start = at;
      const end = start + plainText([node], textOfRef).length;
      if (end > from && start < to && (start < from || end > to) && 'children' in node)
        return [{ ...node, children: walk(node.children) }];
      at = end;
      if (end <= from || start >= to) return [node];
      if (node.type !== 'text') return [mark(node)];
      const [before, after] = [Math.max(0, from - start), Math.min(node.text.length, to - start)];
      const piece = (text: string): readonly Inline[] => (text === '' ? [] : [{ ...node, text }]);
      return [
        ...piece(node.text.slice(0, before)),
        mark(...piece(node.text.slice(before, after))),
        ...piece(node.text.slice(after)),
      ];
    });
  return walk(inlines);
}

/** Numbers with their marks and signs, and words between that stay beside them. */
function isFigure(text: string): boolean {
  return /\d/.test(text) && !/\p{L}{4,}/u.test(text);
}

/** References stand in a text that was kept by their names. */
function withoutRefs(text: string): string {
  return text.replace(/\s*\(?\[(?:fig|tbl|ch|sec|part):[^\]]*\]\)?/g, '');
}
