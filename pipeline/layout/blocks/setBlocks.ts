/** Turns blocks into one column of boxes, with space and places to break between them. */
import type { Block } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { setBibliography } from './bibliography.ts';
import { setCallout } from './callout.ts';
import { isHalf, setChart, setChartPair } from './chart.ts';
import { setColumns } from './columns.ts';
import { setDefinitions } from './definitions.ts';
import { setEquation } from './equation.ts';
import { setFindings } from './findings.ts';
import type { BoxMarks, GalleyItem, SideNote } from './Galley.ts';
import { box, forcedBreak, penalty } from './Galley.ts';
import { setHeadingBlock } from './heading.ts';
import { setImage } from './image.ts';
import { setKeyFigures } from './keyFigures.ts';
import { setList } from './list.ts';
import { setListing } from './listing.ts';
import type { Piece } from './Piece.ts';
import { between, noSpace, piece } from './Piece.ts';
import { setParagraphBlock } from './paragraph.ts';
import { setQuote } from './quote.ts';
import { SectionTags } from './SectionTags.ts';
import type { Setting } from './Setting.ts';
import { setSideNote } from './sideNote.ts';
import { mergeMarks, widened } from './stack.ts';
import { setTableBlock } from './table.ts';
import { setTimeline } from './timeline.ts';

export function setBlocks(blocks: readonly Block[], setting: Setting, parent: TagDraft): Piece {
  const column = new Column();
  const sections = new SectionTags(parent);
  // What stands within a block is remembered with it.
  const again = (index: number, element: TagDraft, set: () => Piece): Piece =>
    setting.outermost
      ? setting.chapter.before.pieces.set(blocks, index, setting.chapter, element, set)
      : set();
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    const previous = lastInFlow(blocks, index, setting);
    const next = blocks[index + 1];
    if (block.type === 'pageBreak') {
      column.breakPage();
    } else if (block.type === 'sideNote' && setting.outermost && setting.theme.page.sideWidth > 0) {
      const parent = sections.current;
      const set = () => setSideNote(block, setting, parent);
      column.addSide(setting.chapter.before.sides.set(blocks, index, setting.chapter, parent, set));
    } else if (setting.outermost && isHalf(block) && next !== undefined && isHalf(next)) {
      const parent = sections.current;
      column.add(again(index, parent, () => setChartPair(block, next, setting, parent)));
      index += 1;
    } else {
      const own = block.place === undefined ? setting : { ...setting, place: block.place };
      const element = block.type === 'heading' && setting.outermost ? sections.open(block) : sections.current;
      column.add(again(index, element, () => setBlock(block, own, element, { previous, next })));
    }
  }
  return column.piece();
}

export interface Neighbours {
  readonly previous: Block | undefined;
  readonly next: Block | undefined;
}

/** The block before, in the column: what floats or stands beside the text does not part its paragraphs. */
function lastInFlow(blocks: readonly Block[], index: number, { outermost }: Setting): Block | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!outermost || block === undefined || !ASIDE.has(block.type)) return block;
  }
  return undefined;
}

/** What floats or stands beside the text. */
const ASIDE: ReadonlySet<Block['type']> = new Set(['sideNote', 'chart', 'plate', 'table']);

function setBlock(
  block: Exclude<Block, { type: 'pageBreak' }>,
  setting: Setting,
  parent: TagDraft,
  neighbours: Neighbours,
): Piece {
  switch (block.type) {
    case 'heading':
      return asWideAs(neighbours.next, setHeadingBlock(block, setting, parent), setting);
    case 'paragraph':
      return setParagraphBlock(block, setting, parent, neighbours);
    case 'list':
      return setList(block, setting, parent);
    case 'quote':
      return setQuote(block, setting, parent);
    case 'definitionList':
      return setDefinitions(block, setting, parent);
    case 'callout':
      return setCallout(block, setting, parent);
    case 'keyFigures':
      return setKeyFigures(block, setting, parent, neighbours);
    case 'findings':
      return setFindings(block, setting, parent, neighbours);
    case 'bibliography':
      return setBibliography(block, setting, parent);
    case 'timeline':
      return setTimeline(block, setting, parent);
    case 'columns':
      return setColumns(block, setting, parent, neighbours);
    case 'sideNote':
      return setCallout(
        { type: 'callout', kind: 'note', title: block.title ?? [], children: block.children },
        setting,
        parent,
      );
    case 'equation':
      return setEquation(block, setting, parent);
    case 'listing':
      return setListing(block, setting, parent);
    case 'image':
      return setImage(block, setting, parent);
    case 'chart':
    case 'plate':
      return setChart(block, setting, parent);
    case 'table':
      return setTableBlock(block, setting, parent);
    default:
      return unknown(block);
  }
}

/** A heading stands where the wide list below it begins. */
function asWideAs(next: Block | undefined, heading: Piece, { outermost, theme }: Setting): Piece {
  if (next?.type !== 'list' || next.wide !== true || !outermost) return heading;
  const items = heading.items.map((item) => widened(item, theme.page.baseline));
  return { ...heading, items };
}

function unknown(block: never): Piece {
  return block;
}

/** Joins pieces: the larger space of two neighbours, and a place to break unless they are kept together. */
class Column {
  readonly #items: GalleyItem[] = [];
  #first: Piece | undefined;
  #last: Piece | undefined;
  #sides: SideNote[] = [];

  add(next: Piece): void {
    const hasBoxes = next.items.some((item) => item.type !== 'float');
    if (!hasBoxes) {
      // A float's mark takes no room: what stands around it keeps its space.
      this.#items.push(...next.items);
      return;
    }
    if (this.#last !== undefined) {
      if (!this.#last.keepWithNext) this.#items.push(penalty(next.costBefore));
      this.#items.push(between(this.#last, next));
    }
    for (const item of next.items) this.#items.push(this.#withSides(item));
    this.#first ??= next;
    this.#last = next;
  }

  addSide(side: SideNote | undefined): void {
    if (side !== undefined) this.#sides.push(side);
  }

  breakPage(): void {
    if (this.#last === undefined) return;
    this.#items.push(forcedBreak);
    this.#last = { ...this.#last, after: noSpace, keepWithNext: true, closesUp: false };
  }

  /** Side notes wait for the first box after them. */
  #withSides(item: GalleyItem): GalleyItem {
    if (this.#sides.length === 0 || item.type !== 'box') return item;
    const marks: BoxMarks = { sides: this.#sides };
    this.#sides = [];
    return { ...item, marks: mergeMarks(item.marks === undefined ? [marks] : [item.marks, marks]) };
  }

  piece(): Piece {
    const items = this.#sides.length === 0 ? this.#items : this.#withSidesAtEnd();
    return piece(items, {
      before: this.#first?.before ?? noSpace,
      after: this.#last?.after ?? noSpace,
      keepWithNext: this.#last?.keepWithNext ?? false,
      costBefore: this.#first?.costBefore ?? 0,
    });
  }

  /** A side note after the last block stands beside that block's last line; without any text, at the top. */
  #withSidesAtEnd(): readonly GalleyItem[] {
    const at = this.#items.findLastIndex((item) => item.type === 'box');
    if (at === -1) return [...this.#items, this.#withSides(box(0))];
    return this.#items.map((item, index) => (index === at ? this.#withSides(item) : item));
  }
}
