/** Turns key figures into rows of tiles: a large figure, its label and a small line beneath. */
import type { KeyFiguresBlock, KeyFigureTile } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import { keyFigureTooWide } from '../../problems/catalogue/layout.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box, GalleyItem, Ink } from './Galley.ts';
import { box, glue, penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { wideWidth } from './Setting.ts';
import type { Neighbours } from './setBlocks.ts';
import { stack, widened } from './stack.ts';
import { textBoxes } from './textBoxes.ts';

const gutter = 14;
const ruleHeight = 1;
/** Below these widths in points a row takes fewer tiles. */
const leastTileWidth = 72;
const costBetweenRows = 60;
/** In lines; the same wherever the row above ends, so that the grid is met again only below the last. */
const spaceBetweenRows = 0.75;

export function setKeyFigures(
  block: KeyFiguresBlock,
  setting: Setting,
  parent: TagDraft,
  neighbours: Neighbours,
): Piece {
  if (block.wide !== true || !setting.outermost) return setTiles(block, setting, parent, neighbours);
  const set = setTiles(block, { ...setting, width: wideWidth(setting.theme) }, parent, neighbours);
  return { ...set, items: set.items.map((item) => widened(item, setting.theme.page.baseline)) };
}

function setTiles(
  block: KeyFiguresBlock,
  setting: Setting,
  parent: TagDraft,
  { previous }: Neighbours,
): Piece {
  const { baseline } = setting.theme.page;
  const list = appendTag(parent, 'L', { listNumbering: 'None' });
  const perRow = tilesPerRow(block.tiles.length, setting.width);
  const width = (setting.width - (perRow - 1) * gutter) / perRow;
  // The widest figure sets the size of all: a strip is read as one row.
  const scale = Math.min(...block.tiles.map((tile) => scaleOf(tile, { ...setting, width })));
  const rows: GalleyItem[] = [];
  for (let from = 0; from < block.tiles.length; from += perRow) {
    const tiles = block.tiles.slice(from, from + perRow).map((tile, index) => {
      const x = setting.x + index * (width + gutter);
      return setTile(tile, scale, { ...setting, x, width, outermost: false }, list);
    });
    if (from > 0) rows.push(penalty(costBetweenRows), glue(baseline * spaceBetweenRows));
    rows.push(besideEachOther(tiles));
  }
  return piece(rows, {
    before: { height: baseline, snap: setting.outermost && previous?.type !== 'findings' },
    after: { height: baseline * 0.8, snap: setting.outermost },
  });
}

/** Rows of equal length where the number allows it: 6 are 3 and 3, 8 are 4 and 4. */
export function tilesPerRow(count: number, width: number): number {
  const most = Math.max(1, Math.min(4, Math.floor((width + gutter) / (leastTileWidth + gutter))));
  const rows = Math.max(1, Math.ceil(count / most));
  return Math.max(1, Math.min(most, Math.max(Math.ceil(count / rows), Math.min(most, 3))));
}

function setTile(tile: KeyFigureTile, scale: number, setting: Setting, list: TagDraft): Box {
  const { theme } = setting;
  const body = appendTag(appendTag(list, 'LI'), 'LBody');
  const figureParagraph = appendTag(body, 'P');
  const figureElement = tile.target === undefined ? figureParagraph : appendTag(figureParagraph, 'Link');
  const figure = setFigure(tile, scale, figureElement, body, setting);
  const label = textBoxes(tile.label, appendTag(body, 'P'), body, setting, {
    style: theme.type.keyFigureLabel,
    hyphenate: false,
    place: tile.place,
  });
  const detail =
    tile.detail === undefined
      ? []
      : textBoxes(tile.detail, appendTag(body, 'P'), body, setting, {
          style: theme.type.keyFigureDetail,
          hyphenate: false,
          place: tile.place,
        });
  const rule: Ink = {
    type: 'rect',
    x: setting.x,
    y: 0,
    width: setting.width,
    height: ruleHeight,
    fill: theme.colours.accent,
  };
  const tiled = stack([box(ruleHeight + 4, [rule]), ...figure, ...label, ...detail], {
    baseline: theme.page.baseline,
  });
  return tile.target === undefined ? tiled : linked(tiled, tile, tile.target, setting);
}

/** A figure is set at half of its size at least, or it would not be the largest type of its tile. */
const leastScale = 0.5;

/**
 * A figure too wide for its tile is set smaller, and at the least size broken between words. A word, and so a number,
 * is never broken: one that is wider still is a problem.
 */
function scaleOf(tile: KeyFigureTile, setting: Setting): number {
  const full = setting.theme.type.keyFigure;
  const widthOf = (text: string): number => setting.measurer.width(text, full);
  const words = plainText(tile.figure).split(' ');
  const ofText = fittingScale(textWidth(tile, full, setting), setting);
  const ofWord = fittingScale(Math.max(...words.map(widthOf)), setting);
  if (ofWord < leastScale) {
    const [longest = ''] = words.toSorted((a, b) => widthOf(b) - widthOf(a));
    setting.chapter.problems.push(keyFigureTooWide(longest, tile.place ?? setting.place));
  }
  return Math.min(ofWord, Math.max(leastScale, ofText));
}

function setFigure(
  tile: KeyFigureTile,
  scale: number,
  element: TagDraft,
  noteParent: TagDraft,
  setting: Setting,
): readonly Box[] {
  const full = setting.theme.type.keyFigure;
  const style: TypeRole = scale === 1 ? full : { ...full, size: full.size * scale };
  return textBoxes(tile.figure, element, noteParent, setting, {
    style,
    heading: true,
    place: tile.place,
  });
}

function fittingScale(width: number, setting: Setting): number {
  return width <= setting.width ? 1 : (setting.width / width) * 0.995;
}

function textWidth(tile: KeyFigureTile, style: TypeRole, setting: Setting): number {
  return tile.figure.reduce(
    (width, inline) => width + ('text' in inline ? setting.measurer.width(inline.text, style) : 0),
    0,
  );
}

/** The whole tile leads to where its figure is told. */
function linked(tile: Box, { figure, label }: KeyFigureTile, target: string, setting: Setting): Box {
  const at = tile.ink.findIndex((ink) => ink.type === 'text' && ink.slot !== undefined);
  const text = tile.ink[at];
  if (text?.type !== 'text' || text.slot === undefined) return tile;
  const link: Ink = {
    type: 'link',
    x: setting.x,
    y: 0,
    width: setting.width,
    height: tile.height,
    target: { type: 'anchor', anchor: target },
    contents: `${plainText(figure)} ${plainText(label)}`,
    slot: text.slot,
  };
  return { ...tile, ink: tile.ink.toSpliced(at + 1, 0, link) };
}

export function besideEachOther(boxes: readonly Box[]): Box {
  const stacked = boxes.map((each) => stack([each], { baseline: 1 }));
  const merged = stack(
    stacked.map((each) => ({ ...each, height: 0 })),
    { baseline: 1 },
  );
  return { ...merged, height: Math.max(0, ...boxes.map(({ height }) => height)) };
}
