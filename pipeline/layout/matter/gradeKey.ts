/** Turns the grades that are marked on a chapter's opener into a note beside it: what each letter means. */
import type { MarkedGrade, ParagraphBlock } from '../../compose/Manuscript.ts';
import type { SideNote } from '../blocks/Galley.ts';
import type { Setting } from '../blocks/Setting.ts';
import { setSideNote } from '../blocks/sideNote.ts';
import type { TagDraft } from '../tags/TagDraft.ts';

export function setGradeKey(
  grades: readonly MarkedGrade[],
  setting: Setting,
  parent: TagDraft,
): SideNote | undefined {
  if (grades.length === 0 || setting.theme.page.sideWidth === 0) return undefined;
  const meanings = setting.language.pack.grades;
  const children = grades.map((letter): ParagraphBlock => {
    const strong = { type: 'strong' as const, children: [{ type: 'text' as const, text: letter }] };
    return {
      type: 'paragraph',
      role: 'entry',
      children: [strong, { type: 'text', text: `\u2002${meanings[letter]}` }],
    };
  });
  return setSideNote({ type: 'sideNote', children }, setting, parent);
}
