/** Turns a manuscript into the PDF's outline. */
import type { Block, Chapter, Manuscript, Matter } from '../compose/Manuscript.ts';
import { plainText } from '../compose/plainText.ts';
import { sectionAnchor } from './blocks/heading.ts';
import type { Bookmark } from './Layout.ts';
import { chapterAnchor } from './matter/chapterMatter.ts';
import { matterAnchor, partAnchor } from './matter/contents.ts';

export function bookmarksOf({ front, parts, back }: Manuscript): readonly Bookmark[] {
  const body = parts.flatMap((part): readonly Bookmark[] => {
    const chapters = part.chapters.map(chapterBookmark);
    if (part.number === undefined) return chapters;
    return [{ title: plainText(part.title), anchor: partAnchor(part.id), children: chapters }];
  });
  return [...front.flatMap(matterBookmarks), ...body, ...back.flatMap(matterBookmarks)];
}

function matterBookmarks(matter: Matter): readonly Bookmark[] {
  switch (matter.type) {
    case 'cover':
    case 'imprint':
      return [];
    case 'generated':
      return [{ title: matter.title, anchor: matterAnchor(matter.id), children: [] }];
    case 'chapter':
      return [chapterBookmark(matter.chapter)];
    default:
      return unknown(matter);
  }
}

function unknown(matter: never): readonly Bookmark[] {
  return matter;
}

function chapterBookmark(chapter: Chapter): Bookmark {
  const named = chapter.label ?? chapter.number;
  const number = named === undefined ? '' : `${named} `;
  return {
    title: `${number}${plainText(chapter.title)}`,
    anchor: chapterAnchor(chapter.id),
    children: sectionBookmarks(chapter.blocks, 2),
  };
}

/** Headings of a level with those of the next beneath them. */
function sectionBookmarks(blocks: readonly Block[], level: number): readonly Bookmark[] {
  if (level > 3) return [];
  const bookmarks: Bookmark[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading' || block.level !== level) continue;
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex((next) => next.type === 'heading' && next.level <= level);
    const within = end === -1 ? rest : rest.slice(0, end);
    bookmarks.push({
      title: plainText(block.children),
      anchor: sectionAnchor(block.id),
      children: sectionBookmarks(within, level + 1),
    });
  }
  return bookmarks;
}
