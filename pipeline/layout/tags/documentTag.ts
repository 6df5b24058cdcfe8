/** Hangs the divisions' elements into one document: parts hold their chapters. */
import type { Manuscript } from '../../compose/Manuscript.ts';
import { titleOfDocument } from '../../compose/titleOfDocument.ts';
import type { Division } from '../pages/Division.ts';
import { type TagDraft, tag } from './TagDraft.ts';

/** The divisions' own elements stay as they are. */
export function documentTag(divisions: readonly Division[], manuscript: Manuscript): TagDraft {
  const { parts, book } = manuscript;
  const top: { readonly own: TagDraft; readonly within: TagDraft[] }[] = [];
  const partTags = new Map<number, (typeof top)[number]>();
  for (const { part, element, openedPart } of divisions) {
    const known = part === undefined ? undefined : partTags.get(part);
    if (known !== undefined) {
      known.within.push(element);
      continue;
    }
    // A part's opener page is the part; a part without a title holds its chapters silently.
    const silent = part !== undefined && parts[part]?.number === undefined ? tag('Part') : undefined;
    const own = openedPart ?? silent;
    const opened = own === undefined ? { own: element, within: [] } : { own, within: [element] };
    top.push(opened);
    if (part !== undefined) partTags.set(part, opened);
  }
  const children = top.map(({ own, within }) => ({ ...own, children: [...own.children, ...within] }));
  const title = titleOfDocument(manuscript);
  return tag('Document', children, { title, language: book.language.tag });
}
