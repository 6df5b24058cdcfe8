/** What V8 compiled of a bundle is run again where it is whole, and made anew where it is not. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../build/runBriefing.ts';

const runner = pathToFileURL(join(import.meta.dirname, '../../pipeline/runBundle.js')).href;

let bundle = '';

beforeEach(() => {
  bundle = join(temporaryFolder(), 'said.cjs');
  writeFileSync(bundle, 'process.stdout.write("as it was written");');
});

function run() {
  const script = `import { runBundle } from ${JSON.stringify(runner)}; runBundle(${JSON.stringify(bundle)}, 'test');`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return { status, stdout };
}

function compiledCode(): string {
  const name = readdirSync(join(bundle, '..')).find((file) => file.endsWith('.cache'));
  return join(bundle, '..', name ?? 'none');
}

const asItWas = { status: 0, stdout: 'as it was written' };

test('what-was-compiled-is-kept-and-run-again', () => {
  expect(run()).toEqual(asItWas);
  const kept = readFileSync(compiledCode());
  expect(run()).toEqual(asItWas);
  expect(readFileSync(compiledCode())).toEqual(kept);
}, 60_000);

test.each([
  [
    'another-text-in-it',
    (code: Buffer) => Buffer.from(code.toString('latin1').replace('written', 'altered'), 'latin1'),
  ],
  [
    'a-bit-turned',
    (code: Buffer) => code.fill((code[code.length >> 1] ?? 0) ^ 1, code.length >> 1, (code.length >> 1) + 1),
  ],
  ['its-end-cut-off', (code: Buffer) => code.subarray(0, code.length - 9)],
  ['bytes-added', (code: Buffer) => Buffer.concat([code, Buffer.from('more')])],
  ['nothing-left', () => Buffer.alloc(0)],
] as const)(
  'damaged-code-is-not-run-but-made-anew: %s',
  (_, damage) => {
    run();
    const kept = readFileSync(compiledCode());
    const damaged = damage(Buffer.from(kept));
    expect(Buffer.compare(damaged, kept)).not.toBe(0);
    writeFileSync(compiledCode(), damaged);
    expect(run()).toEqual(asItWas);
    expect(readFileSync(compiledCode())).not.toEqual(Buffer.from(damaged));
    expect(run()).toEqual(asItWas);
  },
  60_000,
);
