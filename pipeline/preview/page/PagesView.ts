/** The pages of the book, drawn as they come into sight; another build takes their place without moving what is looked at. */
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageBox, PageMarks, PreviewPage, PreviewState } from '../PreviewState.ts';
import { ask, askForBytes } from './ask.ts';
import { button, element } from './elements.ts';

GlobalWorkerOptions.workerSrc = 'pdf.worker.js';

/** Pixels of the screen for a point, as far as it goes. */
const ZOOM = { least: 0.4, most: 4, step: 1.2 };

/** Pixels of a canvas beyond which browsers give up. */
const MOST_PIXELS = 16_000_000;

export interface PagesEvents {
  readonly onPage: (index: number) => void;
  readonly onFigure: (name: string) => void;
}

interface View {
  readonly root: HTMLElement;
  readonly marks: HTMLElement;
  /** Of the build and the size that is drawn; empty where nothing is. */
  drawn: string;
  isNear: boolean;
}

export class PagesView {
  readonly #frame: HTMLElement;
  readonly #events: PagesEvents;
  readonly #near: IntersectionObserver;
  readonly #worker = PDFWorker.create({});
  #views: View[] = [];
  #pages: readonly PreviewPage[] = [];
  #document: { readonly build: number; readonly pdf: PDFDocumentProxy } | undefined;
  /** Undefined where pages are as wide as their frame. */
  #zoom: number | undefined;
  #selected = '';
  #drawing = Promise.resolve();

