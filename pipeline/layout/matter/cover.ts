/** Turns the book's title into its cover: title, subtitle, edition and credit, and one chart across the page. */
import type { BookTitle, Inline, Matter } from '../../compose/Manuscript.ts';
import { formatDate } from '../../numbers/formatNumber.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { type Box, box, type GalleyItem, type Ink } from '../blocks/Galley.ts';
import type { Setting } from '../blocks/Setting.ts';
import { wideWidth } from '../blocks/Setting.ts';
import { stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendSlot, appendTag, tag } from '../tags/TagDraft.ts';
import { withoutLinks } from './contentsLine.ts';

/** Parts of the page's height at which title and picture begin. */
const titleAt = 0.06;
const pictureAt = 0.42;

export function setCover(
  matter: Extract<Matter, { type: 'cover' }>,
  title: BookTitle,
  setting: Setting,
  words: { readonly alt: string; readonly caption: readonly Inline[] },
): SetMatter {
  const { theme, chapter } = setting;
  const { page } = theme;
  const element = tag('Sect');
  const width = wideWidth(theme);
  const wide: Setting = { ...setting, width, outermost: false };
  const line = (said: string, style: TypeRole): readonly Box[] => {
    if (said === '') return [];
    const words: readonly Inline[] = [{ type: 'text', text: said }];
    return textBoxes(words, appendTag(element, 'P'), element, wide, { style, heading: true });
  };
  const authors = title.authors.join(', ');
  const rule: Ink = { type: 'rect', x: 0, y: 0, width: 64, height: 5, fill: theme.colours.accent };
  const head = stack(
    [
      box(chapter.pageHeight * titleAt),
      box(24, [rule]),
      ...line(title.title, theme.type.coverTitle),
      box(10),
      ...line(title.subtitle, theme.type.coverSubtitle),
    ],
    { baseline: page.baseline },
  );
  const foot = stack(
    [
      ...line(authors, { ...theme.type.coverLine, colour: theme.colours.ink }),
      ...line(title.credit, theme.type.coverLine),
      ...line(
        [title.publisher === authors ? '' : title.publisher, editionDate(title)]
          .filter((part) => part !== '')
          .join(' · '),
        theme.type.coverLine,
      ),
    ],
    { baseline: page.baseline },
  );
  const pictureTop = Math.max(head.height + page.baseline * 2, chapter.pageHeight * pictureAt);
  const room = chapter.pageHeight - pictureTop - foot.height - page.baseline * 2;
  const items: GalleyItem[] = [head];
  const picture = matter.picture?.picture;
  if (picture !== undefined && room > 40) {
    const scale = Math.min(width / picture.width, room / picture.height);
    const caption = textBoxes(withoutLinks(words.caption), appendTag(element, 'P'), element, wide, {
      style: theme.type.coverLine,
      heading: true,
    });
    const captioned = caption.reduce((sum, line) => sum + line.height, page.baseline / 2);
    const figure = appendTag(element, 'Figure', { alt: words.alt === '' ? title.title : words.alt });
    const ink: Ink = {
      type: 'picture',
      x: (width - picture.width * scale) / 2,
      y: 0,
      width: picture.width * scale,
      height: picture.height * scale,
      picture,
      slot: appendSlot(figure),
      figure,
    };
    items.push(
      box(pictureTop - captioned - head.height),
      ...caption,
      box(page.baseline / 2),
      box(room, [ink]),
    );
  } else {
    items.push(box(Math.max(0, chapter.pageHeight - head.height - foot.height - page.baseline)));
  }
  items.push(foot);
  const whole = stack(items, { baseline: page.baseline, wide: true });
  return { element, galley: { items: [whole], floats: [], notes: new Map() } };
}

export function editionDate({ edition, language }: BookTitle): string {
  return formatDate(edition, language.numbers);
}
