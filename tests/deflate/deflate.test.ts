import { createHash } from 'node:crypto';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { array, assert, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { deflate } from '../../pipeline/deflate/deflate.ts';

/** The numbers from 1 on, as text: more than goes into zlib at once, and far more than comes out. */
const counted = Buffer.from(Array.from({ length: 50_000 }, (_, at) => `${at + 1}\n`).join(''));

test('what-is-deflated-is-had-again-however-it-is-cut', () => {
  const whole = deflate([counted], 'none');
  const pieces = Array.from({ length: 30 }, (_, at) => counted.subarray(at * 10_000, (at + 1) * 10_000));
  expect(counted.equals(Buffer.concat(pieces))).toBe(true);
  expect(whole.length).toBeLessThan(counted.length / 2);
  expect(inflateRawSync(whole).equals(counted)).toBe(true);
  expect(inflateRawSync(deflate(pieces, 'none')).equals(counted)).toBe(true);
  assert(
    property(array(uint8Array({ maxLength: 300 }), { maxLength: 5 }), (chunks) => {
      const bytes = Buffer.concat(chunks);
      expect(inflateSync(deflate(chunks, 'zlib'))).toEqual(bytes);
      expect(inflateRawSync(deflate(chunks, 'none'))).toEqual(bytes);
    }),
  );
});

test('what-cannot-be-packed-is-longer-by-its-frames-alone', () => {
  // A chain of digests: no byte tells of another.
  let digest = Buffer.alloc(0);
  const noise = Buffer.concat(
    Array.from({ length: 10_000 }, () => {
      digest = createHash('sha256').update(digest).digest();
      return digest;
    }),
  );
  const packed = deflate([noise], 'none');
  expect(inflateRawSync(packed).equals(noise)).toBe(true);
  expect(packed.length - noise.length).toBeLessThan(200);
});

test('nothing-is-a-stream-too', () => {
  expect(inflateSync(deflate([], 'zlib'))).toHaveLength(0);
  expect(inflateRawSync(deflate([new Uint8Array(0)], 'none'))).toHaveLength(0);
});

test('the-bytes-are-those-of-every-machine', () => {
  const packed = deflate([counted], 'zlib');
  expect(packed).toHaveLength(107_249);
  expect(createHash('sha256').update(packed).digest('hex')).toBe(
    '2d5ac242407f53d270ad5a0cb2076a7d7d171935f927ed0836b1d6f1f13d2176',
  );
});
