/** Turns the lines of the imprint into a page, with what the book was built from; they stand at its foot. */
import type { Block, BookTitle } from '../../compose/Manuscript.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { cutTallBoxes } from '../blocks/cutTallBoxes.ts';
import { box, type GalleyItem } from '../blocks/Galley.ts';
import type { Setting } from '../blocks/Setting.ts';
import { setBlocks } from '../blocks/setBlocks.ts';
import { stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendTag, tag } from '../tags/TagDraft.ts';

export function setImprint(
  blocks: readonly Block[],
  title: BookTitle,
  buildDigest: string,
  setting: Setting,
): SetMatter {
  const { theme, words, chapter } = setting;
  const { baseline } = theme.page;
  const element = tag('Sect');
  const inner: Setting = { ...setting, textRole: 'sideNote', outermost: false };
  const { sideNote, keyFigureLabel } = theme.type;
  const bold: TypeRole = { ...keyFigureLabel, size: keyFigureLabel.size + 1, leading: baseline };
  const line = (said: string, style: TypeRole): readonly GalleyItem[] => [
    ...textBoxes([{ type: 'text', text: said }], appendTag(element, 'P'), element, inner, { style }),
  ];
  const items: readonly GalleyItem[] = [
    ...line(title.title, bold),
    box(baseline / 2),
    ...setBlocks(blocks, inner, element).items,
    ...(buildDigest === ''
      ? []
      : [box(sideNote.leading / 2), ...line(`${words.buildDigest}${words.colon}${buildDigest}`, sideNote)]),
  ];
  const foot = stack(items, { baseline });
  const whole = stack([box(Math.max(0, chapter.pageHeight - foot.height)), foot], { baseline });
  return {
    element,
    galley: { items: cutTallBoxes([whole], chapter.pageHeight), floats: [], notes: chapter.notes },
  };
}
