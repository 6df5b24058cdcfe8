/** Turns the book's title into its cover: its lines on paper with a chart across the page, on a colour, before a picture, or beneath a chart that reaches the page's edges. */
import type { Chart } from '../../charts/Chart.ts';
import {
  type BookTitle,
  type Cover,
  type CoverGround,
  type CoverPart,
  type CoverWords,
  coverParts,
  type Inline,
} from '../../compose/Manuscript.ts';
import { formatDate } from '../../numbers/formatNumber.ts';
import type { Theme, TypeRole } from '../../theme/Theme.ts';
import { type Box, box, type GalleyItem, type Ink, type PictureInk } from '../blocks/Galley.ts';
import { besideEachOther } from '../blocks/keyFigures.ts';
import { numberOf, pictureInk } from '../blocks/pictureInk.ts';
import type { Setting } from '../blocks/Setting.ts';
import { wideWidth } from '../blocks/Setting.ts';
import { stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendSlot, appendTag, type TagDraft, tag } from '../tags/TagDraft.ts';
import { withoutLinks } from './contentsLine.ts';
import { croppedPicture } from './croppedPicture.ts';

/** Parts of the page's height at which title and picture begin. */
const titleAt = 0.06;
const pictureAt = 0.42;
/** Part of the page's height at whose foot the panel before a picture ends. */
const panelTo = 0.94;
/** Part of the page's width for the title, and for the chart beside it, where the page is wider than high. */
const besideShare = 0.47;
/** A chart that reaches the edges is drawn so much larger, so that the room around its plot stays outside. */
const beyondEdge = 1.02;
/** Lines of the grid around the words on a panel, and points around a logo on its own. */
const panelPad = 1.5;
const logoPad = 10;
/** Lines of the grid, and part of the width, that a logo fills at most. */
const mostOfLogo = { lines: 3, width: 0.3 };
const rule = { width: 64, height: 5, room: 24 };

interface CoverSetting {
  readonly cover: Cover;
  readonly title: BookTitle;
  readonly setting: Setting;
  readonly words: CoverWords;
  /** Stand above the lines at the foot, whichever of these are printed. */
  readonly notices: readonly string[];
  readonly element: TagDraft;
}

export function setCover(
  cover: Cover,
  { book: title, notices }: { readonly book: BookTitle; readonly notices: readonly string[] },
  setting: Setting,
  words: CoverWords,
): SetMatter {
  const element = tag('Sect');
  const at: CoverSetting = { cover, title, setting, words, notices, element };
  const { ground } = cover;
  if (ground?.image !== undefined) return coverBeforePicture(at, ground);
  if (ground !== undefined && cover.picture !== undefined)
    return coverBeneathChart(at, cover.picture, ground);
  const { page } = setting.theme;
  const isBeside = cover.picture !== undefined && page.width > page.height;
  const whole = isBeside ? chartBeside(at) : coverLines(at, wideWidth(setting.theme));
  return asCover(at, whole, ground === undefined ? [] : [pageInk(setting.theme, ground.colour)]);
}

function asCover({ element }: CoverSetting, whole: Box, ground: readonly Ink[]): SetMatter {
  return { element, galley: { items: [whole], floats: [], notes: new Map() }, ground };
}

/** The whole page with its bleed, from the trim box's top left corner. */
function pageInk({ page }: Theme, fill: string): Ink {
  const { bleed, width, height } = page;
  return { type: 'rect', x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed, fill };
}

// ---------------------------------------------------------------- on paper, or on a colour

/** Title and subtitle above, the chart in the middle, the other lines at the foot. */
function coverLines(at: CoverSetting, width: number): Box {
  const { chapter, theme } = at.setting;
  const { baseline } = theme.page;
  const head = titleBox(at, width, chapter.pageHeight * titleAt);
  const foot = withLogo(at, footBox(at, width), width);
  const pictureTop = Math.max(head.height + baseline * 2, chapter.pageHeight * pictureAt);
  const room = chapter.pageHeight - pictureTop - foot.height - baseline * 2;
  const items: GalleyItem[] = [head];
  if (at.cover.picture !== undefined && room > 40) {
    const caption = captionBoxes(at, width);
    const captioned = caption.reduce((sum, line) => sum + line.height, baseline / 2);
    const chart = chartInk(at, width, room);
    const centred = { ...chart, x: (width - chart.width) / 2 };
    items.push(
      box(pictureTop - captioned - head.height),
      ...caption,
      box(baseline / 2),
      box(room, [centred]),
    );
  } else {
    items.push(box(Math.max(0, chapter.pageHeight - head.height - foot.height - baseline)));
  }
  items.push(foot);
  return stack(items, { baseline, wide: true });
}

