/** Turns the style and theme parts of ExcelJS into ones with the pack's font, named styles and colours. */
import { FONT_NAME, FONT_SIZE } from '../plan/columnWidth.ts';
import type { WorkbookColours } from '../WorkbookPlan.ts';
import { HEADING_SIZE, TITLE_SIZE } from './writeFrames.ts';
import { attributeText } from './xml.ts';

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
  const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/gs)].map(([, children], at) =>
    at === 0
      ? `<sz val="${FONT_SIZE}"/><name val="${FONT_NAME}"/><family val="2"/>`
      : inOrder(children ?? ''),
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
  return styles
    .replace(
      /<fonts .*?<\/fonts>/s,
      `<fonts count="${fonts.length}">${fonts.map((font) => `<font>${font}</font>`).join('')}</fonts>`,
    )
    .replace(
      /<cellStyleXfs .*?<\/cellStyleXfs>/s,
      `<cellStyleXfs count="${styleXfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${styleXfs.join('')}</cellStyleXfs>`,
    )
    .replace(/<cellXfs .*?<\/cellXfs>/s, (cellXfs) =>
      present.reduce(
        (text, { font }, at) =>
          text.replaceAll(
            new RegExp(`(<xf [^>]*fontId="${font}"[^>]*) xfId="0"`, 'g'),
            `$1 xfId="${at + 1}"`,
          ),
        cellXfs,
      ),
    )
    .replace(
      /<cellStyles .*?<\/cellStyles>/s,
      `<cellStyles count="${cellStyles.length + 1}"><cellStyle name="Normal" xfId="0" builtinId="0"/>${cellStyles.join('')}</cellStyles>`,
    );
}

function inOrder(children: string): string {
  const elements = [...children.matchAll(/<(\w+)(?: [^>]*)?\/>/g)];
  return elements
    .sort(([, a], [, b]) => FONT_CHILDREN.indexOf(a ?? '') - FONT_CHILDREN.indexOf(b ?? ''))
    .map(([element]) => element)
    .join('');
}

/** The book's colours as the accents that a user is offered when restyling a chart. */
export function finishTheme(theme: string, colours: WorkbookColours): string {
  const accented = colours.accents.reduce(
    (text, colour, at) =>
      text.replace(
        new RegExp(`<a:accent${at + 1}>.*?</a:accent${at + 1}>`, 's'),
        `<a:accent${at + 1}><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:accent${at + 1}>`,
      ),
    theme,
  );
  return accented
    .replace(
      /<a:hlink>.*?<\/a:hlink>/s,
      `<a:hlink><a:srgbClr val="${colours.link.slice(1).toUpperCase()}"/></a:hlink>`,
    )
    .replaceAll(/<a:latin typeface="[^"]*"\/>/g, `<a:latin typeface="${attributeText(FONT_NAME)}"/>`);
}
