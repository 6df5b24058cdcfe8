/** Turns the ledger, the check results, the changes and the facts into sheets whose rows lead to cells. */
import { chaptersOf } from '../../compose/chaptersOf.ts';
import { formatNumber } from '../../numbers/formatNumber.ts';
import { WHOLE } from '../../numbers/NumberFormat.ts';
import type { Fact, FigureOrigin } from '../../validate/Dataset.ts';
import { cellOfOrigin, cellReference, linkToReference } from '../cellAddress.ts';
import type { CellIndex, CellLink, SheetPlan } from '../WorkbookPlan.ts';
import { inlineText } from './inlineText.ts';
import { figureMaker } from './madeFigure.ts';
import { dateText, type PlanContext, publishers } from './PlanContext.ts';
import { dateKind } from './planColumn.ts';
import { planFrontSheet } from './planFrontSheet.ts';
import { textOrNull } from './planReferenceSheets.ts';

/** Every printed figure with the cell that it was taken from. */
export function planFigures(context: PlanContext, cells: CellIndex): SheetPlan {
  const { words, manuscript, pages } = context;
  const { ledger } = manuscript;
  const chapters = chapterTitles(context);
  const numbers = new Map(
    [...manuscript.figures, ...manuscript.tables].map((block) => [block.id, block.number]),
  );
  const addresses = ledger.map((entry) => addressesOf(cells, entry.origin));
  const asOf = ledger.map((entry) => textOrNull(entry.asOf));
  const make = figureMaker(context.dataset, cells, manuscript.book.language);
  const made = ledger.map(({ origin, scale = 1, address }) =>
    origin.type === 'computed'
      ? make(origin.expression, scale, origin.figures)
      : scale === 1
        ? undefined
        : make(`value("${address}")`, scale, []),
  );
  return planFrontSheet(context, {
    kind: 'figures',
    name: words.sheets.figures,
    title: words.titles.figures,
    intro: [
      words.lines.figuresIntro,
      ...(made.some((of) => of?.formula !== undefined) ? [words.lines.formulasIntro] : []),
    ],
    empty: words.lines.emptyFigures,
    none: words.lines.noRows,
    rowCount: ledger.length,
    columns: [
      { heading: words.heads.figure, kind: 'text', values: ledger.map((entry) => entry.id) },
      { heading: words.heads.printed, kind: 'text', values: ledger.map((entry) => entry.displayed) },
      {
        heading: words.heads.value,
        kind: 'number',
        values: ledger.map((entry) => (typeof entry.value === 'number' ? entry.value : null)),
      },
      { heading: words.heads.unit, kind: 'text', values: ledger.map((entry) => textOrNull(entry.unit)) },
      { heading: words.heads.asOf, kind: dateKind(asOf), values: asOf },
      {
        heading: words.heads.chapter,
        kind: 'text',
        values: ledger.map((entry) => chapters.get(entry.chapter) ?? entry.chapter),
      },
      {
        heading: words.heads.within,
        kind: 'text',
        values: ledger.map((entry) =>
          entry.within === 'prose' ? words.prose : (numbers.get(entry.within) ?? entry.within),
        ),
      },
      {
        heading: words.heads.page,
        kind: 'text',
        values: ledger.map((entry) => textOrNull(pages.ledger.get(entry.id))),
      },
      {
        heading: words.heads.cell,
        kind: 'text',
        values: addresses.map((found) => textOrNull(found.join('; '))),
        links: firstLinks(addresses),
      },
      { heading: words.heads.made, kind: 'text', values: made.map((of) => textOrNull(of?.words)) },
      { heading: words.heads.formula, kind: 'text', values: made.map((of) => textOrNull(of?.formula)) },
      { heading: words.heads.figureAddress, kind: 'text', values: ledger.map((entry) => entry.address) },
      { heading: words.heads.slot, kind: 'text', values: ledger.map((entry) => entry.slot) },
      {
        heading: words.heads.source,
        kind: 'text',
        values: ledger.map((entry) => textOrNull(publishers(context, entry.sources))),
      },
    ],
  });
}

