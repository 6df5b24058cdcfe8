import { expect, test } from 'vitest';
import type { Inline } from '../../../pipeline/compose/Manuscript.ts';
import type { SetRun } from '../../../pipeline/layout/text/Line.ts';
import { linesOf, lineText, setText, square, text } from './setText.ts';

const strong = (content: string): Inline => ({ type: 'strong', children: [text(content)] });
const emphasis = (content: string): Inline => ({ type: 'emphasis', children: [text(content)] });

function runs(inlines: readonly Inline[], columns = 100): readonly SetRun[] {
  return setText(inlines, columns).lines.flatMap((line) => line.runs);
}

test('a-line-of-ten-characters-is-fifty-points-wide', () => {
  const [line] = setText('ten letter', 20).lines;
  expect(line?.width).toBe(50);
  expect(line?.measure).toBe(100);
  expect(line?.runs).toHaveLength(1);
  expect(line?.runs[0]).toMatchObject({ x: 0, width: 50, wordSpace: 0, text: 'ten letter' });
  expect([line?.ascent, line?.descent]).toEqual([8, 2]);
});

test('justified-spaces-take-what-is-left-of-the-measure', () => {
  // 19 characters in a measure of 20: the 5 points left go into three spaces.
  const [line] = setText('four word make line and then some more', 20, { align: 'justify' }).lines;
  expect(lineText(line ?? never()).trimEnd()).toBe('four word make line');
  expect(line?.runs[0]?.wordSpace).toBeCloseTo(5 / 3);
  expect(line?.runs[0]?.width).toBeCloseTo(100);
});

test('the-last-line-of-a-justified-paragraph-is-not-stretched', () => {
  const { lines } = setText('four word make line and then some more', 20, { align: 'justify' });
  expect(lines.at(-1)?.ratio).toBe(0);
  expect(lines.at(-1)?.runs[0]?.wordSpace).toBe(0);
});

test('ragged-lines-keep-their-spaces', () => {
  const { lines } = setText('four word make line and then some more', 20);
  expect(lines.every((line) => line.runs.every((run) => run.wordSpace === 0))).toBe(true);
});

test('centred-and-right-lines-stand-by-what-is-left', () => {
  expect(setText('four', 20, { align: 'centre' }).lines[0]?.runs[0]?.x).toBe(40);
  expect(setText('four', 20, { align: 'end' }).lines[0]?.runs[0]?.x).toBe(80);
});

test('the-indent-moves-and-shortens-the-first-line-only', () => {
  const { lines } = setText('aaaa bbbb cccc dddd', 9, { indent: 20 });
  expect(linesOf({ lines, problems: [], lint: [] })).toEqual(['aaaa', 'bbbb cccc', 'dddd']);
  expect(lines.map((line) => line.runs[0]?.x)).toEqual([20, 0, 0]);
});

test('a-hyphen-is-added-and-the-whole-word-stays-readable', () => {
  const { lines } = setText('an international agreement between three parties', 16, {
    align: 'justify',
    hyphenate: true,
  });
  const hyphenated = lines.find((line) => line.hyphenated);
  const last = hyphenated?.runs.at(-1);
  expect(last?.text.endsWith('-')).toBe(true);
  expect(`${last?.actualText}-`).toBe(last?.text);
  const read = lines.flatMap((line) => line.runs.map((run) => run.actualText ?? run.text)).join('');
  expect(read).toBe('an international agreement between three parties');
});

test('a-paragraph-that-fits-without-hyphens-has-none', () => {
  const { lines } = setText('agreement agreement agreement agreement', 20, { hyphenate: true });
  expect(lines.some((line) => line.hyphenated)).toBe(false);
});

test('the-last-word-and-a-unit-are-not-hyphenated', () => {
  const { lines } = setText('a b c 16 percent of the international agreement', 12, {
    align: 'justify',
    hyphenate: true,
  });
  const set = lines.map(lineText).join('\n');
  expect(set).toMatch(/16 percent/);
  expect(set).toMatch(/agreement$/);
});

