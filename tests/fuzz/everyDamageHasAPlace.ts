/** Damages each kind of file in the same ways each time: whatever it is met with must be problems that have a place. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Target } from './targets.ts';

/** How often each kind of file is damaged, and how often whole books are. */
interface Runs {
  readonly ofOne: number;
  readonly ofBooks: number;
}

export async function everyDamageHasAPlace(targets: readonly Target[], runs: Runs): Promise<void> {
  for (const target of targets) {
    const numRuns = target.name.startsWith('book') ? runs.ofBooks : runs.ofOne;
    for (const input of fc.sample(target.inputs, { numRuns, seed: 2024 })) {
      const ending = await target.run(input);
      expect(ending?.placeless ?? [], JSON.stringify(input).slice(0, 2000)).toEqual([]);
    }
  }
}