export function planChecks(context: PlanContext, cells: CellIndex): SheetPlan {
  const { words, dataset, manuscript } = context;
  const checks = [...dataset.checks.values()];
  const addresses = checks.map((check) => [
    ...new Set(check.figures.flatMap((figure) => addressesOf(cells, figure))),
  ]);
  const claims = new Map<string, number>();
  for (const claim of manuscript.claims) claims.set(claim.check, (claims.get(claim.check) ?? 0) + 1);
  return planFrontSheet(context, {
    kind: 'checks',
    name: words.sheets.checks,
    title: words.titles.checks,
    intro: [words.lines.checksIntro],
    empty: words.lines.emptyOther,
    none: words.lines.noRows,
    rowCount: checks.length,
    columns: [
      { heading: words.heads.check, kind: 'text', values: checks.map((check) => check.id) },
      {
        heading: words.heads.topic,
        kind: 'text',
        values: checks.map((check) => dataset.topics.get(check.topic) ?? check.topic),
      },
      { heading: words.heads.relation, kind: 'text', values: checks.map((check) => check.statement) },
      {
        heading: words.heads.result,
        kind: 'text',
        values: checks.map((check) => words.outcomes[check.outcome]),
      },
      { heading: words.heads.computed, kind: 'text', values: checks.map((check) => check.computed) },
      {
        heading: words.heads.cells,
        kind: 'text',
        values: addresses.map((found) => textOrNull(shortened(found))),
        links: firstLinks(addresses),
      },
      {
        heading: words.heads.claims,
        kind: 'number',
        format: WHOLE,
        values: checks.map((check) => claims.get(check.id) ?? 0),
      },
      { heading: words.heads.waiver, kind: 'text', values: checks.map((check) => textOrNull(check.waiver)) },
    ],
  });
}

export function planChanges(context: PlanContext): SheetPlan {
  const { words, changes, changesInBook } = context;
  const since = context.manuscript.changes;
  // Corrections of another document are told with where it states them, and why they hold.
  const areOfData = since !== undefined && since.changes.length === changes.length;
  const headOf = (column: string, usual: string): string =>
    changesInBook?.columns.find(({ field }) => field === column)?.heading ?? usual;
  return planFrontSheet(context, {
    kind: 'changes',
    name: words.sheets.changes,
    title: changesInBook === undefined ? words.titles.changes : inlineText(changesInBook.title),
    intro: [
      words.lines.changesIntro,
      ...(since === undefined ? [] : [words.lines.comparedWith(since.edition.name)]),
    ],
    empty: words.lines.emptyOther,
    // That nothing has changed can only be said where something was compared.
    none: since === undefined ? words.lines.comparedWithNone : words.lines.noChanges,
    rowCount: changes.length,
    columns: [
      { heading: headOf('id', words.heads.change), kind: 'text', values: changes.map((change) => change.id) },
      {
        heading: headOf('statedIn', areOfData ? words.heads.label : words.heads.where),
        kind: 'text',
        values: changes.map((change) => textOrNull(change.where)),
      },
      {
        heading: headOf('stated', words.heads.before),
        kind: 'text',
        values: changes.map((change) => change.before),
      },
      {
        heading: headOf('holds', words.heads.now),
        kind: 'text',
        values: changes.map((change) => change.now),
      },
      {
        heading: headOf('why', areOfData ? words.heads.asOf : words.heads.why),
        kind: 'text',
        values: changes.map((change) => textOrNull(change.why)),
      },
      {
        heading: words.heads.source,
        kind: 'text',
        values: changes.map((change) => textOrNull(publishers(context, change.sources))),
      },
    ],
  });
}

