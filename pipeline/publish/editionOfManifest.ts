/** Turns the manifest of a build into the edition that it tells of: without its rows, texts and pictures, which it does not hold. */
import { type Edition, NOT_TOLD } from '../editions/Edition.ts';
import type { Manifest } from './Manifest.ts';

export function editionOfManifest(manifest: Manifest, name: string): Edition {
  const { book, edition, pipeline, digest, inputs, outputs, earlierOutputs, figures, claims, checks } =
    manifest;
  return {
    name,
    book,
    date: edition,
    pipeline,
    digest,
    inputs: new Map(Object.entries(inputs)),
    outputs: new Map(Object.entries({ ...earlierOutputs, ...outputs })),
    figures: figures.map(({ slot, address, displayed, value, unit, asOf, sources, page }) => ({
      slot,
      address,
      printed: displayed,
      value,
      ...(unit === undefined ? {} : { unit }),
      asOf,
      sources,
      ...(page === undefined ? {} : { page }),
    })),
    checks: new Map(
      checks.map(({ id, outcome, computed, statement }) => [id, { outcome, computed, statement }]),
    ),
    statements: claims.map(({ check, text }) => ({ check, text })),
    ...NOT_TOLD,
  };
}