test('a-soft-hyphen-shows-only-where-the-line-is-broken', () => {
  expect(linesOf(setText('abcdef\u00adghijkl', 20))).toEqual(['abcdefghijkl']);
  expect(linesOf(setText('abcdef\u00adghijkl', 8))).toEqual(['abcdef-', 'ghijkl']);
});

test('no-break-space-holds-its-words-together', () => {
  expect(linesOf(setText('aaa bbb\u00a0ccc', 8))).toEqual(['aaa', 'bbb ccc']);
});

test('number-and-unit-go-to-the-next-line-together', () => {
  expect(linesOf(setText('trade of 16 percent', 11))).toEqual(['trade of', '16 percent']);
  expect(linesOf(setText([text('trade of '), strong('16'), text(' percent')], 11))).toEqual([
    'trade of',
    '16 percent',
  ]);
});

test('words-of-one-style-are-one-run-and-styles-part-runs', () => {
  const set = runs([text('plain '), emphasis('slanted words'), text(' plain '), strong('bold'), text('.')]);
  expect(set.map((run) => [run.text, run.style.font, run.semantics.join()])).toEqual([
    ['plain ', 'serif-400', ''],
    ['slanted words', 'serif-400-italic', 'em'],
    [' plain ', 'serif-400', ''],
    ['bold', 'serif-600', 'strong'],
    ['.', 'serif-400', ''],
  ]);
  expect(set.map((run) => run.x)).toEqual([0, 30, 95, 130, 150]);
});

test('emphasis-within-strong-has-both-and-within-emphasis-stands-upright', () => {
  const [both] = runs([{ type: 'strong', children: [emphasis('x')] }]);
  expect(both).toMatchObject({ style: { font: 'serif-600-italic' }, semantics: ['strong', 'em'] });
  const [upright] = runs([{ type: 'emphasis', children: [emphasis('x')] }]);
  expect(upright?.style.font).toBe('serif-400');
});

test('a-claim-leaves-no-trace', () => {
  const claim: Inline = {
    type: 'claim',
    check: 'c',
    place: { file: 'f' },
    children: [text('is true')],
  };
  expect(runs([text('this '), claim, text(' here')]).map((run) => run.text)).toEqual(['this is true here']);
});

test('a-figure-knows-its-ledger-entry', () => {
  const set = runs([text('reached '), { type: 'figure', ledger: 'trade-0001', text: '798.8' }, text('.')]);
  expect(set.map((run) => [run.text, run.ledger])).toEqual([
    ['reached ', undefined],
    ['798.8', 'trade-0001'],
    ['.', undefined],
  ]);
});

test('a-link-over-two-lines-is-one-target', () => {
  const { lines } = setText(
    [{ type: 'link', to: { type: 'url', url: 'https://example.org/' }, children: [text('aaaa bbbb')] }],
    5,
  );
  const [first, second] = lines.map((line) => line.runs[0]);
  expect(first?.link).toEqual({ type: 'url', url: 'https://example.org/' });
  expect(second?.link).toBe(first?.link);
  expect(second?.inlineIndex).toBe(first?.inlineIndex);
});

test('a-reference-gives-the-page-of-its-anchor', () => {
  const ref: Inline = { type: 'ref', target: 'fig:a', text: 'Figure 3.2', page: true };
  const { lines } = setText([text('see '), ref], 60, {
    pageOf: (anchor) => (anchor === 'fig:a' ? '47' : '?'),
  });
  const set = lines[0]?.runs ?? [];
  expect(lineText(lines[0] ?? never())).toBe('see Figure 3.2 (page 47)');
  expect(set.find((run) => run.anchorPageOf === 'fig:a')?.text).toBe('47');
});

test('a-note-mark-is-raised-and-stays-with-its-word', () => {
  const { lines } = setText([text('aaaa bbbb.'), { type: 'noteRef', note: 'n1', mark: '3' }], 11);
  const mark = lines.at(-1)?.runs.at(-1);
  expect(linesOf({ lines, problems: [], lint: [] })).toEqual(['aaaa bbbb.3']);
  expect(mark).toMatchObject({ text: '3', noteRef: 'n1', style: { size: 6.2 }, rise: 3.5 });
  expect(lines[0]?.noteRefs).toEqual(['n1']);
  expect(lines[0]?.ascent).toBeCloseTo(0.8 * 6.2 + 3.5);
});

