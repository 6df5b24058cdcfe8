/** Turns a heading into one box on the grid that is kept with what follows. */
import type { HeadingBlock } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import type { TypeRoleName } from '../../theme/Theme.ts';
import { toGrid } from '../grid.ts';
import type { TagRole } from '../Layout.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import { box } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { stack } from './stack.ts';
import { textBoxes } from './textBoxes.ts';

interface HeadingLook {
  readonly role: TypeRoleName;
  /** Lines of the grid, as a part of which the space is asked for. */
  readonly before: number;
  readonly after: number;
}

const looks: Readonly<Record<HeadingBlock['level'], HeadingLook>> = {
  1: { role: 'chapterTitle', before: 0, after: 2 },
  2: { role: 'section', before: 1.5, after: 0.5 },
  3: { role: 'subSection', before: 1, after: 0 },
  4: { role: 'minorSection', before: 1, after: 0 },
};

export function setHeadingBlock(block: HeadingBlock, setting: Setting, parent: TagDraft): Piece {
  const { baseline } = setting.theme.page;
  const look = looks[block.level];
  const style = setting.theme.type[look.role];
  const element = appendTag(parent, headingRole(block.level, setting));
  const lines = textBoxes(block.children, element, parent, setting, {
    style,
    heading: true,
    place: block.place,
  });
  const text = lines.length * style.leading;
  const height = toGrid(text + look.after * baseline, baseline);
  // What the grid leaves over stands above the heading, which then hugs its text.
  const lead = box(height - text - look.after * baseline);
  const heading = stack([lead, ...lines, box(look.after * baseline)], {
    baseline,
    marks: {
      anchors: [sectionAnchor(block.id)],
      heading: { level: block.level, title: plainText(block.children) },
      ...(block.place === undefined ? {} : { place: block.place }),
    },
  });
  const before = toGrid(text + (look.before + look.after) * baseline, baseline) - height;
  return piece([heading], {
    before: { height: before, snap: setting.outermost },
    keepWithNext: true,
    closesUp: look.after > 0,
    costBefore: block.level === 2 ? -20 : -10,
  });
}

export function sectionAnchor(id: string): string {
  return id.startsWith('sec:') ? id : `sec:${id}`;
}

const headingRoles = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const satisfies readonly TagRole[];

export function headingRole(level: number, { headingDepth }: Pick<Setting, 'headingDepth'>): TagRole {
  return headingRoles[Math.min(headingDepth + level - 2, 5)] ?? 'H6';
}
