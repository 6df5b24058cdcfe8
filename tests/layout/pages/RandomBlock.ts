/** What random manuscripts are made of: every kind of block, most of them with others inside, and notes anywhere. */
import fc from 'fast-check';
import type { Block, Footnote, Inline } from '../../../pipeline/compose/Manuscript.ts';
import {
  chartBlock,
  filler,
  footnote,
  heading,
  noteRef,
  paragraph,
  place,
  ref,
  tableBlock,
  text,
} from '../manuscripts.ts';

/** Words are made of it by `Words`, so that those of each block are its own. */
export interface RandomText {
  readonly words: number;
  /** Letters of a word that no line may hold; 0 for none. */
  readonly longWord: number;
  readonly styled: boolean;
  /** Of a footnote marked at its end. */
  readonly note: RandomNote | undefined;
}

interface RandomNote {
  readonly words: number;
  /** Words of a note that is marked within the note; 0 for none. */
  readonly inner: number;
  readonly children: readonly RandomBlock[];
}

export type RandomBlock =
  | { readonly type: 'paragraph'; readonly role: 'body' | 'lead' | 'source'; readonly text: RandomText }
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly text: RandomText }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly tight: boolean;
      readonly wide: boolean;
      readonly items: readonly (readonly RandomBlock[])[];
    }
  | {
      readonly type: 'quote';
      readonly children: readonly RandomBlock[];
      readonly attribution: RandomText | undefined;
    }
  | {
      readonly type: 'definitionList';
      readonly entries: readonly { readonly term: RandomText; readonly definition: readonly RandomBlock[] }[];
    }
  | {
      readonly type: 'callout' | 'sideNote';
      readonly title: RandomText | undefined;
      readonly children: readonly RandomBlock[];
    }
  | {
      readonly type: 'columns';
      readonly wide: boolean;
      readonly columns: readonly (readonly RandomBlock[])[];
    }
  | { readonly type: 'keyFigures'; readonly tiles: readonly RandomText[] }
  | { readonly type: 'findings' | 'timeline'; readonly items: readonly RandomText[] }
  | {
      readonly type: 'chart';
      readonly size: 'half' | 'text' | 'wide';
      readonly height: number;
      readonly title: RandomText;
      readonly source: RandomText;
    }
  | {
      readonly type: 'table';
      readonly rows: number;
      readonly columns: number;
      readonly total: boolean;
      readonly wide: boolean;
      readonly title: RandomText;
      /** In the second row's first cell. */
      readonly words: number;
    }
  | { readonly type: 'pageBreak' };

// ---------------------------------------------------------------- drawn at random

const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });

interface Sizes {
  /** Numbers of words of a text. */
  readonly words: readonly number[];
  readonly longWords: readonly number[];
  readonly noteWords: readonly number[];
  readonly rows: fc.Arbitrary<number>;
  readonly columns: readonly number[];
  readonly heights: readonly [number, number];
  readonly items: number;
}

/** Of blocks in the text block itself, and of those within others. */
const outer: Sizes = {
  words: [0, 1, 4, 20, 60, 120, 300],
  longWords: [90, 3000],
  noteWords: [5, 5, 5, 5, 60, 60, 60, 300],
  rows: fc.oneof(
    { weight: 6, arbitrary: upTo(12) },
    { weight: 3, arbitrary: upTo(90) },
    { weight: 1, arbitrary: fc.constantFrom(200, 2000) },
  ),
  columns: [1, 3, 3, 5, 8, 13],
  heights: [20, 700],
  items: 13,
};
const inner: Sizes = {
  words: [0, 3, 12, 40, 400],
  longWords: [90],
  noteWords: [5, 60],
  rows: fc.oneof(upTo(6), fc.constantFrom(60)),
  columns: [1],
  heights: [20, 500],
  items: 4,
};

/** Blocks that hold others hold none so many levels further in. */
const deepest = 2;

/** Deep within others, a text has no note. */
function randomText({ words, longWords, noteWords }: Sizes, depth: number): fc.Arbitrary<RandomText> {
  const text = {
    words: fc.constantFrom(...words),
    longWord: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(...longWords) },
    ),
    styled: fc.boolean(),
  };
  if (depth >= deepest) return fc.record({ ...text, note: fc.constant(undefined) });
  const note = fc.record({
    words: fc.constantFrom(...noteWords),
    inner: fc.constantFrom(0, 0, 4, 40),
    children: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(blockWithin(deepest), { maxLength: 2 }) },
    ),
  });
  return fc.record({ ...text, note: fc.option(note, { freq: 8, nil: undefined }) });
}

function blockWithin(depth: number): fc.Arbitrary<RandomBlock> {
  return blockOfSizes(inner, depth);
}

