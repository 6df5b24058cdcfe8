/** Turns a manuscript into one with other texts: each run of inlines, in the order of the book, given to a function. */
import type { Place } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import type {
  Block,
  Chapter,
  ChartBlock,
  Inline,
  KeyFigureTile,
  Manuscript,
  Matter,
  TableBlock,
} from './Manuscript.ts';

/** A run of inlines: a paragraph, a heading, a cell of a timeline, the title of a chart or table. */
export interface TextSite {
  readonly inlines: readonly Inline[];
  /** As the slot of a figure there begins, and as `printedTexts` calls it: `sec:trade/growth`, `fig:goods/title`. */
  readonly where: string;
  /** Where it is written; a chart's title in its own file, and the chart as a whole in the chapter that prints it. */
  readonly starts: readonly Place[];
  /** The chart or table whose title it is. */
  readonly caption?: ChartBlock | TableBlock;
}

export interface TextMaps {
  readonly text: (site: TextSite) => readonly Inline[];
  /** Called after the words of a table or chart have been mapped. */
  readonly table?: (table: TableBlock) => TableBlock;
  readonly chart?: (chart: ChartBlock) => ChartBlock;
  /** Texts at which nothing can be marked: subtitles, sources and notes, the figures of tiles. */
  readonly beside?: (inlines: readonly Inline[], where: string) => readonly Inline[];
  /** Called for a tile after its texts have been mapped. */
  readonly tile?: (tile: KeyFigureTile, where: string) => KeyFigureTile;
}

export function mapTexts(manuscript: Manuscript, maps: TextMaps): Manuscript {
  const mapper = new Mapper(maps);
  return {
    ...manuscript,
    front: manuscript.front.map((matter) => mapper.matter(matter)),
    parts: manuscript.parts.map((part) => ({
      ...part,
      introduction: mapper.introduction(part.introduction, part.id),
      chapters: part.chapters.map((chapter) => mapper.chapter(chapter)),
    })),
    back: manuscript.back.map((matter) => mapper.matter(matter)),
  };
}

class Mapper {
  readonly #text: TextMaps['text'];
  readonly #table: NonNullable<TextMaps['table']>;
  readonly #beside: NonNullable<TextMaps['beside']>;
  readonly #tile: NonNullable<TextMaps['tile']>;
  readonly #chart: NonNullable<TextMaps['chart']>;
  /** The section that the text stands in, or what it is of. */
  #where = '';

  constructor({
    text,
    table = (block) => block,
    chart = (block) => block,
    beside = (inlines) => inlines,
    tile = (given) => given,
  }: TextMaps) {
    this.#text = text;
    this.#table = table;
    this.#beside = beside;
    this.#tile = tile;
    this.#chart = chart;
  }

  matter(matter: Matter): Matter {
    switch (matter.type) {
      case 'cover':
      case 'generated':
        return matter;
      case 'imprint':
        return { ...matter, blocks: this.blocks(matter.blocks) };
      case 'chapter':
        return { ...matter, chapter: this.chapter(matter.chapter) };
      default:
        return unreachable(matter);
    }
  }

  chapter(chapter: Chapter): Chapter {
    this.#where = `ch:${chapter.id}/title`;
    const title = this.#map(chapter.title, chapter.place);
    this.#where = `ch:${chapter.id}`;
    const blocks = this.blocks(chapter.blocks);
    const footnotes = new Map(
      [...chapter.footnotes].map(([id, note]) => {
        this.#where = note.id;
        return [id, { ...note, children: this.blocks(note.children) }];
      }),
    );
    return { ...chapter, title, blocks, footnotes };
  }

  introduction(blocks: readonly Block[], part: string): readonly Block[] {
    this.#where = `part:${part}`;
    return this.blocks(blocks);
  }

  blocks(blocks: readonly Block[]): readonly Block[] {
    return blocks.map((block) => this.#block(block));
  }

  #map(inlines: readonly Inline[], place: Place | undefined): readonly Inline[] {
    const start = firstPlace(inlines) ?? place;
    return this.#text({ inlines, where: this.#where, starts: start === undefined ? [] : [start] });
  }

