/** Turns bookmarks, destinations, links and page labels into faults. */

import { isMap, type PdfMap, PdfText, type PdfValue } from '../pdfValues.ts';
import type { PdfFile } from '../readPdf.ts';
import { numberOf, treeEntries } from '../readStructure.ts';
import type { PdfFault } from './PdfFault.ts';

export function checkNavigation(file: PdfFile): readonly PdfFault[] {
  const named = treeEntries(file, file.map(file.catalogue.get('Names')).get('Dests'));
  const names = new Map(named);
  const pages = new Set(file.pages.map(({ id }) => id));
  const leads = (value: PdfValue | undefined): boolean => {
    const found = file.resolve(value);
    const target = found instanceof PdfText ? names.get(found.bytes) : found;
    return pages.has(numberOf(file.list(target)[0]));
  };
  const faults: PdfFault[] = [];
  for (const [name, target] of named) {
    if (!leads(target)) faults.push({ rule: 'destination', message: `${name} leads to no page` });
  }
  const sorted = named.every(([name], at) => at === 0 || String(named[at - 1]?.[0]) < String(name));
  if (!sorted) faults.push({ rule: 'destination', message: 'the names of destinations are not sorted' });

  for (const [index, { dictionary }] of file.pages.entries()) {
    for (const reference of file.list(dictionary.get('Annots'))) {
      const link = file.map(reference);
      const action = file.map(link.get('A'));
      const target = link.get('Dest') ?? action.get('D');
      const address = file.text(action.get('URI')) ?? '';
      if (target === undefined ? address === '' : !leads(target))
        faults.push({ rule: 'destination', message: `a link on page ${index + 1} leads nowhere` });
    }
  }
  faults.push(...bookmarks(file, file.map(file.catalogue.get('Outlines')), leads));
  faults.push(...labels(file));
  return faults;
}

function* bookmarks(
  file: PdfFile,
  parent: PdfMap,
  leads: (value: PdfValue | undefined) => boolean,
): Generator<PdfFault> {
  let before: number | undefined;
  for (let reference = parent.get('First'); reference !== undefined; ) {
    const entry = file.resolve(reference);
    if (!isMap(entry)) {
      yield { rule: 'bookmark', message: 'a bookmark is missing' };
      return;
    }
    const title = file.text(entry.get('Title')) ?? '';
    if (title === '' || !leads(entry.get('Dest')))
      yield { rule: 'bookmark', message: `the bookmark "${title}" leads nowhere` };
    if (before !== undefined && numberOf(entry.get('Prev')) !== before)
      yield { rule: 'bookmark', message: `the bookmark "${title}" does not name the one before it` };
    yield* bookmarks(file, entry, leads);
    before = numberOf(reference);
    reference = entry.get('Next');
  }
  if ((before ?? 0) !== numberOf(parent.get('Last')))
    yield { rule: 'bookmark', message: 'bookmarks do not end where they say' };
}

function* labels(file: PdfFile): Generator<PdfFault> {
  const ranges = treeEntries(file, file.catalogue.get('PageLabels'));
  const ascending = ranges.every(([key], at) => at === 0 || Number(ranges[at - 1]?.[0]) < Number(key));
  if (ranges[0]?.[0] !== 0 || !ascending)
    yield { rule: 'page-label', message: 'the pages are not labelled from the first one on' };
}
