/** Turns two editions of a book into what has changed from the one to the other. */

import { compareNatural } from '../address/naturalOrder.ts';
import { compareTables } from '../difference/compareTables.ts';
import { sentencesOf } from '../language/sentences.ts';
import { groupBy } from '../lists/groupBy.ts';
import { plainDecimal, roundDecimal, writtenNumber } from '../numbers/roundDecimal.ts';
import type { Scalar } from '../validate/Dataset.ts';
import { factAddress } from '../validate/figureAddress.ts';
import { alignItems } from './alignItems.ts';
import { compareWords, wordsOf } from './compareWords.ts';
import type { Edition, RecordedFigure, RecordedTable, RecordedText } from './Edition.ts';
import type {
  ChartChange,
  CheckChange,
  ComparedPart,
  EditionDifference,
  FactChange,
  FigureChange,
  ParameterChange,
  SentenceChange,
  SourceChange,
  TableChange,
} from './EditionDifference.ts';
import { followRenames } from './followRenames.ts';
import { fieldsWithStatus, keyedFacts, keyedTable, restatedFields } from './keyedTables.ts';

/** What one of the two does not hold is not compared, and said not to be. */
export function compareEditions(given: Edition, after: Edition): EditionDifference {
  const { before, renamed } = followRenames(given, after);
  const notCompared: ComparedPart[] = [];
  const both = <Value, Change>(
    part: ComparedPart,
    of: (edition: Edition) => Value | undefined,
    compare: (before: Value, after: Value) => readonly Change[],
  ): readonly Change[] => {
    const [one, other] = [of(before), of(after)];
    if (one !== undefined && other !== undefined) return compare(one, other);
    notCompared.push(part);
    return [];
  };
  const parameters = both('parameters', (edition) => edition.parameters, compareParameters);
  const tables = both('tables', (edition) => edition.tables, compareTableMaps);
  const facts = both('facts', (edition) => edition.facts, compareFacts);
  const sentences = both('sentences', (edition) => edition.texts, compareTexts);
  const areFiles = before.charts === undefined || after.charts === undefined;
  const charts = both(
    'charts',
    (edition) => (areFiles ? chartFiles(edition) : edition.charts),
    compareCharts,
  );
  const sources = both('sources', (edition) => edition.sources, compareSources);
  const withCells = before.tables === undefined && after.tables === undefined;
  return {
    before: { name: before.name, book: before.book, date: before.date },
    after: { name: after.name, book: after.book, date: after.date },
    notCompared,
    renamed,
    parameters,
    figures: compareFigures(before.figures, after.figures, withCells),
    tables,
    facts,
    checks: compareChecks(before, after),
    sentences,
    charts,
    sources,
    inputs:
      before.inputs.size === 0 || after.inputs.size === 0
        ? []
        : compareDigests(before.inputs, after.inputs).map(({ name, state }) => ({ path: name, state })),
  };
}

/** Of two maps, the names of both in order, with what each has. */
function together<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): readonly { readonly name: string; readonly before?: Value; readonly after?: Value }[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareNatural);
  return names.map((name) => {
    const [one, other] = [before.get(name), after.get(name)];
    return {
      name,
      ...(one === undefined ? {} : { before: one }),
      ...(other === undefined ? {} : { after: other }),
    };
  });
}

function compareParameters(
  before: ReadonlyMap<string, Scalar>,
  after: ReadonlyMap<string, Scalar>,
): readonly ParameterChange[] {
  return together(before, after).filter((each) => each.before !== each.after);
}

// --------------------------------------------------------------- figures

/** The cells of printed tables are told of as rows, where rows are known. */
export function isCellOfTable({ slot }: Pick<RecordedFigure, 'slot'>): boolean {
  return slot.startsWith('tbl:') && slot.includes('/[');
}

function compareFigures(
  before: readonly RecordedFigure[],
  after: readonly RecordedFigure[],
  withCells: boolean,
): readonly FigureChange[] {
  const told = (figures: readonly RecordedFigure[]) =>
    groupBy(
      figures.filter((figure) => withCells || !isCellOfTable(figure)),
      ({ slot }) => slot.replace(/#\d+$/, ''),
    );
  return together(told(before), told(after)).flatMap((place) =>
    alignItems(place.before ?? [], place.after ?? [], isSameFigure, likenessOfFigures).flatMap(
      (pair) => changeOfFigure(pair.before, pair.after) ?? [],
    ),
  );
}

function isSameFigure(before: RecordedFigure, after: RecordedFigure): boolean {
  return before.address === after.address && before.slot === after.slot;
}

/** A figure rolled forward is of the same table and field, or worked out alike; its slot is the same, or near. */
function likenessOfFigures(before: RecordedFigure, after: RecordedFigure): number {
  const slot = before.slot === after.slot ? 0.5 : 0;
  if (before.address === after.address) return 3 + slot;
  if (kindOfAddress(before.address) === kindOfAddress(after.address)) return 2 + slot;
  return slot > 0 && before.unit === after.unit ? 1 : 0;
}

/** An address without the values of its keys, an expression without its numbers. */
function kindOfAddress(address: string): string {
  return address.replace(/\[[^\]]*\]/g, '[]').replace(/\d+/g, '0');
}

