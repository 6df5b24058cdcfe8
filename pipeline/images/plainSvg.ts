/** Turns the tree of any SVG file into the few elements that the painter of charts draws, and tells what it cannot. */
import { parseTransform } from '../charts/matrix.ts';
import { parseSvgColour } from '../charts/svgColour.ts';
import type { SvgElement } from '../charts/svgTree.ts';
import { parseCssColour } from '../theme/cssColour.ts';
import type { SvgFileFault } from './parseSvgFile.ts';
import { type SvgStyles, svgStyles } from './svgStyles.ts';

export interface PlainSvg {
  /** Its `width` and `height` are points; within it stand groups, paths and texts alone. */
  readonly root: SvgElement;
  readonly faults: readonly SvgFileFault[];
  /** The first element that was one too many. */
  readonly tooMuch: SvgElement | undefined;
}

/** Families of the book by the names under which an SVG may ask for them. */
export type FamilyOf = (asked: string) => string | undefined;

/** Points by the unit of a length; a pixel is a 96th of an inch (CSS Values 4). */
const UNITS: Readonly<Record<string, number>> = {
  '': 0.75,
  px: 0.75,
  pt: 1,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
};

export function plainSvg(root: SvgElement, familyOf: FamilyOf, mostElements: number): PlainSvg {
  const plainer = new Plainer(root, familyOf, mostElements);
  return { root: plainer.root(root), faults: plainer.faults, tooMuch: plainer.tooMuch };
}

/** What is about the file and not about the picture. */
const SILENT: ReadonlySet<string> = new Set([
  'title',
  'desc',
  'metadata',
  'style',
  'defs',
  'symbol',
  'clipPath',
]);

/** Attributes by which shapes inherit what they look like, as the painter knows them. */
const PAINTED: ReadonlySet<string> = new Set([
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'display',
]);

