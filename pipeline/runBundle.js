/** Runs a bundle with what V8 compiled of it when the same command ran before: half of a short run is reading and compiling code. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

const CHECKSUM_BYTES = 4;

/**
 * Compiled code is kept beside the bundle, for this engine and purpose alone; it is never needed. V8 refuses what was made of another
 * script or by another engine, but runs what was damaged, so that a checksum stands at its end.
 */
export function runBundle(file, purpose) {
  const cache = `${file}.${purpose}.${process.version}-${process.arch}.cache`;
  // The bundle is ASCII, which takes half the memory of other text.
  const code = readFileSync(file, 'latin1');
  const cachedData = readWhole(cache);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  if (cachedData !== undefined && script.cachedDataRejected !== true) return;
  process.on('exit', (exitCode) => {
    // A run that failed has compiled other code than the next will need.
    if (exitCode === 0) keep(cache, script.createCachedData());
  });
}

function readWhole(path) {
  try {
    const bytes = readFileSync(path);
    const end = bytes.length - CHECKSUM_BYTES;
    const code = bytes.subarray(0, end);
    return crc32(code) === bytes.readUInt32LE(end) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; where nobody may write, the next run compiles again. */
function keep(path, bytes) {
  const unfinished = `${path}.${process.pid}`;
  try {
    const checksum = Buffer.alloc(CHECKSUM_BYTES);
    checksum.writeUInt32LE(crc32(bytes));
    writeFileSync(unfinished, Buffer.concat([bytes, checksum]));
    renameSync(unfinished, path);
  } catch {
    rmSync(unfinished, { force: true });
  }
}
