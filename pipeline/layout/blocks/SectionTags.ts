/** Opens a Sect of the structure tree at each heading, within the section that it belongs to. */
import type { HeadingBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';

export class SectionTags {
  readonly #open: { readonly level: number; readonly element: TagDraft }[];

  constructor(parent: TagDraft) {
    this.#open = [{ level: 0, element: parent }];
  }

  get current(): TagDraft {
    const last = this.#open.at(-1);
    if (last === undefined) throw new Error('no section is open');
    return last.element;
  }

  open({ level }: HeadingBlock): TagDraft {
    while (this.#open.length > 1 && (this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    const element = appendTag(this.current, 'Sect');
    this.#open.push({ level, element });
    return element;
  }
}