/** Attributes that change the picture in ways the painter has no means for; these values of them do nothing. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  filter: ['none'],
  mask: ['none'],
  'stroke-dashoffset': ['0', '0px'],
  'mix-blend-mode': ['normal'],
  'vector-effect': ['none'],
  'marker-start': ['none'],
  'marker-mid': ['none'],
  'marker-end': ['none'],
  'clip-rule': ['nonzero', 'evenodd'],
  'font-variant': ['normal'],
  'letter-spacing': ['normal', '0', '0px'],
  'word-spacing': ['normal', '0', '0px'],
  'text-decoration': ['none'],
  'dominant-baseline': ['auto', 'alphabetic'],
  'paint-order': ['normal'],
};

const LENGTHS: ReadonlySet<string> = new Set(['stroke-width', 'font-size']);

class Plainer {
  readonly faults: SvgFileFault[] = [];
  /** Where the expansion stopped. */
  tooMuch: SvgElement | undefined;
  readonly #styles: SvgStyles;
  readonly #familyOf: FamilyOf;
  readonly #byId = new Map<string, SvgElement>();
  readonly #clips = new Map<string, SvgElement>();
  /** Elements that are being put in the place of a `use`, outermost first. */
  readonly #using: SvgElement[] = [];
  #left: number;

  constructor(root: SvgElement, familyOf: FamilyOf, mostElements: number) {
    this.#styles = svgStyles(root, (fault) => this.faults.push(fault));
    this.#familyOf = familyOf;
    this.#left = mostElements;
    this.#define(root);
  }

  /** The view box laid into width and height as `xMidYMid meet` does. */
  root(svg: SvgElement): SvgElement {
    const { attributes } = svg;
    const [x = 0, y = 0, boxWidth, boxHeight] = numbersIn(attributes.get('viewBox'));
    const side = (name: 'width' | 'height', box: number | undefined): number => {
      const written = attributes.get(name);
      if (written === undefined || written.endsWith('%')) return (box ?? Number.NaN) * 0.75;
      return pointsOf(written) ?? Number.NaN;
    };
    const [width, height] = [side('width', boxWidth), side('height', boxHeight)];
    if (!(width > 0 && height > 0 && width < 1e5 && height < 1e5)) {
      this.#fault(svg, 'an svg element that says neither its width and height nor its viewBox');
      return { name: 'svg', attributes: new Map(), children: [], text: '' };
    }
    const hasBox = boxWidth !== undefined && boxHeight !== undefined && boxWidth > 0 && boxHeight > 0;
    const scale = hasBox ? Math.min(width / boxWidth, height / boxHeight) : 0.75;
    const left = hasBox ? (width - boxWidth * scale) / 2 - x * scale : 0;
    const top = hasBox ? (height - boxHeight * scale) / 2 - y * scale : 0;
    if (hasBox && attributes.get('preserveAspectRatio')?.startsWith('none') === true)
      this.#fault(svg, 'preserveAspectRatio="none"');
    const inner: SvgElement = {
      name: 'g',
      attributes: new Map([
        // What SVG begins with.
        ['font-family', this.#familyOf('sans-serif') ?? ''],
        ['font-size', '16'],
        ...this.#painted(svg),
        ['transform', `matrix(${scale} 0 0 ${scale} ${left} ${top})`],
      ]),
      children: svg.children.flatMap((child) => this.#plain(child)),
      text: '',
    };
    const definitions: SvgElement = {
      name: 'defs',
      attributes: new Map(),
      children: [...this.#clips.values()],
      text: '',
    };
    return {
      name: 'svg',
      attributes: new Map([
        ['width', String(width)],
        ['height', String(height)],
      ]),
      children: [inner, definitions],
      text: '',
    };
  }

  #define(element: SvgElement): void {
    for (const child of element.children) {
      const id = child.attributes.get('id');
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, child);
      this.#define(child);
    }
  }

  #plain(element: SvgElement): readonly SvgElement[] {
    if (this.tooMuch !== undefined) return [];
    this.#left -= 1;
    if (this.#left < 0) {
      this.tooMuch = element;
      return [];
    }
    if (SILENT.has(element.name)) return [];
    switch (element.name) {
      case 'g':
      case 'a':
        return [
          this.#group(
            element,
            element.children.flatMap((child) => this.#plain(child)),
          ),
        ];
      case 'use':
        return this.#used(element);
      case 'svg':
        return this.#nested(element);
      case 'text':
        return this.#text(element);
      case 'linearGradient':
      case 'radialGradient':
      case 'pattern':
        // Of no consequence unless something is painted with it.
        return [];
      default: {
        const path = this.#path(element);
        if (path !== undefined) return [this.#with(element, 'path', new Map([['d', path]]))];
        this.#fault(element, nameOf(element));
        return [];
      }
    }
  }

  #group(element: SvgElement, children: readonly SvgElement[]): SvgElement {
    const opacity = Number(this.#styles.attributesOf(element).get('opacity') ?? 1);
    // One shape over another would show through, where the group as a whole should.
    if (opacity < 1 && shapesIn(children) > 1) this.#fault(element, 'opacity of a group of several shapes');
    return { ...this.#with(element, 'g', new Map()), children };
  }

  /** A picture within the picture shows what lies in its view box. */
  #nested(element: SvgElement): readonly SvgElement[] {
    const { attributes } = element;
    const [left, top, boxWidth, boxHeight] = numbersIn(attributes.get('viewBox'));
    const [x = 0, y = 0, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      attributes.has(name) ? Number(attributes.get(name)) : undefined,
    );
    const scale = (width ?? Number.NaN) / (boxWidth ?? Number.NaN);
    const isEven = Math.abs((boxHeight ?? Number.NaN) * scale - (height ?? Number.NaN)) < 0.01 * scale;
    if (left === undefined || top === undefined || !(scale > 0) || !isEven) {
      this.#fault(element, 'an svg element within another, without a view box of its own shape');
      return [];
    }
    const id = `view ${this.#clips.size}`;
    const box = roundedRectangle(left, top, boxWidth ?? 0, boxHeight ?? 0, 0, 0);
    this.#clips.set(id, clipOf(id, box));
    const view: SvgElement = {
      name: 'g',
      attributes: new Map([
        ['transform', `matrix(${scale} 0 0 ${scale} ${x - left * scale} ${y - top * scale})`],
        ['clip-path', `url(#${id})`],
      ]),
      children: element.children.flatMap((child) => this.#plain(child)),
      text: '',
    };
    return [this.#group(element, [view])];
  }

  #used(element: SvgElement): readonly SvgElement[] {
    const address = element.attributes.get('href') ?? element.attributes.get('xlink:href') ?? '';
    const target = address.startsWith('#') ? this.#byId.get(address.slice(1)) : undefined;
    if (target === undefined) {
      this.#fault(element, `use of ${JSON.stringify(address)}, which is not in the file`);
      return [];
    }
    if (this.#using.includes(target)) {
      this.#fault(element, `use of ${JSON.stringify(address)} within itself`);
      return [];
    }
    if (target.name === 'symbol' && target.attributes.has('viewBox')) {
      this.#fault(element, 'use of a symbol with a viewBox');
      return [];
    }
    this.#using.push(target);
    const children =
      target.name === 'symbol' ? target.children.flatMap((child) => this.#plain(child)) : this.#plain(target);
    this.#using.pop();
    const [x, y] = ['x', 'y'].map((name) => Number.parseFloat(element.attributes.get(name) ?? '0'));
    const moved: SvgElement = {
      name: 'g',
      attributes: new Map([['transform', `translate(${x} ${y})`]]),
      children,
      text: '',
    };
    return [this.#group(element, [moved])];
  }

  /** Each piece at its place; pieces that only follow one another need the metrics of a typesetter. */
  #text(element: SvgElement): readonly SvgElement[] {
    const spans = element.children.filter(({ name }) => name === 'tspan');
    const others = element.children.find(({ name }) => name !== 'tspan');
    const isSpanned = spans.length > 0;
    const isPlaced = spans.every(({ attributes, children }) => attributes.has('x') && children.length === 0);
    if (others !== undefined || (isSpanned && (!isPlaced || element.text.trim() !== ''))) {
      this.#fault(element, 'text of several pieces that follow one another');
      return [];
    }
    const place = (piece: SvgElement, name: string) =>
      Number.parseFloat(piece.attributes.get(name) ?? element.attributes.get(name) ?? '0');
    const pieces = isSpanned ? spans : [element];
    const texts = pieces.map((piece): SvgElement => {
      const own = isSpanned ? this.#painted(piece) : new Map<string, string>();
      const transform = `translate(${place(piece, 'x')} ${place(piece, 'y')})`;
      return {
        name: 'text',
        attributes: new Map([...own, ['transform', transform]]),
        children: [],
        text: piece.text.replace(/\s+/g, ' ').trim(),
        ...(piece.line === undefined ? {} : { line: piece.line }),
      };
    });
    return [{ ...this.#with(element, 'g', new Map()), children: texts }];
  }

  /** The path data of a shape; undefined for what is none. */
  #path(element: SvgElement): string | undefined {
    const { attributes } = element;
    const number = (name: string): number => {
      const written = attributes.get(name) ?? '0';
      const points = pointsOf(written);
      if (points === undefined) this.#fault(element, `${name}="${written.slice(0, 40)}"`);
      return (points ?? 0) / 0.75;
    };
    switch (element.name) {
      case 'path':
        return attributes.get('d') ?? '';
      case 'line':
        return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
      case 'polyline':
      case 'polygon': {
        const points = (attributes.get('points') ?? '').trim();
        return points === '' ? '' : `M${points}${element.name === 'polygon' ? 'Z' : ''}`;
      }
      case 'circle':
        return ellipse(number('cx'), number('cy'), number('r'), number('r'));
      case 'ellipse':
        return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
      case 'rect': {
        const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
        const rx = Math.min(attributes.has('rx') ? number('rx') : number('ry'), width / 2);
        const ry = Math.min(attributes.has('ry') ? number('ry') : number('rx'), height / 2);
        return roundedRectangle(x, y, width, height, rx, ry);
      }
      default:
        return undefined;
    }
  }

  /** The element under another name, with what the painter knows of its attributes and these. */
  #with(element: SvgElement, name: string, more: ReadonlyMap<string, string>): SvgElement {
    const { transform, ...rest } = Object.fromEntries(this.#painted(element));
    return {
      name,
      attributes: new Map([
        ...(transform === undefined ? [] : [['transform', transform] as const]),
        ...Object.entries(rest),
        ...more,
      ]),
      children: [],
      text: '',
      ...(element.line === undefined ? {} : { line: element.line }),
    };
  }

  #painted(element: SvgElement): ReadonlyMap<string, string> {
    const plain = new Map<string, string>();
    for (const [name, value] of this.#styles.attributesOf(element)) {
      if (value === 'inherit') continue;
      if (/^on[a-z]+$/.test(name)) this.#fault(element, `${name}, which would run a program`);
      const harmless = REFUSED[name];
      if (harmless !== undefined && !harmless.includes(value))
        this.#fault(element, `${name}="${value.slice(0, 40)}"`);
      if (name === 'transform') plain.set(name, this.#transform(element, value));
      else if (name === 'clip-path') this.#clip(element, value, plain);
      else if (PAINTED.has(name)) {
        const painted = this.#value(element, name, value);
        if (painted !== undefined) plain.set(name, painted);
      } else if (name === 'visibility' && value !== 'visible') plain.set('display', 'none');
    }
    return plain;
  }

  #transform(element: SvgElement, value: string): string {
    const matrix = parseTransform(value);
    if (matrix !== undefined) return `matrix(${matrix.join(' ')})`;
    this.#fault(element, `transform="${value.slice(0, 40)}"`);
    return '';
  }

  #value(element: SvgElement, name: string, value: string): string | undefined {
    if (name === 'fill' || name === 'stroke') return this.#colour(element, name, value);
    if (name === 'font-family') {
      const family = this.#familyOf(value);
      if (family === undefined) this.#fault(element, `text in the family ${value.slice(0, 60)}`);
      return family;
    }
    if (LENGTHS.has(name)) {
      const points = pointsOf(value);
      if (points === undefined) this.#fault(element, `${name}="${value.slice(0, 40)}"`);
      return points === undefined ? undefined : String(points / 0.75);
    }
    if (name === 'stroke-dasharray') return value === 'none' ? '' : value.replace(/px/g, '');
    if (name.endsWith('opacity') && value.endsWith('%')) return String(Number.parseFloat(value) / 100);
    return value;
  }

  #colour(element: SvgElement, name: string, value: string): string | undefined {
    if (value === 'none') return value;
    if (value === 'currentColor' || value === 'currentcolor') return '#000000';
    // The painter's own forms, among them those of CSS Color 4; names and hues are read by the library.
    if (parseSvgColour(value)) return value;
    const parsed = value.startsWith('url(') ? undefined : parseCssColour(value);
    if (parsed !== undefined) {
      const { hex, rgb, opacity } = parsed;
      return opacity === 1 ? hex : `rgba(${rgb.join(',')},${opacity})`;
    }
    const [, id] = /^url\(["']?#([^"')]+)["']?\)/.exec(value) ?? [];
    const kind = id === undefined ? undefined : this.#byId.get(id)?.name;
    this.#fault(element, kind === undefined ? `${name}="${value.slice(0, 40)}"` : `a ${kind} as ${name}`);
    return undefined;
  }

  /** A clip of one shape, as the painter knows it. */
  #clip(element: SvgElement, value: string, plain: Map<string, string>): void {
    if (value === 'none') return;
    const [, id] = /^url\(["']?#([^"')]+)["']?\)$/.exec(value) ?? [];
    const clip = id === undefined ? undefined : this.#byId.get(id);
    const shapes = clip?.children.filter(({ name }) => !SILENT.has(name)) ?? [];
    const [shape] = shapes;
    const path = shape === undefined ? undefined : this.#path(shape);
    const isPlain =
      clip?.name === 'clipPath' &&
      shapes.length === 1 &&
      clip.attributes.get('clipPathUnits') !== 'objectBoundingBox' &&
      !clip.attributes.has('transform') &&
      shape?.attributes.has('transform') !== true &&
      shape?.attributes.get('clip-rule') !== 'evenodd';
    if (id === undefined || path === undefined || !isPlain) {
      this.#fault(element, 'a clip of more than one plain shape');
      return;
    }
    this.#clips.set(id, clipOf(id, path));
    plain.set('clip-path', `url(#${id})`);
  }

  #fault({ line }: SvgElement, found: string): void {
    this.faults.push(line === undefined ? { found } : { found, line });
  }
}

