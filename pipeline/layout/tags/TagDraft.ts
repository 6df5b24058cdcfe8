/** The structure tree before its content is placed: elements whose leaves will get the ids of what is painted for them. */
import type { TagNode, TagRole } from '../Layout.ts';

/** A place in the tree, known by itself; what comes to stand there is written down by who paints (`ContentIds`). */
export interface Slot {
  readonly type: 'slot';
}

export interface TagDraft {
  readonly type: 'tag';
  readonly role: TagRole;
  readonly children: (TagDraft | Slot)[];
  readonly attributes: TagAttributes;
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
  return { type: 'slot' };
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
