/** Turns an earlier edition into what it would be had it called things as the later one does: what was renamed is neither gone nor new. */

import { sentencesOf } from '../language/sentences.ts';
import { groupBy } from '../lists/groupBy.ts';
import type { Edition, RecordedField, RecordedTable } from './Edition.ts';
import type { Renaming } from './EditionDifference.ts';

export interface FollowedRenames {
  readonly before: Edition;
  readonly renamed: readonly Renaming[];
}

export function followRenames(given: Edition, after: Edition): FollowedRenames {
  const renamed: Renaming[] = [];
  /** `contents` are by the names that things have; those that both editions have are the same things. */
  const follow = (kind: Renaming['kind'], one: Contents, other: Contents): Names => {
    const names = namesOfSame(one, other);
    renamed.push(...[...names].map(([before, now]) => ({ kind, before, after: now })));
    return names;
  };
  const sources = follow('source', titlesOf(given), titlesOf(after));
  const facts = follow('fact', factsOf(given), factsOf(after));
  const tables = follow('table', rowsOf(given), rowsOf(after));
  let before: Edition = withNames(given, { sources, facts, tables });
  const fields = new Map(
    [...(before.tables ?? [])].flatMap(([id, table]): (readonly [string, Names])[] => {
      const now = after.tables?.get(id);
      if (now === undefined || isNamedAlike(table.fields, now.fields)) return [];
      const [own, others] = [cellsOf(table), cellsOf(now)];
      const prefixed = (contents: Contents) =>
        new Map([...contents].map(([field, cells]) => [`${id}.${field}`, cells]));
      const found = follow('field', prefixed(own), prefixed(others));
      const bare = (name: string) => name.slice(id.length + 1);
      return [[id, new Map([...found].map(([field, name]) => [bare(field), bare(name)]))]];
    }),
  );
  before = withFields(before, fields);
  before = withPlaces(before, follow('chapter', chaptersOf(before), chaptersOf(after)));
  before = withPlaces(before, follow('section', sectionsOf(before), sectionsOf(after)));
  before = withPlaces(before, follow('caption', captionsOf(before), captionsOf(after)));
  before = withChecks(before, follow('check', statementsOf(before), statementsOf(after)));
  return { before, renamed };
}

/** What is in a thing, by its name: so many texts, each as often as it is there. */
type Contents = ReadonlyMap<string, readonly string[]>;

/** The later name by the earlier. */
type Names = ReadonlyMap<string, string>;

/** Of a long table, rows beyond these say no more. */
const MOST_ROWS = 5_000;

/** A thing is another of another name where they have as much in common as not. */
const ALIKE = 0.5;

function namesOfSame(before: Contents, after: Contents): Names {
  const without = (contents: Contents, others: Contents) =>
    [...contents].flatMap(([name, texts]) => (others.has(name) ? [] : [{ name, counted: countOf(texts) }]));
  const come = without(after, before);
  const pairs = without(before, after)
    .flatMap(({ name, counted }) =>
      come.map((other) => ({ name, other: other.name, alike: likeness(counted, other.counted) })),
    )
    .filter(({ alike }) => alike >= ALIKE)
    .sort((one, other) => other.alike - one.alike);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, other } of pairs) {
    if (names.has(name) || taken.has(other)) continue;
    names.set(name, other);
    taken.add(other);
  }
  return names;
}

/** How often each text is in a thing; counted once, since a thing is held against many. */
interface Counted {
  readonly times: ReadonlyMap<string, number>;
  readonly all: number;
}

function countOf(texts: readonly string[]): Counted {
  const groups = groupBy(texts, (text) => text);
  return { times: new Map([...groups].map(([text, found]) => [text, found.length])), all: texts.length };
}

/** Twice what they have in common by what both have (Dice, 1945). */
function likeness(before: Counted, after: Counted): number {
  let common = 0;
  for (const [text, times] of after.times) common += Math.min(times, before.times.get(text) ?? 0);
  const all = before.all + after.all;
  return all === 0 ? 0 : (2 * common) / all;
}

// ------------------------------------------------------ what is in things

function contentsOf<Value>(
  values: ReadonlyMap<string, Value> | undefined,
  of: (value: Value) => readonly string[],
): Contents {
  return new Map([...(values ?? [])].map(([name, value]) => [name, of(value)]));
}

function titlesOf({ sources }: Edition): Contents {
  return contentsOf(sources, ({ publisher, title }) => [JSON.stringify([publisher, title])]);
}

function factsOf({ facts }: Edition): Contents {
  return contentsOf(facts, ({ label, value, unit }) => [JSON.stringify([label, value, unit ?? ''])]);
}

function rowsOf({ tables }: Edition): Contents {
  return contentsOf(tables, ({ rows }) =>
    rows.slice(0, MOST_ROWS).map(({ values }) => JSON.stringify(values)),
  );
}

/** Without gaps: columns of nothing else have nothing in common. */
function cellsOf({ fields, key, rows }: RecordedTable): Contents {
  const stub = key.map((name) => fields.findIndex((field) => field.name === name));
  return new Map(
    fields.map(({ name }, at) => [
      name,
      rows.slice(0, MOST_ROWS).flatMap(({ values }) => {
        const value = values[at] ?? null;
        return value === null ? [] : [JSON.stringify([...stub.map((index) => values[index]), value])];
      }),
    ]),
  );
}

function isNamedAlike(before: readonly RecordedField[], after: readonly RecordedField[]): boolean {
  return before.every(({ name }) => after.some((field) => field.name === name));
}

