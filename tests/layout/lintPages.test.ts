/** Finished pages made by hand, each with one thing that a proof-reader would mark or has to let pass. */
import { expect, test } from 'vitest';
import {
  type Box,
  type BoxLint,
  type BoxMarks,
  box,
  type Float,
  forcedBreak,
  type GalleyItem,
  glue,
  penalty,
  type SideNote,
} from '../../pipeline/layout/blocks/Galley.ts';
import { lintPages } from '../../pipeline/layout/lint/lintPages.ts';
import type { Division } from '../../pipeline/layout/pages/Division.ts';
import { measureGalley } from '../../pipeline/layout/pages/MeasuredGalley.ts';
import type { NumberedPage } from '../../pipeline/layout/pages/numberPages.ts';
import type { PagePlan, TextPage } from '../../pipeline/layout/pages/PagePlan.ts';
import { unstretched } from '../../pipeline/layout/pages/Pen.ts';
import type { PlannedPage } from '../../pipeline/layout/pages/sideColumn.ts';

const height = 400;
const at = (line: number) => ({ file: 'chapter.md.hbs', line });
const overfull = (text: string): BoxLint => ({ kind: 'overfull', line: 0, points: 3.25, text });
const line = (marks?: BoxMarks): Box => box(10, [], { marks });
const linted = (text: string, from: number): Box => line({ lint: [overfull(text)], place: at(from) });

function figure(id: string, tall = 100, marks?: BoxMarks): Float {
  return { type: 'figure', isTable: false, anchors: [id], box: box(tall, [], { marks }), place: at(90) };
}

interface Pages {
  readonly items: readonly GalleyItem[];
  readonly floats?: readonly Float[];
  readonly notes?: ReadonlyMap<string, readonly Box[]>;
  readonly plans: readonly (PagePlan | PlannedPage)[];
}

/** What a plan leaves unsaid: a full page without floats and notes. */
function page(plan: Partial<TextPage>): TextPage {
  const none = { firstFloat: 0, top: 0, topAt: 0, here: 0, bottom: 0, noteFrom: 0, noteTo: 0 };
  return {
    type: 'text',
    from: 0,
    to: 0,
    resume: undefined,
    close: undefined,
    ...none,
    used: height,
    stretch: unstretched,
    ...plan,
  };
}

function divisionOf({ items, floats = [], notes = new Map(), plans }: Pages): Division {
  const galley = measureGalley(
    { items, floats, notes },
    { most: height, breakTurned: ({ items: turned }) => [page({ to: turned.length })] },
  );
  return {
    numbering: 'arabic',
    startsRecto: false,
    opener: false,
    runningTitle: '',
    part: undefined,
    place: at(1),
    element: { type: 'tag', role: 'Sect', children: [], attributes: {} },
    galley,
    frame: { height, baseline: 10, noteGap: 10, opener: false },
    pages: plans.map((plan) => ('plan' in plan ? plan : { plan, sides: [], drifted: [] })),
    anchors: new Map(),
    problems: [],
    pictures: [],
    ground: [],
    openedPart: undefined,
  };
}

function numbered(...divisions: readonly Division[]): readonly NumberedPage[] {
  const contents = divisions.flatMap((division) =>
    division.pages.map((_, index) => ({ division, page: index })),
  );
  return contents.map((content, index) => ({ index, side: 'recto', label: String(index + 1), content }));
}

/** `names: code line message`, of each problem. */
const marked = (pages: readonly NumberedPage[]): readonly string[] =>
  lintPages(pages).map(
    ({ names = [], code, place, message }) => `${names.join(', ')}: ${code} ${place?.line} ${message}`,
  );
const lint = (...books: readonly Pages[]) => marked(numbered(...books.map(divisionOf)));

test.each<[BoxLint, string, string]>([
  [{ kind: 'overfull', line: 0, points: 3.25, text: 'long' }, 'page 1', 'line-overfull 7'],
  [{ kind: 'loose', line: 0, ratio: 2.5, text: 'loose' }, 'page 1', 'line-loose 7'],
  [{ kind: 'hyphens', line: 0, count: 3, text: 'hyp' }, 'page 1', 'hyphens-in-a-row 7'],
  [{ kind: 'forced-break', line: 0, text: 'xxx' }, 'page 1', 'word-broken 7'],
  [{ kind: 'small-table', anchor: 'tbl:t', size: 7, text: 'Table t' }, 'page 1, tbl:t', 'table-type-small 7'],
  [{ kind: 'small-chart', anchor: 'fig:a', size: 6, text: 'label' }, 'page 1, fig:a', 'chart-type-small 7'],
])('what-was-seen-while-setting-is-told-with-its-page: %j', (seen, names, said) => {
  const [told = '', ...others] = lint({
    items: [line({ lint: [seen], place: at(7) })],
    plans: [page({ to: 1 })],
  });
  expect(others).toEqual([]);
  expect(told.slice(0, `${names}: ${said}`.length)).toBe(`${names}: ${said}`);
  expect(told).toContain(seen.text);
});

