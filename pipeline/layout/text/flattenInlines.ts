/** Turns inline content into spans of one style each, with marks raised and references spelled out. */
import type { FormulaInline, ImageInline, Inline, TextInline } from '../../compose/Manuscript.ts';
import { openPointAnchor } from '../../compose/openPointAnchors.ts';
import type { FontId } from '../../fonts/Measurer.ts';
import type { LinkTarget } from '../../links/parseLink.ts';
import type { Place } from '../../problems/Problem.ts';
import { codeType } from './codeType.ts';
import { bolder, withItalic } from './fontVariants.ts';
import { formulaPicture } from './formulaPicture.ts';
import type { ParagraphOptions } from './ParagraphOptions.ts';
import { forcedBreak, type InlinePicture, inlinePicture, type RunStyle, type Span } from './RunStyle.ts';
import type { Ruler, TypeMeasurer } from './TypeMeasurer.ts';

type Context = Omit<RunStyle, 'ruler' | 'rise'> & {
  readonly shift: 'none' | 'up' | 'down';
  /** Links in it have its colour. */
  readonly isQuiet: boolean;
};

/** Size of raised or lowered text where the font has no such figures of its own, and how far it moves, per em. */
const scriptScale = 0.62;
const riseUp = 0.35;
const riseDown = -0.14;
const smallCapScale = 0.8;
/** A picture in a line: its height where none is asked for, per em, and at most, per leading. */
const letterHeight = 0.9;
const mostOfLeading = 0.8;

export function flattenInlines(
  inlines: readonly Inline[],
  options: ParagraphOptions,
  measurer: TypeMeasurer,
): readonly Span[] {
  const spans: Span[] = [];
  const styles = new Map<Context, RunStyle>();
  let elements = 0;

  const styleOf = (context: Context): RunStyle => {
    let style = styles.get(context);
    if (style === undefined) {
      style = finishStyle(context, 0, measurer);
      styles.set(context, style);
    }
    return style;
  };

  const addText = (text: string, context: Context, place?: Place) => {
    // A line break that comes with the text is only a space.
    const clean = text.replace(/[\u2028\u2029\v\f\r\n\t ]+/g, ' ');
    if (clean === '') return;
    if (context.shift === 'none' && !context.features.includes('smcp')) {
      spans.push({ text: clean, style: styleOf(context), ...(place && { place }) });
    } else {
      spans.push({ ...scriptSpan(clean, context, measurer), ...(place && { place }) });
    }
  };

  const addPicture = (picture: InlinePicture, context: Context) => {
    elements += 1;
    const style = finishStyle({ ...context, inlineIndex: elements }, 0, measurer);
    const ruler = pictureRuler(picture, style.ruler);
    spans.push({ text: inlinePicture, style: { ...style, ruler, picture } });
  };

  const walk = (nodes: readonly Inline[], context: Context) => {
    for (const node of nodes) {
      switch (node.type) {
        case 'text':
          addText(node.text, context, placeOf(node));
          break;
        case 'figure':
          elements += 1;
          addText(node.text, { ...context, ledger: node.ledger, inlineIndex: elements });
          break;
        case 'emphasis':
          elements += 1;
          walk(node.children, {
            ...context,
            font: withItalic(context.font),
            semantics: [...context.semantics, 'em'],
            inlineIndex: elements,
          });
          break;
        case 'strong':
          elements += 1;
          walk(node.children, {
            ...context,
            font: bolder(context.font),
            semantics: [...context.semantics, 'strong'],
            inlineIndex: elements,
          });
          break;
        case 'smallCaps':
          walk(node.children, { ...context, features: [...context.features, 'smcp'] });
          break;
        case 'quiet':
          walk(node.children, { ...context, colour: options.quietColour ?? context.colour, isQuiet: true });
          break;
        case 'superscript':
          walk(node.children, { ...context, shift: 'up' });
          break;
        case 'subscript':
          walk(node.children, { ...context, shift: 'down' });
          break;
        case 'link':
          elements += 1;
          walk(node.children, linked(context, node.to, elements));
          break;
        case 'ref': {
          elements += 1;
          const within = linked(context, { type: 'anchor', anchor: node.target }, elements);
          // A number stays with the word that says what it numbers.
          addText(node.text.replace(/ (?=\S*\d\S*$)/, '\u00a0'), within);
          if (node.page) {
            const [before, after] = options.language.words.onPage;
            addText(before, within);
            addText(options.pageOf?.(node.target) ?? '00', { ...within, anchorPageOf: node.target });
            addText(after, within);
          }
          break;
        }
        case 'noteRef':
          elements += 1;
          addText(node.mark, { ...context, noteRef: node.note, shift: 'up', inlineIndex: elements });
          break;
        case 'openPoint': {
          elements += 1;
          const isMark = node.at === 'place';
          const to = linked(context, { type: 'anchor', anchor: openPointAnchor(node.number) }, elements);
          const mark = { ...to, font: bolder(context.font), shift: 'up' as const };
          if (isMark) addText(`[${node.number}]`, { ...mark, openPoint: node });
          else addText(String(node.number), { ...context, inlineIndex: elements, openPoint: node });
          break;
        }
        case 'claim':
          walk(node.children, context);
          break;
        case 'change':
          walk(node.children, { ...context, change: node });
          break;
        case 'image':
          addPicture(pictureInLine(node, options.style), context);
          break;
        case 'code':
          elements += 1;
          addText(node.text, {
            ...context,
            ...codeType(context, measurer),
            semantics: [...context.semantics, 'code'],
            inlineIndex: elements,
          });
          break;
        case 'formula':
          addPicture(formulaInLine(node, context, measurer), context);
          break;
        case 'lineBreak':
          spans.push({ text: forcedBreak, style: styleOf(context) });
          break;
        default:
          never(node);
      }
    }
  };

  const linked = (context: Context, link: LinkTarget, inlineIndex: number): Context => ({
    ...context,
    link,
    inlineIndex,
    colour: context.isQuiet ? context.colour : (options.linkColour ?? context.colour),
  });

  const { font, size, features, tracking, colour } = options.style;
  walk(inlines, {
    font,
    size,
    features,
    tracking,
    colour,
    semantics: [],
    inlineIndex: 0,
    shift: 'none',
    isQuiet: false,
  });
  return spans;
}

