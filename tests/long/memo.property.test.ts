/** What is remembered is never stale: whatever changes, in whatever order, the outputs are those of a clean build. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Workspace } from '../../pipeline/Workspace.ts';
import { atFirst, edited, edits } from '../memo/memoBook.ts';
import { resultOf } from '../memo/resultOf.ts';

test('after-any-changes-in-any-order-the-outputs-are-those-of-a-clean-build', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...edits), { minLength: 2, maxLength: 5 }), async (made) => {
      let state = atFirst;
      const workspace = new Workspace({ memo: { code: 'test', log: [] } });
      for (const edit of [undefined, ...made]) {
        state = edit === undefined ? state : edited(state, edit);
        expect(await resultOf(state, workspace), edit?.name).toEqual(await resultOf(state));
      }
    }),
    { numRuns: 20 },
  );
}, 600_000);
