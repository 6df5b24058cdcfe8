import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8 } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { drawCharts, drawInTurn } from '../../pipeline/charts/drawCharts.ts';
import { compiled } from '../../pipeline/compile.js';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { american } from '../../pipeline/language/english.ts';
import { layoutBook, layoutBookWith } from '../../pipeline/layout/layoutBook.ts';
import type { SetElsewhere } from '../../pipeline/layout/OtherSetter.ts';
import { hasErrors } from '../../pipeline/problems/Problem.ts';
import { chartRequestOf } from '../../pipeline/thread/chartRequest.ts';
import type { SecondThread } from '../../pipeline/thread/SecondThread.ts';
import { startThread } from '../../pipeline/thread/startThread.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { showCharts } from '../../pipeline/workbook/plan/showChart.ts';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { writeDataZip, zipDataBy } from '../../pipeline/workbook/writeDataZip.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { fixtureInput, usermeta } from '../charts/drawFixture.ts';
import { body, chapter, filler, manuscript, paragraph, ref, text } from '../layout/manuscripts.ts';
import { squareTheme } from '../layout/squareTheme.ts';
import { input as workbookInput } from '../workbook/fixture.ts';
import { planOf, unpack } from '../workbook/partsOf.ts';

const bars = (field: string) => ({
  usermeta,
  data: { name: 'states' },
  encoding: {
    y: { field: 'state', type: 'nominal' },
    x: { field, type: 'quantitative', axis: null },
  },
  layer: [
    { mark: { type: 'bar', clip: true } },
    { mark: { type: 'text', style: 'valueLabel' }, encoding: { text: { field } } },
  ],
});

/** Out of order, and with two that cannot be drawn. */
const input = {
  ...fixtureInput({
    zinc: bars('exports'),
    copper: bars('exprots'),
    iron: bars('exports'),
    lead: bars('imprts'),
    gold: bars('exports'),
  }),
  measurer: loadFonts(readFontFile).measurer,
};

const fromTheStart = () => new Int32Array(new SharedArrayBuffer(4));

const alone = { code: 'test', owner: '', cache: undefined, isForOneRun: true, drawsCharts: true };

const threadOf = (script: URL) => startThread(alone, undefined, script);

let thread: SecondThread;

beforeAll(async () => {
  thread = threadOf(pathToFileURL(join(await compiled(), 'worker.js')));
}, 60_000);

test('charts-drawn-on-another-thread-are-the-same-and-so-are-their-problems', async () => {
  const here = await drawInTurn(input, fromTheStart());
  const there = await thread.drawCharts(chartRequestOf(input), fromTheStart());
  expect(there).toEqual(here);
  const faulty = there.filter(({ result }) => hasErrors(result.problems));
  expect(there.map(({ id }) => id)).toEqual(['copper', 'gold', 'iron', 'lead', 'zinc']);
  expect(faulty.map(({ id }) => id)).toEqual(['copper', 'lead']);
  const files = there.flatMap(({ result }) => result.problems.map(({ place }) => place?.file));
  expect([...new Set(files)]).toEqual(['templates/charts/copper.vl.json', 'templates/charts/lead.vl.json']);
}, 60_000);

test('two-threads-draw-each-chart-once-and-leave-charts-and-problems-in-order', async () => {
  const drawn = { here: 0, there: 0 };
  const both = await drawCharts({
    ...input,
    onProgress: (turn) => {
      if (turn < input.specs.size) drawn.here += 1;
    },
    elsewhere: async (turns) => {
      const share = await thread.drawCharts(chartRequestOf(input), turns);
      drawn.there = share.length;
      return share;
    },
  });
  expect(drawn.here + drawn.there).toBe(5);
  expect(both).toEqual(await drawCharts(input));
  const faulty = new Set(['copper', 'lead']);
  const sound = new Map([...input.specs].filter(([id]) => !faulty.has(id)));
  const { value } = await drawCharts({
    ...input,
    specs: sound,
    elsewhere: (turns) => thread.drawCharts(chartRequestOf({ ...input, specs: sound }), turns),
  });
  expect(value?.map(({ id }) => id)).toEqual(['gold', 'iron', 'zinc']);
}, 60_000);

test('a-workbook-written-on-another-thread-has-the-same-bytes-and-findings', async () => {
  const plan = planOf(workbookInput);
  const bytes = await thread.writeWorkbook(plan);
  expect(Buffer.compare(bytes, await writeWorkbook(plan))).toBe(0);
  const damaged = bytes.slice(0, bytes.length - 40);
  for (const each of [bytes, damaged]) {
    expect(await thread.lintWorkbook(each, 'pack.xlsx')).toEqual(lintWorkbook(each, 'pack.xlsx'));
  }
}, 60_000);

