/** Fuzzes for so many minutes: `npm run fuzz -- --minutes 10 --seed 1 --target charts`. Prints seeds and counts; ends with 1 after a failure. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import type { Ending } from './buildTexts.ts';
import { outputsOf } from './outputsOf.ts';
import { readBook } from './readBook.ts';
import { type Target, targetsOf } from './targets.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    target: { type: 'string', default: '' },
    book: { type: 'string', default: 'tests/fixtures/rich-book' },
    failures: { type: 'string', default: 'output/fuzz' },
  },
});

/** Longer than any sound input takes on a slow machine: what takes longer hangs. */
const LONGEST = 20_000; // milliseconds
/** Megabytes of one thread; what needs more has no bound. */
const MOST_MEMORY = 1500;

const book = readBook(values.book);
const outputs = await outputsOf(book);
const targets = targetsOf(book, outputs).map((target, index) => ({ target, index }));
const chosen = targets.filter(({ target }) => target.name.includes(values.target));
let seed = Number(values.seed);
const end = Date.now() + Number(values.minutes) * 60_000;
process.stdout.write(`seed ${seed}, ${chosen.length} targets, ${values.minutes} minutes\n`);

const counts = new Map<string, { tried: number; built: number }>();
const lineless = new Map<string, number>();
/** How often each kind of problem was met: what is never met was never tried. */
const codes = new Map<string, number>();
const failures = new Map<string, string>();
let watched = watch();

for (; Date.now() < end; seed += 1) {
  for (const each of chosen) {
    if (Date.now() >= end) break;
    await runTarget(each.target, each.index);
  }
}
await watched.end();
for (const [name, { tried, built }] of counts)
  process.stdout.write(`${name}: ${tried} tried, ${built} built\n`);
const met = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
process.stdout.write(`${met.length} kinds of error met: ${met.join(', ')}\n`);
for (const [code, count] of lineless) process.stdout.write(`without a line: ${code}, ${count} times\n`);
for (const [kept, message] of failures)
  process.stdout.write(`FAILED ${kept}\n${message.split('\n').slice(0, 6).join('\n')}\n`);
const total = [...counts.values()].reduce((sum, { tried }) => sum + tried, 0);
process.stdout.write(`${total} tried, ${failures.size} failures\n`);
process.exitCode = failures.size === 0 ? 0 : 1;

async function runTarget(target: Target, index: number): Promise<void> {
  for (const input of fc.sample(target.inputs, {
    numRuns: target.name.startsWith('book') ? 10 : 100,
    seed,
  })) {
    if (Date.now() >= end) return;
    const count = counts.get(target.name) ?? { tried: 0, built: 0 };
    counts.set(target.name, count);
    count.tried += 1;
    const answer = await watched.run(index, input);
    if ('failure' in answer) keep(target.name, input, answer.failure);
    else {
      if (answer.ending?.type === 'built') count.built += 1;
      for (const code of answer.ending?.codes ?? []) codes.set(code, (codes.get(code) ?? 0) + 1);
      for (const message of answer.ending?.placeless ?? []) keep(target.name, input, `no place: ${message}`);
      for (const code of answer.ending?.lineless ?? []) lineless.set(code, (lineless.get(code) ?? 0) + 1);
    }
  }
}

/** One file for each kind of failure, by what is at the top of its trace. */
function keep(target: string, input: unknown, message: string): void {
  const kind = message
    .replaceAll(/"[^"]*"|\d+/g, '')
    .split('\n')
    .slice(0, 3)
    .join('\n');
  const name = createHash('sha256').update(kind).digest('hex').slice(0, 12);
  if (failures.has(name)) return;
  failures.set(name, `${target}, seed ${seed}: ${message}`);
  mkdirSync(values.failures, { recursive: true });
  // A trace has paths of the machine in it, and such a file may become one of the corpus.
  const [said = ''] = message.split('\n');
  const kept = JSON.stringify({ target, message: said, input }, null, 1);
  writeFileSync(join(values.failures, `${name}.json`), kept);
}

type Answer = { readonly ending: Ending | undefined } | { readonly failure: string };

interface Watched {
  readonly run: (target: number, input: unknown) => Promise<Answer>;
  readonly end: () => Promise<unknown>;
}

/** A thread that is ended and begun again when it hangs, or takes all memory. */
function watch(): Watched {
  const script = new URL('./worker.js', import.meta.url);
  const options = { workerData: { book, outputs }, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } };
  const worker = new Worker(script, options);
  let settle: (answer: Answer, isOver: boolean) => void = () => {};
  worker.on('message', (answer: Answer) => settle(answer, false));
  worker.on('error', (error) => settle({ failure: error.stack ?? error.message }, true));
  return {
    run: (target, input) =>
      new Promise((resolve) => {
        const timer = setTimeout(
          () => settle({ failure: `hangs for more than ${LONGEST / 1000} s` }, true),
          LONGEST,
        );
        settle = (answer, isOver) => {
          clearTimeout(timer);
          settle = () => {};
          if (isOver) {
            worker.terminate();
            watched = watch();
          }
          resolve(answer);
        };
        worker.postMessage({ target, input });
      }),
    end: () => worker.terminate(),
  };
}
