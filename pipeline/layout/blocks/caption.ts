/** Turns the number, title and subtitle of a figure or table into one box, and its notes and source into lines. */
import type { Inline } from '../../compose/Manuscript.ts';
import type { Place } from '../../problems/Problem.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box } from './Galley.ts';
import type { Setting } from './Setting.ts';
import { textBoxes } from './textBoxes.ts';

export interface CaptionText {
  readonly number: string;
  readonly title: readonly Inline[];
  readonly subtitle: readonly Inline[];
  readonly place: Place;
}

/** Lines of number, title and subtitle. */
export function captionLines(caption: CaptionText, element: TagDraft, setting: Setting): readonly Box[] {
  const { type } = setting.theme;
  const number: readonly Inline[] = caption.number === '' ? [] : [{ type: 'text', text: caption.number }];
  return [
    ...partLines(number, type.captionNumber, element, setting, caption.place),
    ...partLines(caption.title, type.captionTitle, element, setting, caption.place),
    ...partLines(caption.subtitle, type.captionSubtitle, element, setting, caption.place),
  ];
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

/** Lines of notes and source beneath. */
export function sourceLines(
  notes: readonly Inline[],
  source: readonly Inline[],
  parent: TagDraft,
  setting: Setting,
  place: Place,
): readonly Box[] {
  const style = setting.theme.type.source;
  return [notes, source].flatMap((inlines) => partLines(inlines, style, parent, setting, place));
}
