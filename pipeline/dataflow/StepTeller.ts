/** Tells in words how the steps of a data flow make a field, from the step that makes it back to what stands in tables. */
import { isJsonObject, type JsonObject, jsonItems, jsonTexts } from '../json/Json.ts';
import type { PackWords } from '../language/PackWords.ts';

/** How fields are called where people read of them. */
export interface Titles {
  /** Undefined of a field that only the steps know. */
  readonly of: (field: string) => string | undefined;
  /** Of a field of another table. */
  readonly elsewhere: (
    table: string,
    field: string,
  ) => { readonly column: string; readonly table: string } | undefined;
}

/** Steps that go into one another further than this are not followed. */
const DEEPEST = 4;

export class StepTeller {
  /** Titles of what stands in cells of tables. */
  readonly used = new Set<string>();
  readonly #steps: readonly JsonObject[];
  readonly #titles: Titles;
  readonly #words: PackWords['made'];

  constructor(steps: readonly JsonObject[], titles: Titles, words: PackWords['made']) {
    this.#steps = steps;
    this.#titles = titles;
    this.#words = words;
  }

  /** How the last step before `end` that makes a field makes it; undefined where it comes as it is from a table. */
  madeBy(name: string, end: number, depth: number): string | undefined {
    for (let at = end - 1; at >= 0; at -= 1) {
      const step = this.#steps[at];
      const text = step === undefined ? undefined : this.#madeIn(step, name, at, depth);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  #madeIn(step: JsonObject, name: string, at: number, depth: number): string | undefined {
    const made = this.#words;
    const { calculate, as, fold, from, lookup } = step;
    if (typeof calculate === 'string' && as === name) return this.#formula(calculate, at, depth);
    for (const key of ['aggregate', 'joinaggregate', 'window']) {
      for (const item of jsonItems(step[key])) {
        if (!isJsonObject(item) || item['as'] !== name) continue;
        return this.#operation(item, step, at, depth);
      }
    }
    if (lookup !== undefined && isJsonObject(from)) {
      const fields = jsonTexts(from['fields']);
      const names = as === undefined ? fields : typeof as === 'string' ? [as] : jsonTexts(as);
      const field = fields[names.indexOf(name)];
      const data = isJsonObject(from['data']) ? from['data']['name'] : undefined;
      const found = field === undefined ? undefined : this.#titles.elsewhere(String(data), field);
      if (found === undefined) return undefined;
      this.used.add(found.column);
      return made.lookedUp(found.column, found.table);
    }
    if (fold !== undefined) {
      const [key = 'key', value = 'value'] = jsonTexts(as);
      if (name !== key && name !== value) return undefined;
      const names = jsonTexts(fold).map((each) => this.#nameOf(each, at, depth));
      return name === key ? made.foldedKey(names.join(', ')) : made.folded(names.join(', '));
    }
    return undefined;
  }

  #operation(item: JsonObject, step: JsonObject, at: number, depth: number): string {
    const made = this.#words;
    const op = String(item['op']);
    const field = typeof item['field'] === 'string' ? this.#nameOf(item['field'], at, depth) : '';
    const groups = jsonTexts(step['groupby']).map((name) => this.#nameOf(name, at, depth));
    const sorted = jsonItems(step['sort']).flatMap((each) =>
      isJsonObject(each) && typeof each['field'] === 'string' ? [this.#nameOf(each['field'], at, depth)] : [],
    );
    switch (op) {
      case 'count':
        return made.count(groups.join(', '));
      case 'sum':
        return step['window'] === undefined
          ? made.sum(this.#whereItCounts(field), groups.join(', '))
          : made.running(field);
      case 'first_value':
        return made.first(field);
      case 'lag':
        return made.before(field);
      case 'rank':
      case 'dense_rank':
      case 'row_number':
        return made.rank(sorted[0] ?? '');
      default:
        return made.other(op, field);
    }
  }

  /** What counts as nothing where a condition does not hold is summed where it holds. */
  #whereItCounts(field: string): string {
    const [, condition, column] = /^\(([^?]*) \? ([^?:]*) : 0\)$/.exec(field) ?? [];
    return condition === undefined || column === undefined ? field : this.#words.where(column, condition);
  }

  /** The expression with titles for fields, and without the question whether there is a value. */
  #formula(expression: string, at: number, depth: number): string {
    const core = expression.replace(/^[^?:'"]*(?:== null|[<>]=? \d+)[^?:'"]*\? null : /, '');
    return core
      .replaceAll(/datum\.(\w+)|datum\['([^']+)'\]/g, (_, plain?: string, quoted?: string) =>
        this.#nameOf(plain ?? quoted ?? '', at, depth),
      )
      .replaceAll(' * ', ' × ')
      .replaceAll(' / ', ' ÷ ')
      .replaceAll(' - ', ' − ')
      .replaceAll(/===?/g, '=')
      .replaceAll('&&', this.#words.and)
      .replaceAll('||', this.#words.or)
      .replaceAll('1e6', '1,000,000')
      .replaceAll('1e3', '1,000');
  }

  /** A field's title, or in brackets how a field that only the steps know is made. */
  #nameOf(name: string, at: number, depth: number): string {
    const known = this.#titles.of(name);
    if (known !== undefined) {
      this.used.add(known);
      return known;
    }
    const made = depth >= DEEPEST ? undefined : this.madeBy(name, at, depth + 1);
    return made === undefined ? name.replace(/^_+/, '').replaceAll('_', ' ') : `(${made})`;
  }
}
