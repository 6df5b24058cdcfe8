/** What the dataflow of one table or chart may make; thrown out of it as soon as it makes more. */
import { defaultLimits, type LimitName, type Limits } from '../limits/Limits.ts';
import { sizeOfList } from './sizeOfList.ts';

export interface Excess {
  readonly limit: LimitName;
  readonly most: number;
  /** The count by which it became too much. */
  readonly found: number;
}

/** Ends the dataflow; who runs it reads the excess from the budget. */
class BudgetPassed extends Error {}

export class Budget {
  readonly limits: Limits;
  readonly #spent = new Map<LimitName, number>();
  #excess: Excess | undefined;
  #hasLists = false;

  constructor(limits: Limits = defaultLimits) {
    this.limits = limits;
  }

  /** The first limit that was passed. */
  get excess(): Excess | undefined {
    return this.#excess;
  }

  /** Throws where one thing by itself is too much. */
  allow(limit: LimitName, count: number): void {
    const most = this.limits[limit];
    if (count <= most) return;
    this.#excess ??= {
      limit,
      most,
      found: Number.isFinite(count) ? Math.ceil(count) : Number.MAX_SAFE_INTEGER,
    };
    throw new BudgetPassed(`more than ${most} ${limit}`);
  }

  /** Whether any list has been made: most dataflows know none. */
  get hasLists(): boolean {
    return this.#hasLists;
  }

  /** Items of a list with those of all lists in it; throws where they are too many. */
  sizeOf(list: object): number {
    const { expressionItems, nesting } = this.limits;
    const { items, isDeep } = sizeOfList(list, { items: expressionItems, depth: nesting });
    if (isDeep) this.allow('nesting', nesting + 1);
    this.allow('expressionItems', items);
    return items;
  }

  spendList(list: object): void {
    this.#hasLists = true;
    this.spend('expressionOutput', this.sizeOf(list));
  }

  /** Throws where it is too much together with what was made before. */
  spend(limit: LimitName, count: number): void {
    const sum = (this.#spent.get(limit) ?? 0) + count;
    this.#spent.set(limit, sum);
    this.allow(limit, sum);
  }
}
