/** Turns the SVG that Vega writes into a picture: paths and texts in points, every transform worked in. */
import type { FontId, Measurer } from '../fonts/Measurer.ts';
import { type FamilyNames, familyKeyOf, fontId, fontWeights } from '../theme/fontIds.ts';
import type { Clip, Mark, Matrix, Picture, Segment, TextMark } from './Chart.ts';
import {
  applyMatrix,
  IDENTITY,
  isTranslation,
  matrixScale,
  multiplyMatrices,
  parseTransform,
} from './matrix.ts';
import {
  type BoundingBox,
  type PlacedPath,
  parsePath,
  placePath,
  rectanglePath,
  roundCoordinate,
} from './pathData.ts';
import { parseSvgColour } from './svgColour.ts';
import { gradientStrips, type LinearGradient, readGradient } from './svgGradient.ts';
import { parseSvgTree, type SvgElement } from './svgTree.ts';

/** What a picture cannot hold, or what Vega got wrong, in words for a problem's message. */
export type SvgFault =
  | { readonly type: 'element'; readonly name: string }
  | { readonly type: 'attribute'; readonly name: string; readonly value: string }
  | { readonly type: 'font'; readonly family: string; readonly weight: string }
  | { readonly type: 'coordinate'; readonly mark: string; readonly value: string };

/** With the line of the element, where the tree says it. */
export type LocatedFault = SvgFault & { readonly line?: number };

export interface ReadSvg {
  readonly picture: Picture;
  /** How many shapes and texts each mark of the spec drew, by Vega's own class such as `mark-line layer_0_marks`. */
  readonly drawn: ReadonlyMap<string, number>;
  readonly faults: readonly LocatedFault[];
  /** What each text belongs to: a mark by its name as in `drawn`, or `axis 0`, `legend 1`, `title 2`, `header 3`. */
  readonly parts: ReadonlyMap<TextMark, string>;
}

/** `families` are the names written in the SVG by the key of a font's id, e.g. `sans` for `Source Sans 3`. */
export function readSvg(svg: string, families: FamilyNames, measurer: Measurer): ReadSvg {
  return readSvgTree(parseSvgTree(svg), families, measurer);
}

/** The same of a tree that somebody else has parsed; its `width` and `height` are points. */
export function readSvgTree(root: SvgElement, families: FamilyNames, measurer: Measurer): ReadSvg {
  const reader = new SvgReader(root, families, measurer);
  reader.readChildren(root, rootState);
  return {
    picture: {
      width: roundCoordinate(Number(root.attributes.get('width'))),
      height: roundCoordinate(Number(root.attributes.get('height'))),
      marks: reader.marks,
    },
    drawn: reader.drawn,
    faults: reader.faults,
    parts: reader.parts,
  };
}

/** What an element inherits. */
interface State {
  readonly matrix: Matrix;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly strokeDash: readonly number[];
  readonly strokeCap: 'butt' | 'round' | 'square';
  readonly strokeJoin: 'miter' | 'round' | 'bevel';
  readonly evenOdd: boolean;
  /** Product over the element and its parents. */
  readonly opacity: number;
  readonly clip: ClipState | undefined;
  readonly family: string;
  readonly size: number;
  readonly weight: string;
  readonly italic: boolean;
  readonly anchor: string;
  /** Vega's class of the mark that the element belongs to; empty within axes and legends. */
  readonly mark: string;
  /** As in `ReadSvg.parts`. */
  readonly part: string;
}

interface ClipState {
  readonly paths: Clip;
  /** What all of them have in common lies within it. */
  readonly box: BoundingBox;
  /** Whether it is the whole of `box`. */
  readonly isRectangle: boolean;
}

const rootState: State = {
  matrix: IDENTITY,
  fill: '#000000',
  fillOpacity: 1,
  stroke: 'none',
  strokeOpacity: 1,
  strokeWidth: 1,
  strokeDash: [],
  strokeCap: 'butt',
  strokeJoin: 'miter',
  evenOdd: false,
  opacity: 1,
  clip: undefined,
  family: '',
  size: 11,
  weight: '400',
  italic: false,
  anchor: 'start',
  mark: '',
  part: '',
};

