/** Says which paths may be written, replaced or removed in the output folder and in `data/`: nothing else there is ever touched. */
import { join } from 'node:path';
import type { Disk } from '../world/Disk.ts';

export type OutputName = 'pdf' | 'xlsx' | 'charts';

/** By output, what the paths of its files look like; a manifest belongs to every build. */
const patterns: Readonly<Record<OutputName | 'manifest', RegExp>> = {
  manifest: /^manifest(?:-[a-z0-9-]+)?\.json$/,
  charts: /^charts\/[a-z0-9-]+\.svg$/,
  pdf: /^[A-Za-z0-9][A-Za-z0-9._-]*\.pdf$/,
  xlsx: /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\.xlsx|-data\.zip)$/,
};

const LONGEST_PATH = 200;

/** Of what stands after a book's file name, which has as many characters at most. */
export const LONGEST_NAME = 80;

/** The output that a path (relative, forward slashes) belongs to; undefined where a build writes no such file. */
export function outputOf(path: string): OutputName | 'manifest' | undefined {
  // Longer ones no build writes, and no system takes.
  if (path.length > LONGEST_PATH) return undefined;
  if (patterns.manifest.test(path)) return 'manifest';
  if (patterns.charts.test(path)) return 'charts';
  if (patterns.pdf.test(path)) return 'pdf';
  return patterns.xlsx.test(path) ? 'xlsx' : undefined;
}

export function isOutputPath(path: string): boolean {
  return outputOf(path) !== undefined;
}

/** Whether a path below `data/` may be that of a table or its descriptor, which `import` and `refresh` write. */
export function isDataPath(path: string): boolean {
  return path.length <= LONGEST_PATH && /^[^./\\][^/\\]*(?:\/[^./\\][^/\\]*)+$/.test(path);
}

/** A part of a path below the output folder that is a link, e.g. `charts`: written through, it would change another place. */
export function linkedPart(disk: Disk, folder: string, path: string): string | undefined {
  const parts = path.split('/');
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .find((part) => disk.kindOf(join(folder, ...part.split('/'))) === 'link');
}
