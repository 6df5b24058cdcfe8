/** Messages of `compose`: what can be wrong with book.yaml and with templates. */
import { nameHints } from '../nameHints.ts';
import type { Place, Problem, RelatedPlace } from '../Problem.ts';
import { placeText } from '../placeText.ts';
import { severityOf } from '../severity.ts';
import { quoted } from '../spot.ts';

function problem(code: string, place: Place, message: string, hints: readonly string[] = []): Problem {
  return { code, severity: severityOf(code), message, place, hints };
}

function list(names: readonly string[], last = 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

// ---------------------------------------------------------------- book.yaml

export function settingMissing(place: Place, key: string): Problem {
  return problem('setting-missing', place, `expected the key ${key}, found none`);
}

export function settingExpected(place: Place, key: string, expected: string, found: string): Problem {
  return problem('setting-expected', place, `${key}: expected ${expected}, found ${found}`);
}

export function settingOutOfSet(
  place: Place,
  key: string,
  found: string,
  choices: readonly string[],
): Problem {
  return problem(
    'setting-expected',
    place,
    `${key}: expected ${list(choices)}, found ${quoted(found)}`,
    nameHints(found, choices, 'choices'),
  );
}

export function coverKeyIdle(place: Place, key: string, kind: string): Problem {
  const hint = `take ${key} out, or give the cover another kind: chart, picture or plain`;
  return problem('cover-key-idle', place, `expected a ${kind} cover without ${key}, found one`, [hint]);
}

export function coverContrastLow(place: Place, ground: string, ratio: number, needed: number): Problem {
  return problem(
    'cover-contrast-low',
    place,
    `expected words with a contrast of ${needed}:1 or more on the cover, found ${ratio.toFixed(1)}:1 on ${ground}`,
    ['choose another colour for the ground, or a textColour that is further from it'],
  );
}

export function unknownSetting(place: Place, key: string, known: readonly string[]): Problem {
  return problem(
    'unknown-setting',
    place,
    `expected a known key, found ${quoted(key)}`,
    nameHints(key, known, 'keys', 40),
  );
}

export function unsupportedLanguage(place: Place, found: string, languages: readonly string[]): Problem {
  return problem('unsupported-language', place, `language: expected ${list(languages)}, found ${found}`, [
    'a language is a file of pipeline/language',
  ]);
}

export function unknownTemplate(
  place: Place,
  kind: 'chapter' | 'partial',
  name: string,
  known: Iterable<string>,
): Problem {
  return problem(
    `unknown-${kind}`,
    place,
    `expected a ${kind} of templates/${kind}s, found ${quoted(name)}`,
    nameHints(name, known, `${kind}s`),
  );
}

export function unknownMatter(place: Place, name: string, known: readonly string[]): Problem {
  return problem(
    'unknown-matter',
    place,
    `expected ${list([...known, 'chapter:NAME'])}, found ${quoted(name)}`,
    nameHints(name, known, 'choices'),
  );
}

export function chapterListedTwice(place: Place, name: string): Problem {
  return problem('chapter-listed-twice', place, `expected each chapter once, found ${name} again`);
}

export function chapterNotUsed(place: Place, name: string): Problem {
  return problem('chapter-not-used', place, 'expected the chapter in book.yaml, found it in no part', [
    `add ${name} to a part, or chapter:${name} to front or back`,
  ]);
}

export function waiverUnused(place: Place, code: string, where: string): Problem {
  return problem('waiver-unused', place, `expected a warning ${code} at ${where} to waive, found none`, [
    'take the waiver out',
  ]);
}

// ---------------------------------------------------------------- templates

export function frontMatterMissing(place: Place): Problem {
  return problem(
    'front-matter-missing',
    place,
    'expected front matter between two lines of ---, found none',
    ['begin the chapter with ---, a line "title: …", and ---'],
  );
}

export function frontMatterLine(place: Place, found: string): Problem {
  return problem('front-matter-line', place, `expected a line such as "title: …", found ${quoted(found)}`);
}

export function templateSyntax(place: Place, found: string): Problem {
  return problem('template-syntax', place, `expected a complete {{…}} tag, found ${found}`, [
    'a figure is written {{value "table[key].field"}}, a block {{#claim "check"}}…{{/claim}}',
  ]);
}

export function templateBlockUnclosed(place: Place, opened: string, closed: string): Problem {
  return problem('template-syntax', place, `expected {{/${opened}}} to end the block, found {{/${closed}}}`, [
    'blocks end in the reverse of the order in which they begin',
  ]);
}

export function templateFeatureUnsupported(place: Place, what: string): Problem {
  return problem(
    'template-feature-unsupported',
    place,
    `expected a helper, a block or a partial, found ${what}`,
    [
      'templates here have helpers, #if, #unless, #each, #with, #claim, {{> partials}} and {{!-- remarks --}}',
    ],
  );
}

export function rawOutput(place: Place, line: string): Problem {
  return problem('raw-output', place, 'expected two braces, found a tag that asks for raw output', [
    line.includes('{{{')
      ? 'write {{…}}: nothing needs escaping here'
      : 'leave out the &: nothing needs escaping here',
  ]);
}

export function privateUseCharacter(place: Place, code: string): Problem {
  return problem('private-use-character', place, `expected a character with a meaning, found U+${code}`, [
    'it was probably pasted from a document with a symbol font; type the sign that it looked like',
  ]);
}

export function unknownHelper(place: Place, name: string, known: Iterable<string>): Problem {
  return problem(
    'unknown-helper',
    place,
    `expected a helper, found ${quoted(name)}`,
    nameHints(name, known, 'helpers', 24),
  );
}

export function blockHelperExpected(place: Place, name: string): Problem {
  const example = name === 'rows' ? '{{#each (rows "table")}}…{{/each}}' : `{{#${name} …}}…{{/${name}}}`;
  return problem('block-expected', place, `expected ${name} in a block, found it alone`, [
    `write ${example}`,
  ]);
}

export function unknownTemplateName(
  place: Place,
  written: string,
  name: string,
  known: Iterable<string>,
): Problem {
  return problem(
    'unknown-name',
    place,
    `expected a helper, a parameter or a field of the row, found ${quoted(written)}`,
    nameHints(name, known, 'names', 24),
  );
}

/** A name that a partial only asks for, and that nobody who includes it gives. */
export function parameterNeverGiven(place: Place, name: string, known: Iterable<string>): Problem {
  return problem(
    'parameter-never-given',
    place,
    `expected a name that the partial is given somewhere, found ${quoted(name)}`,
    nameHints(name, known, 'names given', 12),
  );
}

/** A name that others include the partial with. */
export function parameterNotGiven(place: Place, name: string, partial: string, include: Place): Problem {
  return problem('unknown-name', place, `expected a name that the partial is given, found ${quoted(name)}`, [
    `give it where the partial is included, in ${placeText(include)}: {{> ${partial} ${name}=…}}`,
    `or print what needs it within {{#if ${name}}} … {{/if}}`,
  ]);
}

export function outputIsNotAFigure(place: Place, name: string): Problem {
  return problem('output-not-a-figure', place, `expected a field of a row or a text, found ${quoted(name)}`, [
    'numbers are printed with value, fact or expr, so that each has a format and an origin',
  ]);
}

export function loopExpected(place: Place): Problem {
  return problem('rows-expected', place, 'expected rows to go through, found something else', [
    'write {{#each (rows "table" where="…")}}',
  ]);
}

export function partialIncludesItself(place: Place, name: string, chain: readonly string[]): Problem {
  return problem(
    'partial-includes-itself',
    place,
    `expected a partial that ends, found ${name} inside itself`,
    [`${chain.join(' includes ')}`],
  );
}

// ---------------------------------------------------------------- arguments

export function argumentMissing(place: Place, helper: string, what: string): Problem {
  return problem('argument-missing', place, `${helper}: expected ${what}, found nothing`);
}

export function argumentUnexpected(place: Place, helper: string, count: number): Problem {
  const words = count === 0 ? 'no values' : count === 1 ? 'one value' : `${count} values`;
  return problem('argument-unexpected', place, `${helper}: expected ${words} without a name, found more`, [
    'what follows is written name=value',
  ]);
}

export function argumentUnknown(
  place: Place,
  helper: string,
  name: string,
  known: readonly string[],
): Problem {
  return problem(
    'argument-unknown',
    place,
    `${helper}: expected ${known.length === 0 ? 'no named values' : `one of ${known.join(', ')}`}, found ${quoted(name)}`,
    known.length === 0 ? [] : nameHints(name, known, 'names'),
  );
}

export function argumentExpected(place: Place, helper: string, expected: string, found: string): Problem {
  return problem('argument-expected', place, `${helper}: expected ${expected}, found ${found}`);
}

/** `noun` is table, field, fact, chart, check or partial. */
export function unknownBook(
  noun: string,
  name: string,
  known: Iterable<string>,
  place: Place,
  within?: string,
): Problem {
  const of = within === undefined ? `a ${noun} of this book` : `a ${noun} of ${within}`;
  return problem(
    `unknown-${noun}`,
    place,
    `expected ${of}, found ${quoted(name)}`,
    nameHints(name, known, `${noun}s`),
  );
}

export function listedFieldUnknown(
  place: Place,
  name: string,
  table: string,
  known: Iterable<string>,
): Problem {
  return unknownBook('field', name, known, place, table);
}

export function figureMissing(place: Place, name: string, label: string | undefined): Problem {
  return problem(
    'figure-missing',
    place,
    `expected a value in ${name}, found ${label === undefined ? 'a gap' : `a gap (${label})`}`,
    ['a sentence cannot quote what is not known; say so in words, or quote another figure'],
  );
}

export function figureFormatMissing(place: Place, name: string): Problem {
  return problem('format-missing', place, `expected a number format for ${name}, found none`, [
    'give format=",.1f", or a numberFormat to the field',
  ]);
}

export function figureScaleUnit(place: Place, name: string, scale: number): Problem {
  return problem(
    'figure-scale-unit',
    place,
    `expected the unit that ${name} has after it is multiplied by ${scale}, found none`,
    ['give unit="million" or the like: the data pack names it beside the value'],
  );
}

export function figureFormatBad(place: Place, format: string, reason: string): Problem {
  return problem('format-unknown', place, `expected a number format, found ${quoted(format)}`, [reason]);
}

export function rankOfNothing(place: Place, table: string, hasKey: boolean): Problem {
  return problem(
    'rank-of-nothing',
    place,
    hasKey
      ? 'expected rows sorted by a number or date first, to rank them by it, found none'
      : `expected a table with a primary key, to rank its rows, found ${table} without`,
    ['write sort="-field" for the greatest first, and rank=true beside it'],
  );
}

/** The first rows of a table that is in no order are any rows. */
export function limitUnsorted(place: Place, table: string, limit: number, all: number): Problem {
  return problem(
    'limit-unsorted',
    place,
    `expected rows of ${table} in an order, of which the first ${limit} of ${all} say something, found none`,
    ['write sort="-field" for the greatest first; a date or year that runs on is an order, too'],
  );
}

/** A format that brings a scale or a unit is given another beside it. */
export function formatSaidTwice(
  place: Place,
  key: string,
  { scale, unit }: { readonly scale?: number; readonly unit?: string },
): Problem {
  const own = [scale === undefined ? [] : `scale ${scale}`, unit === undefined ? [] : `unit ${unit}`].flat();
  return problem(
    'format-said-twice',
    place,
    `expected the ${own.join(' and ')} of the named format alone, found ${key} beside it`,
    ['only format and sign may stand beside a named format; leave out as, or name another'],
  );
}

/** `why` goes on from the name, e.g. `is a fact of the book`. */
export function figureNameTaken(place: Place, name: string, why: string): Problem {
  return problem(
    'figure-name-taken',
    place,
    `expected a name that is not taken for anything else, found ${quoted(name)}, which ${why}`,
    ['choose another name; it stands in templates as {{value "name"}}'],
  );
}

export function unusedFigureName(place: Place, name: string): Problem {
  return problem(
    'unused-figure-name',
    place,
    `expected ${quoted(name)} to be used in the chapter, found it nowhere`,
    [`write {{value ${quoted(name)}}}, or leave the name out`],
  );
}

export function indexEntryNotFound(place: Place, heading: string, words: readonly string[]): Problem {
  return problem(
    'index-entry-not-found',
    place,
    `expected ${words.map(quoted).join(' or ')} in the text, found it nowhere`,
    [
      `give the words that stand for ${quoted(heading)} under words, as they are printed, or leave the entry out`,
    ],
  );
}

export function indexEntryTwice(place: Place, heading: string): Problem {
  return problem(
    'index-entry-twice',
    place,
    `expected each entry of the index once, found ${quoted(heading)} twice`,
    ['join the two, with all their words under one heading'],
  );
}

export function figureNotANumber(place: Place, name: string, value: string): Problem {
  return problem('format-of-text', place, `expected a number in ${name}, found ${quoted(value)}`, [
    'leave out format, scale and sign: text is printed as it is',
  ]);
}

export function claimOnFailedCheck(place: Place, check: string, computed: string): Problem {
  return problem(
    'claim-on-failed-check',
    place,
    `expected a check that holds, found ${check} failed: ${computed}`,
    ['mend the figures, or write a sentence that holds'],
  );
}

/** Beside a failed check: a sentence or title that says what no longer holds. */
export function restsOnCheck(
  place: Place,
  text: string,
  title: boolean,
  page: string | undefined,
): RelatedPlace {
  const what = title ? 'this title' : 'this sentence';
  const where = page === undefined ? '' : ` (page ${page})`;
  return { message: `${what} rests on it${where}: “${text}”`, place };
}

// ---------------------------------------------------------------- Markdown

/** So many numbers of a sentence are named. */
const MOST_NUMBERS = 12;

/** `found` are the numbers of one sentence, in their order. */
export function formulaNumbers(place: Place, found: readonly string[]): Problem {
  const numbers = found.length === 1 ? `the number ${list(found)}` : `the numbers ${list(found, 'and')}`;
  return problem('formula-number', place, `expected references to figures in the formula, found ${numbers}`, [
    'write {{value "table[key].field"}} there, with a space between it and a brace of TeX',
    'a formula may have indices and powers, years as indices, and beside names whole numbers to 12, 24, 52, 60, 100, 360, 365 and 1000',
  ]);
}

export function formulaRefused(place: Place, found: string, hint: string): Problem {
  return problem('formula-refused', place, `expected a formula that can be set, found ${found}`, [hint]);
}

export function codeIsFigure(place: Place, found: string): Problem {
  return problem(
    'code-is-figure',
    place,
    `expected code between backticks, found the figure ${quoted(found)}`,
    ['write {{value "table[key].field"}} without backticks'],
  );
}

export function equationId(place: Place, found: string): Problem {
  return problem('equation-id', place, `expected {#eq-NAME} behind a formula, found {#${found}}`, [
    'a name has letters, digits, hyphens and underscores; it is called by {{ref "eq:NAME"}}',
  ]);
}

export function bareNumbers(place: Place, found: readonly string[]): Problem {
  const rest = found.length - MOST_NUMBERS;
  const shown = rest > 0 ? [...found.slice(0, MOST_NUMBERS), `${rest} more`] : found;
  const listed = shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
  const message =
    found.length === 1
      ? `expected a reference to a figure, found the number ${listed}`
      : `expected references to figures, found the numbers ${listed} in one sentence`;
  return problem('bare-number', place, message, [
    'write {{value "table[key].field"}} or {{value "id"}}; a name with digits is listed in book.yaml under terms',
  ]);
}

/** What the engine of patterns says of one. */
export function termPatternBad(place: Place, pattern: string, fault: string): Problem {
  return problem(
    'term-pattern-bad',
    place,
    `expected a regular expression, found ${quoted(pattern)}: ${fault}`,
    ['look-around and back-references are not known; a name itself is listed under terms'],
  );
}

export function termPatternLoose(place: Place, pattern: string, passed: string): Problem {
  return problem(
    'term-pattern-loose',
    place,
    `expected a pattern for names, found ${quoted(pattern)}, which lets the figure ${quoted(passed)} pass`,
    ['write the letters of the name, as "NOM-[0-9]{3}"'],
  );
}

/** e.g. `bareExpression(place, '365 * 24')` */
export function bareExpression(place: Place, expression: string): Problem {
  return problem(
    'bare-number',
    place,
    `expected an expression that looks at a figure or a table, found ${quoted(expression)}`,
    [
      'a typed number stays one, however it is calculated: keep it in facts.csv with its source and write value("id")',
    ],
  );
}

export function markdownUnsupported(place: Place, what: string, hint: string): Problem {
  return problem('markdown-unsupported', place, `expected text that can be set, found ${what}`, [hint]);
}

export function unknownDirective(place: Place, name: string, known: Iterable<string>): Problem {
  return problem(
    'unknown-directive',
    place,
    `expected a directive, found ${quoted(name)}`,
    nameHints(name, known, 'directives', 20),
  );
}

export function tableSpan(place: Place): Problem {
  return problem(
    'table-span',
    place,
    'expected cells that together are a rectangle, found one that goes on with none, or with a corner missing',
    [
      '< goes on with the cell to its left, ^ with the one above, but not with a head; a plain sign is written \\< or \\^',
    ],
  );
}

export function directiveShape(place: Place, name: string, expected: string, found: string): Problem {
  return problem('directive-shape', place, `${name}: expected ${expected}, found ${found}`);
}

export function directiveUnclosed(place: Place, name: string): Problem {
  return problem('directive-unclosed', place, `expected ::: to end ${name}, found the end of the text`, [
    'each block ends with a line of as many colons as it began with',
  ]);
}

export function strayFence(place: Place): Problem {
  return problem('directive-unclosed', place, 'expected a block that this ::: ends, found none', [
    'a block that holds other blocks begins and ends with more colons: ::::columns … ::::',
  ]);
}

export function unknownDirectiveAttribute(
  place: Place,
  directive: string,
  name: string,
  known: readonly string[],
): Problem {
  return problem(
    'unknown-attribute',
    place,
    `${directive}: expected ${known.length === 0 ? 'no attributes' : list(known)}, found ${quoted(name)}`,
  );
}

export function headingLevelOne(place: Place): Problem {
  return problem('heading-level', place, 'expected a heading of level 2 or more, found #', [
    'the title of the chapter stands in the front matter; sections begin with ##',
  ]);
}

/** `##` alone, or with an id and nothing else. */
export function headingEmpty(place: Place): Problem {
  return problem('heading-empty', place, 'expected the words of a heading, found none', [
    'write ## Title {#id}; a paragraph needs no heading',
  ]);
}

export function headingGap(place: Place, expected: number, found: number): Problem {
  return problem(
    'heading-level',
    place,
    `expected a heading of level ${expected} or less, found level ${found}`,
    ['levels follow each other without a gap'],
  );
}

export function duplicateAnchor(place: Place, anchor: string): Problem {
  return problem('duplicate-anchor', place, `expected each anchor once, found ${anchor} again`, [
    'give the heading an id of its own: ## Title {#name}',
  ]);
}

export function blockHelperInline(place: Place, name: string): Problem {
  return problem('block-helper-inline', place, `expected ${name} alone on a line, found it in running text`);
}

export function claimCrossesMarkup(place: Place): Problem {
  return problem(
    'claim-crosses-markup',
    place,
    'expected a claim within one paragraph, found its beginning or end outside',
    ['begin and end the claim in the same paragraph, list item or emphasis'],
  );
}

export function figureInMarkup(place: Place, where: string): Problem {
  return problem('figure-in-markup', place, `expected plain text in ${where}, found a helper`);
}

export function undefinedFootnote(place: Place, label: string): Problem {
  return problem('undefined-footnote', place, `expected the text of the footnote ${label}, found none`, [
    `write [^${label}]: and the text, on a line of its own`,
  ]);
}

export function linkRefused(place: Place, found: string, hint: string): Problem {
  return problem('link-refused', place, `expected an address that a link may have, found ${found}`, [hint]);
}

export function linkDefinedTwice(place: Place, label: string): Problem {
  return problem(
    'link-defined-twice',
    place,
    `expected each address once, found one for ${quoted(label)} again`,
  );
}

export function unusedLink(place: Place, label: string): Problem {
  return problem('unused-link', place, `expected a link [words][${label}] in the text, found none`, [
    'use the address, or take the line out',
  ]);
}

export function unusedFootnote(place: Place, label: string): Problem {
  return problem('unused-footnote', place, `expected a mark [^${label}] in the text, found none`, []);
}

// ---------------------------------------------------------------- the book as a whole

export function unknownReference(place: Place, target: string, known: Iterable<string>): Problem {
  return problem(
    'unknown-reference',
    place,
    `expected the anchor of a figure, table, section or chapter, found ${quoted(target)}`,
    nameHints(target, known, 'anchors'),
  );
}

export function printedTwice(place: Place, what: string): Problem {
  return problem('printed-twice', place, `expected ${what} once in the book, found it again`, [
    'refer to it with {{ref}}',
  ]);
}

export function captionNeverMentioned(place: Place, what: string, anchor: string): Problem {
  const found = problem('never-mentioned', place, `expected a mention of ${what} in the text, found none`, [
    `write {{ref "${anchor}"}} where the text speaks of it`,
  ]);
  return { ...found, names: [anchor] };
}

export function claimElsewhere(place: Place, check: string, text: string, ofChart: boolean): Problem {
  const where = ofChart ? 'that its chart draws or its title prints' : 'that its sentence prints';
  return problem(
    'claim-elsewhere',
    place,
    `expected the check ${quoted(check)} to look at a figure ${where}, found none: ${quoted(text)}`,
    ['name a check of these figures, or let the sentence print those that the check looks at'],
  );
}

/** Of a chart that names no check. */
export function claimMissing(place: Place, chart: string, found: string): Problem {
  return problem(
    'claim-missing',
    place,
    `expected a claim of the chart ${chart}, whose title states a finding (${quoted(found)}), found none`,
    ['name the check that bears the title out as "claim", or let the title name the measure alone'],
  );
}

export function titleUnclaimed(place: Place, chart: string): Problem {
  return problem(
    'title-unclaimed',
    place,
    `expected the title of the chart ${chart} to state no finding, since it rests on no check; whether it does is not read from the data`,
    ['name a check as "claim" if the title says more than what is drawn'],
  );
}

export function altMissing(place: Place, chart: string): Problem {
  return problem('alt-missing', place, `expected words that say what the chart ${chart} shows, found none`, [
    'write them into usermeta.alt of the chart',
  ]);
}

export function captionNotInline(place: Place, what: string): Problem {
  return problem('caption-not-inline', place, `expected ${what} in one line of text, found more`, [
    'no lists, headings or second paragraphs here',
  ]);
}

// -------------------------------------------------------------- editions

export function changesOfNothing(place: Place): Problem {
  return problem(
    'changes-of-nothing',
    place,
    'expected the edition before, from which changes are counted, found none in book.yaml',
    ['name it, as previousEdition: 2024-03; briefing release keeps one'],
  );
}