function nameOf({ name }: SvgElement): string {
  return /^(animate|set$)/.test(name) ? `the element ${name}, which moves` : `the element ${name}`;
}

function numbersIn(list = ''): readonly number[] {
  return list
    .trim()
    .split(/[\s,]+/)
    .map((part) => (part === '' ? Number.NaN : Number(part)));
}

function clipOf(id: string, path: string): SvgElement {
  return {
    name: 'clipPath',
    attributes: new Map([['id', id]]),
    children: [{ name: 'path', attributes: new Map([['d', path]]), children: [], text: '' }],
    text: '',
  };
}

function shapesIn(children: readonly SvgElement[]): number {
  return children.reduce((sum, child) => sum + (child.name === 'g' ? shapesIn(child.children) : 1), 0);
}

/** Undefined for what is no length, or one that depends on what is around it. */
function pointsOf(text: string): number | undefined {
  const [, number, unit = ''] = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z]*)\s*$/i.exec(text) ?? [];
  const points = UNITS[unit.toLowerCase()];
  return number === undefined || points === undefined ? undefined : Number(number) * points;
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  if (!(rx > 0 && ry > 0)) return '';
  const arc = `A${rx} ${ry} 0 1 0`;
  return `M${x - rx} ${y}${arc} ${x + rx} ${y}${arc} ${x - rx} ${y}Z`;
}

function roundedRectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
  ry: number,
): string {
  if (!(width > 0 && height > 0)) return '';
  if (!(rx > 0 && ry > 0)) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const arc = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  return [
    `M${x + rx} ${y}h${width - 2 * rx}${arc(rx, ry)}`,
    `v${height - 2 * ry}${arc(-rx, ry)}`,
    `h${2 * rx - width}${arc(-rx, -ry)}`,
    `v${2 * ry - height}${arc(rx, -ry)}Z`,
  ].join('');
}
