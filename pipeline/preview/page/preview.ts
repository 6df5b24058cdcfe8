/** The page of the preview: follows the watch, and answers to clicks and keys. */
import type { PreviewState, PreviewStatus, PreviewTrace } from '../PreviewState.ts';
import { ask } from './ask.ts';
import { byId } from './elements.ts';
import { moveAmongFigures, PagesView } from './PagesView.ts';
import { SidePanel } from './SidePanel.ts';

const status = byId('status', HTMLElement);
const pageInput = byId('page', HTMLInputElement);
const pdfLink = byId('pdf', HTMLAnchorElement);

let state: PreviewState | undefined;
/** Index of the page that was shown last. */
let at = -1;
/** Name of the figure whose origin is shown; empty for none. */
let traced = '';

const pages = new PagesView(byId('pages', HTMLElement), {
  onPage: (index) => showPage(index),
  onFigure: (name) => void trace(name),
});
const side = new SidePanel({
  goTo: (page) => pages.goTo(page),
  goToChange: (page, change) => void pages.goToChange(page, change),
});

// ----------------------------------------------------------- following

let isAsking = false;
let isStale = false;

/** One question at a time: while one is under way, many changes are one more. */
async function follow(): Promise<void> {
  isStale = true;
  if (isAsking) return;
  isAsking = true;
  while (isStale) {
    isStale = false;
    const next = await ask<PreviewState>('state.json');
    if (next !== undefined) await show(next);
  }
  isAsking = false;
}

async function show(next: PreviewState): Promise<void> {
  const isFirst = pages.count === 0;
  const isOther = next.build !== (state?.build ?? 0);
  state = next;
  const { book, build, status: now } = next;
  byId('book', HTMLElement).textContent = book === '' ? 'Preview' : book;
  document.title = book === '' ? 'Preview' : `${book} (preview)`;
  const isBehind = now.type === 'failed' || now.type === 'waiting';
  say(
    now.type,
    isBehind ? `${now.text}; ${build === 0 ? 'no pages yet' : 'the pages are those before'}` : now.text,
  );
  side.show(next);
  if (!isOther) return;
  pdfLink.hidden = build === 0;
  pdfLink.href = `book.pdf?build=${build}`;
  await pages.show(next);
  at = -1;
  if (isFirst) pages.goTo(Number(/^#page=(\d+)$/.exec(location.hash)?.[1] ?? 1) - 1);
  showPage(pages.current());
  if (traced !== '') await traceAgain();
}

function say(type: string, text: string): void {
  status.dataset['type'] = type;
  status.textContent = text;
}

const events = new EventSource('events');
events.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const now: PreviewStatus = JSON.parse(data);
  // While a build runs, the watch answers late.
  if (now.type === 'building' && state !== undefined) say(now.type, now.text);
  else void follow();
});
events.addEventListener('error', () => {
  say(
    'ended',
    events.readyState === EventSource.CLOSED
      ? 'the watch has ended; start it, and open the address that it prints'
      : 'the watch does not answer',
  );
});

// -------------------------------------------------------------- figures

async function trace(name: string): Promise<void> {
  const found = await ask<PreviewTrace>('trace.json', { build: state?.build ?? 0, figure: name });
  if (found === undefined) return;
  traced = name;
  pages.select(name);
  side.showTrace(found, true);
}

/** The same place of another build. */
async function traceAgain(): Promise<void> {
  const found = await ask<PreviewTrace>('trace.json', { build: state?.build ?? 0, figure: traced });
  if (found === undefined) side.markTraceGone();
  else side.showTrace(found, false);
}

function goBack(): void {
  byId('said', HTMLElement).textContent = '';
  const isInFigure = document.activeElement?.classList.contains('figure') === true;
  if (side.closeTrace() && !isInFigure) pages.focusSelected();
  else if (!isInFigure) byId('pages', HTMLElement).focus({ preventScroll: true });
  pages.select('');
  traced = '';
}

// ----------------------------------------------------------------- pages

function showPage(index: number): void {
  // Told at every pixel that is scrolled; browsers take few changes of an address.
  if (index === at) return;
  at = index;
  if (document.activeElement !== pageInput) pageInput.value = String(index + 1);
  const label = state?.pages[index]?.label ?? '';
  byId('count', HTMLElement).textContent = `of ${pages.count}${label === '' ? '' : `, printed as ${label}`}`;
  history.replaceState(null, '', `#page=${index + 1}`);
}

pageInput.addEventListener('change', () => {
  // A number counts pages; what is printed on one is meant where it is none.
  const text = pageInput.value.trim();
  const printed = state?.pages.findIndex(({ label }) => label === text) ?? -1;
  if (/^\d+$/.test(text)) pages.goTo(Number(text) - 1);
  else if (printed >= 0) pages.goTo(printed);
  at = -1;
  showPage(pages.current());
});

const keys: Readonly<Record<string, () => void>> = {
  n: () => pages.goTo(pages.current() + 1),
  p: () => pages.goTo(pages.current() - 1),
  e: () => side.focusNext('problems'),
  c: () => side.focusNext('changes'),
  '+': () => pages.zoom('larger'),
  '-': () => pages.zoom('smaller'),
  '0': () => pages.zoom('fit'),
  Escape: goBack,
};

document.addEventListener('keydown', (event) => {
  const isTyping = event.target === pageInput && event.key !== 'Escape';
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
  if (event.key.startsWith('Arrow') && moveAmongFigures(step)) {
    event.preventDefault();
    return;
  }
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

for (const [id, key] of [
  ['next', 'n'],
  ['previous', 'p'],
  ['larger', '+'],
  ['smaller', '-'],
  ['fit', '0'],
] as const) {
  byId(id, HTMLButtonElement).addEventListener('click', () => keys[key]?.());
}
