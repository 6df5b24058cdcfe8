/** Turns a chapter into a galley that opens with its number and title, sunk into the page. */
import type { Chapter } from '../../compose/Manuscript.ts';
import { cutTallBoxes } from '../blocks/cutTallBoxes.ts';
import { box, type GalleyItem, type SideNote } from '../blocks/Galley.ts';
import { headingRole } from '../blocks/heading.ts';
import type { HandoutHead, Setting } from '../blocks/Setting.ts';
import { setBlocks } from '../blocks/setBlocks.ts';
import { mergeMarks, stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import { toGrid } from '../grid.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { setChapterContents } from './chapterContents.ts';
import { setGradeKey } from './gradeKey.ts';
import { headBoxes } from './handoutHead.ts';
import type { PartPanel } from './partPanel.ts';

/** Parts of a page above the text of a chapter of the body, and of front and back matter. */
const sinkOfBody = 0.25;
const sinkOfMatter = 0.14;

export function chapterAnchor(id: string): string {
  return `ch:${id}`;
}

export function setChapter(chapter: Chapter, setting: Setting, panel?: PartPanel): SetMatter {
  const element = tag('Sect');
  const opener = openerBox(
    {
      number: chapter.label ?? chapter.number ?? '',
      title: chapter.title,
      anchor: chapterAnchor(chapter.id),
      head: panel === undefined ? setting.chapter.head : undefined,
      sink: panel !== undefined ? 0 : isOfBody(chapter) ? sinkOfBody : sinkOfMatter,
    },
    setting,
    element,
  );
  const contents = isOfBody(chapter) ? setChapterContents(chapter.blocks, setting, element) : undefined;
  const key = isOfBody(chapter) ? setGradeKey(chapter.grades ?? [], setting, element) : undefined;
  const sides = [contents, key].filter((side) => side !== undefined);
  const body = withSides(sides, setBlocks(chapter.blocks, setting, element).items);
  const { floats, notes, pageHeight } = setting.chapter;
  const items: readonly GalleyItem[] = cutTallBoxes([...(panel?.items ?? []), opener, ...body], pageHeight);
  return {
    element,
    galley: { items, floats, notes },
    ground: panel?.ground ?? [],
    openedPart: panel?.element,
  };
}

/** Beside the first line beneath the opener. */
function withSides(sides: readonly SideNote[], items: readonly GalleyItem[]): readonly GalleyItem[] {
  const at = items.findIndex((item) => item.type === 'box');
  const first = items[at];
  if (sides.length === 0 || first?.type !== 'box') return items;
  const marks = mergeMarks([{ sides }, ...(first.marks === undefined ? [] : [first.marks])]);
  return items.toSpliced(at, 1, { ...first, marks });
}

/** An annex, which has a letter, opens as other matter does. */
function isOfBody({ number }: Chapter): boolean {
  return number !== undefined && /^\d/.test(number);
}

export interface OpenerText {
  readonly number: string;
  readonly title: Chapter['title'];
  readonly anchor: string;
  /** Part of the page's height. */
  readonly sink: number;
  /** Stands above it. */
  readonly head?: HandoutHead | undefined;
}

/** Number and title end at the foot of the sink; a line or two of space follow. */
export function openerBox(text: OpenerText, setting: Setting, element: TagDraft): GalleyItem {
  const { theme, chapter } = setting;
  const { baseline } = theme.page;
  const head = headBoxes(text.head, setting, element);
  const heading = appendTag(element, headingRole(1, setting));
  const number =
    text.number === ''
      ? []
      : textBoxes([{ type: 'text', text: text.number }], heading, element, setting, {
          style: theme.type.chapterNumber,
          heading: true,
        });
  const title = textBoxes(text.title, heading, element, setting, {
    style: theme.type.chapterTitle,
    heading: true,
  });
  const lines = [...number, ...title];
  const height = [...head, ...lines].reduce((sum, line) => sum + line.height, 0);
  const sink = Math.max(toGrid(chapter.pageHeight * text.sink, baseline), toGrid(height, baseline));
  return stack([...head, box(sink - height), ...lines, box(baseline * 2)], {
    baseline,
    marks: { anchors: [text.anchor] },
  });
}
