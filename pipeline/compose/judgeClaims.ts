/** Judges the checks that sentences and titles rest on: whether they look at what is said, and whether they could fail. */
import type { Chart } from '../charts/Chart.ts';
import { checkCannotFail } from '../problems/catalogue/checks.ts';
import { claimElsewhere } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Figures } from '../validate/checks/Figures.ts';
import { partsOfCheck } from '../validate/checks/partsOfCheck.ts';
import { broken } from '../validate/checks/turnedAround.ts';
import type { Dataset, FigureOrigin } from '../validate/Dataset.ts';
import type { Manuscript } from './Manuscript.ts';

/** A check that fails has been reported; one that does not look at the claim's figures, or cannot fail, is a sham. */
export function judgeClaims(
  manuscript: Manuscript,
  dataset: Dataset,
  figures: Figures,
  report: (problem: Problem) => void,
): void {
  const entries = new Map(manuscript.ledger.map((entry) => [entry.id, entry]));
  const judged = new Set<string>();
  for (const claim of manuscript.claims) {
    const check = manuscript.checks.get(claim.check);
    if (check === undefined || check.outcome !== 'held') continue;
    if (!judged.has(check.id)) {
      judged.add(check.id);
      if (broken(check.expression, figures, check.figures) === undefined)
        report(checkCannotFail({ place: check.place }, check.id));
    }
    const printed = claim.figures.flatMap((id) => entries.get(id)?.origin ?? []);
    const chart = manuscript.charts.find(({ id }) => id === claim.within)?.chart;
    const said = subjectsOf(printed, chart, dataset);
    if (said.tables.size + said.facts.size === 0) continue;
    if (areRelated(said, subjectsOf(check.figures, undefined, dataset))) continue;
    const named = tablesNamed(check.expression);
    if (areRelated(said, subjectsOf(check.figures, undefined, dataset, named))) continue;
    report(claimElsewhere(claim.place, check.id, claim.text, chart !== undefined));
  }
}

/** What figures are figures of. */
interface Subjects {
  /** Tables, and those that they are derived from. */
  readonly tables: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** Topics of facts, which stand in no table and may tell of any of their topic. */
  readonly facts: ReadonlySet<string>;
}

function areRelated(one: Subjects, other: Subjects): boolean {
  const share = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...some].some((each) => others.has(each));
  return (
    share(one.tables, other.tables) ||
    share(one.facts, other.facts) ||
    share(one.facts, other.topics) ||
    share(one.topics, other.facts)
  );
}

/** With those that a chart draws, of whose title a claim is made. */
function subjectsOf(
  origins: readonly FigureOrigin[],
  chart: Chart | undefined,
  { tables, facts }: Dataset,
  named: readonly string[] = [],
): Subjects {
  const seen = { tables: new Set<string>(), topics: new Set<string>(), facts: new Set<string>() };
  const addTable = (id: string): void => {
    const table = tables.get(id);
    if (table === undefined || seen.tables.has(id)) return;
    seen.tables.add(id);
    seen.topics.add(table.topic);
    for (const before of table.derivedFrom) addTable(before);
  };
  const addFact = (id: string): void => {
    const fact = facts.get(id);
    if (fact !== undefined) seen.facts.add(fact.topic);
  };
  const add = (origin: FigureOrigin): void => {
    if (origin.type === 'computed') for (const each of origin.figures) add(each);
    else if (origin.type === 'cell') addTable(origin.table);
    else addFact(origin.fact);
  };
  for (const origin of origins) add(origin);
  for (const id of [...named, ...(chart?.tables ?? [])]) addTable(id);
  for (const id of chart?.facts ?? []) addFact(id);
  return seen;
}

/** What counts rows looks at no cell of them. */
function tablesNamed(expression: string): readonly string[] {
  return partsOfCheck(expression).flatMap(({ names }) => names);
}
