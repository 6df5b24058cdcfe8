/** Random manuscripts: layout always ends, loses nothing, and keeps everything on its page and apart. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Footnote, Inline } from '../../../pipeline/compose/Manuscript.ts';
import type { ContentId, Layout, Page, TagNode } from '../../../pipeline/layout/Layout.ts';
import { layOut } from '../layOut.ts';
import {
  chartBlock,
  filler,
  footnote,
  heading,
  list,
  noteRef,
  paragraph,
  place,
  ref,
  tableBlock,
  text,
  words,
} from '../manuscripts.ts';

/** What is drawn at random; words are made of it by `blockOf`, so that each block's are its own. */
type Seed =
  | { readonly type: 'paragraph'; readonly words: number; readonly longWord: number; readonly note: number }
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly words: number }
  | {
      readonly type: 'list';
      readonly items: readonly number[];
      readonly ordered: boolean;
      readonly nested: boolean;
    }
  | {
      readonly type: 'table';
      readonly rows: number;
      readonly total: boolean;
      readonly wide: boolean;
      readonly words: number;
    }
  | {
      readonly type: 'chart';
      readonly size: 'half' | 'text' | 'wide';
      readonly height: number;
      readonly words: number;
    }
  | { readonly type: 'sideNote'; readonly words: number }
  | { readonly type: 'callout' | 'columns' | 'quote'; readonly words: number }
  | { readonly type: 'tiles' | 'timeline'; readonly count: number; readonly words: number }
  | { readonly type: 'pageBreak' };

const count = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });

const seed: fc.Arbitrary<Seed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('paragraph' as const),
      words: count(120),
      longWord: fc.constantFrom(0, 0, 0, 90, 3000),
      note: fc.constantFrom(0, 0, 0, 5, 60, 600),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      level: fc.constantFrom(2 as const, 3 as const),
      words: fc.constantFrom(1, 4, 30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('list' as const),
      items: fc.array(count(40), { maxLength: 9 }),
      ordered: fc.boolean(),
      nested: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('table' as const),
      rows: fc.oneof(count(12), count(90), fc.constantFrom(600, 2000)),
      total: fc.boolean(),
      wide: fc.boolean(),
      words: fc.constantFrom(1, 1, 6, 700),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('chart' as const),
      size: fc.constantFrom('half' as const, 'text' as const, 'wide' as const),
      height: fc.integer({ min: 20, max: 700 }),
      words: fc.constantFrom(2, 20, 900),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('sideNote' as const), words: fc.constantFrom(3, 20, 60, 400) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('callout' as const, 'columns' as const, 'quote' as const),
      words: fc.constantFrom(0, 3, 40, 300, 900),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('tiles' as const, 'timeline' as const),
      count: count(13),
      words: fc.constantFrom(1, 8, 60),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'pageBreak' as const }) },
);

interface Made {
  readonly block: Block;
  readonly footnotes: readonly Footnote[];
  /** Texts that must be read, in this order. */
  readonly texts: readonly string[];
}

