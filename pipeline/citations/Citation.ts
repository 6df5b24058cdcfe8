/** What a citation in the text asks for, and how it is printed. */
import type { LocatorName } from '../language/CitationWords.ts';
import type { LinkTarget } from '../links/parseLink.ts';

/** One work that is cited. */
export interface Cite {
  readonly key: string;
  /** `see`; empty where nothing stands before it. */
  readonly prefix: string;
  /** ` and passim` */
  readonly suffix: string;
  readonly locator?: { readonly name: LocatorName; readonly value: string };
  /** The sentence names the author itself: `[-@key]`. */
  readonly withoutAuthor: boolean;
}

/** Works that are cited in one place. */
export interface Citation {
  readonly cites: readonly Cite[];
  /** The author is part of the sentence: `@key`. */
  readonly inSentence: boolean;
}

/** Text as a style sets it; each member is an inline of the manuscript as well. */
export type StyledText =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'emphasis' | 'strong' | 'smallCaps' | 'superscript' | 'subscript';
      readonly children: readonly StyledText[];
    }
  | { readonly type: 'link'; readonly to: LinkTarget; readonly children: readonly StyledText[] };

export interface ListedWork {
  readonly key: string;
  /** `[3]` of a style that numbers works. */
  readonly label?: readonly StyledText[];
  readonly text: readonly StyledText[];
}

export interface SetCitations {
  /** In the order in which they were given. */
  readonly citations: readonly (readonly StyledText[])[];
  /** In the order of the style. */
  readonly works: readonly ListedWork[];
  /** Entries whose later lines are set in. */
  readonly hanging: boolean;
}

/** Where a citation leads: the work's entry in the list. */
export function workAnchor(key: string): string {
  return `ref:${key}`;
}
