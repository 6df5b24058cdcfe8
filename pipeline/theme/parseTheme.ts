/** Turns `templates/theme.json` into a theme: lengths in points, colours checked, every role of text set. */
import type { FontId } from '../fonts/Measurer.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import {
  themeColourUnknown,
  themeContrastLow,
  themeFontUnknown,
  themeLeadingTight,
  themeTextSmall,
} from '../problems/catalogue/theme.ts';
import { hasErrors, type StageResult } from '../problems/Problem.ts';
import { contrastRatio, parseHex, TEXT_CONTRAST } from './contrast.ts';
import { type FamilyNames, fontIds } from './fontIds.ts';
import type { PageName } from './papers.ts';
import { readColours } from './readColours.ts';
import { fontRequestOf, readFamilies } from './readFamilies.ts';
import { readPage } from './readPage.ts';
import type { Theme, TypeRole, TypeRoleName } from './Theme.ts';
import { ThemeReader } from './ThemeReader.ts';

/** No text in the book is smaller, in points. */
const SMALLEST_TEXT = 7;

/** Least and greatest lengths, in points. Text and leading that are too small have messages of their own. */
const CHART_HEIGHT = [40, 1000] as const;

/** Part of the text's height that the tallest chart takes: its words need the rest. On low papers all charts are lower by as much. */
const MOST_OF_PAGE = 0.62;

/** No font has more features. */
const MOST_FEATURES = 32;

const calloutRoles: readonly TypeRoleName[] = ['calloutTitle', 'calloutText'];

export function parseTheme(document: SourceDocument, page: PageName): StageResult<Theme> {
  const reader = new ThemeReader(document);
  reader.object([], ['$schema', 'fonts', 'pages', 'block', 'print', 'text', 'colours', 'type', 'charts']);
  const families = readFamilies(reader);
  const colours = readColours(reader);
  const block = readPage(reader, page);
  const type = readTypeRoles(reader, colours, families.names);
  const fontRequest = fontRequestOf(families, type, reader);
  const theme: Theme = {
    fonts: families.names,
    page: block,
    text: readText(reader),
    type,
    colours,
    charts: readCharts(reader, block),
    ...(fontRequest === undefined ? {} : { fontRequest }),
  };
  return { value: hasErrors(reader.problems) ? undefined : theme, problems: reader.problems };
}

function readText(reader: ThemeReader): Theme['text'] {
  reader.object(['text'], ['justify', 'hyphenate', 'hangingPunctuation']);
  return {
    justify: reader.flag(['text', 'justify']) ?? true,
    hyphenate: reader.flag(['text', 'hyphenate']) ?? true,
    hangingPunctuation: reader.flag(['text', 'hangingPunctuation']) ?? false,
  };
}

function readCharts(reader: ThemeReader, page: Theme['page']): Theme['charts'] {
  reader.object(['charts'], ['heights', 'halfGap', 'labelSize']);
  reader.object(['charts', 'heights'], ['low', 'short', 'medium', 'tall']);
  const halfGap = reader.length(['charts', 'halfGap'], [0, 100]) ?? 0;
  const labelSize = reader.length(['charts', 'labelSize'], [0, 36]) ?? SMALLEST_TEXT;
  if (labelSize < SMALLEST_TEXT) {
    const spot = reader.spot(['charts', 'labelSize']);
    reader.problems.push(themeTextSmall(spot, 'charts.labelSize', labelSize, SMALLEST_TEXT));
  }
  const tall = reader.length(['charts', 'heights', 'tall'], CHART_HEIGHT) ?? 0;
  const room = (page.height - page.marginTop - page.marginBottom) * MOST_OF_PAGE;
  const scale = tall > room ? room / tall : 1;
  const height = (name: 'low' | 'short' | 'medium') =>
    (reader.length(['charts', 'heights', name], CHART_HEIGHT) ?? 0) * scale;
  return {
    widths: {
      half: (page.textWidth - halfGap) / 2,
      text: page.textWidth,
      wide: page.textWidth + page.sideGap + page.sideWidth,
    },
    heights: {
      low: height('low'),
      short: height('short'),
      medium: height('medium'),
      tall: tall * scale,
    },
    labelSize,
  };
}

