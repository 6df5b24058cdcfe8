/** What a second thread does for a build while the first one goes on: it draws charts, sets chapters, zips the tables, paints the pictures of the data pack, writes and proof-reads it. */
import type { ChartInTurn } from '../charts/drawCharts.ts';
import type { FontFaces } from '../fonts/resolveFamilies.ts';
import type { DivisionsRequest, SetElsewhere } from '../layout/OtherSetter.ts';
import type { KnownPages } from '../layout/setDivision.ts';
import type { Turns } from '../lists/Turns.ts';
import type { MemoEntry } from '../memo/Shelf.ts';
import type { Problem } from '../problems/Problem.ts';
import type { WorkbookPlan } from '../workbook/WorkbookPlan.ts';
import type { ChartPicture } from '../workbook/write/paintPictures.ts';
import type { PlainParts } from '../workbook/write/zipParts.ts';
import type { ChartRequest } from './chartRequest.ts';

export interface SecondThread {
  /** Draws charts as long as there are any that nobody has begun. */
  readonly drawCharts: (request: ChartRequest, turns: Turns) => Promise<readonly ChartInTurn[]>;
  /** Sets divisions of a book as an `OtherSetter`; `faces` are the fonts that the book brings. */
  readonly setDivisions: (
    request: DivisionsRequest,
    turns: Turns,
    faces: FontFaces | undefined,
  ) => Promise<readonly SetElsewhere[]>;
  readonly setDivisionsAgain: (
    which: readonly number[],
    known: KnownPages,
  ) => Promise<readonly SetElsewhere[]>;
  /** `first` is the part that stands first. */
  readonly zip: (parts: PlainParts, first: string) => Promise<Uint8Array>;
  /** Pictures of the data pack that will be asked for. */
  readonly paint: (pictures: readonly ChartPicture[]) => void;
  readonly writeWorkbook: (plan: WorkbookPlan) => Promise<Uint8Array>;
  readonly lintWorkbook: (bytes: Uint8Array, file: string) => Promise<readonly Problem[]>;
  /** A run is over: what it did not ask for need not be held any longer. */
  readonly rest: () => void;
  /** Stops the thread, whatever it is doing; what was asked of it and not answered fails. */
  readonly end: () => Promise<void>;
}

/** All that passes between the threads is plain data, copied on its way; the turns alone are shared. */
export type Task =
  | { readonly type: 'charts'; readonly request: ChartRequest; readonly turns: Turns }
  | {
      readonly type: 'divisions';
      readonly request: DivisionsRequest;
      readonly turns: Turns;
      readonly faces: FontFaces | undefined;
    }
  | { readonly type: 'divisions again'; readonly which: readonly number[]; readonly known: KnownPages }
  | { readonly type: 'zip'; readonly parts: PlainParts; readonly first: string }
  | { readonly type: 'workbook'; readonly plan: WorkbookPlan }
  | { readonly type: 'lint-workbook'; readonly bytes: Uint8Array; readonly file: string }
  /** These have no answer. */
  | { readonly type: 'paint'; readonly pictures: readonly ChartPicture[] }
  | { readonly type: 'rest' }
  | { readonly type: 'end' };

/** What it is started for. */
export interface ThreadPurpose {
  /** Whether it ends with the one run that it is started for. */
  readonly isForOneRun: boolean;
  /** Whether it will draw charts: what draws them takes long to load. */
  readonly drawsCharts: boolean;
}

/** With it, what it remembers: the first thread's memo as plain data. */
export interface ThreadInput extends ThreadPurpose {
  readonly code: string;
  readonly owner: string;
  /** Folder of the store; undefined where nothing outlives the process. */
  readonly cache: string | undefined;
}

export type Answer = (Given | Failed) & {
  /** What was asked of its memory meanwhile. */
  readonly log: readonly MemoEntry[];
};

export type Given =
  | { readonly type: 'charts'; readonly drawn: readonly ChartInTurn[] }
  | { readonly type: 'divisions'; readonly set: readonly SetElsewhere[] }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'problems'; readonly problems: readonly Problem[] };

/** The task threw: what a bug report needs to know. */
interface Failed {
  readonly type: 'failed';
  readonly error: Error;
}
