/** Turns titles into sheet names and table-object names that Excel takes and that stay the same from edition to edition. */
import type { Language } from '../../language/Language.ts';
import { MAX_SHEET_NAME, MAX_TABLE_NAME } from '../limits.ts';

/** What a name is made from; neither says anything of the order of sheets. */
export interface Named {
  readonly id: string;
  readonly title: string;
}

/** Excel keeps this name for its log of changes. */
const RESERVED = new Set(['history']);

/**
 * One name for each item: its title where it fits whole, else its id in words, which is short and stays the same; where two
 * come to one name, the id, and a digest where that is taken too. Depends on titles and ids alone, not on their order.
 */
export function nameSheets(
  items: readonly Named[],
  taken: readonly string[],
  language: Language,
): ReadonlyMap<string, string> {
  return uniqueNames(
    items,
    (item) => [
      ...(fits(item.title) ? [lawfulSheetName(item.title, language)] : []),
      lawfulSheetName(fits(item.id) ? inWords(item.id) : item.title, language),
      `${cutText(lawfulSheetName(item.id, language), MAX_SHEET_NAME - 9)} ${digest(item.id)}`,
    ],
    [...taken, ...RESERVED],
  );
}

/** `court-backlog` is `Court backlog`. */
function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const fits = (text: string): boolean => text.length <= MAX_SHEET_NAME;

/** Names of table objects from ids: `goods-by-year` is `goods_by_year`. */
export function nameTables(ids: readonly string[], taken: readonly string[]): ReadonlyMap<string, string> {
  return uniqueNames(
    ids.map((id) => ({ id, title: id })),
    (item) => {
      const name = lawfulTableName(item.id);
      return [name, `${cutText(name, MAX_TABLE_NAME - 9)}_${digest(item.id)}`];
    },
    taken,
  );
}

/** Without what Excel forbids in a sheet's name, cut at a word; an apostrophe becomes a typographic one. */
export function lawfulSheetName(title: string, language: Language): string {
  const plain = withoutControls(title)
    .replaceAll("'", '\u2019')
    .replace(/[[\]]/g, '')
    .replace(/\s*:\s*/g, ' - ')
    .replace(/[*?/\\]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = cutAtWord(plain, MAX_SHEET_NAME, language);
  return cut === '' ? language.words.table : cut;
}

/** Letters, digits and underscores; begins with a letter; not to be taken for a cell's address. */
export function lawfulTableName(id: string): string {
  const plain = id.normalize('NFKC').replace(/[^\p{L}\p{N}_]/gu, '_');
  const first = /^[\p{L}_]/u.test(plain) ? plain : `t_${plain}`;
  const safe = /^([a-z]{1,3}\d+|r\d*|c\d*|r\d*c\d*)$/iu.test(first) ? `t_${first}` : first;
  return cutText(safe, MAX_TABLE_NAME);
}

/** Gives each item the first of its candidates that no other item's choice and no taken name equals, letters folded. */
function uniqueNames(
  items: readonly Named[],
  candidates: (item: Named) => readonly string[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const lists = new Map(items.map((item) => [item.id, candidates(item)]));
  const levels = new Map(items.map((item) => [item.id, 0]));
  const reserved = new Set(taken.map(fold));
  const nameAt = (id: string): string => {
    const list = lists.get(id) ?? [];
    return list[Math.min(levels.get(id) ?? 0, list.length - 1)] ?? id;
  };
  // Every item of a clash moves on together, so that the outcome does not depend on who came first.
  for (let moved = true; moved; ) {
    moved = false;
    const holders = new Map<string, string[]>();
    for (const id of lists.keys()) {
      const key = fold(nameAt(id));
      holders.set(key, [...(holders.get(key) ?? []), id]);
    }
    for (const [key, ids] of holders) {
      if (ids.length === 1 && !reserved.has(key)) continue;
      for (const id of ids) {
        const level = levels.get(id) ?? 0;
        if (level + 1 >= (lists.get(id)?.length ?? 0)) continue;
        levels.set(id, level + 1);
        moved = true;
      }
    }
  }
  return new Map([...lists.keys()].map((id) => [id, nameAt(id)]));
}

/** Excel compares names without regard to case, in no language's own way. */
export function fold(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}

/** The last words are left out; where the first is too long, it is cut. */
function cutAtWord(text: string, length: number, { smallWords }: Language): string {
  if (text.length <= length) return text;
  const cut = cutText(text, length + 1);
  const space = cut.lastIndexOf(' ');
  const words = space > length / 2 ? cut.slice(0, space) : cutText(text, length);
  const kept = words.split(/(?<=[\s,])/);
  while (kept.length > 1 && smallWords.has((kept.at(-1) ?? '').replace(/[\s,]+$/, '').toLowerCase()))
    kept.pop();
  return kept.join('').replace(/[\s,;.\-–(]+$/u, '');
}

/** No more than `length` UTF-16 units, and no half of a surrogate pair. */
function cutText(text: string, length: number): string {
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > length) break;
    cut += character;
  }
  return cut;
}

function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Cf}\p{Co}\p{Cn}]/gu, ' ');
}

/** Eight hexadecimal digits of an FNV-1a hash: names need no cryptography, only the same answer everywhere. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