function changeOfFigure(
  before: RecordedFigure | undefined,
  after: RecordedFigure | undefined,
): FigureChange | undefined {
  const slot = after?.slot ?? before?.slot;
  if (slot === undefined) return undefined;
  if (before === undefined || after === undefined) {
    return { slot, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  }
  const isChanged = (['address', 'printed', 'value', 'unit'] as const).some(
    (name) => before[name] !== after[name],
  );
  if (!isChanged) return undefined;
  const [from, to] = [before.value, after.value];
  const areNumbers = typeof from === 'number' && typeof to === 'number' && before.unit === after.unit;
  if (!areNumbers || isPeriod(before) || isPeriod(after)) return { slot, before, after };
  const absolute = roundDecimal(to - from, Math.max(decimalsOf(from), decimalsOf(to)));
  return {
    slot,
    before,
    after,
    absolute,
    ...(from === 0 ? {} : { relative: writtenNumber((absolute / Math.abs(from)) * 100) }),
  };
}

/** So that the difference of 4.9 and 5 is 0.1. */
function decimalsOf(value: number): number {
  return plainDecimal(value).split('.')[1]?.length ?? 0;
}

/** A year is a label: the change from one to another is no figure. */
function isPeriod({ unit, value, printed }: RecordedFigure): boolean {
  return unit === undefined && printed === String(value) && /^[12]\d{3}$/.test(printed);
}

// ---------------------------------------------------------------- tables

function compareTableMaps(
  before: ReadonlyMap<string, RecordedTable>,
  after: ReadonlyMap<string, RecordedTable>,
): readonly TableChange[] {
  return together(before, after).flatMap((each) => changeOfTable(each.name, each.before, each.after) ?? []);
}

const NO_ROWS = { fields: [], rows: [] };

/** Of a table that is new or gone, the rows are those of a table that had none. */
function changeOfTable(
  table: string,
  before: RecordedTable | undefined,
  after: RecordedTable | undefined,
): TableChange | undefined {
  const known = after ?? before;
  if (known === undefined) return undefined;
  const withStatus = fieldsWithStatus(before, after);
  const empty = { ...known, ...NO_ROWS, fields: known.fields };
  const difference = compareTables(
    keyedTable(table, before ?? empty, withStatus),
    keyedTable(table, after ?? empty, withStatus),
  );
  const { fields, added, gone, changed, repeated } = difference;
  const restated = before === undefined || after === undefined ? [] : restatedFields(before, after);
  const state = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
  const isSame =
    state === 'changed' &&
    [fields.added, fields.gone, added, gone, changed, repeated, restated].every(
      (list) => list.length === 0,
    ) &&
    before?.asOf === after?.asOf;
  if (isSame) return undefined;
  return {
    table,
    title: known.title,
    isDerived: known.isDerived,
    state,
    asOf: {
      ...(before === undefined ? {} : { before: before.asOf }),
      ...(after === undefined ? {} : { after: after.asOf }),
    },
    columns: { new: fields.added, gone: fields.gone },
    added,
    gone,
    revised: changed,
    repeated,
    units: { before: unitsOf(before ?? known), after: unitsOf(after ?? known) },
    restated,
  };
}

function unitsOf({ fields }: RecordedTable): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap(({ name, unit }) => (unit ? [[name, unit]] : [])));
}

function compareFacts(
  before: NonNullable<Edition['facts']>,
  after: NonNullable<Edition['facts']>,
): readonly FactChange[] {
  const { added, gone, changed } = compareTables(keyedFacts(before), keyedFacts(after));
  const ids = [...before.keys(), ...after.keys()];
  const touched = new Set([
    ...changed.map(({ rows: [row] }) => [...before.keys()][row]),
    ...gone.map(({ row }) => [...before.keys()][row]),
    ...added.map(({ row }) => [...after.keys()][row]),
  ]);
  return [...new Set(ids)]
    .filter((id) => touched.has(id))
    .sort(compareNatural)
    .map((id) => {
      const [one, other] = [before.get(id), after.get(id)];
      const known = other ?? one;
      return {
        address: factAddress(id),
        label: known?.label ?? id,
        ...(known?.unit === undefined ? {} : { unit: known.unit }),
        ...(one?.unit === undefined || one.unit === known?.unit ? {} : { unitBefore: one.unit }),
        ...(one === undefined ? {} : { before: one.value }),
        ...(other === undefined ? {} : { after: other.value }),
        asOf: {
          ...(one === undefined ? {} : { before: one.asOf }),
          ...(other === undefined ? {} : { after: other.asOf }),
        },
      };
    });
}