function blockOf(drawn: Seed, index: number): Made {
  const own = (name: string, amount: number): string => `q${index}${name} ${filler(amount)}`.trim();
  const none: readonly Footnote[] = [];
  switch (drawn.type) {
    case 'paragraph': {
      const said = `${own('p', drawn.words)}${drawn.longWord > 0 ? ` ${'x'.repeat(drawn.longWord)}` : ''}`;
      if (drawn.note === 0) return { block: paragraph(said), footnotes: none, texts: [said] };
      const id = `n${index}`;
      const note = own('n', drawn.note);
      return {
        block: paragraph([text(said), noteRef(id, '7')]),
        footnotes: [footnote(id, '7', note)],
        texts: [said, note],
      };
    }
    case 'heading': {
      const said = own('h', drawn.words);
      return { block: { ...heading(drawn.level, said), id: `h${index}` }, footnotes: none, texts: [said] };
    }
    case 'list': {
      const items = drawn.items.map((amount, item) => own(`l${item}`, amount));
      const inner = own('inner', 6);
      const entries: readonly (readonly Block[])[] = items.map((said, item) =>
        drawn.nested && item === 0 ? [paragraph(said), list([inner])] : [paragraph(said)],
      );
      return {
        block: list(entries, drawn.ordered),
        footnotes: none,
        texts: items.flatMap((said, item) => (drawn.nested && item === 0 ? [said, inner] : [said])),
      };
    }
    case 'table': {
      const cell = (row: number, column: number): string =>
        column === 0 ? own(`r${row}`, row === 1 ? drawn.words : 1) : `${row}.${column}`;
      const block = tableBlock(`t${index}`, drawn.rows, {
        total: drawn.total,
        width: drawn.wide ? 'wide' : 'text',
        cell,
      });
      return { block, footnotes: none, texts: Array.from({ length: drawn.rows }, (_, row) => cell(row, 0)) };
    }
    case 'chart': {
      const title = own('c', drawn.words);
      return {
        block: chartBlock(`c${index}`, {
          title,
          size: drawn.size,
          width: drawn.size === 'half' ? 140 : 300,
          height: drawn.height,
        }),
        footnotes: none,
        texts: [title],
      };
    }
    case 'sideNote': {
      const said = own('s', drawn.words);
      return {
        block: { type: 'sideNote', title: words('Aside'), children: [paragraph(said)], place },
        footnotes: none,
        texts: [said],
      };
    }
    case 'callout': {
      const said = own('k', drawn.words);
      return {
        block: {
          type: 'callout',
          kind: 'note',
          title: words(`q${index}title`),
          children: [paragraph(said), list(['one', 'two'])],
          place,
        },
        footnotes: none,
        texts: [`q${index}title`, said],
      };
    }
    case 'columns': {
      const sides = [own('a', drawn.words), own('b', 12)];
      return {
        block: { type: 'columns', columns: sides.map((said) => [paragraph(said)]), place },
        footnotes: none,
        texts: sides,
      };
    }
    case 'quote': {
      const said = own('u', drawn.words);
      return {
        block: { type: 'quote', children: [paragraph(said)], attribution: words('Somebody'), place },
        footnotes: none,
        texts: [said],
      };
    }
    case 'tiles': {
      const labels = Array.from({ length: drawn.count }, (_, tile) => own(`i${tile}`, drawn.words));
      const tiles = labels.map((label): { figure: readonly Inline[]; label: readonly Inline[] } => ({
        figure: words('123.4'),
        label: words(label),
      }));
      return { block: { type: 'keyFigures', tiles, place }, footnotes: none, texts: labels };
    }
    case 'timeline': {
      const events = Array.from({ length: drawn.count }, (_, event) => own(`e${event}`, drawn.words));
      return {
        block: {
          type: 'timeline',
          events: events.map((said) => ({ date: words('1 May 1994'), children: words(said) })),
          place,
        },
        footnotes: none,
        texts: events,
      };
    }
    case 'pageBreak':
      return { block: { type: 'pageBreak', place }, footnotes: none, texts: [] };
    default:
      return drawn;
  }
}

function layOutSeeds(seeds: readonly Seed[]): { readonly layout: Layout; readonly texts: readonly string[] } {
  const made = seeds.map(blockOf);
  const charts = made.flatMap(({ block }) => (block.type === 'chart' ? [ref(block.id, block.number)] : []));
  const blocks = [...made.map(({ block }) => block), paragraph(charts)];
  const { layout } = layOut(blocks, { footnotes: made.flatMap(({ footnotes }) => footnotes) });
  return { layout, texts: made.flatMap(({ texts }) => texts) };
}

const manuscripts = fc.array(seed, { maxLength: 22 });
const runs = { numRuns: 40, seed: 20240331 } as const;

/** Letters and digits only: where lines were broken, spaces and hyphens come and go. */
const bare = (said: string): string => said.replace(/[^\p{L}\p{N}]/gu, '');

