/** Turns a number of rows into a book whose one table has ten columns of all types, always the same ones. */

const header = 'id,month,state,exports,imports,share,jobs,note,open,day\n';
const states = ['Ohio', 'Texas', 'California', 'New York', 'Michigan', 'Nuevo León', 'Jalisco'];

export function* csvOfRows(rows: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const random = randomNumbers(1);
  let text = header;
  for (let row = 0; row < rows; row += 1) {
    const month = String(1 + (row % 12)).padStart(2, '0');
    const note = row % 50 === 0 ? '"first, release"' : 'final';
    text += `${row + 1},${1990 + (row % 35)}-${month},${states[row % states.length] ?? ''},`;
    text += `${(random() * 1000).toFixed(1)},${(random() * 1000).toFixed(2)},${(random() * 100).toFixed(3)},`;
    text += `${Math.floor(random() * 1e6)},${note},${row % 2 === 0},2023-${month}-${String(1 + (row % 28)).padStart(2, '0')}\n`;
    if (text.length > 1 << 18) {
      yield encoder.encode(text);
      text = '';
    }
  }
  yield encoder.encode(text);
}

/** Numbers from 0 to 1 by a linear congruence (Park and Miller). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const schema = {
  fields: [
    { name: 'id', type: 'integer', unit: '' },
    { name: 'month', type: 'yearmonth', constraints: { minimum: '1990-01' } },
    { name: 'state', type: 'string', constraints: { required: true, enum: states } },
    { name: 'exports', type: 'number', unit: 'US$ billion', constraints: { minimum: 0 } },
    { name: 'imports', type: 'number', unit: 'US$ billion', constraints: { minimum: 0 } },
    { name: 'share', type: 'number', unit: 'percent', constraints: { minimum: 0, maximum: 100 } },
    { name: 'jobs', type: 'integer', unit: 'jobs' },
    { name: 'note', type: 'string', constraints: { maxLength: 40 } },
    { name: 'open', type: 'boolean' },
    { name: 'day', type: 'date' },
  ],
  primaryKey: ['id', 'month'],
};

/** The files of the book but for its table, by path. */
export const filesOfBook: Readonly<Record<string, string>> = {
  'templates/book.yaml': 'briefing: 1\n',
  'templates/theme.json': '{}\n',
  'data/rows/datapackage.json': JSON.stringify({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'rows',
    title: 'Rows',
    licenses: [{ name: 'CC0-1.0', title: 'Public domain' }],
    sources: [{ name: 'office', title: 'Rows', publisher: 'Office', retrieved: '2025-01-15', grade: 'A' }],
    resources: [
      {
        name: 'rows',
        type: 'table',
        path: 'rows.csv',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        title: 'Rows',
        sources: [{ name: 'office', title: 'Office' }],
        asOf: '2025-01-15',
        schema,
      },
    ],
  }),
};

export const TABLE_FILE = 'data/rows/rows.csv';
