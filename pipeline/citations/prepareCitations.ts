/** Turns a book's references and citation style into what its citations are set with. */
import type { Language } from '../language/Language.ts';
import type { Limits } from '../limits/Limits.ts';
import type { SourceDocument, SourceText } from '../load/BookSource.ts';
import { referenceIncomplete, referenceKeyTwice, styleUnreadable } from '../problems/catalogue/citations.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import type { Citation, SetCitations } from './Citation.ts';
import { openStyle } from './openStyle.ts';
import { quietly } from './quietly.ts';
import type { Reference } from './Reference.ts';
import { readItems } from './readItems.ts';
import { setCitations } from './setCitations.ts';

export interface CitationFiles {
  readonly bibtex: SourceText | undefined;
  readonly json: SourceDocument | undefined;
  /** The file that the book names; our own style where it names none. */
  readonly style: SourceText | undefined;
}

/** What a book can cite. */
export interface Works {
  readonly references: ReadonlyMap<string, Reference>;
  /** Of citations whose keys are all known, in the order of the book. */
  readonly set: (citations: readonly Citation[]) => StageResult<SetCitations>;
  /** What is wrong with the works that are cited: of others a file may hold as many as it likes. */
  readonly faultsOf: (citations: readonly Citation[]) => readonly Problem[];
  /** To be called once nothing more is set. */
  readonly close: () => void;
}

export async function prepareCitations(
  { bibtex, json, style }: CitationFiles,
  language: Language,
  limits: Limits,
): Promise<StageResult<Works>> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => {
    problems.push(problem);
  };
  const documents = [
    ...(await bibtexDocument(bibtex, language, limits, report)),
    ...(json === undefined ? [] : [json]),
  ];
  const references = new Map<string, Reference>();
  for (const document of documents) {
    const found = Array.isArray(document.data) ? document.data.length : 0;
    const most = limits.references;
    if (found > most) {
      report(overLimit(spotOf(document, [most]), 'references', most, found));
      continue;
    }
    for (const reference of readItems(document, limits, report)) {
      const first = references.get(reference.key);
      if (first === undefined) references.set(reference.key, reference);
      else report(referenceKeyTwice(reference.spot, reference.key, first.spot.place));
    }
  }
  const open = await openStyle(style, language, report);
  if (open === undefined) return { value: undefined, problems };
  const value: Works = {
    references,
    set: (citations) => {
      const items = cited(citations, references).map(({ item }) => item);
      try {
        return { value: quietly(() => setCitations(citations, items, open)), problems: [] };
      } catch {
        // The processor ends by a trap where it has no answer, and says no more than that.
        const place = { file: style?.path ?? bibtex?.path ?? json?.path ?? '' };
        const hint =
          'try the book with another style, and with half of its references, to find which of them it is';
        return { value: undefined, problems: [styleUnreadable({ place }, 'the processor gave up', hint)] };
      }
    },
    faultsOf: (citations) => cited(citations, references).flatMap(faultsOf),
    close: open.close,
  };
  return { value, problems };
}

async function bibtexDocument(
  source: SourceText | undefined,
  { citations }: Language,
  limits: Limits,
  report: (problem: Problem) => void,
): Promise<readonly SourceDocument[]> {
  if (source === undefined) return [];
  const { readBibtex } = await import('./readBibtex.ts');
  const document = readBibtex(source, citations.terms.others, limits, report);
  return document === undefined ? [] : [document];
}

/** Each once, in the order of the text. */
function cited(
  citations: readonly Citation[],
  references: ReadonlyMap<string, Reference>,
): readonly Reference[] {
  const keys = new Set(citations.flatMap(({ cites }) => cites.map(({ key }) => key)));
  return [...keys].flatMap((key) => references.get(key) ?? []);
}

function faultsOf({ key, item, spot }: Reference): readonly Problem[] {
  const untitled = item['title'] === undefined;
  const undated = item['issued'] === undefined;
  return [
    ...(untitled ? [referenceIncomplete(spot, key, 'a title', 'add the title of the work')] : []),
    ...(undated
      ? [
          referenceIncomplete(
            spot,
            key,
            'a date',
            'add the year in which it came out; of a work without one, say so: year = {n.d.}, "literal": "n.d."',
          ),
        ]
      : []),
  ];
}