function readTypeRoles(reader: ThemeReader, colours: Theme['colours'], families: FamilyNames): Theme['type'] {
  reader.object(['type'], typeRoleNames);
  const ids = fontIds.filter((id) => !id.startsWith('mono-') || families.mono !== undefined);
  const role = (name: TypeRoleName): TypeRole => readTypeRole(reader, name, colours, ids);
  return {
    text: role('text'),
    lead: role('lead'),
    sideNote: role('sideNote'),
    chapterTitle: role('chapterTitle'),
    chapterNumber: role('chapterNumber'),
    section: role('section'),
    subSection: role('subSection'),
    minorSection: role('minorSection'),
    finding: role('finding'),
    keyFigure: role('keyFigure'),
    keyFigureLabel: role('keyFigureLabel'),
    keyFigureDetail: role('keyFigureDetail'),
    captionNumber: role('captionNumber'),
    captionTitle: role('captionTitle'),
    captionSubtitle: role('captionSubtitle'),
    tableHead: role('tableHead'),
    tableCell: role('tableCell'),
    tableTotal: role('tableTotal'),
    source: role('source'),
    footnote: role('footnote'),
    runningHead: role('runningHead'),
    folio: role('folio'),
    calloutTitle: role('calloutTitle'),
    calloutText: role('calloutText'),
    timelineDate: role('timelineDate'),
    contentsPart: role('contentsPart'),
    contentsChapter: role('contentsChapter'),
    contentsEntry: role('contentsEntry'),
    coverTitle: role('coverTitle'),
    coverSubtitle: role('coverSubtitle'),
    coverLine: role('coverLine'),
    partNumber: role('partNumber'),
    partTitle: role('partTitle'),
  };
}

function readTypeRole(
  reader: ThemeReader,
  name: TypeRoleName,
  colours: Theme['colours'],
  ids: readonly FontId[],
): TypeRole {
  const path = ['type', name];
  const key = path.join('.');
  reader.object(path, ['font', 'size', 'leading', 'colour', 'features', 'tracking']);
  const size = reader.length([...path, 'size'], [0, 144]);
  const leading = reader.length([...path, 'leading'], [0, 180]);
  if (size !== undefined && size < SMALLEST_TEXT) {
    reader.problems.push(themeTextSmall(reader.spot([...path, 'size']), key, size, SMALLEST_TEXT));
  }
  if (size !== undefined && leading !== undefined && leading < size) {
    reader.problems.push(themeLeadingTight(reader.spot([...path, 'leading']), key, size, leading));
  }
  const fontName = reader.text([...path, 'font'], 'a font such as "serif-400"');
  const known = fontName === undefined ? undefined : ids.find((id) => id === fontName);
  if (fontName !== undefined && known === undefined) {
    const spot = reader.spot([...path, 'font']);
    reader.problems.push(themeFontUnknown(spot, `${key}.font`, fontName, ids));
  }
  return {
    font: known ?? 'serif-400',
    size: size ?? 0,
    leading: leading ?? 0,
    colour: readTextColour(reader, name, colours),
    features: reader.has([...path, 'features'])
      ? (reader.texts([...path, 'features'], 'OpenType features such as ["smcp"]', MOST_FEATURES) ?? [])
      : [],
    tracking: reader.has([...path, 'tracking']) ? (reader.length([...path, 'tracking'], [0, 20]) ?? 0) : 0,
  };
}

/** A role's colour is one of the theme's by name, or its own; it must be readable where the role is set. */
function readTextColour(reader: ThemeReader, name: TypeRoleName, colours: Theme['colours']): string {
  const path = ['type', name, 'colour'];
  const key = path.join('.');
  const written = reader.text(path, 'a colour');
  if (written === undefined) return colours.ink;
  const { ink, paper, accent, accentTint, grey, rule, grid } = colours;
  const structural: Readonly<Record<string, string>> = { ink, paper, accent, accentTint, grey, rule, grid };
  const colour = Object.hasOwn(structural, written) ? structural[written] : written;
  const rgb = colour === undefined ? undefined : parseHex(colour);
  if (colour === undefined || rgb === undefined) {
    reader.problems.push(themeColourUnknown(reader.spot(path), key, written, Object.keys(structural)));
    return colours.ink;
  }
  const grounds = calloutRoles.includes(name) ? [paper, accentTint] : [paper];
  for (const ground of grounds) {
    const groundRgb = parseHex(ground);
    const ratio = groundRgb === undefined ? TEXT_CONTRAST : contrastRatio(rgb, groundRgb);
    if (ratio < TEXT_CONTRAST) {
      reader.problems.push(themeContrastLow(reader.spot(path), key, ground, ratio, TEXT_CONTRAST));
    }
  }
  return colour;
}

const typeRoleNames: readonly TypeRoleName[] = [
  'text',
  'lead',
  'sideNote',
  'chapterTitle',
  'chapterNumber',
  'section',
  'subSection',
  'minorSection',
  'finding',
  'keyFigure',
  'keyFigureLabel',
  'keyFigureDetail',
  'captionNumber',
  'captionTitle',
  'captionSubtitle',
  'tableHead',
  'tableCell',
  'tableTotal',
  'source',
  'footnote',
  'runningHead',
  'folio',
  'calloutTitle',
  'calloutText',
  'timelineDate',
  'contentsPart',
  'contentsChapter',
  'contentsEntry',
  'coverTitle',
  'coverSubtitle',
  'coverLine',
  'partNumber',
  'partTitle',
];
