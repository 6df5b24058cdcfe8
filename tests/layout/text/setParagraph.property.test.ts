import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline } from '../../../pipeline/compose/Manuscript.ts';
import { runs } from '../../runs.ts';
import { setText, text } from './setText.ts';

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('trade', 'the', '16', 'percent', '$798.8', 'billion', 'international', 'and/or'),
      fc.constantFrom(
        'cross-border',
        '2018–24',
        'https://example.org/a/b',
        '—',
        '–',
        'US$\u00a05',
        'a\u00adb',
      ),
      fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

const inline = fc.letrec<{ inline: Inline }>((tie) => {
  const children = fc.array(tie('inline'), { maxLength: 3 });
  return {
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words.map(text),
      fc.string({ maxLength: 6 }).map((figure): Inline => ({ type: 'figure', ledger: 'l', text: figure })),
      fc.constant<Inline>({ type: 'noteRef', note: 'n', mark: '3' }),
      fc.constant<Inline>({ type: 'ref', target: 'fig:a', text: 'Figure 3.2', page: false }),
      fc.constant<Inline>({ type: 'lineBreak' }),
      children.map((nodes): Inline => ({ type: 'emphasis', children: nodes })),
      children.map((nodes): Inline => ({ type: 'strong', children: nodes })),
      children.map((nodes): Inline => ({ type: 'superscript', children: nodes })),
      children.map(
        (nodes): Inline => ({
          type: 'link',
          to: { type: 'url', url: 'https://example.org/' },
          children: nodes,
        }),
      ),
      children.map((nodes): Inline => ({ type: 'claim', check: 'c', place: { file: 'f' }, children: nodes })),
    ),
  };
}).inline;

const settings = fc.record({
  columns: fc.integer({ min: 6, max: 70 }),
  align: fc.constantFrom('justify' as const, 'start' as const, 'centre' as const, 'end' as const),
  hyphenate: fc.boolean(),
  hanging: fc.boolean(),
});

function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
        case 'figure':
        case 'ref':
        case 'code':
          return node.text;
        case 'noteRef':
          return node.mark;
        case 'image':
        case 'formula':
          return '\ufffc';
        case 'lineBreak':
          return ' ';
        case 'openPoint':
          return `[${node.number}]`;
        default:
          return plainText(node.children);
      }
    })
    .join('');
}

/** One kind of space, and no marks that are not printed. */
function printed(content: string): string {
  return content
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[ \t\r\n\v\f\u2028\u2029\u00a0]+/g, ' ')
    .trim();
}

test('no-text-is-lost-and-none-is-added', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), settings, (nodes, { columns, ...options }) => {
      const { lines } = setText(nodes, columns, options);
      const read = lines.flatMap((line) => line.runs.map((run) => run.actualText ?? run.text)).join('');
      expect(printed(read)).toBe(printed(plainText(nodes)));
    }),
    { numRuns: runs(300) },
  );
});

test('no-line-is-wider-than-its-measure-unless-it-says-so', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), settings, (nodes, { columns, ...options }) => {
      for (const line of setText(nodes, columns, options).lines) {
        const right = Math.max(0, ...line.runs.map((run) => run.x + run.width));
        // A mark may hang out by less than its own width, 5 points.
        const hanging = options.hanging && options.align === 'justify' ? 5 : 0.001;
        expect(right).toBeLessThanOrEqual(line.measure + line.overfull + hanging);
        expect(Math.min(0, ...line.runs.map((run) => run.x))).toBeGreaterThanOrEqual(-hanging);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('runs-follow-each-other-without-gaps-or-overlaps', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), settings, (nodes, { columns, ...options }) => {
      for (const line of setText(nodes, columns, options).lines) {
        line.runs.forEach((run, index) => {
          const next = line.runs[index + 1];
          if (next !== undefined) expect(next.x).toBeCloseTo(run.x + run.width, 6);
        });
      }
    }),
    { numRuns: runs(200) },
  );
});

test('the-same-text-gives-the-same-lines', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), settings, (nodes, { columns, ...options }) => {
      expect(setText(nodes, columns, options)).toEqual(setText(nodes, columns, options));
    }),
    { numRuns: 50 },
  );
});