test('each-line-is-told-once-on-the-page-that-holds-it', () => {
  const items = [
    linted('one', 1),
    glue(5),
    linted('two', 2),
    penalty(0),
    linted('three', 3),
    linted('four', 4),
  ];
  const told = lint({ items, plans: [page({ from: 0, to: 3 }), page({ from: 3, to: 6 })] });
  expect(told.map((text) => text.replace(/ expected.*: /, ' '))).toEqual([
    'page 1: line-overfull 1 "one"',
    'page 1: line-overfull 2 "two"',
    'page 2: line-overfull 3 "three"',
    'page 2: line-overfull 4 "four"',
  ]);
});

test('lines-beside-the-text-in-figures-and-of-notes-are-read-too', () => {
  const side: SideNote = { lines: [linted('beside', 2)], height: 10, baseline: 8, place: at(2) };
  const notes = new Map([
    ['n1', [linted('note', 3), linted('note goes on', 4)]],
    ['n2', [linted('in a figure', 6)]],
  ]);
  const figures = [
    figure('fig:a', 100, { lint: [overfull('in top')], place: at(5), notes: ['n2'] }),
    figure('fig:b', 100, { lint: [overfull('in here')], place: at(7) }),
    figure('fig:c', 100, { lint: [overfull('in foot')], place: at(8) }),
    figure('fig:d', 100, { lint: [overfull('on the next')], place: at(9) }),
  ];
  const items: readonly GalleyItem[] = [
    line({ sides: [side], notes: ['n1'] }),
    ...figures.map((_, float): GalleyItem => ({ type: 'float', float })),
    line(),
  ];
  const plans = [
    page({ to: 5, top: 1, here: 1, bottom: 1, noteTo: 1 }),
    page({ from: 5, to: 6, firstFloat: 3, top: 1, noteFrom: 1, noteTo: 2 }),
  ];
  const told = lint({ items, floats: figures, notes, plans });
  expect(told.map((text) => text.replace(/ expected.*: /, ' '))).toEqual([
    'page 1: line-overfull 2 "beside"',
    'page 1: line-overfull 5 "in top"',
    'page 1: line-overfull 7 "in here"',
    'page 1: line-overfull 8 "in foot"',
    'page 1: line-overfull 3 "note"',
    'page 1: line-overfull 6 "in a figure"',
    'page 2: line-overfull 9 "on the next"',
    'page 2: line-overfull 4 "note goes on"',
  ]);
});

test('a-table-on-a-turned-page-is-read-and-never-too-short-or-too-far', () => {
  const turned: Float = {
    type: 'pages',
    anchors: ['tbl:wide'],
    items: [linted('on another', 2), linted('turned', 3), line()],
    place: at(9),
  };
  const told = lint({
    items: [line(), { type: 'float', float: 0 }, line(), line(), line()],
    floats: [turned],
    plans: [
      page({ to: 3 }),
      page({ from: 3, to: 4 }),
      page({ from: 4, to: 5 }),
      { type: 'turned', float: 0, page: page({ from: 1, to: 3, used: 20 }) },
    ],
  });
  expect(told.map((text) => text.replace(/ expected.*: /, ' '))).toEqual([
    'page 4: line-overfull 3 "turned"',
  ]);
});

test('side-notes-that-drifted-are-told-at-their-own-place', () => {
  const drifted: SideNote = { lines: [], height: 10, baseline: 8, place: at(12) };
  const plan = page({ to: 1 });
  expect(lint({ items: [line()], plans: [{ plan, sides: [], drifted: [drifted, drifted] }] })).toEqual(
    Array.from({ length: 2 }, () => expect.stringMatching(/^page 1: side-note-far 12 .*found it on page 1,/)),
  );
});

const underfilled = (used: number, next: Partial<TextPage>, more: Partial<Pages> = {}) => {
  const items: readonly GalleyItem[] = [
    glue(2),
    line(),
    line({ place: at(4) }),
    line({ place: at(5) }),
    line(),
  ];
  const plans = [page({ from: 1, to: 4, used }), page({ from: 4, to: 5, ...next })];
  return lint({ items, plans, ...more });
};

test('a-page-is-full-from-85-percent-on-and-told-at-its-first-line', () => {
  expect(underfilled(0.85 * height, {})).toEqual([]);
  expect(underfilled(0.8499 * height, {})).toEqual([
    'page 1: page-underfilled 4 expected page 1 to be filled to at least 85 percent, found 84',
  ]);
  expect(underfilled(0.5 * height, { used: 0.5 * height })).toHaveLength(1);
});

