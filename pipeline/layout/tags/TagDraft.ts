/** The structure tree while its content is still being placed: elements whose leaves wait for content ids. */
import type { ContentId, Rect, TagNode, TagRole } from '../Layout.ts';

/** A place in the tree that collects the ids of its content as pages are painted. */
export interface Slot {
  readonly type: 'slot';
  readonly pieces: ContentId[];
}

export interface TagDraft {
  readonly type: 'tag';
  readonly role: TagRole;
  readonly children: (TagDraft | Slot)[];
  readonly attributes: TagAttributes;
  /** Figure and Formula only: known once its picture is placed. */
  bbox?: { readonly page: number; readonly rect: Rect };
}

export type TagAttributes = Omit<TagNode, 'role' | 'children' | 'bbox'>;

const none: TagAttributes = {};

export function tag(
  role: TagRole,
  children: readonly (TagDraft | Slot)[] = [],
  attributes: TagAttributes = none,
): TagDraft {
  return { type: 'tag', role, children: [...children], attributes };
}

export function slot(): Slot {
  return { type: 'slot', pieces: [] };
}

/** Adds a child and returns it. */
export function append<Child extends TagDraft | Slot>(parent: TagDraft, child: Child): Child {
  parent.children.push(child);
  return child;
}

/** Adds an element of a role and returns it. */
export function appendTag(parent: TagDraft, role: TagRole, attributes?: TagAttributes): TagDraft {
  return append(parent, tag(role, [], attributes));
}

export function appendSlot(parent: TagDraft): Slot {
  return append(parent, slot());
}