function readingText({ pages, tree }: Layout): string {
  const texts = new Map<ContentId, string>();
  for (const page of pages) {
    for (const item of page.items) {
      if (item.type !== 'text' || item.content === undefined) continue;
      texts.set(item.content, (texts.get(item.content) ?? '') + (item.actualText ?? item.text));
    }
  }
  const read = (node: TagNode): string =>
    node.children
      .map((child) => (typeof child === 'number' ? (texts.get(child) ?? '') : read(child)))
      .join('');
  return bare(read(tree));
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly said: string;
}

function extentsOf(page: Page): readonly Extent[] {
  return page.items.flatMap((item): readonly Extent[] => {
    if (item.type === 'text' && item.text.trim() !== '') {
      return [
        {
          left: item.x,
          right: item.x + item.width,
          top: item.y - item.size * 0.65,
          bottom: item.y + item.size * 0.1,
          said: item.text,
        },
      ];
    }
    if (item.type === 'picture') {
      return [
        {
          left: item.x,
          right: item.x + item.width,
          top: item.y,
          bottom: item.y + item.height,
          said: 'picture',
        },
      ];
    }
    return [];
  });
}

function overlaps(extents: readonly Extent[]): readonly string[] {
  const found: string[] = [];
  const sorted = extents.toSorted((a, b) => a.top - b.top);
  for (const [index, upper] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const lower = sorted[next];
      if (lower === undefined || lower.top >= upper.bottom - 0.01) break;
      if (lower.left < upper.right - 0.01 && upper.left < lower.right - 0.01)
        found.push(`${upper.said} / ${lower.said}`);
    }
  }
  return found;
}

test('every-random-manuscript-is-set-whole-within-its-pages-and-without-overlaps', () => {
  fc.assert(
    fc.property(manuscripts, (seeds) => {
      const { layout, texts } = layOutSeeds(seeds);
      const read = readingText(layout);
      let from = 0;
      for (const said of texts) {
        const at = read.indexOf(bare(said), from);
        expect(at, `"${said.slice(0, 40)}" is read in its place`).toBeGreaterThanOrEqual(0);
        // A side note, a footnote or a figure is read where it is written; what follows it comes after its beginning.
        from = at;
      }
      for (const page of layout.pages) {
        const extents = extentsOf(page);
        for (const { left, right, top, bottom, said } of extents) {
          const inside =
            left >= -0.01 && top >= -0.01 && right <= page.width + 0.01 && bottom <= page.height + 0.01;
          expect(inside, `"${said.slice(0, 40)}" lies on page ${page.label}`).toBe(true);
        }
        expect(overlaps(extents), `on page ${page.label}`).toEqual([]);
      }
    }),
    runs,
  );
}, 60_000);

test('the-same-manuscript-is-laid-out-the-same', () => {
  fc.assert(
    fc.property(manuscripts, (seeds) => {
      expect(layOutSeeds(seeds).layout).toEqual(layOutSeeds(seeds).layout);
    }),
    { ...runs, numRuns: 10 },
  );
}, 60_000);

test('each-content-id-has-one-owner-and-one-stretch-of-one-page', () => {
  fc.assert(
    fc.property(manuscripts, (seeds) => {
      const { layout } = layOutSeeds(seeds);
      const owned = new Map<ContentId, number>();
      const walk = (node: TagNode): void => {
        for (const child of node.children) {
          if (typeof child === 'number') owned.set(child, (owned.get(child) ?? 0) + 1);
          else walk(child);
        }
      };
      walk(layout.tree);
      const painted = new Set<ContentId>();
      for (const page of layout.pages) {
        let last: ContentId | undefined;
        for (const item of page.items) {
          if (item.type === 'link') continue;
          const content = 'content' in item ? item.content : undefined;
          if (content !== undefined && content !== last) {
            expect(painted.has(content), `content ${content} is painted in two places`).toBe(false);
            expect(owned.get(content), `owners of content ${content}`).toBe(1);
            painted.add(content);
          }
          last = content;
        }
      }
      expect(owned.size).toBe(painted.size);
    }),
    { ...runs, numRuns: 12 },
  );
}, 60_000);
