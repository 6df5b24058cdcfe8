/** Turns the style and theme parts of ExcelJS into ones with the pack's font, named styles and colours. */

import { attributeText } from '../../markup/xmlText.ts';
import { FONT_NAME, FONT_SIZE } from '../plan/columnWidth.ts';
import type { WorkbookColours } from '../WorkbookPlan.ts';
import { editStyles, editTheme, fontsOf, inOrder } from './exceljsParts.ts';
import { HEADING_SIZE, TITLE_SIZE } from './writeFrames.ts';

/** The order that the schema of CT_Font gives; ExcelJS writes them in its own. */
const FONT_CHILDREN = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

/** Styles that Excel knows by number, so that screen readers and the accessibility checker find the headings. */
const namedStyles = [
  { name: 'Heading 1', builtinId: 16, fits: (font: string) => font.includes(`<sz val="${TITLE_SIZE}"/>`) },
  { name: 'Heading 2', builtinId: 17, fits: (font: string) => font.includes(`<sz val="${HEADING_SIZE}"/>`) },
  { name: 'Hyperlink', builtinId: 8, fits: (font: string) => font.includes('<u/>') },
];

export function finishStyles(styles: string): string {
  const fonts = fontsOf(styles).map((children, at) =>
    at === 0
      ? `<sz val="${FONT_SIZE}"/><name val="${FONT_NAME}"/><family val="2"/>`
      : inOrder(children, FONT_CHILDREN),
  );
  const present = namedStyles
    .map((style) => ({ ...style, font: fonts.findIndex(style.fits) }))
    .filter(({ font }) => font !== -1);
  const styleXfs = present.map(
    ({ font }) => `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" applyNumberFormat="0"/>`,
  );
  const cellStyles = present.map(
    ({ name, builtinId }, at) => `<cellStyle name="${name}" xfId="${at + 1}" builtinId="${builtinId}"/>`,
  );
  return editStyles(styles, {
    fonts: `<fonts count="${fonts.length}">${fonts.map((font) => `<font>${font}</font>`).join('')}</fonts>`,
    cellStyleXfs: `<cellStyleXfs count="${styleXfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${styleXfs.join('')}</cellStyleXfs>`,
    cellStyles: `<cellStyles count="${cellStyles.length + 1}"><cellStyle name="Normal" xfId="0" builtinId="0"/>${cellStyles.join('')}</cellStyles>`,
    styleOfFont: present.map(({ font }, at) => [font, at + 1]),
  });
}

/** The book's colours as the accents that a user is offered when restyling a chart. */
export function finishTheme(theme: string, colours: WorkbookColours): string {
  const places: readonly (readonly [string, string])[] = [
    ...colours.accents.map((colour, at) => [`accent${at + 1}`, colour] as const),
    ['hlink', colours.link],
  ];
  const elements = places.map(
    ([name, colour]) => [name, `<a:srgbClr val="${colour.slice(1).toUpperCase()}"/>`] as const,
  );
  return editTheme(theme, new Map(elements), attributeText(FONT_NAME));
}
