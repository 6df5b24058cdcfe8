/** Finds the section that a running head names: the first to begin on the page, or else the one that goes on there. */
import type { Division } from './Division.ts';

export function sectionOf({ pages, galley }: Division, page: number): string {
  const plan = pages[page]?.plan;
  if (plan?.type === 'text') {
    for (let at = plan.from; at < plan.to; at += 1) {
      const title = headingAt(galley.items[at]);
      if (title !== undefined) return title;
    }
  }
  const before = plan?.type === 'text' ? plan.from : lastItemBefore(pages, page);
  for (let at = before - 1; at >= 0; at -= 1) {
    const title = headingAt(galley.items[at]);
    if (title !== undefined) return title;
  }
  return '';
}

type Item = Division['galley']['items'][number];

function headingAt(item: Item | undefined): string | undefined {
  if (item?.type !== 'box' || item.marks?.heading?.level !== 2) return undefined;
  return item.marks.heading.title;
}

function lastItemBefore(pages: Division['pages'], page: number): number {
  const plan = pages.slice(0, page).findLast((each) => each.plan.type === 'text')?.plan;
  return plan?.type === 'text' ? plan.to : 0;
}