  constructor(frame: HTMLElement, events: PagesEvents) {
    this.#frame = frame;
    this.#events = events;
    this.#near = new IntersectionObserver((entries) => this.#sight(entries), {
      root: frame,
      rootMargin: '100% 0px',
    });
    // Keys that scroll reach it.
    frame.tabIndex = 0;
    frame.addEventListener('scroll', () => events.onPage(this.current()));
    new ResizeObserver(() => this.#resize()).observe(frame);
  }

  /** Resolves once the pages in sight are those of the build. */
  async show({ build, pages }: PreviewState): Promise<void> {
    if (build === 0 || build === this.#document?.build) return;
    const data = await askForBytes('book.pdf', { build });
    // A newer one is under way.
    if (data === undefined) return;
    const pdf = await getDocument({ data, worker: this.#worker, verbosity: 0, useWasm: false }).promise;
    const before = this.#document;
    this.#document = { build, pdf };
    this.#lay(pages);
    this.#draw();
    await this.#drawing;
    await before?.pdf.loadingTask.destroy();
  }

  /** Index of the page that takes the middle of the frame. */
  current(): number {
    const middle = this.#frame.scrollTop + this.#frame.clientHeight / 2;
    const after = this.#views.findIndex(({ root }) => root.offsetTop + root.offsetHeight > middle);
    return after < 0 ? Math.max(0, this.#views.length - 1) : after;
  }

  get count(): number {
    return this.#views.length;
  }

  goTo(index: number): void {
    const view = this.#views[Math.min(Math.max(0, index), this.#views.length - 1)];
    if (view !== undefined) this.#frame.scrollTop = view.root.offsetTop - 8;
  }

  /** Brings a change of a page into sight, and lets it be seen. */
  async goToChange(index: number, change: number): Promise<void> {
    this.goTo(index);
    await this.#marked(index);
    const boxes = [...(this.#views[index]?.marks.querySelectorAll<HTMLElement>('.change') ?? [])].filter(
      ({ dataset }) => dataset['index'] === String(change),
    );
    boxes[0]?.scrollIntoView({ block: 'center' });
    for (const box of boxes) {
      box.classList.add('shown');
      box.addEventListener('animationend', () => box.classList.remove('shown'), { once: true });
    }
  }

  /** Resolves once the marks of a page are there. */
  #marked(index: number): Promise<void> {
    const marks = this.#views[index]?.marks;
    if (marks === undefined || marks.childElementCount > 0) return Promise.resolve();
    return new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve();
      }).observe(marks, { childList: true });
    });
  }

  zoom(by: 'larger' | 'smaller' | 'fit'): void {
    const now = this.#scaleOf(this.#pages[this.current()]);
    const wanted = by === 'larger' ? now * ZOOM.step : now / ZOOM.step;
    this.#zoom = by === 'fit' ? undefined : Math.min(ZOOM.most, Math.max(ZOOM.least, wanted));
    this.#resize();
  }

  /** Marks the boxes of a figure; of none where the name is empty. */
  select(name: string): void {
    this.#selected = name;
    for (const { marks } of this.#views) this.#showSelected(marks);
  }

  focusSelected(): void {
    const selected = this.#frame.querySelector<HTMLElement>('.figure[aria-current="true"]');
    (selected ?? this.#frame).focus({ preventScroll: true });
  }

  // ------------------------------------------------------------- places

  /** A page for each of the book; those that were there stay where they are. */
  #lay(pages: readonly PreviewPage[]): void {
    this.#pages = pages;
    for (const view of this.#views.splice(pages.length)) {
      this.#near.unobserve(view.root);
      view.root.remove();
    }
    while (this.#views.length < pages.length) {
      const marks = element('div', 'marks');
      const root = element('div', 'page', marks);
      this.#views.push({ root, marks, drawn: '', isNear: false });
      this.#frame.append(root);
      this.#near.observe(root);
    }
    for (const [index, { label, isChanged }] of pages.entries()) {
      const root = this.#views[index]?.root;
      root?.classList.toggle('changed', isChanged);
      root?.setAttribute('role', 'group');
      root?.setAttribute(
        'aria-label',
        label === '' ? 'Cover' : `Page ${label}${isChanged ? ', changed' : ''}`,
      );
    }
    this.#size();
  }

  #size(): void {
    for (const [index, page] of this.#pages.entries()) {
      const scale = this.#scaleOf(page);
      const style = this.#views[index]?.root.style;
      if (style === undefined) continue;
      style.width = `${page.width * scale}px`;
      style.height = `${page.height * scale}px`;
    }
  }

  #scaleOf(page: PreviewPage | undefined): number {
    const room = this.#frame.clientWidth - 40;
    return this.#zoom ?? Math.min(2, Math.max(ZOOM.least, room / (page?.width ?? 600)));
  }

  /** What stands at the top of the frame stays there. */
  #resize(): void {
    const top = this.#frame.scrollTop;
    const at = this.#views.findIndex(({ root }) => root.offsetTop + root.offsetHeight > top);
    const root = this.#views[at]?.root;
    const part = root === undefined ? 0 : (top - root.offsetTop) / root.offsetHeight;
    this.#size();
    if (root !== undefined) this.#frame.scrollTop = root.offsetTop + part * root.offsetHeight;
    this.#draw();
  }

  // ------------------------------------------------------------ drawing

  #sight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const view = this.#views.find(({ root }) => root === target);
      if (view === undefined) continue;
      view.isNear = isIntersecting;
      if (isIntersecting) continue;
      // A canvas takes megabytes; a page out of sight is drawn again when it is back.
      view.drawn = '';
      view.root.querySelector('canvas')?.remove();
      view.marks.replaceChildren();
    }
    this.#draw();
  }

  /** One page after another, those in the middle first. */
  #draw(): void {
    this.#drawing = this.#drawing.then(async () => {
      const middle = this.current();
      const near = [...this.#views.entries()].filter(([, { isNear }]) => isNear);
      near.sort(([one], [other]) => Math.abs(one - middle) - Math.abs(other - middle));
      for (const [index, view] of near) await this.#drawPage(index, view);
    });
  }

  async #drawPage(index: number, view: View): Promise<void> {
    const { build, pdf } = this.#document ?? {};
    if (build === undefined || pdf === undefined || !view.isNear) return;
    const scale = this.#scaleOf(this.#pages[index]) * window.devicePixelRatio;
    const name = `${build} ${scale}`;
    if (view.drawn === name) return;
    const page = await pdf.getPage(index + 1);
    const full = page.getViewport({ scale });
    const viewport = page.getViewport({
      scale: scale * Math.min(1, Math.sqrt(MOST_PIXELS / (full.width * full.height))),
    });
    const canvas = element('canvas', '');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport }).promise;
    page.cleanup();
    // What was there before is seen until the moment that the new page is whole.
    view.root.querySelector('canvas')?.remove();
    view.root.prepend(canvas);
    view.drawn = name;
    view.root.dataset['build'] = String(build);
    void this.#askForMarks(index, view, build);
  }

  /** They come when the watch has time to answer, which it has not while it builds. */
  async #askForMarks(index: number, view: View, build: number): Promise<void> {
    const marks = await ask<PageMarks>('marks.json', { build, page: index });
    if (marks !== undefined && view.isNear && build === this.#document?.build)
      this.#showMarks(index, view.marks, marks);
  }

  #showMarks(index: number, root: HTMLElement, { figures, changes }: PageMarks): void {
    const page = this.#pages[index];
    if (page === undefined) return;
    const hadFocus = root.contains(document.activeElement);
    const place = (made: HTMLElement, box: PageBox): HTMLElement => {
      const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
      made.style.left = percent(box.x, page.width);
      made.style.top = percent(box.y, page.height);
      made.style.width = percent(box.width, page.width);
      made.style.height = percent(box.height, page.height);
      // Of two that lie on one another the smaller is meant: a label on its bar, a state in the corner of another.
      made.style.zIndex = String(Math.max(1, 9999 - Math.round(Math.sqrt(box.width * box.height))));
      return made;
    };
    const before = new Map(
      changes.flatMap(({ before: text, boxes }) => boxes.map((box) => [`${box.x} ${box.y}`, text] as const)),
    );
    root.replaceChildren(
      ...changes.flatMap(({ index: change, type, boxes }) =>
        boxes.map((box) => {
          const made = element('div', `change ${type}-changed`);
          made.dataset['index'] = String(change);
          return place(made, box);
        }),
      ),
      ...figures.flatMap(({ name, label, boxes }) =>
        boxes.map((box) => {
          const made = button('figure', '', () => this.#events.onFigure(name));
          const was = before.get(`${box.x} ${box.y}`);
          made.setAttribute('aria-label', `${label}: where it comes from`);
          made.title = was === undefined ? label : `${label}, was ${was}`;
          made.dataset['name'] = name;
          made.tabIndex = -1;
          return place(made, box);
        }),
      ),
    );
    this.#showSelected(root);
    if (hadFocus) this.focusSelected();
  }

  /** One stop of the Tab key a page; arrows go on from there. */
  #showSelected(root: HTMLElement): void {
    const figures = [...root.querySelectorAll<HTMLElement>('.figure')];
    for (const figure of figures) {
      const isSelected = this.#selected !== '' && figure.dataset['name'] === this.#selected;
      figure.toggleAttribute('aria-current', isSelected);
      if (isSelected) figure.setAttribute('aria-current', 'true');
    }
    const stop = figures.find((figure) => figure.hasAttribute('aria-current')) ?? figures[0];
    for (const figure of figures) figure.tabIndex = figure === stop ? 0 : -1;
  }
}

/** Moves the focus to the figure after or before the one that has it; false where none has. */
export function moveAmongFigures(step: 1 | -1): boolean {
  const from = document.activeElement;
  if (!(from instanceof HTMLElement) || !from.classList.contains('figure')) return false;
  const all = [...(from.parentElement?.querySelectorAll<HTMLElement>('.figure') ?? [])];
  const to = all[all.indexOf(from) + step];
  if (to === undefined) return true;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
  return true;
}
