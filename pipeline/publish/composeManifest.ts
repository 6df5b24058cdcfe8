/** Turns what a build made into its manifest. */

import { createHash } from 'node:crypto';
import type { LedgerEntry, Manuscript } from '../compose/Manuscript.ts';
import { placeText } from '../problems/placeText.ts';
import { digestOf } from '../world/digestOf.ts';
import { type BuildSettings, MANIFEST_FORM, type Manifest, type ManifestFigure } from './Manifest.ts';

export interface ManifestInput {
  readonly manuscript: Manuscript;
  readonly pipeline: string;
  readonly settings: BuildSettings;
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  /** Digests by path of outputs that earlier builds made and this one was not asked for. */
  readonly earlier: ReadonlyMap<string, string>;
  /** Printed page labels of ledger entries and of anchors; empty where no pages were laid out. */
  readonly pages: {
    readonly ledger: ReadonlyMap<string, string>;
    readonly anchors: ReadonlyMap<string, string>;
  };
  /** Cell of the workbook that holds an entry's figure. */
  readonly cellOf: (entry: LedgerEntry) => string | undefined;
}

/** With its figures one by one, since all of them together take as much room as the book that prints them. */
export interface ComposedManifest extends Omit<Manifest, 'figures'> {
  readonly figures: Iterable<ManifestFigure>;
}

export function composeManifest(input: ManifestInput): ComposedManifest {
  const { manuscript, pages } = input;
  const pageOf = (within: string, chapter: string): string | undefined =>
    pages.anchors.get(within) ?? pages.anchors.get(`ch:${chapter}`);
  return {
    form: MANIFEST_FORM,
    book: manuscript.book.title,
    ...(manuscript.openPoints === undefined ? {} : { draft: { openPoints: manuscript.openPoints } }),
    edition: manuscript.book.edition,
    pipeline: input.pipeline,
    digest: digestOfInputs(input.inputs),
    ...(Object.keys(input.settings).length === 0 ? {} : { settings: input.settings }),
    inputs: Object.fromEntries(input.inputs),
    outputs: Object.fromEntries(
      [...input.outputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, digestOf(bytes)]),
    ),
    ...(input.earlier.size === 0 ? {} : { earlierOutputs: Object.fromEntries(input.earlier) }),
    figures: figuresOf(input),
    claims: manuscript.claims.map(({ place, figures: _, ...claim }) => ({
      ...claim,
      place: placeText(place),
      ...optional('page', pageOf(claim.within, claim.chapter)),
    })),
    checks: [...manuscript.checks.values()].map(({ id, outcome, computed, statement }) => ({
      id,
      outcome,
      computed,
      statement,
    })),
    pages: Object.fromEntries([...pages.anchors].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function* figuresOf({ manuscript, pages, cellOf }: ManifestInput): Generator<ManifestFigure> {
  for (const entry of manuscript.ledger) {
    const { place, format, ...figure } = entry;
    // What is left is a copy already.
    yield Object.assign(
      figure,
      optional('format', format?.text),
      { place: placeText(place) },
      optional('page', pages.ledger.get(entry.id)),
      optional('cell', cellOf(entry)),
    );
  }
}

/** SHA-256 (hex) over the paths and digests of all inputs: names the state of the sources. */
export function digestOfInputs(inputs: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, digest] of [...inputs].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${digest}  ${path}\n`);
  return hash.digest('hex');
}

function optional<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined
    ? {}
    : ({ [key]: value } satisfies Record<string, string> as { readonly [K in Key]?: string });
}
