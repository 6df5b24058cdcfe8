/** Turns a book before and after a change of its data into the checks that turn and the words that change. */
import type { BookCheck } from '../build.ts';

export interface BookEffect {
  readonly turned: readonly {
    readonly check: string;
    readonly statement: string;
    readonly before: string;
    readonly after: string;
    readonly computed: string;
    /** The sentences and titles that rest on it. */
    readonly claims: readonly string[];
  }[];
  /** Figures in prose that would be printed otherwise. */
  readonly printed: readonly {
    readonly slot: string;
    readonly address: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export function effectOf(before: BookCheck, after: BookCheck): BookEffect {
  const checks = after.dataset?.checks ?? new Map();
  const claims = [...(before.book?.manuscript.claims ?? []), ...(after.book?.manuscript.claims ?? [])];
  const turned = [...(before.dataset?.checks.values() ?? [])].flatMap((check) => {
    const now = checks.get(check.id);
    if (now === undefined || now.outcome === check.outcome) return [];
    const resting = claims.filter((claim) => claim.check === check.id).map(({ text }) => text);
    return [
      {
        check: check.id,
        statement: check.statement,
        before: check.outcome,
        after: now.outcome,
        computed: now.computed,
        claims: [...new Set(resting)],
      },
    ];
  });
  const now = new Map((after.book?.manuscript.ledger ?? []).map((entry) => [entry.slot, entry]));
  const printed = (before.book?.manuscript.ledger ?? []).flatMap(({ slot, address, displayed }) => {
    const other = now.get(slot);
    return other === undefined || other.displayed === displayed
      ? []
      : [{ slot, address, before: displayed, after: other.displayed }];
  });
  return { turned, printed };
}

const SHOWN = 40;

export function printEffect({ turned, printed }: BookEffect): readonly string[] {
  const checks = turned.flatMap(({ check, statement, before, after, computed, claims }) => [
    `  check ${check}: ${before}, now ${after}: ${statement} (${computed})`,
    ...claims.map((text) => `    sentence: ${text}`),
  ]);
  const figures = printed
    .slice(0, SHOWN)
    .map(({ slot, address, before, after }) => `  printed ${slot}: ${before} → ${after} (${address})`);
  const more = printed.length > SHOWN ? [`  and ${printed.length - SHOWN} more printed figures`] : [];
  return [...checks, ...figures, ...more];
}
