/** Hangs a formula into the structure tree: read aloud in words, and as MathML for readers that know it. */
import type { FormulaInline } from '../../compose/Manuscript.ts';
import { appendTag, type TagDraft } from '../tags/TagDraft.ts';

export function formulaTag(parent: TagDraft, { formula }: FormulaInline): TagDraft {
  return appendTag(parent, 'Formula', { alt: formula.alt, mathml: formula.mathml });
}
