/** Has the second thread draw charts while the first still derives tables and judges checks: each as soon as what it names is there. */
import type { BegunCharts, ChartInTurn, DrawChartsInput } from '../charts/drawCharts.ts';
import { type DrawnFrom, drawnFrom, isSame } from '../charts/drawnFrom.ts';
import { namesOfData } from '../charts/namesOfData.ts';
import type { FontFaces } from '../fonts/resolveFamilies.ts';
import { isJsonObject, toJson } from '../json/Json.ts';
import { endTurns, type Turns, turnsFromStart } from '../lists/Turns.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { chartRequestOf } from './chartRequest.ts';
import type { SecondThread } from './SecondThread.ts';

/** What is known before the checks are read. */
export type InputAhead = Omit<DrawChartsInput, 'dataset'> & {
  readonly dataset: Omit<DrawChartsInput['dataset'], 'checks'>;
};

/** One errand of the second thread. */
interface Errand {
  /** In the order of their turns. */
  readonly charts: ReadonlyMap<string, DrawnFrom>;
  readonly turns: Turns;
  readonly drawn: Promise<readonly ChartInTurn[]>;
}

export class ChartsAhead {
  readonly #thread: SecondThread;
  readonly #errands: Errand[] = [];
  readonly #sent = new Set<string>();

  constructor(thread: SecondThread) {
    this.#thread = thread;
  }

  /** Begins those of `only` whose data are all there. */
  begin(given: InputAhead, faces?: FontFaces): void {
    const { only = [...given.specs.keys()] } = given;
    // Whether there is a check of that name shows later.
    const claims = [...given.specs.values()].flatMap((document) => claimOf(document) ?? []);
    const checks = new Map(claims.map((id) => [id, undefined]));
    const input: DrawChartsInput = { ...given, dataset: { ...given.dataset, checks } };
    const charts = new Map<string, DrawnFrom>();
    for (const id of [...only].sort()) {
      const document = given.specs.get(id);
      if (this.#sent.has(id) || document === undefined) continue;
      const from = drawnFrom(input.dataset, document);
      const there = new Set([...from.tables, ...from.shapes].map(([name]) => name));
      const wanted = namesOfData(toJson(document.data));
      if (wanted.size > 0 && [...wanted].every((name) => there.has(name))) charts.set(id, from);
    }
    if (charts.size === 0) return;
    const turns = turnsFromStart();
    const ids = [...charts.keys()];
    for (const id of ids) this.#sent.add(id);
    // Of the tables, those alone that are drawn: they are copied once more with the rest.
    const tables = new Map([...charts.values()].flatMap((from) => from.tables));
    const request = chartRequestOf({ ...input, dataset: { ...input.dataset, tables }, only: ids }, faces);
    const drawn = this.#thread.drawCharts(request, turns);
    // A failure before anybody waits is not lost: who asks for the charts meets it.
    drawn.catch(() => undefined);
    this.#errands.push({ charts, turns, drawn });
  }

  /** Ends what is not begun. Of `input.only` those that are, where they are drawn from what they name now. */
  begun(input: DrawChartsInput): BegunCharts {
    const wanted = new Set(input.only);
    const same = new Set<string>();
    for (const { charts, turns } of this.#errands) {
      const begun = endTurns(turns, charts.size);
      for (const [id, from] of [...charts].slice(0, begun)) {
        if (wanted.has(id) && isSame(from, drawnFrom(input.dataset, input.specs.get(id)))) same.add(id);
      }
    }
    const drawn = Promise.all(this.#errands.map((errand) => errand.drawn));
    return { ids: same, drawn: drawn.then((all) => all.flat().filter(({ id }) => same.has(id))) };
  }
}

function claimOf({ data }: SourceDocument): string | undefined {
  const spec = toJson(data);
  const meta = isJsonObject(spec) ? spec['usermeta'] : undefined;
  const claim = isJsonObject(meta) ? meta['claim'] : undefined;
  return typeof claim === 'string' ? claim : undefined;
}
