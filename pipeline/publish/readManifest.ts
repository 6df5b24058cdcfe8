/** Reads the manifest of the last build, where there is one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '../compose/Manuscript.ts';
import type { Manifest } from './Manifest.ts';

/** Undefined where nothing has been built yet, or by a version whose manifest had another form. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return undefined;
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isManifest(manifest) ? manifest : undefined;
  } catch {
    // A manifest that was cut short says nothing; the next build writes it anew.
    return undefined;
  }
}

/** Page on which the last build printed a sentence or title that rests on a check. */
export function pageOfClaim(manifest: Manifest | undefined, claim: Claim): string | undefined {
  return manifest?.claims.find(({ check, text }) => check === claim.check && text === claim.text)?.page;
}

/** The manifest is our own output: its parts are told by their kinds, not checked value by value. */
function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'figures' in value &&
    Array.isArray(value.figures) &&
    'claims' in value &&
    Array.isArray(value.claims) &&
    'outputs' in value &&
    typeof value.outputs === 'object' &&
    value.outputs !== null
  );
}
