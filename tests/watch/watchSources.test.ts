/** Whatever an editor or a person does to the folders of a book is heard of once it is over. */
import { mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type SourceEvent, type SourceWatch, watchSources } from '../../pipeline/watch/watchSources.ts';
import { temporaryFolder } from '../build/runBriefing.ts';

async function watchedBook(): Promise<{ readonly book: string; readonly sources: SourceWatch }> {
  const book = temporaryFolder();
  for (const folder of ['data/trade', 'templates']) mkdirSync(join(book, folder), { recursive: true });
  writeFileSync(join(book, 'data/trade/a.csv'), 'a\n');
  const sources = await watchSources(book, ['data', 'templates']);
  onTestFinished(() => sources.end());
  return { book, sources };
}

/** Paths of rounds until one of them is there: a busy machine may part what belongs together. */
async function heardUntil(sources: SourceWatch, path: string): Promise<readonly string[]> {
  const heard: string[] = [];
  while (!heard.includes(path)) {
    const event = await sources.next();
    if (event?.type !== 'changed') throw new Error(`expected a change, found ${JSON.stringify(event)}`);
    heard.push(...event.paths);
  }
  return heard;
}

async function nextOf(sources: SourceWatch, type: SourceEvent['type']): Promise<SourceEvent> {
  for (let event = await sources.next(); event !== undefined; event = await sources.next())
    if (event.type === type) return event;
  throw new Error('the watch has ended');
}

test('saves-are-heard-of-however-often-an-editor-renames', async () => {
  const { book, sources } = await watchedBook();
  const file = join(book, 'data/trade/a.csv');
  for (const save of [
    () => writeFileSync(file, 'b\n'),
    ...[1, 2, 3].map((turn) => () => {
      writeFileSync(`${file}~`, `${turn}\n`);
      renameSync(`${file}~`, file);
    }),
    () => {
      renameSync(file, `${file}.old`);
      writeFileSync(file, 'c\n');
      unlinkSync(`${file}.old`);
    },
    () => writeFileSync(file, 'd\n'),
  ]) {
    save();
    expect(await heardUntil(sources, 'data/trade/a.csv')).not.toEqual([]);
  }
  renameSync(file, join(book, 'data/trade/b.csv'));
  await heardUntil(sources, 'data/trade/b.csv');
}, 60_000);

test('a-burst-is-one-round-or-few', async () => {
  const { book, sources } = await watchedBook();
  for (let file = 0; file < 200; file += 1) writeFileSync(join(book, `templates/${file}`), `${file}`);
  const heard = new Set<string>();
  let rounds = 0;
  while (heard.size < 200) {
    const event = await nextOf(sources, 'changed');
    if (event.type === 'changed') for (const path of event.paths) heard.add(path);
    rounds += 1;
  }
  expect(rounds).toBeLessThan(20);
}, 60_000);

test('what-an-editor-lays-beside-a-file-is-no-change', async () => {
  const { book, sources } = await watchedBook();
  for (const name of ['.a.csv.swp', '.#a.csv', '.~lock.a.csv#', '.DS_Store'])
    writeFileSync(join(book, 'data/trade', name), 'x');
  writeFileSync(join(book, 'templates/last'), 'x');
  const heard = await heardUntil(sources, 'templates/last');
  expect(heard.filter((path) => path.startsWith('data/'))).toEqual([]);
}, 60_000);

test('a-folder-that-goes-is-waited-for-and-watched-again', async () => {
  const { book, sources } = await watchedBook();
  const [data, aside] = [join(book, 'data'), join(book, 'aside')];
  const back = [
    // The same folder again, another one, and one inside that was not there before.
    () => renameSync(aside, data),
    () => mkdirSync(join(data, 'trade'), { recursive: true }),
    () => mkdirSync(join(data, 'other'), { recursive: true }),
  ];
  for (const [turn, comeBack] of back.entries()) {
    if (turn === 0) renameSync(data, aside);
    else rmSync(data, { recursive: true });
    expect(await nextOf(sources, 'gone')).toEqual({ type: 'gone', folder: 'data' });
    comeBack();
    await nextOf(sources, 'changed');
    const file = `data/${turn === 2 ? 'other' : 'trade'}/a.csv`;
    writeFileSync(join(book, file), `${turn}\n`);
    await heardUntil(sources, file);
  }
}, 60_000);

test('the-end-is-heard-of-by-who-waits', async () => {
  const { sources } = await watchedBook();
  const waiting = sources.next();
  await sources.end();
  expect(await waiting).toBeUndefined();
}, 60_000);
