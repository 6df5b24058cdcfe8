/** Sets the notes and source of a figure or table for the side column, where its theme has them and they fit there. */
import type { Problem } from '../../problems/Problem.ts';
import { append, type TagDraft, tag } from '../tags/TagDraft.ts';
import { gapBetweenNotes } from './caption.ts';
import type { Box, GalleyItem } from './Galley.ts';
import { box } from './Galley.ts';
import type { Setting } from './Setting.ts';
import { mergeMarks, stack } from './stack.ts';

/** Whether what stands in the text block at its own width has its notes in the side column. */
export function hasNotesBeside({ theme, outermost }: Setting): boolean {
  return outermost && theme.page.notes === 'beside' && theme.page.sideWidth > 0;
}

/**
 * Undefined where they are higher than the figure, or there are none: then nothing of the trial is left in the tree or among
 * the problems.
 */
export function setNotesBeside(
  most: number,
  setting: Setting,
  parent: TagDraft,
  set: (setting: Setting, parent: TagDraft, gap: number) => readonly GalleyItem[],
): Box | undefined {
  const trial = tag('Div');
  const problems: Problem[] = [];
  const inner: Setting = {
    ...setting,
    x: 0,
    width: setting.theme.page.sideWidth,
    outermost: false,
    chapter: { ...setting.chapter, problems },
  };
  const aside = stack(set(inner, trial, gapBetweenNotes), { baseline: setting.theme.page.baseline });
  if (aside.height === 0 || aside.height > most) return undefined;
  for (const child of trial.children) append(parent, child);
  setting.chapter.problems.push(...problems);
  return aside;
}

/** The figure speaks for its notes: what they mark is found where it stands. */
export function withAside(figure: Box, aside: Box | undefined): { readonly box: Box; readonly aside?: Box } {
  if (aside === undefined) return { box: figure };
  const marks = mergeMarks([figure.marks, aside.marks].filter((each) => each !== undefined));
  return { box: { ...figure, marks }, aside: box(aside.height, aside.ink) };
}
