/** Finds for each run of a paragraph the slot of the structure element that it belongs to. */
import type { LinkTarget } from '../../links/parseLink.ts';
import type { Slot, TagDraft } from '../tags/TagDraft.ts';
import { appendSlot, appendTag } from '../tags/TagDraft.ts';
import type { Semantic, SetRun } from '../text/Line.ts';
import type { InlinePicture } from '../text/RunStyle.ts';
import { formulaTag } from './formulaTag.ts';
import type { PictureInk } from './Galley.ts';
import { numberOf } from './pictureInk.ts';
import type { ChapterSetting } from './Setting.ts';

const roles = { em: 'Em', strong: 'Strong', code: 'Code' } as const satisfies Record<Semantic, string>;

/** One for each paragraph; runs are asked for in reading order. */
export class InlineTags {
  readonly #element: TagDraft;
  #slot: Slot | undefined;
  /** Of the run before: what element it was in. */
  #inline = 0;
  #link: LinkTarget | undefined;
  #linkTag: TagDraft | undefined;

  constructor(element: TagDraft) {
    this.#element = element;
  }

  /** Each line's piece of a link has content of its own, since its active area is of that line. */
  startLine(): void {
    if (this.#link !== undefined) this.#slot = undefined;
  }

  slotOf(run: SetRun): Slot {
    if (run.link !== undefined) return this.#slotOfLink(run.link);
    const inline = run.noteRef === undefined && run.semantics.length === 0 ? 0 : run.inlineIndex;
    if (this.#slot !== undefined && this.#link === undefined && this.#inline === inline) return this.#slot;
    this.#link = undefined;
    this.#inline = inline;
    let parent = this.#element;
    if (run.noteRef !== undefined) {
      parent = appendTag(appendTag(parent, 'Reference'), 'Link');
    } else {
      for (const semantic of run.semantics) parent = appendTag(parent, roles[semantic]);
    }
    this.#slot = appendSlot(parent);
    return this.#slot;
  }

  /** A Figure or Formula among the text; a picture that only decorates parts the content around it, too. */
  pictureInk(
    { picture, width, height, depth, alt, formula }: InlinePicture,
    x: number,
    baseline: number,
    chapter: ChapterSetting,
  ): PictureInk {
    this.#slot = undefined;
    this.#link = undefined;
    const figure =
      formula !== undefined
        ? formulaTag(this.#element, formula)
        : alt === ''
          ? undefined
          : appendTag(this.#element, 'Figure', { alt });
    const slot = figure && appendSlot(figure);
    const y = baseline + depth - height;
    const ledger = formula?.figures ?? [];
    const ink = { x, y, width, height, picture: numberOf(picture, chapter) };
    return { type: 'picture', ...ink, slot, figure, ledger };
  }

  #slotOfLink(link: LinkTarget): Slot {
    if (link === this.#link && this.#linkTag !== undefined) {
      this.#slot ??= appendSlot(this.#linkTag);
      return this.#slot;
    }
    this.#link = link;
    // A citation is a reference to an entry of the list of works.
    const isCitation = link.type === 'anchor' && link.anchor.startsWith('ref:');
    const parent = isCitation ? appendTag(this.#element, 'Reference') : this.#element;
    this.#linkTag = appendTag(parent, 'Link');
    this.#slot = appendSlot(this.#linkTag);
    return this.#slot;
  }
}
