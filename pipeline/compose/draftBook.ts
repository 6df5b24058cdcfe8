/** Turns the templates of a book into drafts: parsed, checked and filled in, with nothing numbered yet. */

import type { Problem } from '../problems/Problem.ts';
import { Figures } from '../validate/checks/Figures.ts';
import type { ComposeInput } from './composeBook.ts';
import {
  type ChapterDraft,
  draftChapter,
  type ParsedChapter,
  parseChapter,
  worldOfChapter,
} from './composeChapter.ts';
import { checkTemplate, type TemplateWorld } from './expandTemplate.ts';
import { listChanges } from './listChanges.ts';
import { Meter } from './Meter.ts';
import { parseTemplate } from './parseTemplate.ts';
import type { BookConfig, MatterConfig } from './readBookConfig.ts';
import type { PartialNode, Template } from './Template.ts';

/** Every text of the book filled in, before it is numbered. */
export interface BookDrafts {
  /** Chapters by name, in the order of the book. */
  readonly chapters: ReadonlyMap<string, ChapterDraft>;
  /** Introductions of parts by the part's id. */
  readonly introductions: ReadonlyMap<string, ChapterDraft>;
  readonly imprint: ChapterDraft | undefined;
  /** All chapters by name, those too that the book does not print. */
  readonly parsed: ReadonlyMap<string, ParsedChapter>;
}

/** All that texts are filled in from. They name charts, and look at none. */
export type DraftInput = Omit<ComposeInput, 'charts' | 'colours' | 'images' | 'isJudged' | 'drafted'>;

/** The texts of a book filled in, for one composition: what it counts and finds is added to what was found here. */
export interface DraftedBook {
  readonly world: TemplateWorld;
  readonly drafts: BookDrafts;
  readonly problems: Problem[];
  readonly report: (problem: Problem) => void;
}

export function draftTexts(input: DraftInput): DraftedBook {
  const problems: Problem[] = [];
  const report = (problem: Problem) => {
    problems.push(problem);
  };
  const { source, config } = input;
  const parsed = new Map(
    [...source.chapters].map(([name, text]) => [name, parseChapter(text, config.formats, input.templates)]),
  );
  const world = worldOf(input, parsed, report);
  return { world, drafts: draftBook(input, parsed, world, report), problems, report };
}

function worldOf(
  input: DraftInput,
  parsed: BookDrafts['parsed'],
  report: (problem: Problem) => void,
): TemplateWorld {
  const partials = new Map<string, Template>();
  for (const [name, source] of input.source.partials) {
    const { template, problems } = parseTemplate({ file: source.path, text: source.text, start: 0 });
    for (const problem of problems) report(problem);
    partials.set(name, template);
  }
  const chapters = [...parsed.values()].map(({ template }) => template);
  const { language } = input.config.title;
  return {
    dataset: input.dataset,
    figures: new Figures({
      ...input.dataset,
      ...(input.limits === undefined ? {} : { limits: input.limits }),
    }),
    formats: input.config.formats,
    named: new Map(),
    locale: language.numbers,
    packWords: language.pack,
    ...(input.difference === undefined
      ? {}
      : { changes: listChanges(input.difference, input.dataset, language) }),
    language,
    charts: new Set(input.source.charts.keys()),
    images: new Set(input.source.images.keys()),
    partials,
    parametersOf: parametersOf(partials, chapters),
    hasWorks: input.works !== undefined,
    texts: input.texts,
    templates: input.templates,
    meter: new Meter(input.limits, report),
    ...(input.setFormula === undefined ? {} : { setFormula: input.setFormula }),
  };
}

function draftBook(
  { config }: DraftInput,
  parsed: BookDrafts['parsed'],
  world: TemplateWorld,
  report: (problem: Problem) => void,
): BookDrafts {
  const chapters = new Map<string, ChapterDraft>();
  for (const name of chapterNames(config)) {
    const text = parsed.get(name);
    if (text !== undefined && !chapters.has(name))
      chapters.set(name, draftChapter(name, text, world, report));
  }
  const introductions = new Map<string, ChapterDraft>();
  for (const part of config.parts) {
    const template = part.introduction === undefined ? undefined : world.partials.get(part.introduction);
    if (template !== undefined) introductions.set(part.id, draftPartial(part.id, template, world, report));
  }
  const template = world.partials.get('imprint');
  return {
    chapters,
    introductions,
    imprint: template === undefined ? undefined : draftPartial('imprint', template, world, report),
    parsed,
  };
}

/** A partial has no head, and what is wrong with it has been reported. */
function draftPartial(
  id: string,
  template: Template,
  world: TemplateWorld,
  report: (problem: Problem) => void,
): ChapterDraft {
  const titlePlace = { file: template.file, line: 1, column: 1 };
  const head = { title: '', titlePlace, titleStart: 0, shortTitle: '', figures: new Map() };
  return draftChapter(id, { template, head, problems: [] }, world, report);
}

function chapterNames(config: BookConfig): readonly string[] {
  const inMatter = (matter: readonly MatterConfig[]) =>
    matter.flatMap((each) => (each.type === 'chapter' ? [each.chapter.name] : []));
  return [
    ...inMatter(config.front),
    ...config.parts.flatMap((part) => part.chapters.map((chapter) => chapter.name)),
    ...inMatter(config.back),
  ];
}

/** Chapters and partials that the book does not print are checked all the same. */
export function checkUnusedTemplates(
  { config }: ComposeInput,
  drafts: BookDrafts,
  world: TemplateWorld,
  report: (problem: Problem) => void,
): void {
  const printed = new Set(config.parts.map((part) => part.introduction));
  const included = new Set<string>();
  const follow = (template: Template) => {
    for (const name of partialNames(template)) {
      const partial = world.partials.get(name);
      if (partial === undefined || included.has(name)) continue;
      included.add(name);
      follow(partial);
    }
  };
  for (const [name, { template, head, problems }] of drafts.parsed) {
    if (drafts.chapters.has(name)) continue;
    for (const problem of problems) report(problem);
    checkTemplate(template, worldOfChapter(head, world, report), report);
    follow(template);
  }
  for (const draft of [...drafts.chapters.values(), ...drafts.introductions.values()]) follow(draft.template);
  for (const [name, template] of world.partials) {
    if (!included.has(name) && !printed.has(name) && name !== 'imprint')
      checkTemplate(template, world, report);
  }
}

/** A partial sees what it is given and what the one who includes it was given. */
function parametersOf(
  partials: ReadonlyMap<string, Template>,
  others: readonly Template[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map([...partials.keys()].map((name) => [name, new Set<string>()]));
  const give = (template: Template, inherited: ReadonlySet<string>) => {
    for (const { name, named } of partialsIn(template)) {
      const known = names.get(name);
      const partial = partials.get(name);
      if (known === undefined || partial === undefined) continue;
      const before = known.size;
      for (const given of [...inherited, ...named.map((each) => each.name)]) known.add(given);
      if (known.size > before) give(partial, known);
    }
  };
  for (const template of others) give(template, new Set());
  for (const [name, template] of partials) give(template, names.get(name) ?? new Set());
  return names;
}

function partialNames(template: Template): readonly string[] {
  return partialsIn(template).map(({ name }) => name);
}

function partialsIn(template: Template): readonly PartialNode[] {
  const found: PartialNode[] = [];
  const visit = (nodes: Template['nodes']) => {
    for (const node of nodes) {
      if (node.type === 'partial') found.push(node);
      if (node.type === 'block') {
        visit(node.body);
        visit(node.otherwise);
      }
    }
  };
  visit(template.nodes);
  return found;
}
