/** Lists what no layout may have: lost text, items off their page or upon each other, marks that lead nowhere. */
import type { ContentId, Item, Layout, Page, Rect, TagNode } from '../../../pipeline/layout/Layout.ts';
import type { Theme } from '../../../pipeline/theme/Theme.ts';

const tolerance = 0.01;

export function faultsOf(layout: Layout, texts: readonly string[], { page }: Theme): readonly string[] {
  return [
    ...lostTexts(layout, texts),
    ...layout.pages.flatMap((each) => [
      ...offPage(each),
      ...offBlock(each, page),
      ...overlaps(each).map((pair) => `${pair} overlap on page ${each.label}`),
    ]),
    ...deadLinks(layout),
    ...wrongOwners(layout),
  ];
}

// ---------------------------------------------------------------- text

/** Letters and digits only: where lines were broken, spaces and hyphens come and go. */
const bare = (said: string): string => said.replace(/[^\p{L}\p{N}]/gu, '');

/** A note or a figure is read where it is marked or placed; what follows it comes after its beginning. */
function lostTexts(layout: Layout, texts: readonly string[]): readonly string[] {
  const read = readingText(layout);
  let from = 0;
  return texts.flatMap((said) => {
    const at = read.indexOf(bare(said), from);
    if (at !== -1) from = at;
    return at === -1 ? [`"${said.slice(0, 40)}" is not read in its place`] : [];
  });
}

function readingText({ pages, tree }: Layout): string {
  const texts = new Map<ContentId, string>();
  for (const page of pages) {
    for (const item of page.items) {
      if (item.type !== 'text' || item.content === undefined) continue;
      texts.set(item.content, (texts.get(item.content) ?? '') + (item.actualText ?? item.text));
    }
  }
  const read = (node: TagNode): string =>
    node.children
      .map((child) => (typeof child === 'number' ? (texts.get(child) ?? '') : read(child)))
      .join('');
  return bare(read(tree));
}

// ---------------------------------------------------------------- places

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly said: string;
}

/** Of a text, what its letters fill. */
function extentOf(item: Item): Extent {
  if (item.type === 'text') {
    return {
      left: item.x,
      right: item.x + item.width,
      top: item.y - item.size * 0.65,
      bottom: item.y + item.size * 0.1,
      said: item.text.slice(0, 40),
    };
  }
  if (item.type === 'line') {
    return {
      left: Math.min(item.x1, item.x2),
      right: Math.max(item.x1, item.x2),
      top: Math.min(item.y1, item.y2),
      bottom: Math.max(item.y1, item.y2),
      said: 'line',
    };
  }
  return {
    left: item.x,
    right: item.x + item.width,
    top: item.y,
    bottom: item.y + item.height,
    said: item.type,
  };
}

function isWithin({ left, right, top, bottom }: Extent, { x, y, width, height }: Rect): boolean {
  const isAcross = left >= x - tolerance && right <= x + width + tolerance;
  return isAcross && top >= y - tolerance && bottom <= y + height + tolerance;
}

function offPage(page: Page): readonly string[] {
  const sheet = { x: 0, y: 0, width: page.width, height: page.height };
  return page.items
    .map(extentOf)
    .filter((extent) => !isWithin(extent, sheet))
    .map(({ said }) => `"${said}" lies off page ${page.label}`);
}

/** What belongs to the text stands in the text block and the side column, clear of head and folio. */
function offBlock(page: Page, { height, ...margins }: Theme['page']): readonly string[] {
  const bleed = (page.height - height) / 2;
  const isTurned = page.width > page.height;
  if (isTurned) return [];
  const block = {
    x: 0,
    y: bleed + margins.marginTop,
    width: page.width,
    height: height - margins.marginTop - margins.marginBottom,
  };
  return page.items
    .filter((item) => 'content' in item && item.content !== undefined && item.type !== 'link')
    .map(extentOf)
    .filter((extent) => !isWithin(extent, block))
    .map(({ said }) => `"${said}" leaves the text block of page ${page.label}`);
}

function overlaps(page: Page): readonly string[] {
  const extents = page.items
    .filter((item) => item.type === 'picture' || (item.type === 'text' && item.text.trim() !== ''))
    .map(extentOf)
    .toSorted((a, b) => a.top - b.top);
  const found: string[] = [];
  for (const [index, upper] of extents.entries()) {
    for (let next = index + 1; next < extents.length; next += 1) {
      const lower = extents[next];
      if (lower === undefined || lower.top >= upper.bottom - tolerance) break;
      if (lower.left < upper.right - tolerance && upper.left < lower.right - tolerance)
        found.push(`"${upper.said}" and "${lower.said}"`);
    }
  }
  return found;
}

// ---------------------------------------------------------------- structure

function deadLinks({ pages, destinations }: Layout): readonly string[] {
  return pages.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.type !== 'link' || item.target.type !== 'anchor') return [];
      return destinations.has(item.target.anchor) ? [] : [`${item.target.anchor} is nowhere`];
    }),
  );
}

/** Each content has one owner, and is one stretch of one page. */
function wrongOwners({ pages, tree }: Layout): readonly string[] {
  const owned = new Map<ContentId, number>();
  const walk = (node: TagNode): void => {
    for (const child of node.children) {
      if (typeof child === 'number') owned.set(child, (owned.get(child) ?? 0) + 1);
      else walk(child);
    }
  };
  walk(tree);
  const found: string[] = [];
  const painted = new Set<ContentId>();
  for (const page of pages) {
    let last: ContentId | undefined;
    for (const item of page.items) {
      if (item.type === 'link') continue;
      const content = 'content' in item ? item.content : undefined;
      if (content !== undefined && content !== last) {
        if (painted.has(content)) found.push(`content ${content} is painted in two places`);
        if (owned.get(content) !== 1) found.push(`content ${content} has ${owned.get(content) ?? 0} owners`);
        painted.add(content);
      }
      last = content;
    }
  }
  if (owned.size !== painted.size) found.push(`${owned.size} contents are owned, ${painted.size} painted`);
  return found;
}
