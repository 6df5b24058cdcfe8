/** Finds the section that each page's running head names: the first to begin on the page, or else the one that goes on there. */
import type { Division } from './Division.ts';

/** By page of the division; empty before its first section. */
export function sectionsOf({ pages, galley }: Pick<Division, 'pages' | 'galley'>): readonly string[] {
  let section = '';
  let at = 0;
  return pages.map(({ plan }) => {
    if (plan.type !== 'text') return section;
    let first: string | undefined;
    for (; at < plan.to; at += 1) {
      const title = headingAt(galley.items[at]);
      if (title === undefined) continue;
      if (at >= plan.from) first ??= title;
      section = title;
    }
    return first ?? section;
  });
}

type Item = Division['galley']['items'][number];

function headingAt(item: Item | undefined): string | undefined {
  if (item?.type !== 'box' || item.marks?.heading?.level !== 2) return undefined;
  return item.marks.heading.title;
}
