/** Counts what a stage makes against the limits, and tells once of each that is passed. */

import { defaultLimits, type LimitName, type Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';

export class Meter {
  readonly limits: Limits;
  readonly #report: (problem: Problem) => void;
  readonly #counts = new Map<LimitName, number>();
  readonly #told = new Set<LimitName>();

  constructor(limits: Limits = defaultLimits, report: (problem: Problem) => void = () => {}) {
    this.limits = limits;
    this.#report = report;
  }

  /** Whether any limit has been passed: what goes on would only cost time. */
  get isFull(): boolean {
    return this.#told.size > 0;
  }

  /** Adds to what has been counted; false from where it is too much on. */
  add(name: LimitName, count: number, spotOf: () => Spot): boolean {
    const sum = (this.#counts.get(name) ?? 0) + count;
    this.#counts.set(name, sum);
    return this.holds(name, sum, spotOf);
  }

  /** Whether one thing by itself, such as a paragraph, is within a limit. */
  holds(name: LimitName, count: number, spotOf: () => Spot): boolean {
    const most = this.limits[name];
    if (count <= most) return true;
    if (!this.#told.has(name)) this.#report(overLimit(spotOf(), name, most, count));
    this.#told.add(name);
    return false;
  }
}
