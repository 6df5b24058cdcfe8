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
  /** Where it is written; a chart's title in its own file, and the chart as a whole in the chapter that prints it. */
  readonly starts: readonly Place[];
  /** The chart or table whose title it is. */
  readonly caption?: ChartBlock | TableBlock;
}

export interface TextMaps {
  readonly text: (site: TextSite) => readonly Inline[];
  /** Called after the title of a table has been mapped. */
  readonly table?: (table: TableBlock) => TableBlock;
  /** Texts at which nothing can be marked: subtitles, sources and notes, the figures of tiles. */
  readonly beside?: (inlines: readonly Inline[]) => readonly Inline[];
  /** Called for a tile after its texts have been mapped. */
  readonly tile?: (tile: KeyFigureTile) => KeyFigureTile;
}

export function mapTexts(manuscript: Manuscript, maps: TextMaps): Manuscript {
  const mapper = new Mapper(maps);
  return {
    ...manuscript,
    front: manuscript.front.map((matter) => mapper.matter(matter)),
    parts: manuscript.parts.map((part) => ({
      ...part,
      introduction: mapper.blocks(part.introduction),
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

  constructor({
    text,
    table = (block) => block,
    beside = (inlines) => inlines,
    tile = (given) => given,
  }: TextMaps) {
    this.#text = text;
    this.#table = table;
    this.#beside = beside;
    this.#tile = tile;
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
    const title = this.#map(chapter.title, chapter.place);
    const blocks = this.blocks(chapter.blocks);
    const footnotes = new Map(
      [...chapter.footnotes].map(([id, note]) => [id, { ...note, children: this.blocks(note.children) }]),
    );
    return { ...chapter, title, blocks, footnotes };
  }

  blocks(blocks: readonly Block[]): readonly Block[] {
    return blocks.map((block) => this.#block(block));
  }

  #map(inlines: readonly Inline[], place: Place | undefined): readonly Inline[] {
    const start = firstPlace(inlines) ?? place;
    return this.#text({ inlines, starts: start === undefined ? [] : [start] });
  }

  #block(block: Block): Block {
    switch (block.type) {
      case 'heading':
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
          return this.#tile({
            ...tile,
            figure: this.#beside(tile.figure),
            label: this.#text({ inlines: tile.label, starts: starts.slice(0, 1) }),
            ...(tile.detail === undefined ? {} : { detail: this.#beside(tile.detail) }),
          });
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
        const title = this.#text({ inlines: block.title, starts: [own, block.place], caption: block });
        return {
          ...block,
          title,
          subtitle: this.#beside(block.subtitle),
          source: this.#beside(block.source),
          notes: block.notes.map((note) => ({ ...note, children: this.#beside(note.children) })),
        };
      }
      case 'table': {
        const title = this.#text({ inlines: block.title, starts: [block.place], caption: block });
        return this.#table({ ...block, title, source: this.#beside(block.source) });
      }
      case 'plate': {
        const title = this.#text({ inlines: block.title, starts: [block.place] });
        return { ...block, title, source: this.#beside(block.source) };
      }
      case 'bibliography':
      case 'image':
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
