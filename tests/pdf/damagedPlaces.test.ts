/** A file may claim any widths and counts of its objects' places: reading it comes to an end all the same. */
import { expect, test } from 'vitest';
import { lintPdf } from '../../pipeline/pdf/lintPdf.ts';

/** A file of three objects, or of four where `packed` is the dictionary of an object stream. */
function fileOf(widths: string, packed?: string): Buffer {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [] /Count 0>>',
    ...(packed === undefined ? [] : [`<</Type /ObjStm ${packed} /Length 8>>\nstream\n2 0 null\nendstream`]),
  ];
  let text = '%PDF-1.7\n';
  const rows = [Buffer.from([0, 0, 0, 255])];
  for (const [at, object] of objects.entries()) {
    // The pages are said to stand in the object stream.
    const isPacked = packed !== undefined && at === 1;
    rows.push(isPacked ? Buffer.from([2, 0, 3, 0]) : Buffer.from([1, 0, text.length, 0]));
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  const data = Buffer.concat(rows);
  const about = `/Type /XRef /Size ${objects.length + 2} /W ${widths} /Root 1 0 R /Length ${data.length}`;
  const head = Buffer.from(`${text}${objects.length + 1} 0 obj\n<<${about}>>\nstream\n`, 'latin1');
  return Buffer.concat([head, data, Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`)]);
}

const messages = (bytes: Buffer) => lintPdf(bytes, 'a.pdf').map(({ code, message }) => `${code} ${message}`);

test.each(['[0 0 0]', '[0 -1 1]', '[-1 2 1]', '[0.001 0 0]', '[1 2.5 1]', '[(a) 2 1]', '7'])(
  'widths-that-are-none-are-said: %s',
  (widths) => {
    expect(messages(fileOf(widths))).toEqual([
      'pdf-unreadable expected a PDF that can be read: expected the widths of a cross-reference stream',
    ]);
  },
);

test.each(['[1 2000000000 1]', '[1 9000000000000000 1]', '[9000000000000000 2 1]'])(
  'widths-beyond-all-that-there-is-end-with-it: %s',
  (widths) => {
    expect(messages(fileOf(widths))).toContainEqual(expect.stringContaining('pdf-'));
  },
);

test('a-sound-file-of-this-kind-is-read', () => {
  expect(messages(fileOf('[1 2 1]')).filter((message) => message.startsWith('pdf-unreadable'))).toEqual([]);
});

test.each(['99999999999', '9007199254740993', '1e400', '-5', '(a)'])(
  'a-count-of-packed-objects-beyond-all-that-there-is-ends-with-it: %s',
  (count) => {
    expect(messages(fileOf('[1 2 1]', `/N ${count} /First 4`))).toContainEqual(
      expect.stringContaining('pdf-'),
    );
  },
);