test('a-forced-break-ends-the-line-without-stretching-it', () => {
  const { lines } = setText([text('aa bb'), { type: 'lineBreak' }, text('cc')], 20, { align: 'justify' });
  expect(linesOf({ lines, problems: [], lint: [] })).toEqual(['aa bb', 'cc']);
  expect(lines[0]?.ratio).toBe(0);
});

test('hanging-stops-stand-out-by-seven-tenths', () => {
  const options = { align: 'justify', hanging: true } as const;
  const [line] = setText('aaaa bbbb, cccc dddd eeee ffff', 10, options).lines;
  expect(lineText(line ?? never()).trimEnd()).toBe('aaaa bbbb,');
  expect(line?.width).toBeCloseTo(50 - 3.5);
  const [run] = line?.runs ?? [];
  expect((run?.x ?? 0) + (run?.width ?? 0)).toBeCloseTo(53.5);
});

test('emergency-stretch-comes-before-overfull', () => {
  const { lines, lint } = setText('strength strength strength', 12, { align: 'justify' });
  expect(lines.every((line) => line.overfull === 0)).toBe(true);
  expect(lint).toEqual([]);
});

test('loose-lines-are-reported', () => {
  const { lint } = setText('a b strengthening strengthening', 14, { align: 'justify' });
  expect(lint).toMatchObject([{ kind: 'loose', line: 0, text: 'a b' }]);
});

test('a-word-longer-than-the-line-is-broken-and-reported', () => {
  const { lines, lint } = setText(`aa ${'x'.repeat(25)} bb`, 10);
  expect(lines.every((line) => line.overfull === 0)).toBe(true);
  expect(lint.some((each) => each.kind === 'forced-break')).toBe(true);
});

test('a-chain-longer-than-the-line-is-broken-at-its-fixed-spaces-and-reported', () => {
  const set = setText('aa\u00a0bb\u00a0cc', 5);
  expect(linesOf(set)).toEqual(['aa bb', 'cc']);
  expect(set.lint).toMatchObject([{ kind: 'forced-break', line: 0 }]);
});

test('what-cannot-be-broken-is-overfull-and-reported', () => {
  const { lines, lint } = setText('a', 0.5);
  expect(lines[0]?.overfull).toBe(2.5);
  expect(lint).toMatchObject([{ kind: 'overfull', line: 0, points: 2.5 }]);
});

test('a-character-that-the-font-lacks-is-named-with-its-place', () => {
  const place = { file: 'templates/chapters/trade.md.hbs', line: 12, column: 3 };
  const { problems } = setText([{ type: 'text', text: 'the 中 sign 中', place }], 40);
  expect(problems).toEqual([
    {
      code: 'missing-glyph',
      severity: 'error',
      message: 'expected characters that the font serif-400 has, found "中" (U+4E2D)',
      place,
      hints: ['write it in letters that the font has, or name a family that has them under fonts.fallback'],
      lacking: { codePoint: 0x4e2d, font: 'serif-400' },
    },
  ]);
});

test('nothing-makes-no-lines', () => {
  expect(setText('', 10).lines).toEqual([]);
  expect(setText(' \u00a0 ', 10).lines).toEqual([]);
});

test('small-capitals-of-a-font-without-them-are-scaled-capitals', () => {
  const [run] = runs([{ type: 'smallCaps', children: [text('nafta')] }]);
  expect(run).toMatchObject({ text: 'NAFTA', style: { size: square.size * 0.8 } });
});

function never(): never {
  throw new Error('no line');
}

test('figure-and-table-are-not-hyphenated-before-their-number', () => {
  const label: readonly Inline[] = [
    text('abcdef ('),
    { type: 'ref', target: 'fig:a', text: 'Figure\u00a01.2', page: false },
    text(') more'),
  ];
  for (let columns = 14; columns < 24; columns += 1) {
    const set = setText(label, columns, { hyphenate: true });
    expect(
      linesOf(set).some((line) => line.endsWith('-')),
      `${columns} columns`,
    ).toBe(false);
  }
});
