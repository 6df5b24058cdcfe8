/** The documents of a book that are read by asking for one value after another, each with its reader. */
import { ChartReport } from '../charts/ChartReport.ts';
import { parseUsermeta } from '../charts/parseUsermeta.ts';
import { readBookConfig } from '../compose/readBookConfig.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { pageNames } from '../theme/papers.ts';
import { parseTheme } from '../theme/parseTheme.ts';
import { parseChecks } from '../validate/checks/parseChecks.ts';
import { parseDerived } from '../validate/derive/parseDerived.ts';
import { type Form, formOf } from './formOf.ts';

const nobody = () => {};

/** The rest of the book has nothing in it: what a document names is not sought. */
const readers = {
  book: (book: SourceDocument) =>
    readBookConfig({
      book,
      theme: book,
      topics: [],
      chapters: new Map(),
      partials: new Map(),
      charts: new Map(),
      images: new Map(),
      fonts: new Map(),
      digests: new Map(),
    }),
  theme: (document: SourceDocument) => pageNames.map((page) => parseTheme(document, page)),
  checks: (checks: SourceDocument) =>
    parseChecks({
      book: checks,
      tables: new Map(),
      faulty: new Set(),
      facts: new Map(),
      sources: new Map(),
      shapes: new Map(),
      topics: new Map(),
      declarations: [{ topic: '', checks, derived: undefined }],
    }),
  derived: (document: SourceDocument) => parseDerived(document, '', new Map(), nobody),
  chart: (document: SourceDocument) =>
    parseUsermeta(new ChartReport(document, { shapes: new Map(), tables: new Map(), facts: new Map() }), []),
} as const;

export type FormName = keyof typeof readers;

export function documentForm(name: FormName): Form {
  return formOf(readers[name]);
}
