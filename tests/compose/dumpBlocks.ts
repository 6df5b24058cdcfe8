/** Writes blocks as indented text, for goldens that a person can read. */
import type { Block, Inline, TableBlock } from '../../pipeline/compose/Manuscript.ts';

export function dumpBlocks(blocks: readonly Block[], indent = ''): string {
  return blocks.map((block) => dumpBlock(block, indent)).join('\n');
}

export function dumpInlines(inlines: readonly Inline[]): string {
  return inlines.map(dumpInline).join('');
}

function dumpInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text.replaceAll('\u00a0', '~');
    case 'figure':
      return `{${inline.text} #${inline.ledger}}`;
    case 'ref':
      return `<${inline.text.replaceAll('\u00a0', '~')} -> ${inline.target}${inline.page ? ' +page' : ''}>`;
    case 'noteRef':
      return `[note ${inline.mark}]`;
    case 'image':
      return `[image ${inline.image.id}: ${inline.alt}]`;
    case 'lineBreak':
      return '|';
    case 'formula':
      return `formula(${inline.formula.text}; ${inline.formula.alt}${inline.figures.length === 0 ? '' : `; ${inline.figures.join(', ')}`})`;
    case 'code':
      return `code(${inline.text})`;
    case 'openPoint':
      return `[open ${inline.number}]`;
    case 'link':
      return `<${dumpInlines(inline.children)} -> ${inline.to.type === 'url' ? inline.to.url : inline.to.anchor}>`;
    case 'change':
      return `[changed ${inline.note}: ${dumpInlines(inline.children)}]`;
    case 'claim':
      return `claim(${inline.check}: ${dumpInlines(inline.children)})`;
    case 'emphasis':
    case 'strong':
    case 'smallCaps':
    case 'quiet':
    case 'superscript':
    case 'subscript':
      return `${inline.type}(${dumpInlines(inline.children)})`;
    default:
      return unreachable(inline);
  }
}

function dumpBlock(block: Block, indent: string): string {
  const inner = `${indent}  `;
  const line = (text: string) => `${indent}${text}`;
  const nested = (head: string, children: readonly Block[]) =>
    [line(head), ...(children.length === 0 ? [] : [dumpBlocks(children, inner)])].join('\n');
  switch (block.type) {
    case 'heading':
      return line(`heading ${block.level} ${block.id}: ${dumpInlines(block.children)}`);
    case 'paragraph':
      return line(`${block.role}: ${dumpInlines(block.children)}`);
    case 'list':
      return [
        line(`list${block.ordered ? ` from ${block.start}` : ''}${block.tight ? '' : ' loose'}`),
        ...block.items.map((item) => `${inner}item\n${dumpBlocks(item, `${inner}  `)}`),
      ].join('\n');
    case 'quote':
      return nested(
        block.attribution === undefined ? 'quote' : `quote by ${dumpInlines(block.attribution)}`,
        block.children,
      );
    case 'definitionList':
      return [
        line('definitions'),
        ...block.entries.map(
          (entry) => `${inner}term ${dumpInlines(entry.term)}\n${dumpBlocks(entry.definition, `${inner}  `)}`,
        ),
      ].join('\n');
    case 'callout':
      return nested(`callout ${block.kind}: ${dumpInlines(block.title)}`, block.children);
    case 'keyFigures':
      return [
        line('keyFigures'),
        ...block.tiles.map((tile) =>
          [
            `${inner}tile ${dumpInlines(tile.figure)} / ${dumpInlines(tile.label)}`,
            ...(tile.detail === undefined ? [] : [`detail ${dumpInlines(tile.detail)}`]),
            ...(tile.target === undefined ? [] : [`to ${tile.target}`]),
          ].join(' / '),
        ),
      ].join('\n');
    case 'findings':
      return [line('findings'), ...block.items.map((item) => `${inner}${dumpInlines(item)}`)].join('\n');
    case 'timeline':
      return [
        line('timeline'),
        ...block.events.map((event) => `${inner}${dumpInlines(event.date)} / ${dumpInlines(event.children)}`),
      ].join('\n');
    case 'columns':
      return [
        line('columns'),
        ...block.columns.map((column) => `${inner}column\n${dumpBlocks(column, `${inner}  `)}`),
      ].join('\n');
    case 'sideNote':
      return nested(
        block.title === undefined ? 'sideNote' : `sideNote ${dumpInlines(block.title)}`,
        block.children,
      );
    case 'chart':
      return [
        line(`chart ${block.id} ${block.number.replaceAll('\u00a0', '~')}: ${dumpInlines(block.title)}`),
        `${inner}subtitle ${dumpInlines(block.subtitle)}`,
        `${inner}alt ${block.alt.replaceAll('\u00a0', '~')}`,
        ...block.notes.map(({ number, children }) => `${inner}note ${number}: ${dumpInlines(children)}`),
        `${inner}${dumpInlines(block.source)}`,
      ].join('\n');
    case 'table':
      return dumpTable(block, indent);
    case 'image':
      return line(`image ${block.image.id}: ${block.alt}`);
    case 'plate':
      return line(`plate ${block.id} ${block.number}: ${dumpInlines(block.title)}`);
    case 'bibliography':
      return [
        line('bibliography'),
        ...block.entries.map(
          ({ id, label = [], text }) => `${inner}${id}: ${dumpInlines([...label, ...text])}`,
        ),
      ].join('\n');
    case 'equation':
      return line(
        `equation ${block.id} ${block.number.replaceAll('\u00a0', '~')}: ${dumpInlines([block.formula])}`,
      );
    case 'listing':
      return [
        line(`listing ${block.id} ${block.number.replaceAll('\u00a0', '~')}: ${dumpInlines(block.title)}`),
        ...block.lines.map((each) => `${inner}|${each}`),
      ].join('\n');
    case 'pageBreak':
      return line('pageBreak');
    default:
      return unreachable(block);
  }
}

function dumpTable(table: TableBlock, indent: string): string {
  const inner = `${indent}  `;
  const heads = table.columns.map((column) => {
    const unit = column.unit === undefined ? '' : ` (${column.unit})`;
    const notes = column.notes.map((number) => ` [note ${number}]`).join('');
    const span = column.span === undefined ? '' : ` <${column.span.columns}>`;
    if (column.isTaken === true) return '-';
    return `${column.stub ? 'stub ' : ''}${column.align} ${column.heading}${unit}${notes}${span}`;
  });
  return [
    `${indent}table ${table.id} ${table.number.replaceAll('\u00a0', '~')} ${table.width}: ${dumpInlines(table.title)}${table.titleNotes.map((number) => ` [note ${number}]`).join('')}`,
    `${inner}| ${heads.join(' | ')} |`,
    ...table.rows.map(
      (row) =>
        `${inner}${row.kind === 'total' ? '=' : '|'} ${row.cells
          .map(
            (cell) =>
              (cell.isTaken === true ? '-' : [cell.text, ...(cell.beside ?? [])].join(' ')) +
              (cell.span === undefined ? '' : ` <${cell.span.columns}x${cell.span.rows}>`) +
              (cell.ledger === undefined ? '' : ` #${cell.ledger}`),
          )
          .join(' | ')} |`,
    ),
    ...table.signs.map(({ sign, meaning }) => `${inner}${sign} = ${meaning}`),
    ...table.remarks.map((remark) => `${inner}remark: ${remark}`),
    ...table.notes.map((note) => `${inner}note ${note.number}: ${note.text}`),
    `${inner}${dumpInlines(table.source)}`,
  ].join('\n');
}

function unreachable(value: never): never {
  throw new Error(`unknown kind ${JSON.stringify(value)}`);
}
