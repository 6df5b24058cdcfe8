/** Turns a PDF of loose, uncompressed objects into a small one: object streams, deflated streams, an id by content. */
import { createHash } from 'node:crypto';
import { remembered, type Shelf } from '../memo/Shelf.ts';
import { type PackedStream, packStream } from './packStream.ts';
import type { LooseFile } from './pdfkitDocument.ts';

/** So many objects a stream: enough for good compression, few enough for a reader that wants one of them. */
const objectsPerStream = 200;

interface LooseObject {
  readonly id: number;
  /** The object without its frame, or the dictionary of a stream. */
  readonly text: string;
  readonly stream?: Uint8Array;
  /** A stream that was packed before. */
  readonly packed?: PackedStream;
}

/**
 * Takes the file that PDFKit writes: one classic cross-reference table, every object of generation 0, no encryption.
 * Object streams and the cross-reference stream: ISO 32000-1, sections 7.5.7 and 7.5.8.
 */
export function packObjects(file: LooseFile, streams?: Shelf<PackedStream>): Uint8Array {
  const { objects, root, info } = readLoose(file);
  const output = new Output(streams);
  output.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');

  const places: (Place | undefined)[] = [];
  const plain: LooseObject[] = [];
  for (const object of objects) {
    if (object.packed === undefined && object.stream === undefined) plain.push(object);
    else {
      places[object.id] = { type: 'loose', offset: output.length };
      if (object.packed !== undefined) output.packed(object.id, object.text, object.packed);
      else if (object.stream !== undefined) output.stream(object.id, object.text, object.stream);
    }
  }
  let next = objects.length + 1;
  for (let at = 0; at < plain.length; at += objectsPerStream) {
    const group = plain.slice(at, at + objectsPerStream);
    const id = next++;
    for (const [index, object] of group.entries()) places[object.id] = { type: 'packed', stream: id, index };
    places[id] = { type: 'loose', offset: output.length };
    output.objectStream(id, group);
  }
  const id = next++;
  const offset = output.length;
  places[id] = { type: 'loose', offset };
  // Two files are the same document only where all of their objects are the same.
  const digest = output.digest().slice(0, 32).toUpperCase();
  const trailer = `/Type /XRef /Size ${next} /W [1 4 2] /Root ${root} /Info ${info} /ID [<${digest}> <${digest}>]`;
  output.stream(id, `<<${trailer}>>`, crossReferences(places, next));
  output.text(`startxref\n${offset}\n%%EOF\n`);
  return output.bytes();
}

type Place =
  | { readonly type: 'loose'; readonly offset: number }
  | { readonly type: 'packed'; readonly stream: number; readonly index: number };

class Output {
  readonly #chunks: Uint8Array[] = [];
  readonly #streams: Shelf<PackedStream> | undefined;
  length = 0;

  constructor(streams: Shelf<PackedStream> | undefined) {
    this.#streams = streams;
  }

  text(text: string): void {
    this.#push(Buffer.from(text, 'latin1'));
  }

  /** `dictionary` may say a length already; metadata stays readable for tools that look for it, images are packed already, archives are deflated as they are. */
  stream(id: number, dictionary: string, bytes: Uint8Array): void {
    const readable = dictionary.includes('/Type /Metadata') || dictionary.includes('/Filter /');
    // An attached data pack says what it was built from, and so is another each time.
    const streams = dictionary.includes('/Type /EmbeddedFile') ? undefined : this.#streams;
    const packed = readable
      ? { bytes, isDeflated: false }
      : remembered(streams, `object ${id}`, { bytes }, () => packStream(bytes));
    this.packed(id, dictionary, packed);
  }

  packed(id: number, dictionary: string, { bytes, isDeflated }: PackedStream): void {
    const inside = dictionary.replace(/\/Length \d+\s*/, '').replace(/\s*>>\s*$/, '');
    const filter = isDeflated ? ' /Filter /FlateDecode' : '';
    this.text(`${id} 0 obj\n${inside}${filter} /Length ${bytes.length}>>\nstream\n`);
    this.#push(bytes);
    this.text('\nendstream\nendobj\n');
  }

