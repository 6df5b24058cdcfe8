/** Turns inline content into boxes of one line each, with its elements hung into the structure tree. */
import type { FoundTerm } from '../../compose/findTerms.ts';
import type { ChangeInline, Inline } from '../../compose/Manuscript.ts';
import { openPlaceAnchor, openPointAnchor } from '../../compose/openPointAnchors.ts';
import type { LinkTarget } from '../../links/parseLink.ts';
import type { Place } from '../../problems/Problem.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { entryAnchor } from '../pages/entryPages.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import type { LineLint, SetLine } from '../text/Line.ts';
import type { ParagraphOptions, SetParagraph } from '../text/ParagraphOptions.ts';
import { roomAround } from '../text/roomAround.ts';
import { setHeading } from '../text/setHeading.ts';
import { setParagraph } from '../text/setParagraph.ts';
import { noteAnchor, setNote } from './footnote.ts';
import type { Box, BoxMarks, Ink } from './Galley.ts';
import { box } from './Galley.ts';
import { InlineTags } from './InlineTags.ts';
import { openPointNote, setMarginNote } from './marginNote.ts';
import type { Setting } from './Setting.ts';
import { mergeMarks } from './stack.ts';

export interface TextOptions {
  readonly style: TypeRole;
  readonly align?: ParagraphOptions['align'];
  readonly indent?: number;
  /** Evenly broken and never hyphenated. */
  readonly heading?: boolean;
  readonly width?: number;
  readonly x?: number;
  readonly hyphenate?: boolean;
  readonly place?: Place | undefined;
  /** Carried by the first line. */
  readonly marks?: BoxMarks;
}

/** Lines of text under `element`, which the caller has hung into the tree; its notes go to `noteParent`. */
export function textBoxes(
  inlines: readonly Inline[],
  element: TagDraft,
  noteParent: TagDraft,
  setting: Setting,
  options: TextOptions,
): readonly Box[] {
  const set = setText(inlines, setting, options);
  setting.chapter.problems.push(...set.problems);
  const { style } = options;
  const x = options.x ?? setting.x;
  const baseline = baselineOf(style, setting);
  const tags = new InlineTags(element);
  const linkTexts = textsOfLinks(set.lines);
  const said = new Set<ChangeInline>();
  const { starts, entries } = entriesIn(set.lines, setting);
  const boxes = set.lines.map((line, index) => {
    const { above, below } = roomAround(line, baseline, style.leading);
    const ink = lineInk(line, x, baseline + above, tags, linkTexts, setting);
    const own = { ...options, place: options.place ?? setting.place };
    const marks = marksOf(line, index, set.lint, baseline + above, own);
    const height = above + style.leading + below;
    const indexed = entryAnchorsIn(entries, starts, index, options, setting);
    const changes = new Set(line.runs.flatMap(({ change }) => change ?? []));
    const withBar: readonly Ink[] = changes.size === 0 ? ink : [...ink, { type: 'bar', y: 0, height }];
    const first = [...changes].filter((change) => !said.has(change));
    for (const change of first) said.add(change);
    const inMargin = [indexed, openPointsIn(line, setting), ...first.map(changeIn)].filter(
      (mark) => mark !== undefined,
    );
    return box(height, withBar, {
      marks: withMargin(inMargin, marks, baseline + above, noteParent, setting),
    });
  });
  for (const line of set.lines) {
    for (const note of line.noteRefs) setNote(note, noteParent, setting);
  }
  return boxes;
}

interface EntriesOfText {
  /** Where each line begins. */
  readonly starts: readonly number[];
  readonly entries: readonly FoundTerm[];
}

/** Entries of the index whose words stand in the lines, also over the end of one. */
function entriesIn(lines: readonly SetLine[], { chapter }: Setting): EntriesOfText {
  if (chapter.findEntries === undefined) return { starts: [], entries: [] };
  const starts: number[] = [];
  let text = '';
  for (const { runs } of lines) {
    starts.push(text.length);
    text += runs.map(({ actualText, text: printed }) => actualText ?? printed).join('');
  }
  return { starts, entries: chapter.findEntries(text) };
}

function entryAnchorsIn(
  entries: readonly FoundTerm[],
  starts: readonly number[],
  line: number,
  { heading = false }: TextOptions,
  { chapter }: Setting,
): LineMark | undefined {
  const from = starts[line] ?? 0;
  const to = starts[line + 1] ?? Number.POSITIVE_INFINITY;
  const here = new Set(entries.flatMap(({ id, at }) => (at >= from && at < to ? [id] : [])));
  if (here.size === 0) return undefined;
  const anchors = [...here].map((id) => entryAnchor(id, chapter.id, chapter.entryAnchors.length, heading));
  chapter.entryAnchors.push(...anchors);
  return { anchors, note: [] };
}

/** What a line says in the margin, and the places that links lead to at it. */
interface LineMark {
  readonly anchors: readonly string[];
  readonly note: readonly Inline[];
}

/** In a draft: the ends of links between its open points and their list, and the numbers in the side column. */
function openPointsIn(line: SetLine, { words }: Setting): LineMark | undefined {
  const points = line.runs.flatMap(({ openPoint }) => openPoint ?? []);
  if (points.length === 0) return undefined;
  const anchors = points.map(({ number, at }) =>
    at === 'list' ? openPointAnchor(number) : openPlaceAnchor(number),
  );
  const numbers = points.flatMap(({ number, at }) => (at === 'place' ? number : []));
  return { anchors, note: numbers.length === 0 ? [] : openPointNote(numbers, words) };
}

