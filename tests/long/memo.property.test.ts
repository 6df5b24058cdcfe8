/** What is remembered is never stale: whatever changes, in whatever order, the outputs are those of a clean build. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MemoStore } from '../../pipeline/memo/Shelf.ts';
import { Workspace } from '../../pipeline/Workspace.ts';
import { atFirst, edited, edits } from '../memo/memoBook.ts';
import { resultOf } from '../memo/resultOf.ts';

test('after-any-changes-in-any-order-the-outputs-are-those-of-a-clean-build', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...edits), { minLength: 2, maxLength: 5 }), async (made) => {
      let state = atFirst;
      const files = new Map<string, Uint8Array>();
      const store: MemoStore = {
        read: (key) => files.get(key),
        write: (key, bytes) => files.set(key, bytes),
      };
      const open = () => new Workspace({ memo: { code: 'test', owner: 'here', store, log: [] } });
      let workspace = open();
      for (const [index, edit] of [undefined, ...made].entries()) {
        state = edit === undefined ? state : edited(state, edit);
        expect(await resultOf(state, workspace), edit?.name).toEqual(await resultOf(state));
        // As a watch goes on, and as another process begins with what the one before has put away.
        if (index % 2 === 1) continue;
        await workspace.end();
        workspace = open();
      }
    }),
    { numRuns: 20 },
  );
}, 600_000);
