/** Turns a topic's `checks.yaml` into declarations of checks. */
import type { SourceDocument } from '../../load/BookSource.ts';
import { checkId, checkWaiverReason, correctionUnknownFact } from '../../problems/catalogue/checks.ts';
import { duplicateId, unknownSource } from '../../problems/catalogue/validate.ts';
import { nearest } from '../../problems/nearest.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { Spot } from '../../problems/spot.ts';
import type { Correction } from '../Dataset.ts';
import { DeclarationReader, type Path } from '../DeclarationReader.ts';
import { locateText } from '../locateText.ts';
import type { TypedBook } from '../TypedBook.ts';
import type { Locate } from './rowExpression.ts';

export interface CheckDeclaration {
  readonly id: string;
  readonly topic: string;
  readonly statement: string;
  readonly expression: string;
  readonly severity: 'error' | 'warning';
  readonly waiver: string | undefined;
  readonly correction: Correction | undefined;
  /** Where the expression is written. */
  readonly spot: Spot;
  readonly locate: Locate;
  /** Where the correction's figures are named, in their order. */
  readonly figureSpots: readonly Spot[];
  readonly waiverSpot: Spot;
}

export interface ParsedChecks {
  /** By id, in the order of topics and declarations. */
  readonly checks: readonly CheckDeclaration[];
  readonly problems: readonly Problem[];
}

export function parseChecks(book: TypedBook): ParsedChecks {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const checks = new Map<string, CheckDeclaration>();
  for (const { topic, checks: document } of book.declarations) {
    if (document === undefined) continue;
    for (const check of parseDocument(document, topic, book, report)) {
      const earlier = checks.get(check.id);
      if (earlier === undefined) checks.set(check.id, check);
      else {
        const related = { message: 'the other is here', place: earlier.spot.place };
        report(duplicateId(check.spot, 'check', check.id, related));
      }
    }
  }
  return { checks: [...checks.values()], problems };
}

function parseDocument(
  document: SourceDocument,
  topic: string,
  book: TypedBook,
  report: (problem: Problem) => void,
): readonly CheckDeclaration[] {
  const reader = new DeclarationReader(document, report);
  if (reader.record([], ['checks']) === undefined) return [];
  const entries = reader.requiredList(['checks']) ?? [];
  return entries.flatMap((_, index) => parseCheck(reader, ['checks', index], topic, book) ?? []);
}

function parseCheck(
  reader: DeclarationReader,
  path: Path,
  topic: string,
  book: TypedBook,
): CheckDeclaration | undefined {
  const known = ['id', 'statement', 'expression', 'severity', 'waive', 'correction'];
  if (reader.record(path, known) === undefined) return undefined;
  const id = reader.requiredText([...path, 'id']);
  const statement = reader.requiredText([...path, 'statement']);
  const expression = reader.requiredText([...path, 'expression']);
  const severity = reader.choice([...path, 'severity'], ['error', 'warning'] as const) ?? 'error';
  const waiver = reader.at([...path, 'waive']) === null ? '' : reader.text([...path, 'waive']);
  const correction = parseCorrection(reader, [...path, 'correction'], book);
  if (id !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    reader.report(checkId(reader.spot([...path, 'id']), id));
  }
  if (id === undefined || statement === undefined || expression === undefined) return undefined;
  const waiverSpot = reader.spot([...path, 'waive']);
  if (waiver !== undefined && waiver.trim() === '') reader.report(checkWaiverReason(waiverSpot, id));
  const expressionPath = [...path, 'expression'];
  return {
    id,
    topic,
    statement,
    expression,
    severity,
    waiver,
    correction,
    spot: reader.spot([...path, 'id']),
    locate: locateText(reader.document, expressionPath, expression),
    figureSpots: (correction?.figures ?? []).map((_, index) =>
      reader.spot([...path, 'correction', 'figures', index]),
    ),
    waiverSpot,
  };
}

function parseCorrection(reader: DeclarationReader, path: Path, book: TypedBook): Correction | undefined {
  if (reader.at(path) === undefined) return undefined;
  const known = ['id', 'statedIn', 'stated', 'holds', 'why', 'sources', 'figures', 'facts'];
  if (reader.record(path, known) === undefined) return undefined;
  const id = reader.requiredText([...path, 'id']);
  const stated = reader.requiredText([...path, 'stated']);
  const holds = reader.requiredText([...path, 'holds']);
  const why = reader.requiredText([...path, 'why']);
  const where = reader.at([...path, 'statedIn']);
  const statedIn = typeof where === 'number' ? String(where) : reader.text([...path, 'statedIn']);
  const sources = reader.texts([...path, 'sources']) ?? [];
  for (const [index, source] of sources.entries()) {
    if (book.sources.has(source)) continue;
    const spot = reader.spot([...path, 'sources', index]);
    reader.report(unknownSource(spot, source, nearest(source, book.sources.keys())));
  }
  const figures = reader.texts([...path, 'figures']);
  const facts = reader.texts([...path, 'facts']);
  for (const [index, fact] of (facts ?? []).entries()) {
    if (book.facts.has(fact)) continue;
    reader.report(correctionUnknownFact(reader.spot([...path, 'facts', index]), fact, book.facts.keys()));
  }
  if (id === undefined || stated === undefined || holds === undefined || why === undefined) return undefined;
  return {
    id,
    stated,
    holds,
    why,
    sources,
    ...(statedIn === undefined ? {} : { statedIn }),
    ...(figures === undefined ? {} : { figures }),
    ...(facts === undefined ? {} : { facts }),
  };
}
