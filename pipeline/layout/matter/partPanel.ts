/** Turns a part into a panel across the head of its first chapter's opening page: number, title, introduction. */
import type { TypeRole } from '../../theme/Theme.ts';
import { box, type GalleyItem, type Ink } from '../blocks/Galley.ts';
import type { Setting } from '../blocks/Setting.ts';
import { setBlocks } from '../blocks/setBlocks.ts';
import { stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import { toGrid } from '../grid.ts';
import { appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { partAnchor } from './contents.ts';
import { headBoxes } from './handoutHead.ts';
import type { PartTitle } from './partOpener.ts';

export interface PartPanel {
  /** The part, which is to hold its chapters. */
  readonly element: TagDraft;
  /** Stand above the chapter's number and title. */
  readonly items: readonly GalleyItem[];
  /** From the trim box's top left corner, out into the bleed. */
  readonly ground: readonly Ink[];
}

/** Lines of the grid below the title within the panel, and below the panel. */
const below = { title: 1.5, panel: 2 };

export function setPartPanel(part: PartTitle, setting: Setting): PartPanel {
  const { theme, words, chapter } = setting;
  const { baseline, marginTop, width, bleed } = theme.page;
  const element = tag('Part');
  const head = headBoxes(chapter.head, setting, element, theme.colours.paper);
  const heading = appendTag(element, 'H1');
  const onGround = (role: TypeRole): TypeRole => ({ ...role, colour: theme.colours.paper });
  const number = textBoxes(
    [{ type: 'text', text: `${words.part} ${part.number ?? ''}`.trim() }],
    heading,
    element,
    setting,
    { style: onGround(theme.type.partNumber), heading: true },
  );
  const title = textBoxes(part.title, heading, element, setting, {
    style: onGround(theme.type.partTitle),
    heading: true,
  });
  const lines = [...head, ...number, box(baseline / 2), ...title];
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  const depth = toGrid(height + below.title * baseline, baseline);
  const panel = stack([...lines, box(depth - height + below.panel * baseline)], {
    baseline,
    marks: { anchors: [partAnchor(part.id)] },
  });
  const introduction = setBlocks(part.introduction, setting, element).items;
  return {
    element,
    items: [panel, ...introduction],
    ground: [
      {
        type: 'rect',
        x: -bleed,
        y: -bleed,
        width: width + 2 * bleed,
        height: marginTop + depth + bleed,
        fill: theme.colours.accent,
      },
    ],
  };
}
