/** Turns pages and what is drawn on them into faults: all content is tagged or an artifact, and tied both ways. */

import type { ContentFacts } from '../contentFacts.ts';
import { isMap, type PdfMap, type PdfValue } from '../pdfValues.ts';
import type { PdfFile } from '../readPdf.ts';
import { elementsIn, numberOf, type StructureNode, treeEntries } from '../readStructure.ts';
import type { PdfFault } from './PdfFault.ts';

export function checkPages(file: PdfFile, structure: readonly StructureNode[]): readonly PdfFault[] {
  const elements = elementsIn(structure);
  const owners = new Map<string, number>();
  const faults: PdfFault[] = [];
  for (const element of elements) {
    for (const kid of element.kids) {
      if (kid.type !== 'content') continue;
      const key = `${kid.page} ${kid.mcid}`;
      if (owners.has(key)) faults.push({ rule: 'content-number', message: `content ${key} has two owners` });
      owners.set(key, element.object);
    }
  }
  const parents = new Map(
    treeEntries(file, file.map(file.catalogue.get('StructTreeRoot')).get('ParentTree')),
  );
  for (const [index, { id, dictionary, facts: read }] of file.pages.entries()) {
    const where = `page ${index + 1}`;
    if (file.name(dictionary.get('Tabs')) !== 'S')
      faults.push({ rule: 'tab-order', message: `${where} has no tab order by structure` });
    const key = file.resolve(dictionary.get('StructParents'));
    if (typeof key !== 'number' || !parents.has(key)) {
      faults.push({ rule: 'struct-parents', message: `${where} is not in the parent tree` });
      continue;
    }
    const facts = read();
    faults.push(...marking(facts, dictionary, where));
    faults.push(...numbering(facts, file.list(parents.get(key)), owners, id, where));
    for (const annotation of file.list(dictionary.get('Annots')))
      faults.push(...annotations(file, annotation, parents, where));
  }
  for (const key of owners.keys())
    faults.push({
      rule: 'content-number',
      message: `the tag tree names content ${key}, which is on no page`,
    });
  return faults;
}

function* marking({ unmarked, isOpen }: ContentFacts, page: PdfMap, where: string): Generator<PdfFault> {
  for (const { operator, isBoth } of unmarked) {
    const what = isBoth ? 'both tagged and an artifact' : 'neither tagged nor an artifact';
    yield { rule: 'content-unmarked', message: `${operator} on ${where} is ${what}` };
  }
  if (isOpen) yield { rule: 'content-unmarked', message: `${where} leaves a text or state open` };
  if (!page.has('TrimBox')) yield { rule: 'trim-box', message: `${where} has no trim box` };
}

/** Crosses off each owner that was found. */
function* numbering(
  { numbers }: ContentFacts,
  parents: readonly PdfValue[],
  owners: Map<string, number>,
  page: number,
  where: string,
): Generator<PdfFault> {
  const seen = new Set<number>();
  for (const number of numbers) {
    if (seen.has(number))
      yield { rule: 'content-number', message: `content ${number} stands twice on ${where}` };
    seen.add(number);
    const owner = owners.get(`${page} ${number}`);
    if (owner === undefined || owner !== numberOf(parents[number]))
      yield {
        rule: 'content-number',
        message: `content ${number} on ${where} and the tag tree do not name each other`,
      };
    owners.delete(`${page} ${number}`);
  }
}

function* annotations(
  file: PdfFile,
  reference: PdfValue,
  parents: ReadonlyMap<number | string, PdfValue>,
  where: string,
): Generator<PdfFault> {
  const annotation = file.map(reference);
  const key = file.resolve(annotation.get('StructParent'));
  const parent = typeof key === 'number' ? file.resolve(parents.get(key)) : null;
  const kids = isMap(parent) ? file.list(parent.get('K')) : [];
  const named = kids.some((kid) => numberOf(file.map(kid).get('Obj')) === numberOf(reference));
  const only = isMap(parent) && numberOf(file.map(parent.get('K')).get('Obj')) === numberOf(reference);
  if (!named && !only)
    yield { rule: 'link-annotation', message: `a link on ${where} is not in the tag tree` };
  if ((file.text(annotation.get('Contents')) ?? '').trim() === '')
    yield { rule: 'link-contents', message: `a link on ${where} has no words that stand for it` };
}
