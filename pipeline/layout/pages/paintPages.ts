/** Turns numbered pages into pages of items, with running heads, folios and crop marks. */

import type { Picture } from '../../charts/Chart.ts';
import type { Theme, TypeRole } from '../../theme/Theme.ts';
import type { Ink } from '../blocks/Galley.ts';
import type { Destination, Page, Rect } from '../Layout.ts';
import { fitText } from '../text/setHeading.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import { cropMarkInk } from './cropMarks.ts';
import type { Division } from './Division.ts';
import { type Geometry, geometryOf } from './Geometry.ts';
import type { NumberedPage } from './numberPages.ts';
import { type ContentIds, type MarginBars, Painter } from './Painter.ts';
import { sectionsOf } from './sectionsOf.ts';
import type { PlacedBox } from './walkPage.ts';
import { walkPage } from './walkPage.ts';

export interface PaintOptions {
  readonly theme: Theme;
  readonly measurer: TypeMeasurer;
  readonly bookTitle: string;
  /** In the running heads, at the inner edge. */
  readonly headImage: Picture | undefined;
  /** At the foot of every page but the cover, e.g. `Draft · 3 open points`. */
  readonly notices: readonly string[];
}

interface PagePaintOptions extends PaintOptions {
  /** For the running head; empty for none. */
  readonly section: string;
}

export interface PaintedPages {
  readonly pages: readonly Page[];
  readonly destinations: ReadonlyMap<string, Destination>;
}

export function paintPages(
  numbered: readonly NumberedPage[],
  ids: ContentIds,
  options: PaintOptions,
): PaintedPages {
  const destinations = new Map<string, Destination>();
  const divisions = new Set(numbered.flatMap(({ content }) => content?.division ?? []));
  const sections = new Map([...divisions].map((division) => [division, sectionsOf(division)]));
  const pages = numbered.map((page) => {
    const { content } = page;
    const section = content === undefined ? '' : (sections.get(content.division)?.[content.page] ?? '');
    return paintPage(page, ids, destinations, { ...options, section });
  });
  return { pages, destinations };
}

function paintPage(
  { index, side, label, content }: NumberedPage,
  ids: ContentIds,
  destinations: Map<string, Destination>,
  options: PagePaintOptions,
): Page {
  const { theme } = options;
  const planned = content?.division.pages[content.page];
  const geometry = geometryOf(theme, side, planned?.plan.type === 'turned');
  const painter = new Painter(index, ids, barsOf(geometry, theme), content?.division.pictures ?? []);
  let fill = 0;
  painter.paintAll(cropMarkInk(geometry, theme), 0, 0);
  if (content?.division.numbering !== 'cover') paintNotices(painter, geometry, label, options);
  if (content !== undefined && planned !== undefined) {
    const { division } = content;
    if (content.page === 0) painter.paintAll(division.ground, geometry.bleed, geometry.bleed);
    paintHeads(painter, geometry, label, division, content.page, options);
    const { plan, sides } = planned;
    const turned = plan.type === 'turned' ? division.galley.floats[plan.float]?.turned?.galley : undefined;
    const galley = turned ?? division.galley;
    const page = plan.type === 'turned' ? plan.page : plan;
    const frame = { ...division.frame, height: geometry.textHeight };
    const walked = walkPage(page, galley, frame);
    fill = Math.min(1, page.used / frame.height);
    const place = ({ box, top }: PlacedBox, column = geometry.textX): void => {
      const x = box.wide ? geometry.wideX : column;
      const y = geometry.textTop + top;
      for (const anchor of box.marks?.anchors ?? []) {
        if (!destinations.has(anchor)) destinations.set(anchor, { page: index, x, y });
      }
      painter.paintAll(box.ink, x, y);
    };
    painter.paintAll(walked.frames.ink(), geometry.textX, geometry.textTop);
    for (const box of walked.furniture) place(box);
    for (const box of walked.figures) place(box);
    for (const box of walked.asides) place(box, geometry.sideX);
    for (const box of walked.text) place(box);
    for (const box of sides) place(box, geometry.sideX);
    if (walked.noteRule !== undefined)
      painter.paint(noteRule(theme, walked.noteRule), geometry.textX, geometry.textTop);
    for (const box of walked.notes) place(box);
  }
  return {
    index,
    label,
    side,
    width: geometry.width,
    height: geometry.height,
    items: painter.items,
    fill,
  };
}

const bar = { width: 1.5, gap: 7 };