test('a-page-of-which-nothing-has-a-place-has-that-of-its-chapter', () => {
  const items = [line(), glue(3), line({ place: at(8) })];
  const told = lint({ items, plans: [page({ from: 0, to: 2, used: 100 }), page({ from: 2, to: 3 })] });
  expect(told).toEqual([
    'page 1: page-underfilled 1 expected page 1 to be filled to at least 85 percent, found 25',
  ]);
});

test('a-page-that-the-author-ended-may-be-short', () => {
  const ended = (last: GalleyItem) =>
    lint({ items: [line(), last, line()], plans: [page({ to: 2, used: 10 }), page({ from: 2, to: 3 })] });
  expect(ended(forcedBreak)).toEqual([]);
  expect(ended(penalty(50))).toHaveLength(1);
  expect(ended(line())).toHaveLength(1);
});

test('a-page-before-one-that-figures-take-may-be-short', () => {
  const before = (top: readonly number[], here: readonly number[] = [], first: readonly number[] = []) => {
    const heights = [...first, ...top, ...here];
    const floats = heights.map((tall, index) => figure(`fig:${index}`, tall));
    const marks = floats.map((_, float): GalleyItem => ({ type: 'float', float }));
    const items = [line(), line(), ...marks];
    const next = { from: 2, to: items.length, firstFloat: first.length, top: top.length, here: here.length };
    return lint({ items, floats, plans: [page({ to: 2, used: 10, top: first.length }), page(next)] });
  };
  expect(before([0.7 * height])).toEqual([]);
  expect(before([100, 100], [80])).toEqual([]);
  expect(before([0.7 * height - 1])).toHaveLength(1);
  expect(before([0.5 * height], [], [0.5 * height])).toHaveLength(1);
});

test('a-page-before-a-turned-one-may-be-short-and-so-may-the-last', () => {
  const floats: readonly Float[] = [{ type: 'pages', anchors: ['tbl:w'], items: [line()], place: undefined }];
  const turned: PagePlan = { type: 'turned', float: 0, page: page({ to: 1 }) };
  const items: readonly GalleyItem[] = [line(), { type: 'float', float: 0 }];
  expect(lint({ items, floats, plans: [page({ to: 2, used: 10 }), turned] })).toEqual([]);
  expect(lint({ items, floats, plans: [page({ to: 2, used: 10 })] })).toEqual([]);
});

test('a-figure-may-stand-on-the-next-page-and-no-later', () => {
  const placed = (...tops: readonly number[]) => {
    const floats = [figure('fig:a'), { ...figure('fig:b'), anchors: ['fig:b', 'fig:c'], place: at(91) }];
    const items: readonly GalleyItem[] = [
      line(),
      { type: 'float', float: 0 },
      { type: 'float', float: 1 },
      ...tops.map(() => line()),
    ];
    let firstFloat = 0;
    const plans = tops.map((top, index) => {
      const plan = page({
        from: index === 0 ? 0 : index + 2,
        to: index + 3,
        firstFloat,
        ...(index % 2 === 0 ? { top } : { bottom: top }),
      });
      firstFloat += top;
      return plan;
    });
    return { items, floats, plans };
  };
  expect(lint(placed(2, 0, 0))).toEqual([]);
  expect(lint(placed(1, 1, 0))).toEqual([]);
  expect(lint(placed(0, 1, 1))).toEqual([
    'page 3, fig:b, fig:c: float-far 91 expected fig:b on the page of its place in the text or the next, found it 2 pages on, on page 3',
  ]);
  expect(lint(placed(0, 0, 0, 2))).toEqual([
    'page 4, fig:a: float-far 90 expected fig:a on the page of its place in the text or the next, found it 3 pages on, on page 4',
    'page 4, fig:b, fig:c: float-far 91 expected fig:b on the page of its place in the text or the next, found it 3 pages on, on page 4',
  ]);
  // Pages are counted within a chapter.
  expect(lint(placed(0, 1, 1), placed(1, 1))).toHaveLength(1);
  expect(lint(placed(2, 0), placed(0, 1, 1)).map((text) => text.slice(0, 25))).toEqual([
    'page 5, fig:b, fig:c: flo',
  ]);
});

test('a-blank-page-has-nothing-to-mark', () => {
  const division = divisionOf({ items: [linted('one', 1)], plans: [page({ to: 1 })] });
  const blank: NumberedPage = { index: 0, side: 'recto', label: '1', content: undefined };
  const [full] = numbered(division);
  if (full === undefined) throw new Error('expected a page');
  expect(marked([blank])).toEqual([]);
  expect(marked([blank, { ...full, label: 'ii' }])).toEqual([
    'page ii: line-overfull 1 expected lines that end within the margin, found one on page ii that is 3.3 pt too long: "one"',
  ]);
});