/** On a page that is wider than high the chart stands at the right of all lines. */
function chartBeside(at: CoverSetting): Box {
  const { chapter, theme } = at.setting;
  const { baseline } = theme.page;
  const width = wideWidth(theme) * besideShare;
  const { picture: _picture, ...cover } = at.cover;
  const lines = coverLines({ ...at, cover }, width);
  const caption = captionBoxes(at, width);
  const top = chapter.pageHeight * titleAt + rule.room;
  const captioned = caption.reduce((sum, line) => sum + line.height, top + baseline / 2);
  const chart = chartInk(at, width, chapter.pageHeight - captioned - baseline);
  const beside = stack([box(top), ...caption, box(baseline / 2), box(chart.height, [chart])], {
    baseline,
    x: wideWidth(theme) - width,
  });
  return { ...besideEachOther([lines, beside]), wide: true };
}

function captionBoxes({ cover, words, setting, element }: CoverSetting, width: number): readonly Box[] {
  return textBoxes(
    withoutLinks(words.caption),
    appendTag(element, 'P'),
    element,
    { ...setting, width, outermost: false },
    { style: onGround(cover, setting.theme.type.coverLine), heading: true },
  );
}

function chartInk(
  { cover, title, words, element, setting }: CoverSetting,
  width: number,
  room: number,
): PictureInk {
  const picture = cover.picture?.picture ?? { width: 1, height: 1, marks: [] };
  const scale = Math.min(width / picture.width, room / picture.height);
  const figure = appendTag(element, 'Figure', { alt: words.alt === '' ? title.title : words.alt });
  return pictureInk(picture, scale, figure, setting.chapter);
}

// ---------------------------------------------------------------- before a picture

/** The picture fills the page; all lines stand before it on a panel of the ground's colour, the logo on one of paper. */
function coverBeforePicture(at: CoverSetting, ground: CoverGround): SetMatter {
  const { setting, element, cover } = at;
  const { theme, chapter } = setting;
  const { page } = theme;
  const width = wideWidth(theme);
  const pad = panelPad * page.baseline;
  const lines = stack([titleBox(at, width, 0), box(page.baseline * 1.5), footBox(at, width)], {
    baseline: page.baseline,
  });
  const top = Math.max(0, chapter.pageHeight * panelTo - lines.height);
  const panel: Ink = {
    type: 'rect',
    x: -page.bleed,
    y: page.marginTop + top - pad,
    width: page.bleed + page.marginInner + width + pad,
    height: lines.height + 2 * pad,
    fill: ground.colour,
  };
  const sheet = { width: page.width + 2 * page.bleed, height: page.height + 2 * page.bleed };
  const figure = ground.alt === '' ? undefined : appendTag(element, 'Figure', { alt: ground.alt });
  const picture: Ink[] =
    ground.image === undefined
      ? []
      : [
          {
            type: 'picture',
            x: -page.bleed,
            y: -page.bleed,
            ...sheet,
            picture: numberOf(croppedPicture(ground.image.picture, sheet), at.setting.chapter),
            slot: figure && appendSlot(figure),
            figure,
          },
        ];
  const whole = stack([box(top), lines], { baseline: page.baseline, wide: true });
  const logo = cover.logo === undefined ? [] : logoTab(at);
  return asCover(at, whole, [pageInk(theme, ground.colour), ...picture, panel, ...logo]);
}

// ---------------------------------------------------------------- beneath a chart

/** The chart fills the page down to the lines, which stand on the ground's colour at the foot. */
function coverBeneathChart(at: CoverSetting, { picture }: Chart, ground: CoverGround): SetMatter {
  const { setting, element, words, title } = at;
  const { theme, chapter } = setting;
  const { page } = theme;
  const width = wideWidth(theme);
  const figure = appendTag(element, 'Figure', { alt: words.alt === '' ? title.title : words.alt });
  const lines = stack(
    [
      titleBox(at, width, 0),
      box(page.baseline * 2),
      ...captionBoxes(at, width),
      box(page.baseline),
      withLogo(at, footBox(at, width), width),
    ],
    { baseline: page.baseline },
  );
  const top = Math.max(0, chapter.pageHeight - lines.height);
  const frame = {
    width: page.width + 2 * page.bleed,
    height: page.bleed + page.marginTop + top - page.baseline,
  };
  const fill: Ink = {
    type: 'picture',
    x: -page.bleed,
    y: -page.bleed,
    ...frame,
    picture: numberOf(croppedPicture(picture, frame, beyondEdge), chapter),
    slot: appendSlot(figure),
    figure,
  };
  const whole = stack([box(top), lines], { baseline: page.baseline, wide: true });
  return asCover(at, whole, [pageInk(theme, ground.colour), fill]);
}