  #block(block: Block): Block {
    switch (block.type) {
      case 'heading':
        if (block.id !== '') this.#where = block.id;
        return { ...block, children: this.#map(block.children, block.place) };
      case 'paragraph':
        return { ...block, children: this.#map(block.children, block.place) };
      case 'list':
        return { ...block, items: block.items.map((item) => this.blocks(item)) };
      case 'quote': {
        const children = this.blocks(block.children);
        if (block.attribution === undefined) return { ...block, children };
        return { ...block, children, attribution: this.#map(block.attribution, undefined) };
      }
      case 'definitionList': {
        const entries = block.entries.map(({ term, definition }) => ({
          term: this.#map(term, undefined),
          definition: this.blocks(definition),
        }));
        return { ...block, entries };
      }
      case 'callout':
        return {
          ...block,
          title: this.#map(block.title, block.place),
          children: this.blocks(block.children),
        };
      case 'sideNote': {
        const title = block.title === undefined ? undefined : this.#map(block.title, block.place);
        return { ...block, ...(title === undefined ? {} : { title }), children: this.blocks(block.children) };
      }
      case 'keyFigures': {
        // A figure is set as large as its tile allows; its mark stands at the words beneath.
        const tiles = block.tiles.map((tile) => {
          const starts = [firstPlace(tile.figure), tile.place].filter((place) => place !== undefined);
          const mapped = {
            ...tile,
            figure: this.#beside(tile.figure, this.#where),
            label: this.#text({ inlines: tile.label, where: this.#where, starts: starts.slice(0, 1) }),
            ...(tile.detail === undefined ? {} : { detail: this.#beside(tile.detail, this.#where) }),
          };
          return this.#tile(mapped, this.#where);
        });
        return { ...block, tiles };
      }
      case 'findings':
        return { ...block, items: block.items.map((item) => this.#map(item, block.place)) };
      case 'timeline': {
        const events = block.events.map(({ date, children }) => ({
          date: this.#map(date, undefined),
          children: this.#map(children, undefined),
        }));
        return { ...block, events };
      }
      case 'columns':
        return { ...block, columns: block.columns.map((column) => this.blocks(column)) };
      case 'chart': {
        const own = { ...block.chart.place, line: 1, column: 0 };
        const where = (part: string) => `${block.id}/${part}`;
        const title = this.#text({
          inlines: block.title,
          where: where('title'),
          starts: [own, block.place],
          caption: block,
        });
        return this.#chart({
          ...block,
          title,
          subtitle: this.#beside(block.subtitle, where('subtitle')),
          source: this.#beside(block.source, where('source')),
          notes: block.notes.map((note) => ({
            ...note,
            children: this.#beside(note.children, where('note')),
          })),
        });
      }
      case 'table': {
        const where = `${block.id}/title`;
        const title = this.#text({ inlines: block.title, where, starts: [block.place], caption: block });
        // Cells of letters alone hold nothing that could be mapped.
        const rows = block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            cell.words === undefined
              ? cell
              : { ...cell, words: this.#beside(cell.words, `${block.id}/cell`) },
          ),
        }));
        const source = this.#beside(block.source, `${block.id}/source`);
        return this.#table({ ...block, title, rows, source });
      }
      case 'listing': {
        const where = `${block.id}/title`;
        return { ...block, title: this.#text({ inlines: block.title, where, starts: [block.place] }) };
      }
      case 'plate': {
        const where = `${block.id}/title`;
        const title = this.#text({ inlines: block.title, where, starts: [block.place] });
        return { ...block, title, source: this.#beside(block.source, `${block.id}/source`) };
      }
      case 'bibliography':
      case 'image':
      case 'equation':
      case 'pageBreak':
        return block;
      default:
        return unreachable(block);
    }
  }
}

/** Where the first of some inlines that knows its place is written. */
export function firstPlace(inlines: readonly Inline[]): Place | undefined {
  for (const inline of inlines) {
    const own = 'place' in inline ? inline.place : undefined;
    const place = own ?? ('children' in inline ? firstPlace(inline.children) : undefined);
    if (place !== undefined) return place;
  }
  return undefined;
}
