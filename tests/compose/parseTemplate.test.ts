/** A template that was parsed before is used again for the same text, read from the same place on. */
import { expect, test } from 'vitest';
import { parseTemplate } from '../../pipeline/compose/parseTemplate.ts';
import type { TemplateNode } from '../../pipeline/compose/Template.ts';
import { createShelf, type MemoEntry } from '../../pipeline/memo/Shelf.ts';

test('a-caption-that-reads-as-the-file-of-a-chapter-is-another-template', () => {
  const log: MemoEntry[] = [];
  const kept = createShelf<readonly TemplateNode[]>('template', { code: 'test', log });
  const text = '---\ntitle: Two\n---\nWords {{value "goods[2023].total"}}.\n';
  const chapter = { file: 'templates/chapters/two.md.hbs', text, start: text.indexOf('Words') };
  const caption = { file: 'templates/charts/goods.vl.json', text, start: 0, slot: 'fig:goods/title' };
  for (const source of [chapter, caption, chapter, caption])
    expect(parseTemplate(source, kept).template.nodes).toEqual(parseTemplate(source).template.nodes);
  expect(log.map(({ reused }) => reused)).toEqual([false, false, true, true]);
});