/** As high as the letters of its line, or as wide as asked for, and no higher than the line. */
function pictureInLine({ image, alt, width }: ImageInline, style: ParagraphOptions['style']): InlinePicture {
  const { picture } = image;
  const shape = picture.width / picture.height;
  const wanted = width === undefined ? style.size * letterHeight : width / shape;
  const height = Math.min(wanted, style.leading * mostOfLeading);
  return { picture, width: height * shape, height, depth: 0, alt };
}

function formulaInLine(
  node: FormulaInline,
  { font, size, colour }: Context,
  measurer: TypeMeasurer,
): InlinePicture {
  const { alt } = node.formula;
  return { ...formulaPicture(node.formula, { font, size, colour }, measurer), alt, formula: node };
}

/** Measures a picture where a word would be measured. */
function pictureRuler({ width }: InlinePicture, { space, inColour }: Ruler): Ruler {
  return { space, inColour, width: () => width, tabularWidth: () => width, missing: () => [] };
}

function never(node: never): never {
  throw new Error(`no such inline: ${JSON.stringify(node)}`);
}

function placeOf(node: TextInline): Place | undefined {
  return node.place;
}

function finishStyle(context: Context, rise: number, measurer: TypeMeasurer): RunStyle {
  const { shift: _, isQuiet: __, ...style } = context;
  return { ...style, rise, ruler: measurer.ruler(style) };
}

/** Raised, lowered and small-capital text: by the font's own forms where it has them, scaled where not. */
function scriptSpan(text: string, context: Context, measurer: TypeMeasurer): Span {
  const withoutCaps = context.features.filter((feature) => feature !== 'smcp');
  const wantsCaps = withoutCaps.length < context.features.length;
  const letters = text.replace(/[^\p{Ll}]/gu, '');
  if (context.shift === 'none') {
    if (!wantsCaps || hasForms(letters, 'smcp', context.font, measurer)) {
      return { text, style: finishStyle(context, 0, measurer) };
    }
    const small = { ...context, features: withoutCaps, size: context.size * smallCapScale };
    return { text: text.toUpperCase(), style: finishStyle(small, 0, measurer) };
  }
  const feature = context.shift === 'up' ? 'sups' : 'subs';
  if (hasForms(text, feature, context.font, measurer)) {
    return {
      text,
      style: finishStyle({ ...context, features: [...withoutCaps, feature] }, 0, measurer),
    };
  }
  const rise = context.size * (context.shift === 'up' ? riseUp : riseDown);
  return { text, style: finishStyle({ ...context, size: context.size * scriptScale }, rise, measurer) };
}

function hasForms(text: string, feature: string, font: FontId, measurer: TypeMeasurer): boolean {
  return [...text].every((character) => measurer.hasForm(font, character, feature));
}
