/** Turns typed punctuation into set punctuation: curly quotes, dashes, ellipses, and spaces that do not break. */
import type { Language, Quotes } from '../language/Language.ts';
import type { Inline } from './Manuscript.ts';

const NO_BREAK = '\u00a0';
const APOSTROPHE = '\u2019';

/** Words that belong to the figure before them and are not parted from it by a line's end. */
const UNIT_WORDS =
  /^ (?=(?:million|billion|trillion|thousand|hundred|percent|percentage|per cent|miles?|km|kilometres|kilometers|pounds|kilos|kg|tonnes|dollars|pesos|times|points?|years?|months?|days?|hours?|minutes?|millones|mil|miles|billones|por ciento|millions?|milliards?|mille|pour cent)(?![\p{L}]))/iu;

/** What stands before the text that is set next. */
interface Before {
  /** The last character, or '' at the start of a block. */
  readonly character: string;
  /** Whether it is the end of a printed figure. */
  readonly figure: boolean;
}

/** Sets the text of one block; quotes are matched across emphasis, figures and references. */
export function setTypography(inlines: readonly Inline[], language: Language): readonly Inline[] {
  return new Setter(language.quotes).setAll(inlines);
}

class Setter {
  readonly #quotes: Quotes;
  #before: Before = { character: '', figure: false };

  constructor(quotes: Quotes) {
    this.#quotes = quotes;
  }

  setAll(inlines: readonly Inline[]): readonly Inline[] {
    return inlines.map((inline) => this.#set(inline));
  }

  #set(inline: Inline): Inline {
    switch (inline.type) {
      case 'text': {
        const text = this.#text(inline.text);
        this.#before = {
          character: text.at(-1) ?? this.#before.character,
          figure: text === '' && this.#before.figure,
        };
        return { ...inline, text };
      }
      case 'figure':
        this.#before = { character: inline.text.at(-1) ?? '0', figure: true };
        return inline;
      case 'ref':
      case 'noteRef':
        this.#before = { character: 'x', figure: false };
        return inline;
      case 'lineBreak':
        this.#before = { character: '', figure: false };
        return inline;
      case 'emphasis':
      case 'strong':
      case 'smallCaps':
      case 'superscript':
      case 'subscript':
      case 'link':
      case 'claim':
        return { ...inline, children: this.setAll(inline.children) };
      default:
        return unreachable(inline);
    }
  }

  #text(typed: string): string {
    let text = typed
      .replace(/[ \t]*\n[ \t]*/g, ' ')
      .replace(/---/g, '\u2014')
      .replace(/--/g, '\u2013')
      .replace(/\.\.\./g, '\u2026');
    if (this.#before.figure) text = text.replace(UNIT_WORDS, NO_BREAK);
    return this.#setQuotes(text);
  }

  #setQuotes(text: string): string {
    if (!/["']/.test(text)) return text;
    let set = '';
    let before = this.#before.character;
    for (let index = 0; index < text.length; index++) {
      const character = text[index] ?? '';
      let replacement = character;
      if (character === '"') {
        replacement = opens(before) ? this.#quotes.double[0] : this.#quotes.double[1];
      } else if (character === "'") {
        replacement = opens(before) ? this.#quotes.single[0] : APOSTROPHE;
      }
      set += replacement;
      before = replacement.at(-1) ?? before;
    }
    return set;
  }
}

/** A quote opens at the start, after white space, an opening bracket, a dash or another opening quote. */
function opens(before: string): boolean {
  return before === '' || /[\s([{\u2013\u2014\u201c\u2018\u00ab\u202f/]/u.test(before);
}

function unreachable(value: never): never {
  throw new Error(`unknown inline ${JSON.stringify(value)}`);
}
