/** A language of which every word is marked: what a book prints unmarked does not come from its language. */
import type { Language } from '../../pipeline/language/Language.ts';

/** Stands before every word, which is written backwards: `License` is `žesneciL`. */
export const MARK = 'ž';

export function marked({ words, pack, computation, numbers, ...language }: Language): Language {
  return {
    ...language,
    tag: 'en-XA',
    words: markedValue(words),
    pack: markedValue(pack),
    computation: markedValue(computation),
    numbers: { ...markedValue(numbers), decimal: '·', thousands: '’', minus: '−' },
  };
}

/** The same members, each text in them marked; those that functions give, too, but for their parameters. */
function markedValue<Value>(value: Value): Value;
function markedValue(value: unknown): unknown {
  if (typeof value === 'string') return markedText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => markedValue(item));
  if (typeof value === 'function') {
    return (...given: readonly unknown[]) => {
      const said: unknown = value(...given.map((_, index) => `\ue000${index}\ue001`));
      return markedText(String(said)).replace(/\ue000(\d)\ue001/g, (_, index) =>
        String(given[Number(index)]),
      );
    };
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, markedValue(member)]));
}

/** Slots such as `{month}` and `%b` are no words. */
function markedText(text: string): string {
  return text.replace(/(?<![{%\p{L}]|%-)\p{L}+(?!\})/gu, (word) => MARK + [...word].reverse().join(''));
}