class SvgReader {
  readonly marks: Mark[] = [];
  readonly drawn = new Map<string, number>();
  readonly faults: LocatedFault[] = [];
  readonly parts = new Map<TextMark, string>();
  #guides = 0;
  /** Of the element that is being read. */
  #line: number | undefined;
  readonly #families: FamilyNames;
  readonly #measurer: Measurer;
  readonly #definitions = new Map<string, SvgElement>();

  constructor(root: SvgElement, families: FamilyNames, measurer: Measurer) {
    this.#families = families;
    this.#measurer = measurer;
    this.#define(root);
  }

  readChildren(element: SvgElement, state: State): void {
    for (const child of element.children) this.#readElement(child, state);
  }

  #readElement(element: SvgElement, inherited: State): void {
    if (element.attributes.get('display') === 'none') return;
    this.#line = element.line;
    switch (element.name) {
      case 'g':
        this.readChildren(element, this.#state(element, inherited));
        break;
      case 'path':
      case 'rect':
      case 'line':
        this.#readPath(element, inherited);
        break;
      case 'text':
        this.#readText(element, this.#state(element, inherited));
        break;
      case 'defs':
      case 'title':
      case 'desc':
        break;
      default:
        this.#fault({ type: 'element', name: element.name });
    }
  }

  /** Ids stand in `defs`, which Vega writes after what refers to them. */
  #define(element: SvgElement): void {
    for (const child of element.children) {
      const id = child.attributes.get('id');
      if (id !== undefined) this.#definitions.set(id, child);
      if (child.name === 'defs' || child.name === 'g') this.#define(child);
    }
  }

  #state(element: SvgElement, inherited: State): State {
    if (element.attributes.size === 0) return inherited;
    const state: { -readonly [Key in keyof State]: State[Key] } = { ...inherited };
    let clip: string | undefined;
    for (const [name, value] of element.attributes) {
      switch (name) {
        case 'transform': {
          const matrix = parseTransform(value);
          if (matrix === undefined) this.#coordinateFault(state.mark, value);
          else state.matrix = multiplyMatrices(inherited.matrix, matrix);
          break;
        }
        case 'class':
          if (/\brole-(mark|scope)\b/.test(value)) state.mark = markName(value);
          if (/\brole-mark\b/.test(value) && !this.drawn.has(state.mark)) this.drawn.set(state.mark, 0);
          this.#enterGuide(state, value);
          break;
        case 'clip-path':
          clip = value;
          break;
        case 'fill':
          state.fill = value;
          break;
        case 'fill-opacity':
          state.fillOpacity = Number(value);
          break;
        case 'stroke':
          state.stroke = value;
          break;
        case 'stroke-opacity':
          state.strokeOpacity = Number(value);
          break;
        case 'stroke-width':
          state.strokeWidth = Number(value);
          break;
        case 'stroke-dasharray':
          state.strokeDash = value === '' ? [] : value.split(/[\s,]+/).map(Number);
          // PDF knows no others: lengths of 0 or more, and not all of them 0 (ISO 32000-1, 8.4.3.6).
          if (state.strokeDash.length > 0 && !isDash(state.strokeDash)) {
            this.#fault({ type: 'attribute', name, value: value.slice(0, 60) });
          }
          break;
        case 'stroke-linecap':
          state.strokeCap = value === 'round' || value === 'square' ? value : 'butt';
          break;
        case 'stroke-linejoin':
          state.strokeJoin = value === 'round' || value === 'bevel' ? value : 'miter';
          break;
        case 'fill-rule':
          state.evenOdd = value === 'evenodd';
          break;
        case 'opacity':
          state.opacity = inherited.opacity * Number(value);
          break;
        case 'font-family':
          state.family = value;
          break;
        case 'font-size':
          state.size = Number.parseFloat(value);
          break;
        case 'font-weight':
          state.weight = value;
          break;
        case 'font-style':
          state.italic = value === 'italic' || value === 'oblique';
          break;
        case 'text-anchor':
          state.anchor = value;
          break;
        case 'style':
        case 'stroke-dashoffset':
        case 'font-variant':
        case 'href':
          this.#fault({ type: 'attribute', name, value });
          break;
        default:
          break;
      }
    }
    // A clip is drawn in the coordinates of the element that names it.
    if (clip !== undefined) state.clip = this.#clip(clip, state.matrix, inherited.clip);
    return state;
  }

  /** Axes, legends, titles and heads of small multiples are no marks; each is a part of its own. */
  #enterGuide(state: { mark: string; part: string }, classes: string): void {
    const [, role = ''] =
      /\brole-(axis|legend|title|(?:column|row)-(?:title|header|footer))(?![-\w])/.exec(classes) ?? [];
    if (/\brole-(axis|legend|title|column|row)/.test(classes)) state.mark = '';
    // The label of a head is a title within it.
    if (role === '' || (role === 'title' && state.part.startsWith('header '))) return;
    state.part = `${/^(column|row)/.test(role) ? 'header' : role} ${this.#guides}`;
    this.#guides += 1;
  }

  #clip(reference: string, matrix: Matrix, outer: ClipState | undefined): ClipState | undefined {
    const shape = this.#definition(reference)?.children[0];
    const path = shape === undefined ? undefined : shapePath(shape);
    if (path === undefined) {
      this.#fault({ type: 'attribute', name: 'clip-path', value: reference });
      return outer;
    }
    const { segments, box, isRectangle } = placePath(path, matrix);
    if (outer === undefined || (outer.isRectangle && contains(outer.box, box))) {
      return { paths: [segments], box, isRectangle };
    }
    return {
      paths: [...outer.paths, segments],
      box: intersection(outer.box, box),
      isRectangle: outer.isRectangle && isRectangle,
    };
  }

  #definition(reference: string): SvgElement | undefined {
    const [, id] = /^url\(#(.+)\)$/.exec(reference) ?? [];
    return id === undefined ? undefined : this.#definitions.get(id);
  }

  #readPath(element: SvgElement, inherited: State): void {
    const state = this.#state(element, inherited);
    if (state.opacity === 0) return;
    const shape = shapePath(element);
    if (shape === undefined) {
      this.#coordinateFault(state.mark, element.attributes.get('d') ?? sidesOf(element).join(','));
      return;
    }
    const path = placePath(shape, state.matrix);
    if (path.segments.length === 0) return;
    const gradient = this.#gradient(state.fill);
    if (gradient === undefined) this.#paintPath(path, state);
    else this.#paintGradient(path, gradient, state);
  }

  #gradient(fill: string): LinearGradient | undefined {
    const definition = this.#definition(fill);
    if (definition === undefined) return undefined;
    const gradient = readGradient(definition);
    if (gradient === undefined) this.#fault({ type: 'element', name: definition.name });
    return gradient;
  }

  /** Printing houses and old viewers differ on smooth shadings; strips of one colour look the same everywhere. */
  #paintGradient(path: PlacedPath, gradient: LinearGradient, state: State): void {
    if (!path.isRectangle) {
      this.#fault({ type: 'element', name: 'linearGradient on a shape that is no rectangle' });
      return;
    }
    for (const strip of gradientStrips(gradient, path.box)) {
      this.#paintPath(placePath(strip.path, IDENTITY), { ...state, fill: strip.fill, stroke: 'none' });
    }
    if (state.stroke !== 'none') this.#paintPath(path, { ...state, fill: 'none' });
  }

  #paintPath(path: PlacedPath, state: State): void {
    const fill = this.#colour('fill', state.fill);
    const stroke = this.#colour('stroke', state.stroke);
    const strokeWidth = roundCoordinate(state.strokeWidth * matrixScale(state.matrix));
    const fillOpacity = roundCoordinate(state.opacity * state.fillOpacity * (fill?.opacity ?? 1));
    const strokeOpacity = roundCoordinate(state.opacity * state.strokeOpacity * (stroke?.opacity ?? 1));
    const filled = fill !== null && fillOpacity > 0;
    const stroked = stroke !== null && strokeOpacity > 0 && strokeWidth > 0;
    if (!filled && !stroked) return;
    const reach = stroked ? strokeWidth : 0;
    const { x1, y1, x2, y2 } = path.box;
    const extent = { x1: x1 - reach, y1: y1 - reach, x2: x2 + reach, y2: y2 + reach };
    const clip = clipOf(state, extent);
    if (clip === 'nothing') return;
    this.#count(state.mark);
    this.marks.push({
      type: 'path',
      segments: path.segments,
      ...(filled ? { fill: fill.hex } : {}),
      fillOpacity: filled ? fillOpacity : 1,
      ...(stroked ? { stroke: stroke.hex } : {}),
      strokeOpacity: stroked ? strokeOpacity : 1,
      strokeWidth: stroked ? strokeWidth : 0,
      strokeDash: stroked ? state.strokeDash : [],
      strokeCap: state.strokeCap,
      strokeJoin: state.strokeJoin,
      ...(state.evenOdd && filled ? { evenOdd: true } : {}),
      ...(clip === 'all' ? {} : { clip }),
    });
  }

  #readText(element: SvgElement, state: State): void {
    const lines =
      element.children.length === 0 ? [{ text: element.text, drop: 0 }] : linesOfText(element.children);
    const fill = this.#colour('fill', state.fill);
    const opacity = roundCoordinate(state.opacity * state.fillOpacity * (fill?.opacity ?? 1));
    if (fill === null || opacity === 0) return;
    const font = this.#font(state);
    for (const { text, drop } of lines) {
      if (text.trim() === '') continue;
      const width = this.#measurer.width(text, { font, size: state.size, features: [], tracking: 0 });
      const share = state.anchor === 'end' ? 1 : state.anchor === 'middle' ? 0.5 : 0;
      const upright = isTranslation(state.matrix);
      const [x, y] = upright ? applyMatrix(state.matrix, -share * width, drop) : [-share * width, drop];
      const box = this.#textBox(state, font, -share * width, drop, width);
      const clip = clipOf(state, placePath(box, state.matrix).box);
      if (clip === 'nothing') continue;
      if (state.stroke !== 'none') this.#paintHalo(state, box);
      this.#count(state.mark);
      const mark: TextMark = {
        type: 'text',
        text,
        x: roundCoordinate(x),
        y: roundCoordinate(y),
        matrix: upright ? IDENTITY : roundMatrix(state.matrix),
        font,
        size: state.size,
        fill: fill.hex,
        opacity,
        width: roundCoordinate(width),
        ...(clip === 'all' ? {} : { clip }),
      };
      this.marks.push(mark);
      this.parts.set(mark, state.mark === '' ? state.part : state.mark);
    }
  }

  /** From the top of the capitals to a good half of the descenders, half a stroke around it. */
  #textBox(state: State, font: FontId, x: number, y: number, width: number): readonly Segment[] {
    const { capHeight, descender } = this.#measurer.metrics(font);
    const [above, below] = [capHeight * state.size, -descender * state.size * 0.6];
    const around = state.stroke === 'none' ? 0 : state.strokeWidth / 2;
    return rectanglePath(x - around, y - above - around, width + 2 * around, above + below + 2 * around);
  }

  /** A stroke around letters asks for a clear ground under a label: a box does it without doubled glyphs. */
  #paintHalo(state: State, box: readonly Segment[]): void {
    this.#paintPath(placePath(box, state.matrix), { ...state, fill: state.stroke, stroke: 'none', mark: '' });
  }

  #font(state: State): FontId {
    const family = state.family.replace(/['"]/g, '');
    const key = familyKeyOf(family, this.#families);
    const wanted = { normal: 400, bold: 700 }[state.weight] ?? Number(state.weight);
    const weight = fontWeights.find((known) => known === wanted);
    if (family !== this.#families[key] || weight === undefined) {
      this.#fault({ type: 'font', family, weight: state.weight });
    }
    return fontId(key, weight ?? 400, state.italic);
  }

  #colour(name: string, value: string): (ReturnType<typeof parseSvgColour> & {}) | null {
    const colour = parseSvgColour(value);
    if (colour !== undefined) return colour;
    this.#fault({ type: 'attribute', name, value });
    return null;
  }

  #count(mark: string): void {
    if (mark !== '') this.drawn.set(mark, (this.drawn.get(mark) ?? 0) + 1);
  }

  #fault(fault: SvgFault): void {
    this.faults.push(this.#line === undefined ? fault : { ...fault, line: this.#line });
  }

  #coordinateFault(mark: string, value: string): void {
    this.#fault({ type: 'coordinate', mark, value });
  }
}

