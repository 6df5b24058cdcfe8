/** What a pasted specification says of the page and of a screen is taken out of the whole chart, and of no part's own. */
import { expect, test } from 'vitest';
import { withoutPasted } from '../../pipeline/charts/withoutPasted.ts';

const mark = { type: 'bar', tooltip: true };
const encoding = { x: { field: 'a', title: 'A' }, tooltip: [{ field: 'a' }], description: { field: 'a' } };

test('words-and-size-of-the-whole-and-all-tooltips-are-left-out', () => {
  const spec = {
    title: 'T',
    width: 'container',
    height: { step: 20 },
    description: 'D',
    usermeta: { title: 'kept', height: 'low' },
    encoding,
    layer: [{ title: 'of the whole, too', mark, encoding }, { mark: 'rule' }],
  };
  const { spec: left, leftOut } = withoutPasted(spec);
  const x = { field: 'a', title: 'A' };
  expect(left).toEqual({
    usermeta: { title: 'kept', height: 'low' },
    encoding: { x },
    layer: [{ mark: { type: 'bar' }, encoding: { x } }, { mark: 'rule' }],
  });
  expect(leftOut.map((path) => path.join('.'))).toEqual([
    'title',
    'width',
    'height',
    'description',
    'encoding.tooltip',
    'encoding.description',
    'layer.0.title',
    'layer.0.mark.tooltip',
    'layer.0.encoding.tooltip',
    'layer.0.encoding.description',
  ]);
});

test('views-side-by-side-keep-their-titles-and-shares-of-the-size', () => {
  const part = { title: 'Part', width: 100, height: 50, mark: 'bar' };
  for (const key of ['hconcat', 'vconcat', 'concat']) {
    const { spec, leftOut } = withoutPasted({ [key]: [{ ...part, description: 'D' }] });
    expect(spec).toEqual({ [key]: [part] });
    expect(leftOut).toEqual([[key, 0, 'description']]);
  }
  const faceted = { facet: { field: 'a' }, spec: { layer: [part] } };
  expect(withoutPasted(faceted)).toEqual({ spec: faceted, leftOut: [] });
});

test('what-is-no-specification-stays-as-it-is', () => {
  for (const spec of [null, 'bar', [{ title: 'T' }], { layer: 'x', mark: 'bar', encoding: 3 }]) {
    expect(withoutPasted(spec)).toEqual({ spec, leftOut: [] });
  }
});
