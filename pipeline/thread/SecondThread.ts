/** What a second thread does for a build while the first one goes on: it draws charts, zips the tables, writes the data pack and proof-reads it. */
import type { ChartInTurn, ChartTurns } from '../charts/drawCharts.ts';
import type { Problem } from '../problems/Problem.ts';
import type { WorkbookPlan } from '../workbook/WorkbookPlan.ts';
import type { PlainParts } from '../workbook/write/zipParts.ts';
import type { ChartRequest } from './chartRequest.ts';

export interface SecondThread {
  /** Draws charts as long as there are any that nobody has begun. */
  readonly drawCharts: (request: ChartRequest, turns: ChartTurns) => Promise<readonly ChartInTurn[]>;
  /** `first` is the part that stands first. */
  readonly zip: (parts: PlainParts, first: string) => Promise<Uint8Array>;
  readonly writeWorkbook: (plan: WorkbookPlan) => Promise<Uint8Array>;
  readonly lintWorkbook: (bytes: Uint8Array, file: string) => Promise<readonly Problem[]>;
  /** Stops the thread, whatever it is doing; what was asked of it and not answered fails. */
  readonly end: () => Promise<void>;
}

/** All that passes between the threads is plain data, copied on its way; the turns alone are shared. */
export type Task =
  | { readonly type: 'charts'; readonly request: ChartRequest; readonly turns: ChartTurns }
  | { readonly type: 'zip'; readonly parts: PlainParts; readonly first: string }
  | { readonly type: 'workbook'; readonly plan: WorkbookPlan }
  | { readonly type: 'lint-workbook'; readonly bytes: Uint8Array; readonly file: string }
  /** The last one; it has no answer. */
  | { readonly type: 'end' };

export type Answer =
  | { readonly type: 'charts'; readonly drawn: readonly ChartInTurn[] }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  /** The task threw: what a bug report needs to know. */
  | { readonly type: 'failed'; readonly error: Error };
