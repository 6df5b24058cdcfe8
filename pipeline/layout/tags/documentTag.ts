/** Hangs the divisions' elements into one document: parts hold their chapters. */
import type { Manuscript } from '../../compose/Manuscript.ts';
import { titleOfDocument } from '../../compose/titleOfDocument.ts';
import type { Division } from '../pages/Division.ts';
import { append, type TagDraft, tag } from './TagDraft.ts';

export function documentTag(divisions: readonly Division[], manuscript: Manuscript): TagDraft {
  const { parts, book } = manuscript;
  const title = titleOfDocument(manuscript);
  const document = tag('Document', [], { title, language: book.language.tag });
  const partTags = new Map<number, TagDraft>();
  for (const { part, element, openedPart } of divisions) {
    if (part === undefined) {
      append(document, element);
      continue;
    }
    const known = partTags.get(part) ?? openedPart;
    if (known !== undefined) append(known, element);
    if (partTags.has(part)) continue;
    // A part's opener page is the part; a part without a title holds its chapters silently.
    const own = known ?? (parts[part]?.number === undefined ? tag('Part', [element]) : element);
    partTags.set(part, append(document, own));
  }
  return document;
}
