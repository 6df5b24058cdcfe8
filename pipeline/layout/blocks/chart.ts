/** Turns a chart or a plate into a figure: caption above, picture, notes and source beneath or beside; it floats where it may. */
import type { ChartSize, Picture } from '../../charts/Chart.ts';
import type { ChartBlock, PlateBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import { captionLines, figureCaption, notesOf, sourceLines } from './caption.ts';
import type { Box, BoxMarks, Ink } from './Galley.ts';
import { box } from './Galley.ts';
import { besideEachOther } from './keyFigures.ts';
import { hasNotesBeside, setNotesBeside, withAside } from './notesBeside.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import { pictureInk } from './pictureInk.ts';
import type { Setting } from './Setting.ts';
import { wideWidth } from './Setting.ts';
import { mergeMarks, stack } from './stack.ts';

const gap = { aboveRow: 5, belowPicture: 4 };
/** Part of a page that the words around a picture leave to it at least. */
const mostOfPage = 0.97;
/** Points. */
const smallestLabel = 7;

/** What stands on the page as a numbered figure. */
export type Figured = ChartBlock | PlateBlock;

function drawn(block: Figured): { readonly size: ChartSize; readonly picture: Picture } {
  return block.type === 'chart' ? block.chart : { size: block.size, picture: block.image.picture };
}

export function isHalf(block: { readonly type: string } | Figured): block is Figured {
  return (
    'number' in block && (block.type === 'chart' || block.type === 'plate') && drawn(block).size === 'half'
  );
}

export function setChart(block: Figured, setting: Setting, parent: TagDraft): Piece {
  const isWide = drawn(block).size === 'wide' && setting.outermost;
  if (isHalf(block) && setting.outermost)
    return floated([block], halfFigure(block, setting, parent), setting);
  const inner = { ...setting, width: isWide ? wideWidth(setting.theme) : setting.width, outermost: false };
  const parts = figureParts(block, inner, parent, !isWide && hasNotesBeside(setting));
  const { baseline } = setting.theme.page;
  const figure = stack([parts.caption, parts.picture, parts.foot], { baseline, wide: isWide });
  return floated([block], withAnchors([block], figure), setting, parts.aside);
}

/** Two figures of half the block stand side by side. */
export function setChartPair(left: Figured, right: Figured, setting: Setting, parent: TagDraft): Piece {
  const width = setting.theme.charts.widths.half;
  const gutter = setting.width - 2 * width;
  const both = [left, right].map((block, index) =>
    figureParts(
      block,
      { ...setting, x: setting.x + index * (width + gutter), width, outermost: false },
      parent,
    ),
  );
  // Pictures stand on one line, whichever title is longer.
  const captions = Math.max(...both.map(({ caption }) => caption.height));
  const pictures = Math.max(...both.map(({ picture }) => picture.height));
  const figures = both.map(({ caption, picture, foot }) =>
    stack([{ ...caption, height: captions }, { ...picture, height: pictures }, foot], {
      baseline: setting.theme.page.baseline,
    }),
  );
  return floated([left, right], besideEachOther(figures), setting);
}

/** Half the block wide and alone: its words stand beside it. */
function halfFigure(block: Figured, setting: Setting, parent: TagDraft): Box {
  const width = setting.theme.charts.widths.half;
  const gutter = setting.width - 2 * width;
  const element = appendTag(parent, 'Div');
  const { baseline } = setting.theme.page;
  const picture = pictureBox(block, { ...setting, width, outermost: false }, () => element);
  const words: Setting = { ...setting, x: setting.x + width + gutter, width, outermost: false };
  const caption = captionLines(figureCaption(block), appendTag(element, 'Caption'), words);
  const foot = sourceLines(notesOf(block), block.source, element, words, block.place);
  const beside = stack([...caption, box(gap.aboveRow), ...foot], { baseline });
  return withAnchors([block], besideEachOther([beside, picture]));
}

interface FigureParts {
  readonly caption: Box;
  readonly picture: Box;
  readonly foot: Box;
  /** What stands at the foot otherwise. */
  readonly aside?: Box;
}

function figureParts(block: Figured, setting: Setting, parent: TagDraft, beside = false): FigureParts {
  const { baseline } = setting.theme.page;
  const element = appendTag(parent, 'Div');
  const caption = stack(
    [...captionLines(figureCaption(block), appendTag(element, 'Caption'), setting), box(gap.aboveRow)],
    {
      baseline,
    },
  );
  const figure = appendTag(element, 'Figure', { alt: block.alt });
  const words = (within: Setting, tagged: TagDraft, apart: number): readonly Box[] =>
    sourceLines(notesOf(block), block.source, tagged, within, block.place, apart);
  if (beside) {
    const most = setting.chapter.pageHeight * mostOfPage - caption.height;
    const picture = pictureBox(block, setting, () => figure, most);
    const height = caption.height + picture.height;
    const fits = height <= setting.chapter.pageHeight;
    const aside = fits ? setNotesBeside(height, setting, element, words) : undefined;
    if (aside !== undefined) return { caption, picture, foot: box(0), aside };
  }
  const foot = stack([box(gap.belowPicture), ...words(setting, element, 0)], { baseline });
  const most = setting.chapter.pageHeight * mostOfPage - caption.height - foot.height;
  return { caption, picture: pictureBox(block, setting, () => figure, most), foot };
}

/** At its own size; smaller where column or page are. */
function pictureBox(
  block: Figured,
  setting: Setting,
  parent: () => TagDraft,
  most = setting.chapter.pageHeight * mostOfPage,
): Box {
  const { picture } = drawn(block);
  const element = parent().role === 'Figure' ? parent() : appendTag(parent(), 'Figure', { alt: block.alt });
  // A chart is drawn for its place, with letters of a size; an image is made to fill it.
  const largest = block.type === 'chart' ? 1 : Number.POSITIVE_INFINITY;
  const scale = Math.min(largest, setting.width / picture.width, Math.max(most, 20) / picture.height);
  const ink = pictureInk(picture, scale, element, setting.chapter, setting.x);
  const isChanged = block.type === 'chart' && block.isChanged === true;
  const bar: readonly Ink[] = isChanged ? [{ type: 'bar', y: 0, height: ink.height }] : [];
  return box(ink.height, [ink, ...bar], { marks: smallLabels(block, scale) });
}

/** A picture made to fit takes its labels with it. */
function smallLabels(block: Figured, scale: number): BoxMarks | undefined {
  if (scale === 1) return undefined;
  const labels = drawn(block).picture.marks.filter((mark) => mark.type === 'text');
  const [least] = labels.toSorted((a, b) => a.size - b.size);
  if (least === undefined || least.size * scale >= smallestLabel - 0.05) return undefined;
  return { lint: [{ kind: 'small-chart', anchor: block.id, size: least.size * scale, text: least.text }] };
}

function withAnchors(blocks: readonly Figured[], figure: Box): Box {
  const [first] = blocks;
  const marks = {
    anchors: blocks.map(({ id }) => id),
    ...(first === undefined ? {} : { place: first.place }),
  };
  return { ...figure, marks: mergeMarks(figure.marks === undefined ? [marks] : [marks, figure.marks]) };
}

function floated(blocks: readonly Figured[], figure: Box, setting: Setting, aside?: Box): Piece {
  const { baseline } = setting.theme.page;
  const isAnchored = blocks.some(({ id }) => figure.marks?.anchors?.includes(id) === true);
  const anchored = isAnchored ? figure : withAnchors(blocks, figure);
  // A figure taller than a page, for its words, is left in the text, where it can be cut.
  if (!setting.outermost || anchored.height > setting.chapter.pageHeight) {
    const half = { height: baseline / 2, snap: false };
    return piece([anchored], { before: half, after: half });
  }
  const { floats } = setting.chapter;
  floats.push({
    type: 'figure',
    isTable: false,
    anchors: blocks.map(({ id }) => id),
    ...withAside(anchored, aside),
    place: blocks[0]?.place,
  });
  return piece([{ type: 'float', float: floats.length - 1 }]);
}