function blockOfSizes(sizes: Sizes, depth: number): fc.Arbitrary<RandomBlock> {
  const isOuter = sizes === outer;
  const said = randomText(sizes, depth);
  const short = said.map((each) => ({ ...each, words: Math.min(each.words, 12), longWord: 0 }));
  const few = fc.array(short, { maxLength: sizes.items });
  const kinds: { readonly weight: number; readonly arbitrary: fc.Arbitrary<RandomBlock> }[] = [
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('paragraph' as const),
        role: fc.constantFrom('body' as const, 'body' as const, 'lead' as const, 'source' as const),
        text: said,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('heading' as const),
        level: fc.constantFrom(2 as const, 3 as const, 4 as const),
        text: short,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('keyFigures' as const), tiles: few }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constantFrom('findings' as const, 'timeline' as const),
        items: fc.array(said, { maxLength: sizes.items }),
      }),
    },
    {
      weight: isOuter ? 4 : 1,
      arbitrary: fc.record({
        type: fc.constant('chart' as const),
        size: fc.constantFrom('half' as const, 'text' as const, 'wide' as const),
        height: fc.integer({ min: sizes.heights[0], max: sizes.heights[1] }),
        title: fc.oneof({ weight: 6, arbitrary: short }, { weight: 1, arbitrary: said }),
        source: short,
      }),
    },
    {
      weight: isOuter ? 3 : 1,
      arbitrary: fc.record({
        type: fc.constant('table' as const),
        rows: sizes.rows,
        columns: fc.constantFrom(...sizes.columns),
        total: fc.boolean(),
        wide: fc.boolean(),
        title: fc.oneof({ weight: 6, arbitrary: short }, { weight: 1, arbitrary: said }),
        words: isOuter ? fc.constantFrom(1, 1, 6, 700) : fc.constantFrom(1, 6),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'pageBreak' as const }) },
  ];
  if (depth < deepest) kinds.push(...kindsWithin(depth, said, short, sizes.items));
  return fc.oneof(...kinds);
}

function kindsWithin(
  depth: number,
  said: fc.Arbitrary<RandomText>,
  short: fc.Arbitrary<RandomText>,
  items: number,
): readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<RandomBlock> }[] {
  const children = fc.array(blockWithin(depth + 1), { maxLength: 4 });
  const title = fc.option(short, { nil: undefined });
  return [
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('list' as const),
        ordered: fc.boolean(),
        tight: fc.boolean(),
        wide: fc.boolean(),
        items: fc.array(fc.array(blockWithin(depth + 1), { maxLength: 2 }), { maxLength: items }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('quote' as const),
        children,
        attribution: fc.option(short, { nil: undefined }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('definitionList' as const),
        entries: fc.array(
          fc.record({ term: short, definition: fc.array(blockWithin(depth + 1), { maxLength: 2 }) }),
          { maxLength: 5 },
        ),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constantFrom('callout' as const, 'sideNote' as const),
        title,
        children,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('columns' as const),
        wide: fc.boolean(),
        columns: fc.array(
          fc.oneof({ weight: 3, arbitrary: children }, { weight: 1, arbitrary: fc.array(said.map(bodyOf)) }),
          { maxLength: 3 },
        ),
      }),
    },
  ];
}

const bodyOf = (said: RandomText): RandomBlock => ({ type: 'paragraph', role: 'body', text: said });

export const randomBlocks: fc.Arbitrary<readonly RandomBlock[]> = fc.array(blockOfSizes(outer, 0), {
  maxLength: 12,
});

// ---------------------------------------------------------------- made of it

/** A manuscript's blocks and notes, and all that must be read in it, in order. */
export interface MadeBlocks {
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  readonly texts: readonly string[];
}

export function blocksOf(drawn: readonly RandomBlock[]): MadeBlocks {
  const maker = new Maker();
  const blocks = drawn.map((block) => maker.block(block));
  return { blocks, footnotes: maker.footnotes, texts: maker.texts };
}

class Maker {
  readonly footnotes: Footnote[] = [];
  readonly texts: string[] = [];
  #count = 0;