/** The facts have no table in the book, so they get a sheet of their own. */
export function planFacts(
  context: PlanContext,
): { readonly sheet: SheetPlan; readonly cells: ReadonlyMap<string, string> } | undefined {
  const { words, dataset } = context;
  const facts = [...dataset.facts.values()];
  if (facts.length === 0) return undefined;
  const asOf = facts.map((fact) => textOrNull(fact.asOf));
  const sheet = planFrontSheet(context, {
    kind: 'facts',
    name: words.sheets.facts,
    title: words.titles.facts,
    intro: [words.lines.factsIntro],
    empty: words.lines.emptyFacts,
    none: words.lines.noRows,
    rowCount: facts.length,
    columns: [
      { heading: words.heads.fact, kind: 'text', values: facts.map((fact) => fact.id) },
      { heading: words.heads.label, kind: 'text', values: facts.map((fact) => fact.label) },
      {
        heading: words.heads.value,
        kind: 'number',
        values: facts.map((fact) => (isMeasured(fact) ? fact.value : null)),
      },
      {
        heading: words.heads.printed,
        kind: 'text',
        values: facts.map((fact) => textOrNull(factText(context, fact))),
      },
      { heading: words.heads.unit, kind: 'text', values: facts.map((fact) => textOrNull(fact.unit)) },
      { heading: words.heads.asOf, kind: dateKind(asOf), values: asOf },
      {
        heading: words.heads.status,
        kind: 'text',
        values: facts.map((fact) => textOrNull(fact.statusLabel ?? fact.status)),
      },
      {
        heading: words.heads.source,
        kind: 'text',
        values: facts.map((fact) => textOrNull(publishers(context, [fact.source]))),
      },
      { heading: words.heads.remark, kind: 'text', values: facts.map((fact) => textOrNull(fact.note)) },
    ],
  });
  const firstRow = (sheet.table?.headerRow ?? 0) + 1;
  const columnOf = (heading: string): number =>
    (sheet.table?.columns.findIndex((column) => column.heading === heading) ?? 0) + 1;
  const valueColumn = columnOf(words.heads.value);
  const textColumn = columnOf(words.heads.printed);
  const cells = new Map(
    facts.map((fact, row) => [
      fact.id,
      cellReference(sheet.name, firstRow + row, isMeasured(fact) ? valueColumn : textColumn),
    ]),
  );
  return { sheet, cells };
}

/** A year is a number that names, not one that measures; it stands as text in a column of mixed facts. */
function isMeasured(fact: Fact): boolean {
  return typeof fact.value === 'number' && fact.type !== 'year';
}

function factText(context: PlanContext, fact: Fact): string {
  if (fact.value === null) return '';
  if (typeof fact.value === 'number') {
    return fact.numberFormat !== undefined && fact.type !== 'year'
      ? formatNumber(fact.value, fact.numberFormat, context.locale)
      : String(fact.value);
  }
  if (typeof fact.value === 'string' && (fact.type === 'date' || fact.type === 'yearmonth')) {
    return dateText(context, fact.value);
  }
  return String(fact.value);
}

/** A computed figure stands in no cell; the cells that it was worked out from do. */
function addressesOf(cells: CellIndex, origin: FigureOrigin): readonly string[] {
  if (origin.type === 'computed') {
    return [...new Set(origin.figures.flatMap((figure) => addressesOf(cells, figure)))];
  }
  const address = cellOfOrigin(cells, origin);
  return address === undefined ? [] : [address];
}

/** A sum over a long column looks at hundreds of cells: the first and the last say which. */
function shortened(addresses: readonly string[]): string {
  if (addresses.length <= 12) return addresses.join('; ');
  return [...addresses.slice(0, 6), '…', addresses.at(-1) ?? ''].join('; ');
}

function firstLinks(addresses: readonly (readonly string[])[]): ReadonlyMap<number, CellLink> {
  const links = new Map<number, CellLink>();
  addresses.forEach((found, row) => {
    const link = found[0] === undefined ? undefined : linkToReference(found[0]);
    if (link !== undefined) links.set(row, link);
  });
  return links;
}

function chapterTitles(context: PlanContext): ReadonlyMap<string, string> {
  return new Map(chaptersOf(context.manuscript).map((chapter) => [chapter.id, inlineText(chapter.title)]));
}
