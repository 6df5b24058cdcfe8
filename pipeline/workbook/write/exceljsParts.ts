/**
 * Edits the parts that ExcelJS wrote. This is the one file that knows how that library spells them: what stands here
 * in regular expressions and nowhere else.
 */

/** Sheet part: what it is given stands where the schema's order has it. */
export function editSheet(
  xml: string,
  given: { readonly view: string; readonly hyperlinks: readonly string[]; readonly end: string },
): string {
  const hyperlinks =
    given.hyperlinks.length === 0 ? '' : `<hyperlinks>${given.hyperlinks.join('')}</hyperlinks>`;
  return (
    xml
      .replace(/<sheetFormatPr [^>]*\/>/, () => `${given.view}<sheetFormatPr defaultRowHeight="15"/>`)
      // Without `customHeight` Excel fits a row again when its column is made wider.
      .replaceAll(/(<row [^>]*) customHeight="1"/g, '$1')
      .replaceAll(/ x14ac:dyDescent="[^"]*"/g, '')
      // Links stand before the margins, the drawing and the table after the page set-up.
      .replace('<pageMargins', () => `${hyperlinks}<pageMargins`)
      .replace(/ horizontalDpi="[^"]*" verticalDpi="[^"]*"/, '')
      .replace('</worksheet>', () => `${given.end}</worksheet>`)
  );
}

/** A sheet part whose rows from `first` on are patterns: what stands before and after them, and each row's styles. */
export function cutAtPatterns(
  xml: string,
  { first, columns, last }: { readonly first: number; readonly columns: number; readonly last: string },
): {
  readonly before: string;
  /** By row and column, the style attribute of the cell, e.g. ` s="4"`. */
  readonly styles: readonly (readonly string[])[];
  readonly after: string;
} {
  const start = xml.indexOf(`<row r="${first}"`);
  const end = xml.indexOf('</sheetData>');
  return {
    before: xml.slice(0, start).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${last}"/>`),
    styles: xml
      .slice(start, end)
      .split('</row>')
      .map((row) => {
        const found = [...row.matchAll(/<c r="[A-Z]+\d+"( s="\d+")?/g)].map(([, style]) => style ?? '');
        return Array.from({ length: columns }, (_, at) => found[at] ?? '');
      }),
    after: xml.slice(end),
  };
}

/** The children of each font of the style part, as they are written. */
export function fontsOf(styles: string): readonly string[] {
  return [...styles.matchAll(/<font>(.*?)<\/font>/gs)].map(([, children]) => children ?? '');
}

/** Elements without content, in the order that a list of their names gives. */
export function inOrder(children: string, names: readonly string[]): string {
  return [...children.matchAll(/<(\w+)(?: [^>]*)?\/>/g)]
    .sort(([, a], [, b]) => names.indexOf(a ?? '') - names.indexOf(b ?? ''))
    .map(([element]) => element)
    .join('');
}

/** Style part: its fonts and named styles anew; `styleOfFont` is the named style by the number of a font. */
export function editStyles(
  styles: string,
  given: {
    readonly fonts: string;
    readonly cellStyleXfs: string;
    readonly cellStyles: string;
    readonly styleOfFont: readonly (readonly [font: number, style: number])[];
  },
): string {
  return styles
    .replace(/<fonts .*?<\/fonts>/s, given.fonts)
    .replace(/<cellStyleXfs .*?<\/cellStyleXfs>/s, given.cellStyleXfs)
    .replace(/<cellXfs .*?<\/cellXfs>/s, (cellXfs) =>
      given.styleOfFont.reduce(
        (text, [font, style]) =>
          text.replaceAll(new RegExp(`(<xf [^>]*fontId="${font}"[^>]*) xfId="0"`, 'g'), `$1 xfId="${style}"`),
        cellXfs,
      ),
    )
    .replace(/<cellStyles .*?<\/cellStyles>/s, given.cellStyles);
}

/** Theme part: colours, as `srgbClr` elements, by the name of their place such as `accent1`; one typeface throughout. */
export function editTheme(theme: string, colours: ReadonlyMap<string, string>, typeface: string): string {
  return [...colours]
    .reduce(
      (text, [name, colour]) =>
        text.replace(new RegExp(`<a:${name}>.*?</a:${name}>`, 's'), `<a:${name}>${colour}</a:${name}>`),
      theme,
    )
    .replaceAll(/<a:latin typeface="[^"]*"\/>/g, `<a:latin typeface="${typeface}"/>`);
}

/** Workbook part: without its properties, with views and names of ours; the relationship ids of the sheets are kept. */
export function editWorkbook(workbook: string, views: string, names: string): string {
  return workbook
    .replace(/<workbookPr[^>]*\/>/, '<workbookPr/>')
    .replace(/<bookViews>.*?<\/bookViews>/s, '')
    .replace('<sheets>', `${views}<sheets>`)
    .replace(/<definedNames>.*?<\/definedNames>/s, '')
    .replace('</sheets>', () => `</sheets>${names}`);
}

/** Content types: without the default for VML, which the package has none of. */
export function editContentTypes(types: string, defaults: string, overrides: string): string {
  return types
    .replace(/<Default Extension="vml"[^>]*\/>/, () => defaults)
    .replace('</Types>', () => `${overrides}</Types>`);
}