  /** Beginning with a word that no other text begins with. */
  #own(amount: number): string {
    this.#count += 1;
    return `q${this.#count}q ${filler(amount)}`.trim();
  }

  #text(drawn: RandomText): readonly Inline[] {
    const said = `${this.#own(drawn.words)}${drawn.longWord > 0 ? ` ${'x'.repeat(drawn.longWord)}` : ''}`;
    this.texts.push(said);
    const inlines = drawn.styled ? styled(said) : [text(said)];
    return drawn.note === undefined ? inlines : [...inlines, this.#note(drawn.note)];
  }

  #note({ words, inner: innerWords, children }: RandomNote): Inline {
    const said = this.#own(words);
    const id = `n${this.#count}`;
    this.texts.push(said);
    const own: Inline[] = [text(said)];
    if (innerWords > 0) own.push(this.#note({ words: innerWords, inner: 0, children: [] }));
    const blocks = children.map((child) => this.block(child));
    this.footnotes.push({ ...footnote(id, '7', ''), children: [paragraph(own), ...blocks] });
    return noteRef(id, '7');
  }

  #blocks(drawn: readonly RandomBlock[]): readonly Block[] {
    return drawn.map((block) => this.block(block));
  }

  block(drawn: RandomBlock): Block {
    switch (drawn.type) {
      case 'paragraph':
        return paragraph(this.#text(drawn.text), drawn.role);
      case 'heading': {
        const children = this.#text(drawn.text);
        this.#count += 1;
        return { ...heading(drawn.level, ''), id: `h${this.#count}`, children };
      }
      case 'list':
        return {
          type: 'list',
          ordered: drawn.ordered,
          start: 8,
          tight: drawn.tight,
          wide: drawn.wide,
          items: drawn.items.map((item) => this.#blocks(item)),
          place,
        };
      case 'quote': {
        const children = this.#blocks(drawn.children);
        const { attribution } = drawn;
        return {
          type: 'quote',
          children,
          place,
          ...(attribution === undefined ? {} : { attribution: this.#text(attribution) }),
        };
      }
      case 'definitionList':
        return {
          type: 'definitionList',
          entries: drawn.entries.map(({ term, definition }) => ({
            term: this.#text(term),
            definition: this.#blocks(definition),
          })),
          place,
        };
      case 'callout': {
        const title = drawn.title === undefined ? [] : this.#text(drawn.title);
        return { type: 'callout', kind: 'note', title, children: this.#blocks(drawn.children), place };
      }
      case 'sideNote': {
        const title = drawn.title === undefined ? {} : { title: this.#text(drawn.title) };
        return { type: 'sideNote', ...title, children: this.#blocks(drawn.children), place };
      }
      case 'columns':
        return {
          type: 'columns',
          wide: drawn.wide,
          columns: drawn.columns.map((column) => this.#blocks(column)),
          place,
        };
      case 'keyFigures':
        return {
          type: 'keyFigures',
          tiles: drawn.tiles.map((tile, index) => ({
            figure: [text('123.4')],
            label: this.#text(tile),
            ...(index % 2 === 0 ? {} : { detail: this.#text({ ...tile, note: undefined }) }),
          })),
          place,
        };
      case 'findings':
        return { type: 'findings', items: drawn.items.map((item) => this.#text(item)), place };
      case 'timeline':
        return {
          type: 'timeline',
          events: drawn.items.map((item) => ({ date: [text('1 May 1994')], children: this.#text(item) })),
          place,
        };
      case 'chart': {
        const { size, height } = drawn;
        const widths = { half: 140, text: 300, wide: 400 };
        this.#count += 1;
        const made = chartBlock(`c${this.#count}`, { size, width: widths[size], height });
        const title = this.#text(drawn.title);
        return { ...made, title, source: this.#text(drawn.source) };
      }
      case 'table':
        return this.#table(drawn);
      case 'pageBreak':
        return { type: 'pageBreak', place };
      default:
        return drawn;
    }
  }

  #table(drawn: Extract<RandomBlock, { type: 'table' }>): Block {
    this.#count += 1;
    const id = `t${this.#count}`;
    const title = this.#text(drawn.title);
    const stubs = Array.from({ length: drawn.rows }, (_, row) => this.#own(row === 1 ? drawn.words : 1));
    this.texts.push(...stubs);
    const { total, columns } = drawn;
    const cell = (row: number, column: number): string =>
      column === 0 ? (stubs[row] ?? '') : `${row}.${column}`;
    const made = tableBlock(id, drawn.rows, { total, columns, width: drawn.wide ? 'wide' : 'text', cell });
    return { ...made, title };
  }
}

/** The same words in pieces of every style, cut anywhere. */
function styled(said: string): readonly Inline[] {
  const third = Math.ceil(said.length / 3);
  const [one, two, three] = [said.slice(0, third), said.slice(third, 2 * third), said.slice(2 * third)];
  return [
    { type: 'strong', children: [text(one)] },
    {
      type: 'emphasis',
      children: [{ type: 'link', to: { type: 'url', url: 'https://example.org' }, children: [text(two)] }],
    },
    { type: 'smallCaps', children: [{ type: 'superscript', children: [text(three)] }] },
  ];
}

/** Mentions of all figures and tables that stand in the text block itself. */
export function mentions(blocks: readonly Block[]): Block {
  return paragraph(
    blocks.flatMap((block) =>
      block.type === 'chart' || block.type === 'table' ? [ref(block.id, block.number, true), text(' ')] : [],
    ),
  );
}
