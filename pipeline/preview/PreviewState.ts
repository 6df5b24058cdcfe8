/** What the preview tells the page in the browser. Plain data: written as JSON on the one side, read on the other. */
import type { Severity } from '../problems/Problem.ts';

/** Points from the page's top left corner. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something is written. */
export interface PreviewPlace {
  /** `data/trade/goods.csv:14` */
  readonly text: string;
  /** By which it is asked to be opened: the page can name no place that it was not told. */
  readonly id: number;
  /** Opens it in an editor that answers to links, where the watch was told of one. */
  readonly link?: string;
}

export interface PreviewState {
  readonly book: string;
  /** Number of the build whose pages are shown; 0 before the first. */
  readonly build: number;
  readonly pages: readonly PreviewPage[];
  readonly status: PreviewStatus;
  /** Of the last build, in the order of a report. */
  readonly problems: readonly PreviewProblem[];
  /** `2 errors and 1 warning` */
  readonly problemsInWords: string;
  /** Since the first build. */
  readonly changes: readonly PreviewChange[];
  /** Changes left out beyond the greatest number shown. */
  readonly moreChanges: number;
  /** Whether places can be opened by a command. */
  readonly hasEditor: boolean;
}

export interface PreviewPage {
  /** As printed: `iv`, `12`. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly isChanged: boolean;
}

export interface PreviewStatus {
  /** `waiting`: nothing can be built as things are. */
  readonly type: 'building' | 'done' | 'failed' | 'waiting';
  readonly text: string;
}

export interface PreviewProblem {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hints: readonly string[];
  /** A part of the line, and beneath it what points at the fault. */
  readonly excerpt?: string;
  readonly place?: PreviewPlace;
  readonly related: readonly { readonly message: string; readonly place?: PreviewPlace }[];
}

export interface PreviewChange {
  readonly type: 'figure' | 'words' | 'chart';
  /** `sec:trade/growth#3`, `fig:goods` */
  readonly where: string;
  readonly before?: string;
  readonly after?: string;
  /** Of a sentence: both in one. */
  readonly words?: readonly { readonly type: 'same' | 'gone' | 'new'; readonly text: string }[];
  /** Index of the first page that shows it; none of what is gone. */
  readonly page?: number;
}

/** What can be seen and asked on one page. */
export interface PageMarks {
  readonly figures: readonly {
    /** The same from build to build, as far as the place is. */
    readonly name: string;
    readonly label: string;
    readonly boxes: readonly PageBox[];
  }[];
  readonly changes: readonly {
    /** Its place in the list of all. */
    readonly index: number;
    readonly type: PreviewChange['type'];
    readonly before?: string;
    readonly boxes: readonly PageBox[];
  }[];
}

/** The origin of what was clicked: of one figure, or of all that a mark of a chart was made from. */
export interface PreviewTrace {
  readonly label: string;
  readonly figures: readonly TracedFigure[];
  /** Figures left out beyond the greatest number shown. */
  readonly more: number;
}

export interface TracedFigure {
  readonly address: string;
  readonly title: string;
  readonly value: string;
  readonly displayed: string;
  readonly asOf?: string;
  readonly place?: PreviewPlace;
  readonly status?: string;
  readonly note?: string;
  readonly sources: readonly {
    readonly text: string;
    readonly address?: string;
  }[];
  readonly steps: readonly string[];
  readonly inputs: readonly {
    readonly address: string;
    readonly value: string;
    readonly place?: PreviewPlace;
  }[];
  readonly moreInputs: number;
  readonly checks: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly statement: string;
    readonly computed: string;
    readonly place: PreviewPlace;
  }[];
  readonly uses: readonly {
    readonly title: string;
    readonly place?: PreviewPlace;
    /** As printed. */
    readonly page?: string;
    readonly pageIndex?: number;
    readonly cell?: string;
  }[];
}
