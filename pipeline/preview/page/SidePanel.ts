/** What is to be said beside the pages: problems, changes, and the origin of a figure. */
import type {
  PreviewChange,
  PreviewPlace,
  PreviewProblem,
  PreviewState,
  PreviewTrace,
  TracedFigure,
} from '../PreviewState.ts';
import { open } from './ask.ts';
import { button, byId, type Child, element } from './elements.ts';

type Tab = 'problems' | 'changes' | 'trace';

const tabs = ['problems', 'changes', 'trace'] as const;

export interface SideEvents {
  readonly goTo: (page: number) => void;
  readonly goToChange: (page: number, index: number) => void;
}

export class SidePanel {
  readonly #events: SideEvents;
  #hasEditor = false;
  #told: readonly [problems: string, changes: string] = ['', ''];

  constructor(events: SideEvents) {
    this.#events = events;
    for (const tab of tabs)
      byId(`tab-${tab}`, HTMLButtonElement).addEventListener('click', () => this.#open(tab));
    byId('tabs', HTMLElement).addEventListener('keydown', (event) => this.#moveAmongTabs(event));
    this.#open('problems');
    this.closeTrace();
  }

  show(state: PreviewState): void {
    const { problems, problemsInWords, changes, moreChanges, hasEditor } = state;
    this.#hasEditor = hasEditor;
    // What is read, or has the focus, is not made again for a build that says the same.
    const told = [JSON.stringify(problems), JSON.stringify(changes)] as const;
    const [areNew, areOthers] = [told[0] !== this.#told[0], told[1] !== this.#told[1]];
    this.#told = told;
    if (areNew) this.#showProblems(problems, problemsInWords);
    if (areOthers) this.#showChanges(changes, moreChanges);
  }

  #showProblems(problems: readonly PreviewProblem[], inWords: string): void {
    const tab = byId('tab-problems', HTMLButtonElement);
    tab.textContent = problems.length === 0 ? 'Problems' : `Problems (${problems.length})`;
    tab.dataset['severity'] = problems[0]?.severity ?? '';
    byId('problems', HTMLElement).replaceChildren(
      element('p', 'quiet', inWords),
      element('ul', '', ...problems.map((problem) => this.#problem(problem))),
    );
    if (problems.some(({ severity }) => severity === 'error')) this.#open('problems');
  }

  #showChanges(changes: readonly PreviewChange[], moreChanges: number): void {
    byId('tab-changes', HTMLButtonElement).textContent =
      changes.length === 0 ? 'Changes' : `Changes (${changes.length + moreChanges})`;
    byId('changes', HTMLElement).replaceChildren(
      element(
        'p',
        'quiet',
        changes.length === 0 ? 'Nothing has changed since the watch began.' : 'Since the watch began:',
      ),
      element('ul', '', ...changes.map((change, index) => this.#change(change, index))),
      moreChanges === 0 ? '' : element('p', 'quiet', `and ${moreChanges} more`),
    );
  }

  /** The panel is opened where somebody has asked for it. */
  showTrace(trace: PreviewTrace, isAsked: boolean): void {
    byId('tab-trace', HTMLButtonElement).disabled = false;
    byId('trace', HTMLElement).replaceChildren(
      element('h2', '', trace.label),
      ...trace.figures.map((figure) => this.#figure(figure)),
      trace.more === 0 ? '' : element('p', 'quiet', `and ${trace.more} more`),
    );
    if (isAsked) this.#open('trace');
  }

  /** What is shown is of an earlier build, and the figure is no longer there. */
  markTraceGone(): void {
    const trace = byId('trace', HTMLElement);
    if (trace.querySelector('.gone') === null)
      trace.prepend(element('p', 'code warning gone', 'this place of the book is no longer there'));
  }

  /** Whether there was one. */
  closeTrace(): boolean {
    const tab = byId('tab-trace', HTMLButtonElement);
    const wasOpen = !tab.disabled;
    tab.disabled = true;
    byId('trace', HTMLElement).replaceChildren(
      element('p', 'quiet', 'A click on a figure shows where it comes from.'),
    );
    if (tab.getAttribute('aria-selected') === 'true') this.#open('problems');
    return wasOpen;
  }

  /** The next of a list, from where the focus is. */
  focusNext(tab: 'problems' | 'changes'): void {
    this.#open(tab);
    const stops = [...byId(tab, HTMLElement).querySelectorAll<HTMLElement>('li')].flatMap(
      (item) => item.querySelector<HTMLElement>('button, a') ?? [],
    );
    const item = document.activeElement?.closest(`#${tab} > ul > li`);
    const at = stops.findIndex((stop) => item?.contains(stop));
    (stops[at + 1] ?? stops[0])?.focus();
  }

  #open(wanted: Tab): void {
    for (const tab of tabs) {
      const isOpen = tab === wanted;
      byId(tab, HTMLElement).hidden = !isOpen;
      const head = byId(`tab-${tab}`, HTMLButtonElement);
      head.setAttribute('aria-selected', String(isOpen));
      head.tabIndex = isOpen ? 0 : -1;
    }
  }

  #moveAmongTabs({ key }: KeyboardEvent): void {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const heads = tabs
      .map((tab) => byId(`tab-${tab}`, HTMLButtonElement))
      .filter(({ disabled }) => !disabled);
    const at = heads.findIndex(({ id }) => id === document.activeElement?.id);
    const to = heads[(at + step + heads.length) % heads.length];
    if (step === 0 || at < 0 || to === undefined) return;
    to.focus();
    to.click();
  }

  // ------------------------------------------------------------- entries

  #problem({ severity, code, message, hints, excerpt, place, related }: PreviewProblem): HTMLElement {
    return element(
      'li',
      '',
      element('p', `code ${severity}`, severity === 'error' ? code : `${severity}: ${code}`),
      element('p', '', message),
      place && element('p', '', this.#place(place)),
      excerpt === undefined ? undefined : element('pre', '', excerpt),
      ...hints.map((hint) => element('p', 'hint', hint)),
      related.length === 0
        ? undefined
        : element(
            'ul',
            '',
            ...related.map((each) =>
              element(
                'li',
                '',
                each.message,
                each.place && element('br', ''),
                each.place && this.#place(each.place),
              ),
            ),
          ),
    );
  }

  #change({ type, where, before, after, words, page }: PreviewChange, index: number): HTMLElement {
    const told =
      words === undefined
        ? [
            before === undefined ? undefined : element('del', '', before),
            before === undefined || after === undefined ? undefined : ' → ',
            after === undefined ? ' gone' : element('ins', '', after),
          ]
        : words.map(({ type: run, text }) =>
            run === 'same' ? text : element(run === 'gone' ? 'del' : 'ins', '', text),
          );
    return element(
      'li',
      '',
      element('p', 'code', type === 'words' ? where : `${type} ${where}`),
      element('p', '', ...told),
      page === undefined ? undefined : button('jump', 'show it', () => this.#events.goToChange(page, index)),
    );
  }

  #figure(figure: TracedFigure): HTMLElement {
    const {
      address,
      title,
      value,
      displayed,
      asOf,
      place,
      status,
      note,
      sources,
      steps,
      inputs,
      checks,
      uses,
    } = figure;
    const titled = (name: string, entries: readonly HTMLElement[]): readonly Child[] =>
      entries.length === 0 ? [] : [element('h3', '', name), element('ul', '', ...entries)];
    return element(
      'article',
      '',
      element('p', '', title),
      element('p', '', element('code', '', address)),
      element('p', '', `${value}${displayed === '' ? '' : `, printed ${displayed}`}`),
      asOf === undefined ? undefined : element('p', '', `as of ${asOf}`),
      status === undefined ? undefined : element('p', '', status),
      note === undefined ? undefined : element('p', 'hint', note),
      ...(place === undefined ? [] : [element('h3', '', 'Written in'), element('p', '', this.#place(place))]),
      ...titled(
        'Source',
        sources.map(({ text, address: link }) =>
          element('li', '', text, link === undefined ? undefined : element('br', ''), link && outward(link)),
        ),
      ),
      ...titled(
        'Computed by',
        steps.map((step) => element('li', '', element('code', '', step))),
      ),
      ...titled('From', [
        ...inputs.map((input) =>
          element(
            'li',
            '',
            element('code', '', input.address),
            ` = ${input.value} `,
            input.place && this.#place(input.place),
          ),
        ),
        ...(figure.moreInputs === 0 ? [] : [element('li', 'quiet', `and ${figure.moreInputs} more`)]),
      ]),
      ...titled(
        'Checks that rest on it',
        checks.map(({ id, outcome, statement, computed, place: at }) =>
          element(
            'li',
            '',
            element('span', `code outcome-${outcome}`, `${outcome}: ${id}`),
            statement === '' ? undefined : element('p', '', statement),
            element('p', 'quiet', computed),
            this.#place(at),
          ),
        ),
      ),
      ...titled(
        'Where it stands',
        uses.map((use) =>
          element(
            'li',
            '',
            use.title,
            ' ',
            this.#page(use),
            element('br', ''),
            use.place && this.#place(use.place),
          ),
        ),
      ),
    );
  }

  #page({ page, pageIndex, cell }: TracedFigure['uses'][number]): HTMLElement {
    const sheet = cell === undefined ? '' : `, workbook ${cell}`;
    if (page === undefined) return element('span', 'quiet', sheet);
    const jump =
      pageIndex === undefined
        ? `page ${page}`
        : button('jump', `page ${page}`, () => this.#events.goTo(pageIndex));
    return element('span', '', jump, sheet);
  }

  /** Opens in the editor; without one, what is written is for pasting. */
  #place({ id, text, link }: PreviewPlace): HTMLElement {
    if (link !== undefined) {
      const made = element('a', 'place', text);
      made.href = link;
      return made;
    }
    const made = button('place', text, () => void this.#openPlace(id, text));
    made.title = this.#hasEditor
      ? 'open it in the editor'
      : 'copy it; --editor names an editor that opens it';
    return made;
  }

  async #openPlace(id: number, text: string): Promise<void> {
    const said = byId('said', HTMLElement);
    if (this.#hasEditor) said.textContent = (await open(id)) ?? '';
    else
      said.textContent = await navigator.clipboard.writeText(text).then(
        () => `${text} is copied`,
        () => '',
      );
  }
}

function outward(link: string): HTMLElement {
  const made = element('a', '', link);
  // What is no address of the web is text alone.
  if (/^https?:\/\//.test(link)) made.href = link;
  made.target = '_blank';
  made.rel = 'noreferrer';
  return made;
}
