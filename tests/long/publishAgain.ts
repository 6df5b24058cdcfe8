/** Publishes one edition after another into a folder until it is killed; each rename takes a while, so that kills fall between two. */
import { readFileSync } from 'node:fs';
import { changeOutputFolder } from '../../pipeline/publish/changeOutputFolder.ts';
import { publishOutputs } from '../../pipeline/publish/publishOutputs.ts';
import { type Disk, localDisk } from '../../pipeline/world/Disk.ts';

const [folder = ''] = process.argv.slice(2);
const clock = new Int32Array(new SharedArrayBuffer(4));
const pause = (milliseconds: number) => Atomics.wait(clock, 0, 0, milliseconds);

const slow: Disk = {
  ...localDisk,
  rename: (from, to) => {
    localDisk.rename(from, to);
    pause(3);
  },
};

const patience = { most: 10_000, sleep: pause, say: () => {} };
for (let edition = Number(readFileSync(`${folder}/../edition`, 'utf8')); ; edition += 1) {
  const bytes = Buffer.from(String(edition));
  const names = ['book.pdf', 'book.xlsx', 'book-data.zip', 'charts/a.svg', 'charts/b.svg', 'manifest.json'];
  // Every second edition has a chart that the next one drops.
  const files = new Map(
    [...names, ...(edition % 2 === 0 ? ['charts/even.svg'] : [])].map((name) => [name, bytes]),
  );
  changeOutputFolder(slow, folder, patience, () => publishOutputs(slow, folder, files, ['charts/even.svg']));
}