function chaptersOf(edition: Edition): Contents {
  return saidAt(edition, (where) => CHAPTER.exec(where)?.[2]);
}

function sectionsOf(edition: Edition): Contents {
  return saidAt(edition, (where) => SECTION.exec(where)?.[0]);
}

function captionsOf(edition: Edition): Contents {
  return saidAt(edition, (where) => CAPTION.exec(where)?.[0]);
}

const CHAPTER = /^(ch|sec|note):([^/#]+)/;
const SECTION = /^sec:[^/#]+\/[^/#]+/;
const CAPTION = /^(?:fig|tbl|eq|lst):[^/#]+/;

/** Sentences and figures by what `nameOf` makes of their place. */
function saidAt({ texts = [], figures }: Edition, nameOf: (where: string) => string | undefined): Contents {
  const said = [
    ...texts.flatMap(({ where, text }) => sentencesOf(text).map((sentence) => ({ where, text: sentence }))),
    ...figures.map(({ slot, address }) => ({ where: slot, text: address })),
  ].flatMap(({ where, text }) => {
    const name = nameOf(where);
    return name === undefined ? [] : [{ name, text }];
  });
  return new Map(
    [...groupBy(said, ({ name }) => name)].map(([name, all]) => [name, all.map(({ text }) => text)]),
  );
}

function statementsOf({ checks }: Edition): Contents {
  return contentsOf(checks, ({ statement }) => [statement]);
}

// --------------------------------------------------------- other names

function withNames(
  edition: Edition,
  { sources, facts, tables }: { readonly sources: Names; readonly facts: Names; readonly tables: Names },
): Edition {
  if (sources.size + facts.size + tables.size === 0) return edition;
  const source = (id: string) => sources.get(id) ?? id;
  const addressed = (text: string) =>
    text
      .replace(/[\w-]+(?=\[)/g, (id) => tables.get(id) ?? id)
      .replace(/(?<=\bfact:)[\w-]+/g, (id) => facts.get(id) ?? id);
  const places = new Map([...tables].map(([id, name]) => [`tbl:${id}`, `tbl:${name}`]));
  return withPlaces(
    {
      ...edition,
      figures: edition.figures.map((figure) => ({
        ...figure,
        address: addressed(figure.address),
        sources: figure.sources.map(source),
      })),
      sources: edition.sources && named(edition.sources, sources),
      facts:
        edition.facts &&
        new Map(
          [...named(edition.facts, facts)].map(([id, fact]) => [
            id,
            { ...fact, source: source(fact.source) },
          ]),
        ),
      tables:
        edition.tables &&
        new Map(
          [...named(edition.tables, tables)].map(([id, table]) => [
            id,
            { ...table, sources: table.sources.map(source) },
          ]),
        ),
    },
    places,
  );
}

function named<Value>(values: ReadonlyMap<string, Value>, names: Names): ReadonlyMap<string, Value> {
  return new Map([...values].map(([id, value]) => [names.get(id) ?? id, value]));
}

/** `fields` by table. */
function withFields(edition: Edition, fields: ReadonlyMap<string, Names>): Edition {
  if (fields.size === 0) return edition;
  const addressed = (text: string) =>
    text.replace(
      /([\w-]+)((?:\/)?\[[^\]]*\]\.)(\w+)/g,
      (_, table: string, key: string, field: string) =>
        `${table}${key}${fields.get(table)?.get(field) ?? field}`,
    );
  return {
    ...edition,
    figures: edition.figures.map((figure) => ({
      ...figure,
      address: addressed(figure.address),
      slot: addressed(figure.slot),
    })),
    tables:
      edition.tables &&
      new Map(
        [...edition.tables].map(([id, table]): [string, RecordedTable] => {
          const names = fields.get(id);
          if (names === undefined) return [id, table];
          const nameOf = (field: string) => names.get(field) ?? field;
          return [
            id,
            {
              ...table,
              key: table.key.map(nameOf),
              fields: table.fields.map((field) => ({ ...field, name: nameOf(field.name) })),
              rows: table.rows.map((row) => ({
                ...row,
                statuses: new Map([...row.statuses].map(([field, status]) => [nameOf(field), status])),
              })),
            },
          ];
        }),
      ),
  };
}

/** `places` are chapters, sections, charts and tables; texts refer to them, too. */
function withPlaces(edition: Edition, places: Names): Edition {
  if (places.size === 0) return edition;
  const placed = (where: string) =>
    where
      .replace(CHAPTER, (whole, kind: string, chapter: string) => {
        const name = places.get(chapter);
        return name === undefined ? whole : `${kind}:${name}`;
      })
      .replace(SECTION, (section) => places.get(section) ?? section)
      .replace(CAPTION, (caption) => places.get(caption) ?? caption);
  const charts = new Map(
    [...places].flatMap(([before, after]) =>
      before.startsWith('fig:') ? [[before.slice('fig:'.length), after.slice('fig:'.length)] as const] : [],
    ),
  );
  return {
    ...edition,
    figures: edition.figures.map((figure) => ({ ...figure, slot: placed(figure.slot) })),
    texts: edition.texts?.map(({ where, text }) => ({
      where: placed(where),
      text: text.replace(/(?<=\[)[a-z]+:[^\]]+(?=\])/g, placed),
    })),
    charts: edition.charts && named(edition.charts, charts),
  };
}

function withChecks(edition: Edition, checks: Names): Edition {
  return {
    ...edition,
    checks: named(edition.checks, checks),
    statements: edition.statements.map(({ check, text }) => ({ check: checks.get(check) ?? check, text })),
  };
}
