/** Says on what a measurement was made: cores, Node, and the versions of the native tools that it was held against. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { hasPeers } from './peer-content.js';

export function describeMachine() {
  const versions = hasPeers()
    ? spawnSync(
        'python3',
        [
          '-c',
          'import importlib.metadata as m; print(", ".join(f"{n} {m.version(n)}" for n in ("typst", "vl-convert-python", "XlsxWriter")))',
        ],
        { encoding: 'utf8' },
      ).stdout.trim()
    : 'no peers';
  return `${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${versions}`;
}
