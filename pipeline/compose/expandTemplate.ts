/** Turns a template into Markdown with placeholders, checking every name on the way. */

import type { NamedValue } from '../address/fillText.ts';
import type { ParameterValue } from '../address/Parameters.ts';
import { periodNamed } from '../address/periodNamed.ts';
import type { SetFormula } from '../formulas/setFormula.ts';
import type { Language } from '../language/Language.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { PackWords } from '../language/PackWords.ts';
import {
  intervalUnfit,
  parameterNoPeriod,
  parameterNotPrinted,
  unknownParameter,
} from '../problems/catalogue/address.ts';
import {
  blockHelperExpected,
  claimOnFailedCheck,
  figureMissing,
  loopExpected,
  outputIsNotAFigure,
  parameterNeverGiven,
  parameterNotGiven,
  partialIncludesItself,
  privateUseCharacter,
  rawOutput,
  unknownBook,
  unknownHelper,
  unknownTemplateName,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { Figures } from '../validate/checks/Figures.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { parameterText } from '../validate/parameterText.ts';
import { type Argument, Arguments } from './Arguments.ts';
import { type Expansion, PRIVATE_USE, type Token } from './Expansion.ts';
import { ExpansionWriter } from './ExpansionWriter.ts';
import { cellFigure, type FigureResult, rankFigure } from './Figure.ts';
import { BLOCK_HELPERS, readBlockHelper, readFigureHelper, readHeldClaim, readRows } from './helperCalls.ts';
import { INTERVAL_FORMS, INTERVAL_UNITS, intervalWords } from './intervalWords.ts';
import type { ChangesSince } from './listChanges.ts';
import type { Meter } from './Meter.ts';
import type { ParsedTexts } from './parseMarkdown.ts';
import type { ParsedTemplates } from './parseTemplate.ts';
import type { NamedFigures } from './readFigureNames.ts';
import type { NamedFormats } from './readPresentation.ts';
import type {
  BlockNode,
  ContentNode,
  HelperCall,
  NamePath,
  OutputNode,
  PartialNode,
  Template,
  TemplateExpression,
  TemplateNode,
} from './Template.ts';
import {
  ancestor,
  isTrue,
  memberOf,
  namesIn,
  rowScope,
  scalarOf,
  type TemplateScope,
  type TemplateValue,
  TOP_SCOPE,
} from './TemplateValue.ts';
import type { TextScope } from './TextScope.ts';

/** What templates may name. */
export interface TemplateWorld {
  readonly dataset: Dataset;
  readonly figures: Figures;
  /** Formats of the book, for `as`. */
  readonly formats: NamedFormats;
  /** What the chapter calls figures, with the form that each name brings. */
  readonly named: NamedFigures;
  readonly locale: NumberLocale;
  /** Heads of the lists that the pipeline makes itself. */
  readonly packWords: PackWords;
  /** Since the edition before; absent where the book names none. */
  readonly changes?: ChangesSince;
  readonly language: Language;
  readonly charts: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
  readonly partials: ReadonlyMap<string, Template>;
  /** The names that each partial is given by any who include it, or who include those. */
  readonly parametersOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly meter: Meter;
  /** Whether there are works to cite: else `@` is a sign like others. */
  readonly hasWorks: boolean;
  /** Absent until a formula is met. */
  readonly setFormula?: SetFormula;
  /** Texts that were parsed before. */
  readonly texts?: ParsedTexts | undefined;
  readonly templates?: ParsedTemplates | undefined;
}

const FIGURE_HELPERS = new Set(['value', 'expr']);
const BLOCK_TAGS = new Set(['if', 'unless', 'each', 'with', 'claim', 'holds']);
const HELPER_NAMES = [...FIGURE_HELPERS, 'param', 'interval', 'ref', ...BLOCK_HELPERS];

export function expandTemplate(
  template: Template,
  world: TemplateWorld,
  report: (problem: Problem) => void,
): Expansion {
  const expander = new Expander(world, report);
  expander.expand(template, TOP_SCOPE);
  return expander.finish();
}

/** Checks a template that nothing includes: what it would be given by name is not known. */
export function checkTemplate(
  template: Template,
  world: TemplateWorld,
  report: (problem: Problem) => void,
): void {
  new Expander(world, report).expand(template, { ...TOP_SCOPE, open: true });
}

class Expander {
  readonly #world: TemplateWorld;
  readonly #report: (problem: Problem) => void;
  readonly #writer = new ExpansionWriter();
  /** Templates being read, outermost first. */
  readonly #stack: Template[] = [];
  /** Where the partials among them are included, outermost first. */
  readonly #includes: { readonly partial: string; readonly place: Place }[] = [];
  #indent = '';
  /** False in a branch that is read only to check what it says. */
  #live = true;

  constructor(world: TemplateWorld, report: (problem: Problem) => void) {
    this.#world = world;
    this.#report = report;
  }

  finish(): Expansion {
    return this.#writer.finish();
  }

  expand(template: Template, scope: TemplateScope): void {
    this.#stack.push(template);
    this.#walk(template.nodes, scope);
    this.#stack.pop();
  }

  get #template(): Template {
    const template = this.#stack.at(-1);
    if (template === undefined) throw new Error('no template is being read');
    return template;
  }

  #walk(nodes: readonly TemplateNode[], scope: TemplateScope): void {
    const { meter } = this.#world;
    for (const node of nodes) {
      // Loops in loops and partials in partials multiply: what is made is counted, and the rest left undone.
      if (meter.isFull || !meter.add('templateSteps', 1, () => this.#spotOfStep(node))) return;
      switch (node.type) {
        case 'content':
          this.#content(node);
          break;
        case 'output':
          this.#output(node, scope);
          break;
        case 'block':
          this.#block(node, scope);
          break;
        case 'partial':
          this.#partial(node, scope);
          break;
        default:
          unreachable(node);
      }
    }
  }

  #spotOfStep(node: TemplateNode): Spot {
    const [start, end] =
      node.type === 'content' ? [node.start, node.start] : [node.span.start, node.span.end];
    return { place: this.#template.placeOf(start, end) };
  }

  /** Reads a branch that is not taken, so that its names are checked all the same. */
  #walkUntaken(nodes: readonly TemplateNode[], scope: TemplateScope): void {
    const live = this.#live;
    this.#live = false;
    this.#walk(nodes, scope);
    this.#live = live;
  }

  #content(node: ContentNode): void {
    const found = node.text.search(PRIVATE_USE);
    if (found >= 0) {
      const code = node.text.charCodeAt(found).toString(16).toUpperCase();
      this.#report(
        privateUseCharacter(this.#template.placeOf(node.start + found, node.start + found + 1), code),
      );
      return;
    }
    if (!this.#live) return;
    const { length } = node.text;
    if (this.#world.meter.add('textCharacters', length, () => this.#spotOfStep(node)))
      this.#writer.text(node.text, this.#template, node.start, node.exact, this.#indent);
  }

  #emit(token: Token, span: TextSpan): void {
    if (this.#live) this.#writer.token(token, this.#template, span, this.#indent);
  }

  // -------------------------------------------------------------- {{…}}

  #output(node: OutputNode, scope: TemplateScope): void {
    const { call, span } = node;
    const place = this.#place(span);
    if (node.raw) this.#report(rawOutput(place, this.#template.lineText(place.line ?? 1)));
    const name = call.path.text;
    if (FIGURE_HELPERS.has(name)) {
      const result = readFigureHelper(
        name,
        this.#arguments(call, scope),
        this.#world,
        this.#textScope(scope),
      );
      if (result === undefined) this.#missing(span);
      else this.#figure(result, span);
    } else if (BLOCK_HELPERS.has(name)) {
      const block = readBlockHelper(name, this.#arguments(call, scope), this.#world, this.#textScope(scope));
      if (block === undefined) this.#missing(span);
      else this.#emit({ type: 'block', block, place }, span);
    } else if (name === 'ref') {
      const given = this.#arguments(call, scope);
      const target = given.text(0, 'what it refers to, e.g. "fig:top-partners"');
      given.noMoreThan(1);
      const page = given.namedFlag('page');
      given.finish();
      if (target === undefined) this.#missing(span);
      else this.#emit({ type: 'ref', target: target.value, page, place: target.place }, span);
    } else if (name === 'param') {
      this.#outputValue(this.#parameter(call, scope), call.path, span);
    } else if (name === 'interval') {
      const text = this.#interval(call, scope);
      if (text === undefined) this.#missing(span);
      else this.#emit({ type: 'parameter', name, text, place }, span);
    } else if (BLOCK_TAGS.has(name) || name === 'rows') {
      this.#report(blockHelperExpected(place, name));
      this.#missing(span);
    } else if (call.positional.length > 0 || call.named.length > 0) {
      this.#report(unknownHelper(this.#place(call.path.span), name, HELPER_NAMES));
      this.#missing(span);
    } else {
      this.#outputValue(this.#lookUp(call.path, scope, HELPER_NAMES), call.path, span);
    }
  }

  #outputValue(value: TemplateValue, path: NamePath, span: TextSpan): void {
    if (value.type === 'cell') {
      if (value.row === undefined) return;
      const result = cellFigure(value.table, value.row, value.field, {}, this.#world.locale);
      this.#figure(result, span);
    } else if (value.type === 'rank') {
      const { table, row, rank } = value;
      const place = this.#place(span);
      if (rank === undefined) {
        this.#report(figureMissing(place, '@rank', undefined));
        this.#missing(span);
      } else
        this.#emit({ type: 'figure', figure: rankFigure(table, row, rank, this.#world.locale), place }, span);
    } else if (value.type === 'literal' && typeof value.value === 'string') {
      // Text that a partial was given is Markdown of the template that gave it.
      if (this.#live) {
        this.#writer.text(value.value, value.template, value.span.start + 1, true, this.#indent);
      }
    } else if (value.type === 'parameter') {
      this.#printParameter(value.name, value.value, span);
    } else {
      if (value.type !== 'unknown') this.#report(outputIsNotAFigure(this.#place(span), path.text));
      this.#missing(span);
    }
  }

  #figure(result: FigureResult, span: TextSpan): void {
    const place = this.#place(span);
    if ('problem' in result) {
      this.#report(result.problem(place));
      this.#missing(span);
    } else this.#emit({ type: 'figure', figure: result.figure, place }, span);
  }

  /** What is wrong has been reported; a draft shows where. */
  #missing(span: TextSpan): void {
    this.#emit({ type: 'missing', place: this.#place(span) }, span);
  }

  /** A year, a date or words; a figure would be typed in `book.yaml`, and come from nowhere. */
  #printParameter(name: string, value: ParameterValue, span: TextSpan): void {
    const place = this.#place(span);
    const printed = parameterText(value, this.#world.locale);
    if (printed.type === 'unprintable') {
      const spot = { place, excerpt: this.#template.lineText(place.line ?? 1) };
      this.#report(parameterNotPrinted(spot, name, printed.found));
      this.#missing(span);
    } else this.#emit({ type: 'parameter', name, text: printed.text, place }, span);
  }

  // ------------------------------------------------- {{#…}}…{{/…}}

  #block(node: BlockNode, scope: TemplateScope): void {
    switch (node.call.path.text) {
      case 'if':
        this.#condition(node, scope, true);
        break;
      case 'unless':
        this.#condition(node, scope, false);
        break;
      case 'each':
        this.#each(node, scope);
        break;
      case 'with':
        this.#with(node, scope);
        break;
      case 'claim':
        this.#claim(node, scope);
        break;
      case 'holds':
        this.#holds(node, scope);
        break;
      default:
        this.#report(unknownHelper(this.#place(node.call.path.span), node.call.path.text, BLOCK_TAGS));
        this.#missing(node.call.span);
    }
  }

  #condition(node: BlockNode, scope: TemplateScope, wanted: boolean): void {
    const value = this.#subject(node, scope, true);
    const [taken, other] =
      isTrue(value) === wanted ? [node.body, node.otherwise] : [node.otherwise, node.body];
    this.#walk(taken, scope);
    this.#walkUntaken(other, scope);
  }

  #each(node: BlockNode, scope: TemplateScope): void {
    const value = this.#subject(node, scope);
    if (value.type === 'unknown') {
      this.#walkUntaken(node.body, { ...scope, parent: scope, open: true });
      this.#walkUntaken(node.otherwise, scope);
      this.#missing(node.call.span);
      return;
    }
    if (value.type !== 'rows') {
      this.#report(loopExpected(this.#place(node.call.span)));
      this.#missing(node.call.span);
      return;
    }
    const { table, rows, ranks } = value;
    rows.forEach((row, index) => {
      const rank: TemplateValue | undefined = ranks && { type: 'rank', table, row, rank: ranks.get(row) };
      this.#walk(node.body, rowScope(scope, { type: 'row', table, row }, index, rows.length, rank));
    });
    if (rows.length > 0) {
      this.#walkUntaken(node.otherwise, scope);
    } else {
      const rank: TemplateValue | undefined = ranks && { type: 'unknown' };
      this.#walkUntaken(node.body, rowScope(scope, { type: 'row', table, row: undefined }, 0, 1, rank));
      this.#walk(node.otherwise, scope);
    }
  }

  #with(node: BlockNode, scope: TemplateScope): void {
    const value = this.#subject(node, scope);
    const row =
      value.type === 'rows' ? { type: 'row' as const, table: value.table, row: value.rows[0] } : value;
    const inner = { ...scope, self: row, parent: scope };
    const taken = row.type === 'row' && row.row !== undefined;
    if (taken) this.#walk(node.body, inner);
    else this.#walkUntaken(node.body, { ...inner, open: row.type === 'unknown' });
    if (taken) this.#walkUntaken(node.otherwise, scope);
    else this.#walk(node.otherwise, scope);
  }

  #claim(node: BlockNode, scope: TemplateScope): void {
    const call = this.#arguments(node.call, scope);
    const check = call.text(0, 'the id of a check');
    call.noMoreThan(1);
    call.finish();
    const { checks, brokenChecks } = this.#world.dataset;
    if (check === undefined) {
      this.#walk(node.body, scope);
      return;
    }
    const result = checks.get(check.value);
    if (result === undefined) {
      if (brokenChecks?.has(check.value) !== true)
        this.#report(unknownBook('check', check.value, checks.keys(), check.place));
    }
    // A failed check of severity error has been reported by the stage before, with this sentence beside it.
    else if (result.outcome === 'failed' && result.severity === 'warning') {
      this.#report(claimOnFailedCheck(check.place, check.value, result.computed));
    }
    const place = this.#place(node.span);
    this.#emit({ type: 'claimStart', check: check.value, place }, node.call.span);
    this.#walk(node.body, scope);
    this.#emit({ type: 'claimEnd', place }, node.call.span);
    this.#walkUntaken(node.otherwise, scope);
  }

  /** A claim that brings its own check; the stage that knows its section and sentence enters it. */
  #holds(node: BlockNode, scope: TemplateScope): void {
    const call = this.#arguments(node.call, scope);
    const expression = call.text(0, 'an expression that is true');
    const id = call.namedText('id');
    call.noMoreThan(1);
    call.finish(['id']);
    if (expression === undefined) {
      this.#walk(node.body, scope);
      return;
    }
    const held = readHeldClaim(expression, id, this.#world, this.#textScope(scope), this.#report);
    const place = this.#place(node.span);
    if (held !== undefined) this.#emit({ type: 'claimStart', check: held, place }, node.call.span);
    this.#walk(node.body, scope);
    if (held !== undefined) this.#emit({ type: 'claimEnd', place }, node.call.span);
    this.#walkUntaken(node.otherwise, scope);
  }

  /** What `#if`, `#each` and `#with` are about. */
  #subject(node: BlockNode, scope: TemplateScope, tested = false): TemplateValue {
    const call = this.#arguments(node.call, scope);
    call.noMoreThan(1);
    call.finish();
    const [expression] = node.call.positional;
    if (tested && expression?.type === 'path' && this.#isAbsent(expression, scope)) {
      const names = ancestor(scope, expression.depth)?.optional;
      const name = expression.parts.join('.');
      if (names?.has(name) === false)
        this.#report(parameterNeverGiven(this.#place(expression.span), name, names));
      return { type: 'unknown' };
    }
    if (expression !== undefined) return this.#evaluate(expression, scope);
    call.text(0, 'what it is about');
    return { type: 'unknown' };
  }

  // -------------------------------------------------------- {{> …}}

  #partial(node: PartialNode, scope: TemplateScope): void {
    const partial = this.#world.partials.get(node.name);
    if (partial === undefined) {
      this.#report(
        unknownBook('partial', node.name, this.#world.partials.keys(), this.#place(node.nameSpan)),
      );
      this.#missing(node.span);
      return;
    }
    if (this.#stack.includes(partial)) {
      const chain = [...this.#stack.slice(this.#stack.indexOf(partial)), partial].map((each) => each.file);
      this.#report(partialIncludesItself(this.#place(node.span), node.name, chain));
      this.#missing(node.span);
      return;
    }
    const { meter } = this.#world;
    if (!meter.holds('nesting', this.#stack.length, () => ({ place: this.#place(node.span) }))) return;
    const given = new Map(scope.parameters);
    for (const { name, value } of node.named) {
      // What the one who includes was not given is not given on.
      if (this.#isNotGiven(value, scope)) given.delete(name);
      else given.set(name, this.#evaluate(value, scope));
    }
    const indent = this.#indent;
    this.#indent += node.indent;
    const optional = this.#world.parametersOf.get(node.name);
    this.#includes.push({ partial: node.name, place: this.#place(node.span) });
    this.expand(partial, { ...scope, parameters: given, ...(optional === undefined ? {} : { optional }) });
    this.#includes.pop();
    this.#indent = indent;
  }

  // ---------------------------------------------------------- values

  #evaluate(expression: TemplateExpression, scope: TemplateScope): TemplateValue {
    switch (expression.type) {
      case 'literal':
        return { ...expression, template: this.#template };
      case 'path':
        return this.#lookUp(expression, scope, []);
      case 'call':
        return this.#subExpression(expression.call, scope);
      default:
        return unreachable(expression);
    }
  }

  #subExpression(call: HelperCall, scope: TemplateScope): TemplateValue {
    if (call.path.text === 'rows') {
      return (
        readRows(this.#arguments(call, scope), this.#world, this.#textScope(scope)) ?? { type: 'unknown' }
      );
    }
    if (call.path.text === 'param') return this.#parameter(call, scope);
    this.#report(unknownHelper(this.#place(call.path.span), call.path.text, ['rows', 'param']));
    return { type: 'unknown' };
  }

  /** `{{param "year"}}`, `(param "year")` */
  #parameter(call: HelperCall, scope: TemplateScope): TemplateValue {
    const given = this.#arguments(call, scope);
    const name = given.text(0, 'the name of a parameter');
    given.noMoreThan(1);
    given.finish();
    const value = name && this.#periodOf(name);
    return name === undefined || value === undefined
      ? { type: 'unknown' }
      : { type: 'parameter', name: name.value, value };
  }

  /** `{{interval "year - 10" "year"}}`, such as `a decade before`; undefined where it would not be true, which is reported. */
  #interval(call: HelperCall, scope: TemplateScope): string | undefined {
    const given = this.#arguments(call, scope);
    const names = [given.text(0, 'a period'), given.text(1, 'the period that it is seen from')];
    given.noMoreThan(2);
    const form = given.namedChoice('form', INTERVAL_FORMS);
    const unit = given.namedChoice('in', INTERVAL_UNITS);
    const isWrong = (given.has('form') && form === undefined) || (given.has('in') && unit === undefined);
    given.finish();
    const [of, from] = names.map((name) => name && this.#periodOf(name));
    if (of === undefined || from === undefined || isWrong) return undefined;
    const said = intervalWords({ of, from }, form ?? 'before', unit, this.#world.language.words);
    if (typeof said === 'string') return said;
    const place = this.#place(call.span);
    const spot = { place, excerpt: this.#template.lineText(place.line ?? 1) };
    this.#report(intervalUnfit(spot, said.expected, said.found));
    return undefined;
  }

  /** A parameter, or a period before or after it: `year - 1`. */
  #periodOf(name: Argument<string>): ParameterValue | undefined {
    const { parameters } = this.#world.figures;
    const named = periodNamed(name.value, parameters);
    if (named.type === 'value') return named.value;
    const spot = { place: name.place, excerpt: this.#template.lineText(name.place.line ?? 1) };
    this.#report(
      named.type === 'unknown'
        ? unknownParameter(spot, name.value, parameters.keys())
        : parameterNoPeriod(spot, name.value, String(named.base)),
    );
    return undefined;
  }

  #lookUp(path: NamePath, scope: TemplateScope, helpers: readonly string[]): TemplateValue {
    const from = ancestor(scope, path.depth);
    if (from === undefined) return this.#unknownName(path, scope, helpers);
    const [first, ...rest] = path.parts;
    if (path.data) {
      const loop = first === undefined ? undefined : from.loop.get(first);
      return rest.length === 0 && loop !== undefined ? loop : this.#unknownName(path, from, helpers);
    }
    if (first === undefined) return from.self ?? this.#unknownName(path, from, helpers);
    const given = path.text.startsWith('this.') ? undefined : from.parameters.get(first);
    if (given !== undefined) return memberOf(given, rest) ?? this.#unknownName(path, from, helpers);
    const field = from.self === undefined ? undefined : memberOf(from.self, path.parts);
    if (field !== undefined) return field;
    const value = rest.length === 0 ? this.#world.figures.parameters.get(first) : undefined;
    if (value !== undefined) return { type: 'parameter', name: first, value };
    return this.#unknownName(path, from, helpers);
  }

  /** Whether it is a name within a partial that was not given to it, nor is one of the row's. */
  #isAbsent(path: NamePath, scope: TemplateScope): boolean {
    const from = ancestor(scope, path.depth);
    const [name, ...rest] = path.parts;
    if (path.data || name === undefined || rest.length > 0 || path.text.includes('this.')) return false;
    const known =
      from?.parameters.has(name) === true ||
      (from?.self !== undefined && memberOf(from.self, [name]) !== undefined) ||
      this.#world.figures.parameters.has(name);
    return !known && from?.optional !== undefined;
  }

  /** Whether it is a name that some include the partial with, and this one does not. */
  #isNotGiven(expression: TemplateExpression, scope: TemplateScope): boolean {
    if (expression.type !== 'path' || !this.#isAbsent(expression, scope)) return false;
    return ancestor(scope, expression.depth)?.optional?.has(expression.parts.join('.')) === true;
  }

  #unknownName(path: NamePath, scope: TemplateScope, helpers: readonly string[]): TemplateValue {
    // What stands in a branch for a name that was not given is not printed.
    if (!this.#live && scope.optional?.has(path.parts.join('.')) === true) return { type: 'unknown' };
    const include = this.#includes.at(-1);
    if (!scope.open && include !== undefined && this.#isNotGiven(path, scope)) {
      this.#report(parameterNotGiven(this.#place(path.span), path.text, include.partial, include.place));
    } else if (!scope.open) {
      const names = [...this.#names(scope), ...helpers];
      const name = path.text.replace(/^(\.\.\/)+|^this\.|^@/, '');
      this.#report(unknownTemplateName(this.#place(path.span), path.text, name, names));
    }
    return { type: 'unknown' };
  }

  #arguments(call: HelperCall, scope: TemplateScope): Arguments {
    const template = this.#template;
    // An option of a name that was not given is as if it did not stand there.
    const named = call.named.filter(({ value }) => !this.#isNotGiven(value, scope));
    return new Arguments(
      { ...call, named },
      (expression) => this.#evaluate(expression, scope),
      (start, end) => template.placeOf(start, end),
      this.#report,
    );
  }

  #names(scope: TemplateScope): readonly string[] {
    const { parameters } = this.#world.figures;
    const given = new Set([...scope.parameters.keys(), ...(scope.optional ?? [])]);
    return [...given, ...namesIn(scope.self), ...parameters.keys()];
  }

  /** What texts in quotes of the template being read may name, and the places inside them. */
  #textScope(scope: TemplateScope): TextScope {
    const template = this.#template;
    return {
      lookUp: (name) => this.#named(name, scope),
      locate: (textStart) => (span) => {
        const place = template.placeOf(textStart + span.start, textStart + span.end);
        return { place, excerpt: template.lineText(place.line ?? 1) };
      },
    };
  }

  /** What a partial was given, then the fields of the row of the innermost loop, then the book's parameters. */
  #named(path: string, scope: TemplateScope): NamedValue {
    const [, up = '', own, name = ''] = /^((?:\.\.\/)*)(this\.)?(.*)$/.exec(path) ?? [];
    const from = ancestor(scope, up.length / 3);
    const given = own === undefined ? from?.parameters.get(name) : undefined;
    const field = from?.self === undefined ? undefined : memberOf(from.self, [name]);
    const value = given ?? field;
    if (value !== undefined) {
      const scalar = scalarOf(value);
      return scalar === undefined ? { type: 'open' } : { type: 'value', value: scalar };
    }
    const parameter = this.#world.figures.parameters.get(name);
    if (parameter !== undefined) return { type: 'value', value: parameter };
    const isBranch = !this.#live && scope.optional?.has(path) === true;
    if (scope.open || isBranch) return { type: 'open' };
    return { type: 'unknown', names: this.#names(scope).filter((each) => each !== path) };
  }

  #place(span: TextSpan): Place {
    return this.#template.placeOf(span.start, span.end);
  }
}