/** The outline of a shape in its own coordinates; undefined where that cannot be read. */
function shapePath(element: SvgElement): readonly Segment[] | undefined {
  if (element.name === 'path') return parsePath(element.attributes.get('d') ?? '');
  const sides = sidesOf(element).map(Number);
  if (!sides.every(Number.isFinite)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = sides;
  if (element.name === 'rect') return rectanglePath(a, b, c, d);
  return [
    { type: 'move', x: a, y: b },
    { type: 'line', x: c, y: d },
  ];
}

/** The four numbers of a line or a rectangle, as written. */
function sidesOf({ name, attributes }: SvgElement): readonly string[] {
  const names = name === 'line' ? ['x1', 'y1', 'x2', 'y2'] : ['x', 'y', 'width', 'height'];
  return names.map((side) => attributes.get(side) ?? '0');
}

/** What of a shape of this extent is left by the state's clip. */
function clipOf({ clip }: State, extent: BoundingBox): Clip | 'all' | 'nothing' {
  if (clip === undefined || (clip.isRectangle && contains(clip.box, extent))) return 'all';
  return meets(clip.box, extent) ? clip.paths : 'nothing';
}

/** `mark-line role-mark layer_0_marks` gives `mark-line layer_0_marks`. */
function markName(className: string): string {
  return className
    .split(' ')
    .filter((part) => !part.startsWith('role-'))
    .join(' ');
}

/** The lines of a text of several: each `tspan` drops by its `dy` from the one before. */
function linesOfText(
  spans: readonly SvgElement[],
): readonly { readonly text: string; readonly drop: number }[] {
  let drop = 0;
  return spans.map((span) => {
    drop += Number(span.attributes.get('dy') ?? 0);
    return { text: span.text, drop };
  });
}

function roundMatrix(matrix: Matrix): Matrix {
  const [a, b, c, d, e, f] = matrix;
  // Sines need more places than lengths: a label's far end moves by its length times the error.
  const turn = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
  return [turn(a), turn(b), turn(c), turn(d), roundCoordinate(e), roundCoordinate(f)];
}

function contains(outer: BoundingBox, inner: BoundingBox): boolean {
  return outer.x1 <= inner.x1 && outer.y1 <= inner.y1 && outer.x2 >= inner.x2 && outer.y2 >= inner.y2;
}

function intersection(one: BoundingBox, other: BoundingBox): BoundingBox {
  const [x1, y1] = [Math.max(one.x1, other.x1), Math.max(one.y1, other.y1)];
  return {
    x1,
    y1,
    x2: Math.max(x1, Math.min(one.x2, other.x2)),
    y2: Math.max(y1, Math.min(one.y2, other.y2)),
  };
}

function meets(one: BoundingBox, other: BoundingBox): boolean {
  return one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2;
}

const LONGEST_DASH = 10_000; // pt

function isDash(dash: readonly number[]): boolean {
  return dash.every((length) => length >= 0 && length <= LONGEST_DASH) && dash.some((length) => length > 0);
}
