/** Turns the finished draft of the structure tree into plain data, without elements that hold nothing. */
import type { TagChild, TagNode, TagRole } from '../Layout.ts';
import type { TagDraft } from './TagDraft.ts';

/** A table's grid keeps its empty cells; any other element without content would only be noise to a reader. */
const mayBeEmpty: ReadonlySet<TagRole> = new Set(['Document', 'TH', 'TD', 'TR']);

export function freezeTags(draft: TagDraft): TagNode {
  return freeze(draft) ?? { role: draft.role, children: [] };
}

function freeze(draft: TagDraft): TagNode | undefined {
  const children: TagChild[] = [];
  for (const child of draft.children) {
    if (child.type === 'slot') {
      for (const piece of child.pieces) children.push(piece);
    } else {
      const frozen = freeze(child);
      if (frozen !== undefined) children.push(frozen);
    }
  }
  if (children.length === 0 && !mayBeEmpty.has(draft.role)) return undefined;
  const node: TagNode = { role: draft.role, children, ...draft.attributes };
  return draft.bbox === undefined ? node : { ...node, bbox: draft.bbox };
}
