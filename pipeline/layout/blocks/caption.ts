/** Turns the number, title and subtitle of a figure or table into one box, and its notes and source into lines. */
import type { ChartBlock, ChartNote, Inline, PlateBlock } from '../../compose/Manuscript.ts';
import type { Place } from '../../problems/Problem.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box } from './Galley.ts';
import { box } from './Galley.ts';
import type { Setting } from './Setting.ts';
import { unindexed } from './Setting.ts';
import { textBoxes } from './textBoxes.ts';

export interface CaptionText {
  readonly number: string;
  readonly title: readonly Inline[];
  readonly subtitle: readonly Inline[];
  /** Numbers of the notes that are marked at the title. */
  readonly marks: readonly number[];
  readonly place: Place;
}

/** Lines of number, title and subtitle. */
export function captionLines(caption: CaptionText, element: TagDraft, setting: Setting): readonly Box[] {
  const { type } = setting.theme;
  const number: readonly Inline[] = caption.number === '' ? [] : [{ type: 'text', text: caption.number }];
  return [
    ...partLines(number, type.captionNumber, element, setting, caption.place),
    ...partLines(
      [...caption.title, ...noteMarks(caption.marks)],
      type.captionTitle,
      element,
      setting,
      caption.place,
    ),
    ...partLines(caption.subtitle, type.captionSubtitle, element, setting, caption.place),
  ];
}

/** They hold on to the last word: `[1] [2]`. */
function noteMarks(numbers: readonly number[]): readonly Inline[] {
  return numbers.map((number) => ({ type: 'text', text: `\u00a0[${number}]` }));
}

function partLines(
  inlines: readonly Inline[],
  style: Setting['theme']['type']['captionTitle'],
  element: TagDraft,
  setting: Setting,
  place: Place,
): readonly Box[] {
  if (inlines.length === 0) return [];
  return textBoxes(inlines, appendTag(element, 'P'), element, setting, { style, hyphenate: false, place });
}

/** Points between notes in the narrow column beside their figure. */
export const gapBetweenNotes = 2.5;

/** Lines of notes and source beneath, or with `gap` between them in a column of their own. */
export function sourceLines(
  notes: readonly ChartNote[],
  source: readonly Inline[],
  parent: TagDraft,
  setting: Setting,
  place: Place,
  gap = 0,
): readonly Box[] {
  const style = setting.theme.type.source;
  const marked = notes.map(({ number, children }): readonly Inline[] => [
    { type: 'text', text: `[${number}]\u00a0` },
    ...children,
  ]);
  // The source is the same beneath many figures, and tells no reader of an index anything.
  return [...marked.map((inlines) => ({ inlines, in: setting })), { inlines: source, in: unindexed(setting) }]
    .map((each) => partLines(each.inlines, style, parent, each.in, place))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 || gap === 0 ? lines : [box(gap), ...lines]));
}

/** A chart's notes have no other place than its title; a plate has neither notes nor subtitle. */
export function figureCaption(block: ChartBlock | PlateBlock): CaptionText {
  if (block.type === 'plate') return { ...block, subtitle: [], marks: [] };
  return { ...block, marks: block.notes.map(({ number }) => number) };
}

export function notesOf(block: ChartBlock | PlateBlock): readonly ChartNote[] {
  return block.type === 'chart' ? block.notes : [];
}
