/** The papers that a book can be printed on, upright or turned, by name: `A5`, `A5-landscape`. */

/** Points, upright; ISO 216, and the sizes of offices in North America. */
const uprightSizes = {
  A4: { width: 595.28, height: 841.89 },
  A5: { width: 419.53, height: 595.28 },
  Letter: { width: 612, height: 792 },
  Legal: { width: 612, height: 1008 },
} as const;

export type PaperSize = keyof typeof uprightSizes;

export const paperSizes: readonly PaperSize[] = ['A4', 'A5', 'Letter', 'Legal'];

export const orientations = ['portrait', 'landscape'] as const;

export type Orientation = (typeof orientations)[number];

export type PageName = PaperSize | `${PaperSize}-landscape`;

export const pageNames: readonly PageName[] = paperSizes.flatMap((size): PageName[] => [
  size,
  `${size}-landscape`,
]);

export function pageNamed(size: PaperSize, orientation: Orientation): PageName {
  return orientation === 'portrait' ? size : `${size}-landscape`;
}

/** As `page` of a book writes it. */
export function partsOfPage(page: PageName): { readonly size: PaperSize; readonly orientation: Orientation } {
  const size = paperOf(page);
  return { size, orientation: page === size ? 'portrait' : 'landscape' };
}

export function sizeOf(page: PageName): { readonly width: number; readonly height: number } {
  const paper = paperOf(page);
  const { width, height } = uprightSizes[paper];
  return paper === page ? { width, height } : { width: height, height: width };
}

function paperOf(page: PageName): PaperSize {
  return paperSizes.find((size) => page === size || page === `${size}-landscape`) ?? 'A4';
}

/** All papers, those that are most like `page` first: itself, turned, then of its family and its orientation. */
export function likestPages(page: PageName): readonly PageName[] {
  const { width, height } = sizeOf(page);
  const isTurned = width > height;
  const isOfSeriesA = paperOf(page).startsWith('A');
  const unlike = (other: PageName): number => {
    const size = sizeOf(other);
    return (
      (paperOf(other) === paperOf(page) ? 0 : 2) +
      (paperOf(other).startsWith('A') === isOfSeriesA ? 0 : 4) +
      (size.width > size.height === isTurned ? 0 : 1)
    );
  };
  return pageNames.toSorted((one, other) => unlike(one) - unlike(other));
}