/** In a marked book: what stood there before. */
function changeIn({ note }: ChangeInline): LineMark | undefined {
  return note === '' ? undefined : { anchors: [], note: [{ type: 'text', text: note }] };
}

function withMargin(
  inMargin: readonly LineMark[],
  marks: BoxMarks | undefined,
  baseline: number,
  noteParent: TagDraft,
  setting: Setting,
): BoxMarks | undefined {
  if (inMargin.length === 0) return marks;
  const anchors = inMargin.flatMap((mark) => mark.anchors);
  const sides = inMargin.flatMap(({ note }) => setMarginNote(note, setting, noteParent) ?? []);
  const own: BoxMarks = { baseline, anchors, ...(sides.length === 0 ? {} : { sides }) };
  return mergeMarks(marks === undefined ? [own] : [marks, own]);
}

function setText(inlines: readonly Inline[], setting: Setting, options: TextOptions): SetParagraph {
  const { theme, chapter, measurer } = setting;
  const common = {
    style: options.style,
    width: options.width ?? setting.width,
    align: options.align ?? 'start',
    indent: options.indent ?? 0,
    language: setting.language,
    linkColour: theme.colours.accent,
    quietColour: theme.colours.grey,
    pageOf: chapter.pageOf,
    place: options.place ?? setting.place,
  };
  if (options.heading === true) return setHeading(inlines, common, measurer);
  const hyphenate = options.hyphenate ?? theme.text.hyphenate;
  return setParagraph(inlines, { ...common, hyphenate, hanging: theme.text.hangingPunctuation }, measurer);
}

/** Capitals stand in the middle of their line. */
export function baselineOf(style: TypeRole, setting: Setting): number {
  const { capHeight } = setting.measurer.metrics(style.font);
  return style.leading / 2 + (capHeight * style.size) / 2;
}

export function lineInk(
  line: SetLine,
  x: number,
  baseline: number,
  tags: InlineTags,
  linkTexts: ReadonlyMap<LinkTarget, string>,
  setting: Setting,
): readonly Ink[] {
  const ink: Ink[] = [];
  tags.startLine();
  for (const [index, run] of line.runs.entries()) {
    if (run.picture !== undefined) {
      ink.push(tags.pictureInk(run.picture, x + run.x, baseline, setting.chapter));
      continue;
    }
    const slot = tags.slotOf(run);
    ink.push({
      type: 'text',
      x: x + run.x,
      y: baseline - run.rise,
      text: run.text,
      style: run.style,
      wordSpace: run.wordSpace,
      width: run.width,
      slot,
      actualText: run.actualText,
      ledger: run.ledger,
    });
    const target = targetOf(run.link, run.noteRef, setting);
    if (target === undefined) continue;
    // One active area for each piece of a link on a line: wait for the piece's last run.
    const next = line.runs[index + 1];
    if (run.link !== undefined && next?.link === run.link) continue;
    let first = index;
    while (run.link !== undefined && line.runs[first - 1]?.link === run.link) first -= 1;
    const left = line.runs[first]?.x ?? run.x;
    ink.push({
      type: 'link',
      x: x + left,
      y: baseline - run.rise - run.style.size * 0.8,
      width: run.x + run.width - left,
      height: run.style.size * 1.05,
      target,
      contents:
        run.link === undefined
          ? `${setting.words.note} ${run.text.trim()}`
          : (linkTexts.get(run.link) ?? run.text),
      slot,
    });
  }
  return ink;
}

function targetOf(
  link: LinkTarget | undefined,
  noteRef: string | undefined,
  setting: Setting,
): LinkTarget | undefined {
  if (noteRef === undefined) return link;
  return { type: 'anchor', anchor: noteAnchor(setting.chapter.id, noteRef) };
}

export function textsOfLinks(lines: readonly SetLine[]): ReadonlyMap<LinkTarget, string> {
  const texts = new Map<LinkTarget, string>();
  for (const line of lines) {
    for (const { link, actualText, text } of line.runs) {
      if (link !== undefined) texts.set(link, (texts.get(link) ?? '') + (actualText ?? text));
    }
  }
  return texts;
}

function marksOf(
  line: SetLine,
  index: number,
  lint: readonly LineLint[],
  baseline: number,
  options: TextOptions & { readonly place: Place },
): BoxMarks | undefined {
  const first = index === 0 ? options.marks : undefined;
  const mentions = line.runs.flatMap(({ link }) =>
    link?.type === 'anchor' && /^(fig|tbl):/.test(link.anchor) ? [link.anchor] : [],
  );
  const here = lint.filter((found) => found.line === index);
  if (
    index > 0 &&
    line.noteRefs.length === 0 &&
    mentions.length === 0 &&
    here.length === 0 &&
    !line.hyphenated
  )
    return undefined;
  return {
    ...first,
    ...(index === 0 ? { baseline } : {}),
    ...(line.noteRefs.length === 0 ? {} : { notes: line.noteRefs }),
    ...(mentions.length === 0 ? {} : { mentions }),
    ...(here.length === 0 ? {} : { lint: here }),
    ...(line.hyphenated ? { isHyphenated: true } : {}),
    place: options.place,
  };
}
