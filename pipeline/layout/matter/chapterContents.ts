/** Turns the sections of a chapter into a note beside its opener: the title of each, and its page. */
import type { Block, Inline, ParagraphBlock } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import type { SideNote } from '../blocks/Galley.ts';
import { sectionAnchor } from '../blocks/heading.ts';
import { type Setting, unindexed } from '../blocks/Setting.ts';
import { setSideNote } from '../blocks/sideNote.ts';
import type { TagDraft } from '../tags/TagDraft.ts';

/** A shorter chapter is seen at a glance. */
const fewestSections = 3;

export function setChapterContents(
  blocks: readonly Block[],
  setting: Setting,
  parent: TagDraft,
): SideNote | undefined {
  const { page } = setting.theme;
  if (!page.chapterContents || page.sideWidth === 0) return undefined;
  const sections = blocks.filter((block) => block.type === 'heading' && block.level === 2);
  if (sections.length < fewestSections) return undefined;
  const children = sections.flatMap((section): readonly ParagraphBlock[] =>
    section.type !== 'heading' ? [] : [{ type: 'paragraph', role: 'entry', children: line(section) }],
  );
  const title: readonly Inline[] = [{ type: 'text', text: setting.words.inThisChapter }];
  return setSideNote({ type: 'sideNote', title, children }, unindexed(setting), parent);

  function line({ id, children: words }: Extract<Block, { type: 'heading' }>): readonly Inline[] {
    const target = sectionAnchor(id);
    return [
      { type: 'ref', target, text: plainText(words), page: false },
      { type: 'text', text: `\u2002${setting.chapter.pageOf(target)}` },
    ];
  }
}
