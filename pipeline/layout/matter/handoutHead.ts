/** Turns the head of a handout into lines for the top of its first page: the book, what of it this is, the edition. */
import type { Manuscript } from '../../compose/Manuscript.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { type Box, box } from '../blocks/Galley.ts';
import type { HandoutHead, Setting } from '../blocks/Setting.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import { appendTag, type TagDraft } from '../tags/TagDraft.ts';
import { editionDate } from './cover.ts';

/** Undefined of a whole book. */
export function headOf({ book, handout }: Manuscript): HandoutHead | undefined {
  if (handout === undefined) return undefined;
  const { words } = book.language;
  const parts = [words.handout.label(handout.of), editionDate(book), book.publisher];
  return { title: book.title, line: parts.filter((part) => part !== '').join(' · ') };
}

/** With a rule beneath; in `colour` on a ground of another. */
export function headBoxes(
  head: HandoutHead | undefined,
  setting: Setting,
  element: TagDraft,
  colour?: string,
): readonly Box[] {
  if (head === undefined) return [];
  const { theme, width } = setting;
  const { coverLine, keyFigureLabel } = theme.type;
  const line = (text: string, style: TypeRole) =>
    textBoxes([{ type: 'text', text }], appendTag(element, 'P'), element, setting, {
      style: colour === undefined ? style : { ...style, colour },
      heading: true,
    });
  const y = theme.page.baseline / 2;
  const fill = colour ?? theme.colours.accent;
  return [
    ...line(head.title, { ...keyFigureLabel, size: coverLine.size, leading: coverLine.leading }),
    ...line(head.line, coverLine),
    box(theme.page.baseline * 1.5, [{ type: 'rect', x: 0, y, width, height: 1, fill }]),
  ];
}
