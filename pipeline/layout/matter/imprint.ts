/** Turns the book's data into its imprint: edition, build, how to cite, licence, contact. */
import type { Block, BookTitle } from '../../compose/Manuscript.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { box, type GalleyItem } from '../blocks/Galley.ts';
import type { Setting } from '../blocks/Setting.ts';
import { setBlocks } from '../blocks/setBlocks.ts';
import { stack } from '../blocks/stack.ts';
import { textBoxes } from '../blocks/textBoxes.ts';
import type { SetMatter } from '../pages/Division.ts';
import { appendTag, tag } from '../tags/TagDraft.ts';
import { editionDate } from './cover.ts';

export function setImprint(
  blocks: readonly Block[],
  title: BookTitle,
  buildDigest: string,
  setting: Setting,
): SetMatter {
  const { theme, words, chapter } = setting;
  const { baseline } = theme.page;
  const element = tag('Sect');
  const small: TypeRole = { ...theme.type.sideNote, colour: theme.colours.ink };
  const bold: TypeRole = { ...theme.type.keyFigureLabel, leading: small.leading };
  const entries: readonly (readonly [string, string])[] = [
    [words.edition, editionDate(title)],
    [words.buildDigest, buildDigest],
    [words.howToCite, citation(title)],
    [words.licence, title.licence],
    [words.contact, title.contact],
  ];
  const head = textBoxes([{ type: 'text', text: title.title }], appendTag(element, 'P'), element, setting, {
    style: { ...bold, size: bold.size + 2, leading: baseline },
    heading: true,
  });
  const lines: GalleyItem[] = [...head];
  for (const [label, said] of entries.filter(([, text]) => text !== '')) {
    lines.push(box(baseline / 2));
    lines.push(
      ...textBoxes([{ type: 'text', text: label }], appendTag(element, 'P'), element, setting, {
        style: bold,
      }),
    );
    lines.push(
      ...textBoxes([{ type: 'text', text: said }], appendTag(element, 'P'), element, setting, {
        style: small,
        hyphenate: false,
      }),
    );
  }
  const inner: Setting = { ...setting, textRole: 'sideNote', outermost: false };
  const own = setBlocks(blocks, inner, element).items;
  const foot = stack([...lines, box(own.length > 0 ? baseline : 0), ...own], { baseline });
  // At the foot of the page, as imprints stand.
  const space = Math.max(0, chapter.pageHeight - foot.height);
  return {
    element,
    galley: { items: [stack([box(space), foot], { baseline })], floats: [], notes: setting.chapter.notes },
  };
}

/** e.g. `Wayne, E. Anthony. Working with Mexico: A Briefing. Publisher, March 31, 2024.` */
function citation(title: BookTitle): string {
  const names = title.authors.join(', ');
  const whole = title.subtitle === '' ? title.title : `${title.title}: ${title.subtitle}`;
  const parts = [
    names,
    whole,
    [title.publisher, editionDate(title)].filter((part) => part !== '').join(', '),
  ];
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}
