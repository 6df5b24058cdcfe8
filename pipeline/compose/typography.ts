/** Turns typed punctuation into set punctuation: curly quotes, dashes, ellipses, and spaces that do not break. */

import type { Language } from '../language/Language.ts';
import { APOSTROPHE, type Punctuation } from '../language/Punctuation.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { Inline } from './Manuscript.ts';
import { plainText } from './plainText.ts';

/** Sets the text of one block; quotes are matched across emphasis, figures and references. */
export function setTypography(inlines: readonly Inline[], language: Language): readonly Inline[] {
  return new Setter(language, plainText(inlines)).setAll(inlines);
}

class Setter {
  readonly #language: Language;
  /** What of the block has not been set yet. */
  #rest: string;
  /** The last character before the text that is set next, or '' at the start of a block. */
  #before = '';
  /** Single quotation marks that are open. */
  #singles = 0;

  constructor(language: Language, whole: string) {
    this.#language = language;
    this.#rest = whole;
  }

  setAll(inlines: readonly Inline[]): readonly Inline[] {
    return inlines.map((inline) => this.#set(inline));
  }

  #set(inline: Inline): Inline {
    switch (inline.type) {
      case 'text': {
        this.#pass(inline);
        const text = this.#text(inline.text);
        this.#before = text.at(-1) ?? this.#before;
        return { ...inline, text };
      }
      case 'figure':
        this.#pass(inline);
        this.#before = inline.text.at(-1) ?? '0';
        return inline;
      case 'ref':
      case 'noteRef':
      case 'image':
      case 'formula':
      case 'code':
      case 'openPoint':
        this.#pass(inline);
        this.#before = 'x';
        return inline;
      case 'lineBreak':
        this.#pass(inline);
        this.#before = '';
        return inline;
      case 'emphasis':
      case 'strong':
      case 'smallCaps':
      case 'quiet':
      case 'superscript':
      case 'subscript':
      case 'link':
      case 'claim':
      case 'change':
        return { ...inline, children: this.setAll(inline.children) };
      default:
        return unreachable(inline);
    }
  }

  #pass(inline: Inline): void {
    this.#rest = this.#rest.slice(plainText([inline]).length);
  }

  #text(typed: string): string {
    const { punctuation } = this.#language;
    const text = typed
      .replace(/[ \t]*\n[ \t]*|[ \t]{2,}/g, ' ')
      .replace(/---/g, '\u2014')
      .replace(/--/g, '\u2013')
      .replace(/\.\.\./g, '\u2026');
    return spaceBeforeMarks(this.#setQuotes(text), this.#before, punctuation);
  }

  #setQuotes(text: string): string {
    if (!/["']/.test(text)) return text;
    const { double } = this.#language.punctuation;
    let set = '';
    let before = this.#before;
    for (let index = 0; index < text.length; index++) {
      const character = text[index] ?? '';
      let replacement = character;
      if (character === '"') replacement = opens(before) ? double[0] : double[1];
      else if (character === "'") replacement = this.#single(before, text.slice(index + 1) + this.#rest);
      set += replacement;
      before = replacement.at(-1) ?? before;
    }
    return set;
  }

  /** An apostrophe, unless it opens a quotation that is closed further on, or closes one that is open. */
  #single(before: string, after: string): string {
    const [opening, closing] = this.#language.punctuation.single;
    if (opens(before) && /[^\s'"]'(?![\p{L}\p{N}])/u.test(after)) {
      this.#singles += 1;
      return opening;
    }
    if (this.#singles === 0 || opens(before) || /^[\p{L}\p{N}]/u.test(after)) return APOSTROPHE;
    this.#singles -= 1;
    return closing;
  }
}

/** Puts the language's space before the marks that have one, whether or not one was typed; not within `10:30`. */
function spaceBeforeMarks(text: string, before: string, { spaceBefore }: Punctuation): string {
  return text.replace(
    /([ \u00a0\u202f]?)([;:!?])(?=[\s\u00a0\u202f;:!?»)\]\u2019\u201d]|$)/gu,
    (found, _typed, mark: string, at: number) => {
      const space = markIn(mark, spaceBefore);
      const character = at === 0 ? before : text.charAt(at - 1);
      // Of several marks the first has the space; a mark that stands alone has nothing to be set off from.
      if (space === undefined || character === '' || /[\s;:!?([]/u.test(character)) return found;
      return space + mark;
    },
  );
}

function markIn(mark: string, spaces: Punctuation['spaceBefore']): string | undefined {
  return mark === ';' || mark === ':' || mark === '!' || mark === '?' ? spaces[mark] : undefined;
}

/** A quote opens at the start, after white space, an opening bracket, a dash or another opening quote. */
function opens(before: string): boolean {
  return before === '' || /[\s([{\u2013\u2014\u201c\u2018\u201e\u201a\u00ab\u00a0\u202f/]/u.test(before);
}
