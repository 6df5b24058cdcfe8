/** What a build tells while it runs: which stage it is in, how far it has come, how long it took. */
export interface StageTime {
  readonly stage: string;
  readonly milliseconds: number;
}

export interface Progress {
  /** A stage begins, e.g. `charts`. */
  readonly stage: (name: string) => void;
  /** Within a stage: `done` of `total`, e.g. charts drawn. */
  readonly step: (done: number, total: number) => void;
  /** Lets others have the thread who wait for it, such as browsers that look on; nobody waits where it is left out. */
  readonly breathe?: () => Promise<void>;
  /** The last stage is over; gives the stages' times in milliseconds. */
  readonly end: () => readonly StageTime[];
}