/** Outside of text and side column. */
function barsOf({ side, turned, wideX, wideWidth }: Geometry, { page, colours }: Theme): MarginBars {
  const isLeft = page.facing && side === 'verso' && !turned;
  const x = isLeft ? wideX - bar.gap - bar.width : wideX + wideWidth + bar.gap;
  return { x, width: bar.width, colour: colours.ink };
}

function noteRule({ page, colours }: Theme, y: number): Ink {
  return { type: 'line', x1: 0, y1: y, x2: page.textWidth / 5, y2: y, width: 0.5, colour: colours.ink };
}

/** Inside at the foot of a page, clear of its number; what is too long goes on beneath. */
function paintNotices(
  painter: Painter,
  { side, wideX, wideWidth, folioBaseline }: Geometry,
  label: string,
  { theme, measurer, notices }: PaintOptions,
): void {
  const style = { ...theme.type.runningHead, colour: theme.colours.accent };
  const room = wideWidth - measurer.width(label, theme.type.folio) - style.size * 2;
  const isVerso = theme.page.facing && side === 'verso';
  for (const [index, line] of linesWithin(notices, room, style, measurer).entries()) {
    const width = measurer.width(line, style);
    const x = wideX + (isVerso ? wideWidth - width : 0);
    painter.paint(text(line, style, width), x, folioBaseline + index * style.size * 1.25);
  }
}

/** Broken between notices, and within one only where it is wider than the room. */
function linesWithin(
  notices: readonly string[],
  room: number,
  style: TypeRole,
  measurer: TypeMeasurer,
): readonly string[] {
  const fits = (said: string) => measurer.width(said, style) <= room;
  const joined = (parts: readonly string[], mark: string): readonly string[] => {
    const lines: string[] = [];
    for (const part of parts) {
      const longer = `${lines.at(-1) ?? ''}${mark}${part}`;
      if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
      else lines.push(part);
    }
    return lines;
  };
  const broken = notices.flatMap((notice) => (fits(notice) ? [notice] : joined(notice.split(' '), ' ')));
  return joined(broken, ' · ');
}

/** The book on the verso, chapter and section on the recto; folios outside. Openers have only the folio. */
function paintHeads(
  painter: Painter,
  geometry: Geometry,
  label: string,
  division: Division,
  page: number,
  { theme, measurer, bookTitle, headImage, section: current }: PagePaintOptions,
): void {
  const { folio, runningHead } = theme.type;
  const isVerso = theme.page.facing && geometry.side === 'verso';
  const across = geometry.wideWidth;
  if (label === '') return;
  const folioWidth = measurer.width(label, folio);
  const outside = isVerso ? 0 : across - folioWidth;
  painter.paint(text(label, folio, folioWidth), geometry.wideX + outside, geometry.folioBaseline);
  if (division.runningTitle === '' || (page === 0 && division.opener)) return;
  const logo = headImage && headRect(headImage, runningHead);
  if (headImage !== undefined && logo !== undefined) {
    const inside = isVerso ? across - logo.width : 0;
    painter.paintPicture(headImage, {
      ...logo,
      x: geometry.wideX + inside,
      y: geometry.headBaseline + logo.y,
    });
  }
  const room = across - (logo === undefined ? 0 : logo.width + runningHead.size);
  // Chapters of the front matter are short, with several sections on a page.
  const section = isVerso || division.numbering === 'roman' ? '' : current;
  const title = isVerso ? bookTitle : division.runningTitle;
  const full = section === '' || section === title ? title : `${title} · ${section}`;
  const fits = measurer.width(full, runningHead) <= room;
  const said = fits ? full : fitText(title, room, runningHead, measurer);
  const width = measurer.width(said, runningHead);
  painter.paint(
    text(said, runningHead, width),
    geometry.wideX + (isVerso ? 0 : across - width),
    geometry.headBaseline,
  );
}

/** Twice as high as the letters beside it, on their baseline, and at most eight times as wide. */
function headRect(picture: Picture, { size }: TypeRole): Rect {
  const scale = Math.min((size * 2) / picture.height, (size * 16) / picture.width);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: 0, y: size * 0.4 - height, width, height };
}

function text(said: string, style: TypeRole, width: number): Ink {
  return {
    type: 'text',
    x: 0,
    y: 0,
    text: said,
    style,
    wordSpace: 0,
    width,
    slot: undefined,
    actualText: undefined,
    ledger: undefined,
  };
}
