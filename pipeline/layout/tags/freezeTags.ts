/** Turns the draft of the structure tree, and what was painted for it, into plain data, without elements that hold nothing. */
import type { TagChild, TagNode, TagRole } from '../Layout.ts';
import type { PlacedContent } from './PlacedContent.ts';
import type { TagDraft } from './TagDraft.ts';

/** A table's grid keeps its empty cells; any other element without content would only be noise to a reader. */
const mayBeEmpty: ReadonlySet<TagRole> = new Set(['Document', 'TH', 'TD', 'TR']);

export function freezeTags(draft: TagDraft, placed: PlacedContent): TagNode {
  return freeze(draft, placed) ?? { role: draft.role, children: [] };
}

function freeze(draft: TagDraft, placed: PlacedContent): TagNode | undefined {
  const children: TagChild[] = [];
  for (const child of draft.children) {
    if (child.type === 'slot') {
      for (const piece of placed.pieces.get(child) ?? []) children.push(piece);
    } else {
      const frozen = freeze(child, placed);
      if (frozen !== undefined) children.push(frozen);
    }
  }
  if (children.length === 0 && !mayBeEmpty.has(draft.role)) return undefined;
  // A list that was added to has room for sixteen more, in each of a hundred thousand cells.
  const node: TagNode = { role: draft.role, children: children.slice(), ...draft.attributes };
  const bbox = placed.boxes.get(draft);
  return bbox === undefined ? node : { ...node, bbox };
}
