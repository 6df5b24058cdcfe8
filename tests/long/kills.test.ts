/** A build killed at any moment leaves a whole edition: the one before, or its own. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { mendOutputFolder } from '../../pipeline/publish/changeOutputFolder.ts';
import { localDisk } from '../../pipeline/world/Disk.ts';

const KILLS = 200;
const patience = { most: 0, sleep: () => {}, say: () => {} };

test('of-two-hundred-killed-builds-each-leaves-a-whole-edition', async () => {
  const home = mkdtempSync(join(tmpdir(), 'briefing-kills-'));
  const folder = join(home, 'output');
  mkdirSync(folder);
  const script = join(home, 'publishAgain.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'publishAgain.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  let between = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    writeFileSync(join(home, 'edition'), String(kill * 1000));
    const child = spawn(process.execPath, [script, folder], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (!existsSync(join(folder, 'manifest.json'))) await setTimeout(5);
    await setTimeout(60 + Math.random() * 60);
    // Every second kill waits for files to change places, as on a slow machine hardly any would else be seen to.
    const journal = join(folder, '.publish.json');
    for (let look = 0; kill % 2 === 0 && look < 400 && !existsSync(journal); look += 1) await setTimeout(1);
    child.kill('SIGKILL');
    await ended;
    if (existsSync(join(folder, '.publish.json'))) between += 1;
    expect(mendOutputFolder(localDisk, folder, patience)).toEqual([]);
    expectOneEdition(folder);
  }
  process.stdout.write(`${KILLS} kills, ${between} of them while files were changing places\n`);
  expect(between).toBeGreaterThanOrEqual(50);
  rmSync(home, { recursive: true });
}, 300_000);

function expectOneEdition(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name !== 'charts',
  );
  // The lock of a killed build stays until the next one takes it over.
  const files = names.filter((name) => !name.startsWith('.publish.lock'));
  const editions = new Set(files.map((name) => readFileSync(join(folder, name), 'utf8')));
  expect([...editions]).toHaveLength(1);
  const even = Number([...editions][0]) % 2 === 0;
  expect(files.sort()).toEqual(
    [
      'book-data.zip',
      'book.pdf',
      'book.xlsx',
      'charts/a.svg',
      'charts/b.svg',
      ...(even ? ['charts/even.svg'] : []),
      'manifest.json',
    ].sort(),
  );
}