test('pictures-painted-before-the-workbook-is-written-are-those-that-it-would-have-painted', async () => {
  const plan = planOf(workbookInput);
  const written = await writeWorkbook(plan);
  const pictures = plan.sheets.flatMap(({ id, picture }) =>
    id === undefined || picture === undefined ? [] : [{ id, svg: picture.svg }],
  );
  expect(pictures).not.toEqual([]);
  thread.paint(pictures);
  // One that cannot be painted is met where it is asked for.
  thread.paint([{ id: 'none', svg: 'no picture' }]);
  expect(Buffer.compare(await thread.writeWorkbook(plan), written)).toBe(0);
  const marked = new Map(pictures.map(({ svg, id }) => [svg, strToU8(id)]));
  const parts = unpack(await writeWorkbook(plan, undefined, marked));
  const found = [...parts].filter(([name]) => name.endsWith('.png')).map(([, content]) => content);
  expect(new Set(found)).toEqual(new Set(pictures.map(({ id }) => id)));
  const { dataset, manuscript, fonts } = workbookInput;
  const charts = manuscript.charts.map(({ chart }) => chart);
  expect(planOf({ ...workbookInput, shown: showCharts(charts, dataset, fonts) })).toEqual(plan);
}, 60_000);

test('chapters-set-on-another-thread-are-on-the-pages-as-if-set-here', async () => {
  const chapters = Array.from({ length: 8 }, (_, at) =>
    chapter(`c${at}`, [paragraph([text(filler(300)), ref(`ch:c${at === 0 ? 7 : 0}`, 'the first', true)])]),
  );
  const patterns = await american.hyphenation();
  const { measurer } = loadFonts(readFontFile);
  const given = { manuscript: manuscript(body(chapters)), theme: squareTheme, measurer, patterns };
  let there: readonly SetElsewhere[] = [];
  let again: readonly SetElsewhere[] = [];
  const both = await layoutBookWith(given, {
    setInTurn: async (request, turns) => {
      // Before this thread begins any.
      Atomics.add(turns, 0, 4);
      there = await thread.setDivisions(request, new Int32Array([4]), undefined);
      return there;
    },
    setAgain: async (which, known) => {
      again = await thread.setDivisionsAgain(which, known);
      return again;
    },
  });
  expect(there.map(({ at }) => at)).toEqual([7, 6, 5, 4]);
  expect(again.map(({ at }) => at)).toEqual([4, 5, 6, 7]);
  expect(both).toEqual(layoutBook(given));
}, 60_000);

test('tables-zipped-on-another-thread-have-the-same-bytes', async () => {
  const { dataset, manuscript } = workbookInput;
  const zipped = await zipDataBy(thread.zip, dataset, manuscript);
  expect(Buffer.compare(zipped ?? Buffer.alloc(0), writeDataZip(dataset, manuscript))).toBe(0);
}, 60_000);

test('an-error-on-the-other-thread-is-thrown-to-who-waits-for-it', async () => {
  const broken = threadOf(new URL('data:text/javascript,throw new Error("out of order")'));
  await expect(broken.writeWorkbook(planOf(workbookInput))).rejects.toThrow('out of order');
  await expect(broken.lintWorkbook(new Uint8Array(0), 'pack.xlsx')).rejects.toThrow('out of order');
});

test('a-thread-that-ends-by-itself-fails-what-waits-and-what-comes-after', async () => {
  const script =
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(4))";
  const gone = threadOf(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
  await expect(gone.writeWorkbook(planOf(workbookInput))).rejects.toThrow('ended by itself, with code 4');
  await expect(gone.lintWorkbook(new Uint8Array(0), 'book.xlsx')).rejects.toThrow(
    'ended by itself, with code 4',
  );
});

test('a-task-that-throws-leaves-the-thread-fit-for-the-next', async () => {
  const nothing: WorkbookPlan = JSON.parse('{}');
  await expect(thread.writeWorkbook(nothing)).rejects.toThrow(TypeError);
  expect(await thread.lintWorkbook(new Uint8Array(0), 'book.xlsx')).toEqual(
    lintWorkbook(new Uint8Array(0), 'book.xlsx'),
  );
});

test('an-ended-thread-answers-no-more', async () => {
  await thread.end();
  await expect(thread.lintWorkbook(new Uint8Array(0), 'book.xlsx')).rejects.toThrow('was ended');
});
