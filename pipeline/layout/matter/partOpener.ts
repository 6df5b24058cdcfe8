/** Turns a part into its opener page: number, title and introduction. */
import type { Part } from '../../compose/Manuscript.ts';
import { box, type GalleyItem, glue } from '../blocks/Galley.ts';
import type { Setting } from '../blocks/Setting.ts';
import { setBlocks } from '../blocks/setBlocks.ts';
import { stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import { toGrid } from '../grid.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendTag, tag } from '../tags/TagDraft.ts';
import { partAnchor } from './contents.ts';
import { headBoxes } from './handoutHead.ts';

const sink = 0.38;

/** A part without what it holds. */
export type PartTitle = Pick<Part, 'id' | 'number' | 'title' | 'introduction'>;

export function setPartOpener(part: PartTitle, setting: Setting): SetMatter {
  const { theme, chapter, words } = setting;
  const { baseline } = theme.page;
  const element = tag('Part');
  const head = headBoxes(chapter.head, setting, element);
  const heading = appendTag(element, 'H1');
  const number = textBoxes(
    [{ type: 'text', text: `${words.part} ${part.number ?? ''}`.trim() }],
    heading,
    element,
    setting,
    { style: theme.type.partNumber, heading: true },
  );
  const title = textBoxes(part.title, heading, element, setting, {
    style: theme.type.partTitle,
    heading: true,
  });
  const lines = [...number, box(6), ...title];
  const height = [...head, ...lines].reduce((sum, line) => sum + line.height, 0);
  const depth = Math.max(toGrid(chapter.pageHeight * sink, baseline), toGrid(height, baseline));
  const rule = box(baseline * 3, [
    { type: 'rect', x: 0, y: baseline, width: 64, height: 3, fill: theme.colours.accent },
  ]);
  const opener = stack([...head, box(depth - height), ...lines, rule], {
    baseline,
    marks: { anchors: [partAnchor(part.id)] },
  });
  const items: GalleyItem[] = [
    opener,
    glue(0, true),
    ...setBlocks(part.introduction, setting, element).items,
  ];
  return { element, galley: { items, floats: chapter.floats, notes: chapter.notes } };
}
