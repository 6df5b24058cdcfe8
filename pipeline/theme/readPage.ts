/** Turns the papers of a theme into the page of one: by its own margins and block, or by those of another, brought to its size. */
import { themeBlockTooLarge } from '../problems/catalogue/theme.ts';
import { likestPages, type PageName, pageNames, sizeOf } from './papers.ts';
import type { Theme } from './Theme.ts';
import type { ThemeReader } from './ThemeReader.ts';

/** The outer margin that a page keeps at least, in points: printers cannot print to the edge. */
const SMALLEST_MARGIN = 14;

/** Least and greatest lengths, in points. */
const MARGIN = [0, 400] as const;
const TEXT_WIDTH = [120, 1000] as const;
const SIDE_GAP = [0, 200] as const;
const SIDE_WIDTH = [0, 400] as const;

/** Margins and columns of a paper, in points; the outer margin is what they leave. */
type Block = Pick<
  Theme['page'],
  'width' | 'height' | 'marginInner' | 'marginTop' | 'marginBottom' | 'textWidth' | 'sideGap' | 'sideWidth'
>;

export function readPage(reader: ThemeReader, page: PageName): Theme['page'] {
  reader.object(['pages'], pageNames);
  reader.object(['block'], ['textWidth', 'sideGap', 'sideWidth', 'baseline', 'notes']);
  reader.object(
    ['print'],
    ['facing', 'chaptersStartRecto', 'partOpeners', 'chapterContents', 'cropMarks', 'bleed'],
  );
  const given = likestPages(page).find((name) => reader.has(['pages', name])) ?? page;
  const own = readBlock(reader, given);
  const block = given === page ? own : broughtTo(page, own);
  const read: Theme['page'] = {
    ...block,
    baseline: reader.length(['block', 'baseline'], [6, 60]) ?? 0,
    notes: reader.has(['block', 'notes'])
      ? (reader.choice(['block', 'notes'], ['beneath', 'beside']) ?? 'beneath')
      : 'beneath',
    bleed: reader.length(['print', 'bleed'], [0, 60]) ?? 0,
    cropMarks: reader.flag(['print', 'cropMarks']) ?? false,
    facing: reader.flag(['print', 'facing']) ?? true,
    chaptersStartRecto: reader.flag(['print', 'chaptersStartRecto']) ?? true,
    partOpeners: reader.choice(['print', 'partOpeners'], ['page', 'panel']) ?? 'page',
    chapterContents: reader.has(['print', 'chapterContents'])
      ? (reader.flag(['print', 'chapterContents']) ?? false)
      : false,
  };
  const needed = wideOf(read) + read.marginInner;
  if (needed > read.width - SMALLEST_MARGIN || read.textWidth < TEXT_WIDTH[0]) {
    const spot = reader.spot(['block']);
    const most = Math.max(needed, read.marginInner + TEXT_WIDTH[0]);
    reader.problems.push(themeBlockTooLarge(spot, page, 'width', most, read.width));
  }
  const margins = read.marginTop + read.marginBottom + 10 * read.baseline;
  if (margins > read.height) {
    const spot = reader.spot(['pages', given]);
    reader.problems.push(themeBlockTooLarge(spot, page, 'height', margins, read.height));
  }
  return read;
}

/** Columns of a paper's own count before those of all. */
function readBlock(reader: ThemeReader, page: PageName): Block {
  const path = ['pages', page];
  reader.object(path, ['marginInner', 'marginTop', 'marginBottom', 'textWidth', 'sideGap', 'sideWidth']);
  const column = (key: string, bounds: readonly [number, number]): number => {
    const ofAll = reader.length(['block', key], bounds) ?? bounds[0];
    return reader.has([...path, key]) ? (reader.length([...path, key], bounds) ?? bounds[0]) : ofAll;
  };
  return {
    ...sizeOf(page),
    marginInner: reader.length([...path, 'marginInner'], MARGIN) ?? 0,
    marginTop: reader.length([...path, 'marginTop'], MARGIN) ?? 0,
    marginBottom: reader.length([...path, 'marginBottom'], MARGIN) ?? 0,
    textWidth: column('textWidth', TEXT_WIDTH),
    sideGap: column('sideGap', SIDE_GAP),
    sideWidth: column('sideWidth', SIDE_WIDTH),
  };
}

/** A narrower side column holds too few letters in a line: the notes stand in the text then. Points. */
const LEAST_SIDE = 80;
/** Parts of the text's width, and of the inner margin: a side column and an outer margin are no wider. */
const MOST_SIDE = 2 / 3;
const MOST_OUTER = 1.5;

/**
 * Margins grow and shrink with the shorter edge. Lines of text become no longer, since they would be hard to read; the side
 * column takes what they leave, up to a part of them, and the margins the rest.
 */
function broughtTo(page: PageName, given: Block): Block {
  const { width, height } = sizeOf(page);
  const scale = Math.min(width, height) / Math.min(given.width, given.height);
  const outer = given.width - given.marginInner - wideOf(given);
  const margins = {
    inner: given.marginInner * scale,
    outer: Math.max(Math.min(outer, given.marginInner * MOST_OUTER) * scale, SMALLEST_MARGIN),
  };
  const room = width - margins.inner - margins.outer;
  const textWidth = Math.min(given.textWidth, room);
  const most = given.sideWidth === 0 ? 0 : textWidth * MOST_SIDE;
  const left = Math.min(room - textWidth - given.sideGap, most);
  const [sideGap, sideWidth] = left < LEAST_SIDE ? [0, 0] : [given.sideGap, left];
  const spare = room - textWidth - sideGap - sideWidth;
  return {
    width,
    height,
    marginInner: toHundredths(margins.inner + spare / 2),
    marginTop: toHundredths(given.marginTop * scale),
    marginBottom: toHundredths(given.marginBottom * scale),
    textWidth: toHundredths(textWidth),
    sideGap,
    sideWidth: toHundredths(sideWidth),
  };
}

function wideOf({ textWidth, sideGap, sideWidth }: Block): number {
  return textWidth + sideGap + sideWidth;
}

/** As lengths of the theme are read. */
function toHundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
