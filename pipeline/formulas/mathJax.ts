/** Turns TeX into its tree, an SVG of outlines and MathML; the one file that knows MathJax. It is bundled apart, and loaded for books with formulas. */
import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/svg.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/accents.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/arrows.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/double-struck.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/fraktur.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/latin.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/latin-i.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/math.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/mshapes.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/shapes.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/symbols.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { type MmlNode, TEXCLASS, TextNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import { Configuration } from '@mathjax/src/js/input/tex/Configuration.js';
import { ConfigurationType, HandlerType } from '@mathjax/src/js/input/tex/HandlerTypes.js';
import type TexParser from '@mathjax/src/js/input/tex/TexParser.js';
import { RegExpMap } from '@mathjax/src/js/input/tex/TokenMap.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';

/** An element of the formula as MathML knows it; of tokens the text, of others the children. */
export interface MathNode {
  /** `mi`, `mo`, `mn`, `mtext`, `mrow`, `mfrac` …; groups of TeX are `mrow`. */
  readonly kind: string;
  readonly text: string;
  readonly children: readonly MathNode[];
  /** A sign of relation, such as `=`. */
  readonly isRelation: boolean;
  readonly attribute: (name: string) => string;
}

export interface Typeset {
  readonly tree: MathNode;
  /** Drawn and serialized with the figures that `textOf` puts in the place of their placeholders. */
  readonly draw: (textOf: (placeholder: string) => string) => {
    readonly svg: string;
    readonly mathml: string;
  };
}

/** A figure's placeholder is two characters; both are those of numbers. */
const PLACEHOLDER = /[\ue000-\uefff]{2}/g;

/** Ends a formula that makes ever more of itself. */
const mostMacros = 500;
const mostCharacters = 20_000;

new RegExpMap('figures', readFigure, /[\ue000-\uefff]/);
Configuration.create('figures', { [ConfigurationType.HANDLER]: { [HandlerType.CHARACTER]: ['figures'] } });

function readFigure(parser: TexParser, first: unknown): void {
  const second = parser.string.charAt(parser.i);
  parser.i += 1;
  parser.Push(parser.create('token', 'mn', {}, String(first) + second));
}

/** What TeX itself finds wrong, in its own words. */
export class TexFault extends Error {}

/** No sign has this number. */
const NONE = -1;

/** Of letters whose file is not bundled: MathJax would ask the alphabets that one inherits from for them without end. */
class BundledFont extends MathJaxNewcmFont {
  override getChar(name: string, n: number) {
    const char = this.variant[name]?.chars[n];
    const isLost = char !== undefined && !Array.isArray(char) && Boolean(char.promise);
    return super.getChar(name, isLost ? NONE : n);
  }
}

export function openMathJax(): (tex: string, display: boolean) => Typeset {
  // Letters that are not in the files above are told by their absence; nothing is ever loaded.
  mathjax.asyncLoad = () => undefined;
  mathjax.asyncIsSynchronous = true;
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const input = new TeX({
    packages: ['base', 'ams', 'figures'],
    maxMacros: mostMacros,
    maxBuffer: mostCharacters,
    formatError: (_: unknown, error: Error) => {
      throw new TexFault(error.message);
    },
  });
  const output = new SVG({
    fontCache: 'none',
    fontData: BundledFont,
    linebreaks: { inline: false, width: '10000em' },
  });
  const document = mathjax.document('', { InputJax: input, OutputJax: output });
  const visitor = new SerializedMmlVisitor();
  return (tex, display) => {
    const math = new document.options.MathItem(tex, input, display);
    math.setMetrics(16, 8, 1e7, 1);
    math.compile(document);
    math.root.setTeXclass(null);
    return {
      tree: nodeOf(math.root),
      draw: (textOf) => {
        putFigures(math.root, textOf);
        math.typeset(document);
        return {
          svg: adaptor.innerHTML(math.typesetRoot),
          mathml: plainMathml(visitor.visitTree(math.root)),
        };
      },
    };
  };
}

const GROUPS: ReadonlySet<string> = new Set(['TeXAtom', 'inferredMrow', 'mstyle', 'mpadded', 'math']);

function nodeOf(node: MmlNode): MathNode {
  return {
    kind: GROUPS.has(node.kind) ? 'mrow' : node.kind,
    text: node.isToken ? textIn(node) : '',
    children: node.isToken ? [] : node.childNodes.flatMap((child) => (child === null ? [] : nodeOf(child))),
    isRelation: node.kind === 'mo' && node.texClass === TEXCLASS.REL,
    attribute: (name) => String(node.attributes?.get(name) ?? ''),
  };
}

function textIn(node: MmlNode): string {
  return node.childNodes.map((child) => (child instanceof TextNode ? child.getText() : '')).join('');
}

function putFigures(node: MmlNode, textOf: (placeholder: string) => string): void {
  if (node instanceof TextNode) node.setText(node.getText().replace(PLACEHOLDER, textOf));
  else for (const child of node.childNodes ?? []) if (child !== null) putFigures(child, textOf);
}

/** Without the attributes in which MathJax keeps its own notes. */
function plainMathml(text: string): string {
  return text.replace(/ data-[a-z-]+="[^"]*"/g, '').replace(/>\s+</g, '><');
}
