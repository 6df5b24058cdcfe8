/** Turns keys of rows into the lines on which they were first seen, in little memory for very long tables. */

/** Beyond this many keys only fingerprints of them are kept. */
const exactKeys = 1 << 16;

/**
 * Up to 65,536 keys the keys themselves are kept. From then on each key is a fingerprint of 64 bits and its line in an
 * open-addressed table (Knuth, The Art of Computer Programming 3, 6.4, algorithm L): 24 bytes a key instead of 100 and
 * more. Two different keys among a million then have the same fingerprint with a chance of 3 in 100 million.
 */
export class KeyLines {
  #lines: Map<string, number> | undefined = new Map();
  #fingerprints = new Fingerprints(0);

  /** The line of the same key where it was seen before; else keeps `line` for it. */
  add(key: string, line: number): number | undefined {
    if (this.#lines === undefined) return this.#fingerprints.add(key, line);
    const earlier = this.#lines.get(key);
    if (earlier !== undefined) return earlier;
    this.#lines.set(key, line);
    if (this.#lines.size >= exactKeys) {
      this.#fingerprints = new Fingerprints(4 * exactKeys);
      for (const [known, knownLine] of this.#lines) this.#fingerprints.add(known, knownLine);
      this.#lines = undefined;
    }
    return undefined;
  }
}

class Fingerprints {
  /** Three numbers a slot: both halves of the fingerprint and the line; a line of 0 marks a free slot. */
  #slots: Uint32Array;
  #capacity: number; // a power of two
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#slots = new Uint32Array(3 * capacity);
  }

  add(key: string, line: number): number | undefined {
    let high = 0x811c9dc5;
    let low = 0x9747b28c;
    for (let index = 0; index < key.length; index += 1) {
      const code = key.charCodeAt(index);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
      low ^= low >>> 15;
    }
    return this.#put(mixed(high ^ key.length), mixed(low), line);
  }

  #put(high: number, low: number, line: number): number | undefined {
    if (2 * (this.#size + 1) > this.#capacity) this.#grow();
    const mask = this.#capacity - 1;
    for (let slot = high & mask; ; slot = (slot + 1) & mask) {
      const at = 3 * slot;
      const found = this.#slots[at + 2] ?? 0;
      if (found === 0) {
        this.#slots[at] = high;
        this.#slots[at + 1] = low;
        this.#slots[at + 2] = line;
        this.#size += 1;
        return undefined;
      }
      if (this.#slots[at] === high && this.#slots[at + 1] === low) return found;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#slots = new Uint32Array(3 * this.#capacity);
    this.#size = 0;
    for (let at = 0; at < old.length; at += 3) {
      const line = old[at + 2] ?? 0;
      if (line !== 0) this.#put(old[at] ?? 0, old[at + 1] ?? 0, line);
    }
  }
}

/** The finalizer of MurmurHash3 (A. Appleby), which spreads each bit over all 32. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
