/** Turns a layout into short text: its pages, and its structure tree with the words that each element owns. */
import type { ContentId, Item, Layout, Rect, TagNode } from '../../pipeline/layout/Layout.ts';

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Texts of one line and style share a line of the dump. */
export function dumpPages({ pages }: Layout): string {
  return pages
    .map((page) => {
      const head = `page ${page.index} "${page.label}" ${page.side} ${round(page.width)}x${round(page.height)} fill ${page.fill.toFixed(2)}`;
      const lines = [head];
      let line = '';
      for (const item of page.items) {
        const [style, said] = dumpItem(item);
        if (item.type === 'text' && style === line) {
          lines.push(`${lines.pop() ?? ''} | ${said}`);
        } else {
          lines.push(`  ${style} ${said}`);
        }
        line = style;
      }
      return lines.join('\n');
    })
    .join('\n')
    .concat('\n');
}

/** Place and style, and what is there. */
function dumpItem(item: Item): readonly [string, string] {
  switch (item.type) {
    case 'text': {
      const content = item.content === undefined ? '' : `#${item.content} `;
      return [
        `y ${round(item.y)} ${item.font}/${round(item.size)}`,
        `x ${round(item.x)} ${content}"${item.text}"`,
      ];
    }
    case 'line':
      return [
        'line',
        `${round(item.x1)},${round(item.y1)} to ${round(item.x2)},${round(item.y2)} ${item.width}`,
      ];
    case 'rect':
      return ['rect', `${extent(item)} ${item.fill}`];
    case 'picture':
      return ['picture', `${extent(item)} #${item.content ?? ''}`];
    case 'link': {
      const target = item.target.type === 'url' ? item.target.url : item.target.anchor;
      return ['link', `${extent(item)} #${item.content} to ${target} "${item.contents}"`];
    }
    default:
      return item;
  }
}

function extent({ x, y, width, height }: Rect): string {
  return `${round(x)},${round(y)} ${round(width)}x${round(height)}`;
}

/** Rows of a table's body that the dump shows; all are alike. */
const rowsShown = 3;

export function dumpTags(layout: Layout): string {
  const words = contentWords(layout);
  const lines: string[] = [];
  const walk = (node: TagNode, depth: number): void => {
    const { role, children, bbox, ...attributes } = node;
    const said = Object.entries(attributes).map(([name, value]) => ` ${name}=${String(value)}`);
    const box = bbox === undefined ? '' : ` bbox=page ${bbox.page}`;
    lines.push(`${'  '.repeat(depth)}${role}${said.join('')}${box}`);
    const shown = role === 'TBody' ? children.slice(0, rowsShown) : children;
    for (const child of shown) {
      if (typeof child !== 'number') walk(child, depth + 1);
      else lines.push(`${'  '.repeat(depth + 1)}"${clipped(words.get(child) ?? '')}"`);
    }
    const more = children.length - shown.length;
    if (more > 0) lines.push(`${'  '.repeat(depth + 1)}(and ${more} more)`);
  };
  walk(layout.tree, 0);
  return lines.join('\n').concat('\n');
}

function contentWords({ pages }: Layout): ReadonlyMap<ContentId, string> {
  const words = new Map<ContentId, string>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.type === 'picture' && item.content !== undefined) words.set(item.content, '(picture)');
      if (item.type !== 'text' || item.content === undefined) continue;
      words.set(item.content, (words.get(item.content) ?? '') + (item.actualText ?? item.text));
    }
  }
  return words;
}

function clipped(said: string): string {
  return said.length <= 50 ? said : `${said.slice(0, 47)}…`;
}