/** At the head of the page, from its left edge on. */
function logoTab(at: CoverSetting): readonly Ink[] {
  const { colours, page } = at.setting.theme;
  const [logo] = logoInk(at, wideWidth(at.setting.theme));
  if (logo === undefined) return [];
  const y = page.marginTop;
  return [
    {
      type: 'rect',
      x: -page.bleed,
      y,
      width: page.bleed + page.marginInner + logo.width + logoPad,
      height: logo.height + 2 * logoPad,
      fill: colours.paper,
    },
    { ...logo, x: page.marginInner, y: y + logoPad },
  ];
}

// ---------------------------------------------------------------- lines and logo

function titleBox(at: CoverSetting, width: number, from: number): Box {
  const { theme } = at.setting;
  const { title } = at;
  const bar: Ink = {
    type: 'rect',
    x: 0,
    y: 0,
    width: rule.width,
    height: rule.height,
    fill: at.cover.ground?.textColour ?? theme.colours.accent,
  };
  return stack(
    [
      box(from),
      box(rule.room, [bar]),
      ...line(at, width, has(at, 'title') ? title.title : '', theme.type.coverTitle),
      box(10),
      ...line(at, width, has(at, 'subtitle') ? title.subtitle : '', theme.type.coverSubtitle),
    ],
    { baseline: theme.page.baseline },
  );
}

function footBox(at: CoverSetting, width: number): Box {
  const { title } = at;
  const { type, colours, page } = at.setting.theme;
  const authors = has(at, 'authors') ? title.authors.join(', ') : '';
  const publisher = has(at, 'publisher') && title.publisher !== authors ? title.publisher : '';
  const edition = has(at, 'edition') ? editionDate(title) : '';
  const notice = { ...type.coverLine, font: type.keyFigureLabel.font, colour: colours.accent };
  const notices = at.notices.flatMap((said) => line(at, width, said, notice));
  return stack(
    [
      ...(notices.length === 0 ? [] : [box(page.baseline), ...notices, box(page.baseline / 2)]),
      ...line(at, width, authors, { ...type.coverLine, colour: colours.ink }),
      ...line(at, width, has(at, 'credit') ? title.credit : '', type.coverLine),
      ...line(at, width, [publisher, edition].filter((part) => part !== '').join(' · '), type.coverLine),
    ],
    { baseline: page.baseline },
  );
}

function has({ cover }: CoverSetting, part: CoverPart): boolean {
  return (cover.parts ?? coverParts).includes(part);
}

function line(
  { cover, setting, element }: CoverSetting,
  width: number,
  said: string,
  role: TypeRole,
): readonly Box[] {
  if (said === '') return [];
  const words: readonly Inline[] = [{ type: 'text', text: said }];
  return textBoxes(
    words,
    appendTag(element, 'P'),
    element,
    { ...setting, width, outermost: false },
    { style: onGround(cover, role), heading: true },
  );
}

function onGround({ ground }: Cover, role: TypeRole): TypeRole {
  return ground === undefined ? role : { ...role, colour: ground.textColour };
}

/** At the right of the lines at the foot, and no lower than they are. */
function withLogo(at: CoverSetting, foot: Box, width: number): Box {
  const [logo] = logoInk(at, width);
  if (logo === undefined) return foot;
  const height = Math.max(foot.height, logo.height);
  const beside = box(height, [{ ...logo, x: width - logo.width, y: height - logo.height }]);
  const { baseline } = at.setting.theme.page;
  return besideEachOther([stack([box(height - foot.height), foot], { baseline }), beside]);
}

/** It says who publishes the book. */
function logoInk({ cover, title, setting, element }: CoverSetting, width: number): readonly PictureInk[] {
  if (cover.logo === undefined) return [];
  const { picture } = cover.logo;
  const most = mostOfLogo.lines * setting.theme.page.baseline;
  const scale = Math.min(most / picture.height, (width * mostOfLogo.width) / picture.width);
  const alt = title.publisher === '' ? title.title : title.publisher;
  const figure = appendTag(element, 'Figure', { alt });
  return [pictureInk(picture, scale, figure, setting.chapter)];
}

export function editionDate({ edition, language }: BookTitle): string {
  return formatDate(edition, language.numbers);
}
