/** Gives every part, chapter, chart and table its number, and every anchor the text by which it is referred to. */

import type { Language } from '../language/Language.ts';
import type { Words } from '../language/Words.ts';
import { duplicateAnchor } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { ChapterDraft } from './composeChapter.ts';
import { nodePlace } from './composeInlines.ts';
import type { BookDrafts } from './draftBook.ts';
import type { CaptionedEntry } from './outline.ts';
import { plainText } from './plainText.ts';
import type { BookConfig } from './readBookConfig.ts';
import { setTypography } from './typography.ts';

export interface BookNumbers {
  /**
   * By name, `3` of a chapter of the body, and `B` of an annex: a chapter after the body that prints charts or tables, which
   * bear its letter, or that the book calls so. Others have none.
   */
  readonly chapters: ReadonlyMap<string, string>;
  /** Roman numeral of each part by id; empty where the book has no parts. */
  readonly parts: ReadonlyMap<string, string>;
  /** e.g. `fig:top-partners` to `Figure 3.2`. */
  readonly captions: ReadonlyMap<string, string>;
  /** e.g. `ch:trade` to `Chapter 3`, `sec:trade/balance` to the section's title. */
  readonly anchors: ReadonlyMap<string, string>;
}

const NO_BREAK = '\u00a0';

export function numberBook(
  config: BookConfig,
  drafts: BookDrafts,
  report: (problem: Problem) => void,
): BookNumbers {
  const { language } = config.title;
  const { words } = language;
  const body = new Set(config.parts.flatMap((part) => part.chapters.map(({ name }) => name)));
  const chapters = new Map([...body].map((name, index) => [name, String(index + 1)]));
  const parts = new Map<string, string>();
  for (const part of config.parts) if (part.title !== '') parts.set(part.id, roman(parts.size + 1));
  const anchors = new Map<string, string>();
  for (const [id, number] of parts) anchors.set(`part:${id}`, `${words.part}${NO_BREAK}${number}`);
  const captions = new Map<string, string>();
  let annexes = 0;
  const counts: Counts = { ...NONE };
  const front = new Set(
    config.front.flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter.name] : [])),
  );
  const called = annexesOf(config);
  for (const [name, draft] of drafts.chapters) {
    const isFront = front.has(name) && !body.has(name);
    const isAnnex = !isFront && !body.has(name) && (called.has(name) || draft.outline.captioned.length > 0);
    if (isAnnex) chapters.set(name, letter(annexes++));
    const number = chapters.get(name);
    anchors.set(
      `ch:${name}`,
      number === undefined
        ? draft.frontMatter.title
        : `${isAnnex ? words.annex : words.chapter}${NO_BREAK}${number}`,
    );
    // What stands before the first chapter is numbered through.
    const prefix = isFront || number === undefined ? '' : `${number}.`;
    numberCaptions(draft, prefix, counts, words, captions);
    numberSections(draft, anchors, language, report);
  }
  for (const [anchor, text] of captions) anchors.set(anchor, text);
  return { chapters, parts, captions, anchors };
}

/** Chapters that the book calls annexes, by name. */
function annexesOf({ back }: BookConfig): ReadonlySet<string> {
  return new Set(
    back.flatMap((matter) =>
      matter.type === 'chapter' && matter.isAnnex === true ? [matter.chapter.name] : [],
    ),
  );
}

const NONE: Readonly<Counts> = { figure: 0, table: 0, equation: 0, listing: 0 };

type Counts = Record<CaptionedEntry['type'], number>;

function numberCaptions(
  draft: ChapterDraft,
  prefix: string,
  /** Counts on over the chapters of the front matter. */
  front: Counts,
  words: Words,
  captions: Map<string, string>,
): void {
  const counts = prefix === '' ? front : { ...NONE };
  for (const { type, anchor } of draft.outline.captioned) {
    if (captions.has(anchor)) continue;
    counts[type] += 1;
    captions.set(anchor, `${words[type]}${NO_BREAK}${prefix}${counts[type]}`);
  }
}

function numberSections(
  draft: ChapterDraft,
  anchors: Map<string, string>,
  language: Language,
  report: (problem: Problem) => void,
): void {
  for (const heading of draft.outline.headings) {
    if (anchors.has(heading.anchor)) report(duplicateAnchor(nodePlace(heading.node, draft), heading.anchor));
    anchors.set(heading.anchor, plainText(setTypography([{ type: 'text', text: heading.text }], language)));
  }
}

/** 0 is A, 25 is Z, 26 is AA. */
function letter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : letter(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

const NUMERALS: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export function roman(number: number): string {
  const [value, numeral] = NUMERALS.find(([candidate]) => candidate <= number) ?? [0, ''];
  return value === 0 ? '' : numeral + roman(number - value);
}