  objectStream(id: number, objects: readonly LooseObject[]): void {
    let offset = 0;
    const index = objects.map((object) => {
      const entry = `${object.id} ${offset}`;
      offset += object.text.length + 1;
      return entry;
    });
    const head = `${index.join(' ')}\n`;
    const body = `${objects.map(({ text }) => text).join('\n')}\n`;
    this.stream(
      id,
      `<</Type /ObjStm /N ${objects.length} /First ${head.length}>>`,
      Buffer.from(head + body, 'latin1'),
    );
  }

  digest(): string {
    const hash = createHash('sha256');
    for (const chunk of this.#chunks) hash.update(chunk);
    return hash.digest('hex');
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#chunks, this.length);
  }

  #push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.length += chunk.length;
  }
}

function crossReferences(places: readonly (Place | undefined)[], size: number): Uint8Array {
  const table = Buffer.alloc(size * 7);
  // Object 0 heads the empty list of free objects.
  table.writeUInt16BE(0xffff, 5);
  for (let id = 1; id < size; id++) {
    const place = places[id];
    if (place === undefined) throw new Error(`object ${id} of the PDF has no place`);
    const packed = place.type === 'packed';
    table.writeUInt8(packed ? 2 : 1, id * 7);
    table.writeUInt32BE(packed ? place.stream : place.offset, id * 7 + 1);
    table.writeUInt16BE(packed ? place.index : 0, id * 7 + 5);
  }
  return table;
}

function readLoose({ bytes, objects: ours, packed }: LooseFile): {
  readonly objects: readonly LooseObject[];
  readonly root: string;
  readonly info: string;
} {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1', file.length - 64))?.[1]);
  const tail = file.toString('latin1', start);
  const count = Number(/^xref\n0 (\d+)\n/.exec(tail)?.[1]);
  const root = /\/Root (\d+ 0 R)/.exec(tail)?.[1];
  const info = /\/Info (\d+ 0 R)/.exec(tail)?.[1];
  if (!(count > 0) || root === undefined || info === undefined)
    throw new Error('expected a file as PDFKit writes it');
  const entries = tail.slice(tail.indexOf('\n', 5) + 1);
  // Entries of 20 characters, that of object 0 first; for objects of ours PDFKit has no offset to tell.
  const offsets = Array.from({ length: count - 1 }, (_, at) =>
    Number(entries.slice((at + 1) * 20, (at + 1) * 20 + 10)),
  );
  const starts = offsets.filter((offset) => !Number.isNaN(offset)).sort((one, other) => one - other);
  const ends = new Map(starts.map((offset, at) => [offset, starts[at + 1] ?? start]));
  const objects = offsets.map((offset, at) => {
    const text = ours[at + 1];
    if (text === undefined && Number.isNaN(offset)) throw new Error(`PDF object ${at + 1} was never written`);
    if (text !== undefined) return { id: at + 1, text };
    const object = readObject(file, at + 1, offset, ends.get(offset) ?? start);
    const whole = packed.get(object.id);
    return whole === undefined ? object : { ...object, packed: whole };
  });
  return { objects, root, info };
}

function readObject(file: Buffer, id: number, offset: number, end: number): LooseObject {
  const head = `${id} 0 obj\n`;
  const from = offset + head.length;
  const bytes = file.subarray(from, end);
  const mark = bytes.indexOf('\nstream\n');
  if (mark === -1) return { id, text: bytes.toString('latin1', 0, bytes.lastIndexOf('\nendobj')) };
  const text = bytes.toString('latin1', 0, mark);
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  const data = mark + '\nstream\n'.length;
  return { id, text, stream: bytes.subarray(data, data + length) };
}
