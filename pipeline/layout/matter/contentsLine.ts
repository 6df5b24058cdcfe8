/** Sets one line of contents or of a list: number, title, leader and page, all one link. */
import type { Inline } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { type Box, box, type Ink } from '../blocks/Galley.ts';
import { plainInk } from '../blocks/plainInk.ts';
import type { Setting } from '../blocks/Setting.ts';
import { stack } from '../blocks/stack.ts';
import { baselineOf, textBoxes } from '../blocks/textBoxes.ts';
import { appendSlot, appendTag, type TagDraft } from '../tags/TagDraft.ts';

export interface ContentsEntry {
  readonly number: string;
  readonly title: readonly Inline[];
  readonly anchor: string;
  readonly style: TypeRole;
  /** Of the number; the title stands after `numberWidth`. */
  readonly indent: number;
  readonly numberWidth: number;
  readonly leader: boolean;
  /** The worksheet that holds it, in a column of its own before the page. */
  readonly sheet?: { readonly name: string; readonly width: number };
  readonly spaceBefore: number;
}

/** Room for a page number at the line's end. */
export const pageRoom = 28;
/** Before a worksheet. */
const sheetGap = 8;

export function contentsLine(entry: ContentsEntry, toc: TagDraft, setting: Setting): Box {
  const { measurer, theme, chapter } = setting;
  const { style, indent, numberWidth } = entry;
  const link = appendTag(appendTag(appendTag(toc, 'TOCI'), 'Reference'), 'Link');
  const baseline = baselineOf(style, setting);
  const ink: Ink[] = [];
  const head = entry.number === '' ? undefined : appendSlot(link);
  if (head !== undefined) {
    ink.push(
      plainInk({ text: entry.number, style, x: setting.x + indent, y: baseline, slot: head }, measurer),
    );
  }
  const sheetRoom = entry.sheet === undefined ? 0 : entry.sheet.width + sheetGap;
  const left = setting.x + indent + numberWidth;
  const lines = textBoxes(withoutLinks(entry.title), link, link, setting, {
    style,
    x: left,
    width: setting.width - indent - numberWidth - pageRoom - sheetRoom,
    hyphenate: false,
  });
  const height = Math.max(lines.length, 1) * style.leading;
  const last = baseline + height - style.leading;
  const label = chapter.pageOf(entry.anchor);
  const right = setting.x + setting.width;
  const sheet =
    entry.sheet === undefined
      ? undefined
      : plainInk(
          {
            text: entry.sheet.name,
            style: { ...style, colour: theme.colours.grey },
            x: right - pageRoom - entry.sheet.width,
            y: last,
            slot: appendSlot(link),
          },
          measurer,
        );
  const page = plainInk(
    { text: label, style, x: right, y: last, align: 'end', slot: appendSlot(link) },
    measurer,
  );
  const textEnd = Math.max(
    left,
    ...(lines.at(-1)?.ink ?? []).map((piece) =>
      'width' in piece && piece.type === 'text' ? piece.x + piece.width : 0,
    ),
  );
  const leader = entry.leader
    ? leaderInk(textEnd, page.x, sheetRoom, last, { ...theme.type.contentsEntry }, setting)
    : [];
  const area: Ink = {
    type: 'link',
    x: setting.x + indent,
    y: 0,
    width: setting.width - indent,
    height,
    target: { type: 'anchor', anchor: entry.anchor },
    contents: setting.words.leadsTo(`${entry.number} ${plainText(entry.title)}`.trim(), label),
    slot: page.slot ?? appendSlot(link),
  };
  return stack(
    [
      box(entry.spaceBefore),
      box(0, ink),
      ...lines,
      box(
        0,
        [...leader, ...(sheet === undefined ? [] : [sheet]), page, area].map((piece) =>
          raised(piece, height),
        ),
      ),
    ],
    { baseline: theme.page.baseline },
  );
}

/** Ink is told from the entry's first line; the box that holds it stands below the last. */
function raised(ink: Ink, by: number): Ink {
  return ink.type === 'line' ? ink : { ...ink, y: ink.y - by };
}

/** Dots on a common raster, so that those of all lines stand below each other. */
function leaderInk(
  from: number,
  to: number,
  room: number,
  y: number,
  style: TypeRole,
  setting: Setting,
): readonly Ink[] {
  const step = setting.measurer.width(' .', style);
  const right = setting.x + setting.width - pageRoom - room;
  const count = Math.floor((Math.min(right, to - step) - from - step) / step);
  if (count < 3) return [];
  const text = ' .'.repeat(count);
  const dots = { ...style, colour: setting.theme.colours.grey };
  return [plainInk({ text, style: dots, x: right, y, align: 'end' }, setting.measurer)];
}

/** A link within a link is none: notes and references in a title are only words here. */
export function withoutLinks(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    switch (inline.type) {
      case 'noteRef':
      case 'image':
      case 'openPoint':
        return [];
      case 'ref':
        return [{ type: 'text', text: inline.text }];
      case 'figure':
        return [{ type: 'text', text: inline.text }];
      case 'lineBreak':
        return [{ type: 'text', text: ' ' }];
      case 'link':
      case 'claim':
      case 'change':
        return withoutLinks(inline.children);
      case 'text':
      case 'code':
        return [inline];
      case 'formula':
        return [{ ...inline, figures: [] }];
      default:
        return [{ ...inline, children: withoutLinks(inline.children) }];
    }
  });
}