// ---------------------------------------------- checks, charts, sources

/** Those that turned, and those that are new or gone. */
function compareChecks(before: Edition, after: Edition): readonly CheckChange[] {
  return together(before.checks, after.checks).flatMap(
    ({ name, before: one, after: other }): CheckChange[] => {
      if (one?.outcome === other?.outcome) return [];
      const statements = (other === undefined ? before : after).statements;
      return [
        {
          check: name,
          statement: (other ?? one)?.statement ?? '',
          ...(one === undefined ? {} : { before: one.outcome, computedBefore: one.computed }),
          ...(other === undefined ? {} : { after: other.outcome, computedAfter: other.computed }),
          statements: statements.filter(({ check }) => check === name).map(({ text }) => text),
        },
      ];
    },
  );
}

/** Of a manifest, which knows the files that were made of the charts, with their captions. */
function chartFiles({ outputs }: Edition): Edition['charts'] {
  const files = [...outputs].flatMap(([path, digest]): (readonly [string, string])[] => {
    const id = /^charts\/(.+)\.svg$/.exec(path)?.[1];
    return id === undefined ? [] : [[id, digest]];
  });
  return files.length === 0 ? undefined : new Map(files);
}

function compareCharts(
  before: NonNullable<Edition['charts']>,
  after: NonNullable<Edition['charts']>,
): readonly ChartChange[] {
  return compareDigests(before, after).map(({ name, state }) => ({ chart: name, state }));
}

function compareDigests(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly { readonly name: string; readonly state: ChartChange['state'] }[] {
  return together(before, after).flatMap(({ name, before: one, after: other }) =>
    one === other
      ? []
      : [{ name, state: one === undefined ? 'new' : other === undefined ? 'gone' : 'changed' }],
  );
}

function compareSources(
  before: NonNullable<Edition['sources']>,
  after: NonNullable<Edition['sources']>,
): readonly SourceChange[] {
  return together(before, after).flatMap(({ name, before: one, after: other }): SourceChange[] => {
    const known = other ?? one;
    if (known === undefined) return [];
    const isRenamed = one?.title !== other?.title || one?.publisher !== other?.publisher;
    if (one !== undefined && other !== undefined && one.read === other.read && !isRenamed) return [];
    const state =
      one === undefined
        ? 'new'
        : other === undefined
          ? 'gone'
          : one.read !== other.read
            ? 'dated'
            : 'renamed';
    return [
      {
        source: name,
        publisher: known.publisher,
        title: known.title,
        state,
        ...(one?.read === undefined ? {} : { readBefore: one.read }),
        ...(other?.read === undefined ? {} : { readAfter: other.read }),
      },
    ];
  });
}

// ------------------------------------------------------------- sentences

/** A sentence is what has become of another where they share more words than not. */
const ALIKE = 0.4;

function compareTexts(
  before: readonly RecordedText[],
  after: readonly RecordedText[],
): readonly SentenceChange[] {
  const sentences = (texts: readonly RecordedText[]) =>
    new Map(
      [...groupBy(texts, ({ where }) => where)].map(([where, found]) => [
        where,
        found.flatMap(({ text }) => sentencesOf(text)).map((text) => ({ text, words: bagOf(text) })),
      ]),
    );
  return together(sentences(before), sentences(after)).flatMap(({ name: where, ...sides }) => {
    // The one title of a thing has become the other, whatever it says.
    const least = sides.before?.length === 1 && sides.after?.length === 1 ? Number.EPSILON : 0;
    return alignItems(
      sides.before ?? [],
      sides.after ?? [],
      (one, other) => one.text === other.text,
      (one, other) => (one.text === other.text ? 2 : likenessOfWords(one.words, other.words) || least),
    ).flatMap((pair): SentenceChange[] => {
      const [one, other] = [pair.before?.text, pair.after?.text];
      if (one === other) return [];
      return [
        {
          where,
          ...(one === undefined ? {} : { before: one }),
          ...(other === undefined ? {} : { after: other }),
          words: compareWords(one ?? '', other ?? ''),
        },
      ];
    });
  });
}

/** How often each word stands in a sentence; figures count as one word, since they change by their nature. */
function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  for (const word of wordsOf(text.toLowerCase())) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    const name = word.replace(/\d[\d.,]*/g, '0');
    bag.set(name, (bag.get(name) ?? 0) + 1);
  }
  return bag;
}

/** Twice the words in common by the words of both (Dice, 1945); 0 where that is too little. */
function likenessOfWords(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0];
  for (const count of after.values()) all += count;
  for (const [word, count] of before) {
    all += count;
    common += Math.min(count, after.get(word) ?? 0);
  }
  const likeness = all === 0 ? 0 : (2 * common) / all;
  return likeness < ALIKE ? 0 : likeness;
}
