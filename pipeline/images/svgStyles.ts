/** Turns the styles of an SVG file into plain attributes: what `style` attributes and simple style sheets say of an element. */
import type { SvgElement } from '../charts/svgTree.ts';
import type { SvgFileFault } from './parseSvgFile.ts';

/** Declarations by selector: `.a`, `#b` or `path`. */
type StyleSheet = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface SvgStyles {
  /** The element's attributes with everything that styles it, the stronger last. */
  readonly attributesOf: (element: SvgElement) => ReadonlyMap<string, string>;
}

/** The style sheets of the tree; selectors that are more than a name, a class or an id are reported. */
export function svgStyles(root: SvgElement, report: (fault: SvgFileFault) => void): SvgStyles {
  const sheet = new Map<string, Map<string, string>>();
  collect(root, sheet, report);
  return { attributesOf: (element) => styled(element, sheet) };
}

function styled({ name, attributes }: SvgElement, sheet: StyleSheet): ReadonlyMap<string, string> {
  const style = attributes.get('style');
  if (style === undefined && sheet.size === 0) return attributes;
  const classes = (attributes.get('class') ?? '').split(/\s+/).filter((each) => each !== '');
  const selectors = [name, ...classes.map((each) => `.${each}`), `#${attributes.get('id') ?? ''}`];
  const merged = new Map(attributes);
  for (const selector of selectors)
    for (const [property, value] of sheet.get(selector) ?? []) merged.set(property, value);
  for (const [property, value] of declarationsIn(style ?? '')) merged.set(property, value);
  merged.delete('style');
  return merged;
}

function collect(
  element: SvgElement,
  sheet: Map<string, Map<string, string>>,
  report: (fault: SvgFileFault) => void,
): void {
  for (const child of element.children) {
    if (child.name === 'style') readSheet(child, sheet, report);
    else collect(child, sheet, report);
  }
}

function readSheet(
  { text, line }: SvgElement,
  sheet: Map<string, Map<string, string>>,
  report: (fault: SvgFileFault) => void,
): void {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const placed = line === undefined ? {} : { line };
  if (/@/.test(plain)) report({ found: 'a style sheet with rules for other media or files', ...placed });
  for (const [, heads = '', body = ''] of plain.matchAll(/([^{}@]+)\{([^{}]*)\}/g)) {
    for (const selector of heads.split(',').map((head) => head.trim())) {
      if (!/^[.#]?[\w-]+$/.test(selector)) {
        report({ found: `the selector ${JSON.stringify(selector)} in a style sheet`, ...placed });
        continue;
      }
      const known = sheet.get(selector) ?? new Map<string, string>();
      for (const [property, value] of declarationsIn(body)) known.set(property, value);
      sheet.set(selector, known);
    }
  }
}

function declarationsIn(text: string): readonly (readonly [string, string])[] {
  return text.split(';').flatMap((declaration) => {
    const at = declaration.indexOf(':');
    const property = declaration.slice(0, at).trim().toLowerCase();
    const value = declaration
      .slice(at + 1)
      .replace(/!\s*important/, '')
      .trim();
    return at < 0 || property === '' || property.startsWith('-') ? [] : [[property, value] as const];
  });
}
