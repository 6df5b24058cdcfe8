/** Turns the lines between `---` at a chapter's head into its titles and the names of its figures. */
import type { SourceText } from '../load/BookSource.ts';
import { parseYaml } from '../load/parseYaml.ts';
import type { ForeignMark } from '../markup/foreignMarks.ts';
import { markupInLine } from '../markup/markupInLine.ts';
import { frontMatterLine, frontMatterMissing, unknownSetting } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import { TextLines } from '../problems/TextLines.ts';
import { placeAt } from './linePlaces.ts';
import { type NamedFigures, readFigureNames } from './readFigureNames.ts';
import type { NamedFormats } from './readPresentation.ts';
import type { FrontMatter } from './Template.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

const KEYS = ['title', 'shortTitle', 'figures'];

/**
 * Each line of the front matter is `key: text`; the text may stand in quotes. A title is template text, which YAML would
 * take for mappings; `figures` is YAML, on its line and those that are indented beneath it.
 */
export function readFrontMatter(
  source: SourceText,
  formats: NamedFormats,
  report: (problem: Problem) => void,
): { readonly start: number; readonly head: FrontMatter } {
  const lines = new TextLines(source.text);
  const top = placeAt(source.path, lines, 0);
  const match = source.text.startsWith('---') ? FRONT_MATTER.exec(source.text) : null;
  if (match === null) {
    report(frontMatterMissing(top));
    return {
      start: 0,
      head: { title: '', titlePlace: top, titleStart: 0, shortTitle: '', figures: new Map() },
    };
  }
  const [whole, inside = ''] = match;
  const values = new Map<string, { readonly text: string; readonly start: number }>();
  const blocks: { start: number; end: number }[] = [];
  let isInBlock = false;
  let at = whole.indexOf('\n') + 1;
  for (const line of inside.split('\n')) {
    const begins = /^figures:/.test(line);
    isInBlock = begins || (isInBlock && /^\s|^$/.test(line));
    if (isInBlock) {
      blocks.push({ start: at, end: at + line.length });
      at += line.length + 1;
      continue;
    }
    const [, key = '', space = '', text = ''] = /^(\w+):([ \t]*)(.*?)\s*$/.exec(line) ?? [];
    const place = placeAt(source.path, lines, at, at + line.length);
    if (key === '' && line.trim() !== '') report(frontMatterLine(place, line.trim()));
    else if (key !== '' && !KEYS.includes(key)) report(unknownSetting(place, key, KEYS));
    const quoted = /^(["'])(.*)\1$/.exec(text);
    const start = at + key.length + 1 + space.length;
    if (key !== '')
      values.set(key, quoted === null ? { text, start } : { text: quoted[2] ?? '', start: start + 1 });
    at += line.length + 1;
  }
  const short = values.get('shortTitle');
  const from = short?.start ?? 0;
  const hint = 'a running head is printed as it stands, without markup';
  const placeOf = ({ start, end }: ForeignMark) => placeAt(source.path, lines, from + start, from + end);
  for (const problem of markupInLine(short?.text ?? '', hint, placeOf)) report(problem);
  const title = values.get('title');
  if (title === undefined) report(frontMatterMissing(top));
  const { text, start } = title ?? { text: '', start: 0 };
  return {
    start: whole.length,
    head: {
      title: text,
      titlePlace: placeAt(source.path, lines, start, start + text.length),
      titleStart: start,
      shortTitle: short?.text ?? '',
      figures: readFigures(source, blocks, formats, report),
    },
  };
}

/** The file with all but these lines blank is YAML in which every value stands where it is. */
function readFigures(
  source: SourceText,
  lines: readonly { readonly start: number; readonly end: number }[],
  formats: NamedFormats,
  report: (problem: Problem) => void,
): NamedFigures {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return new Map();
  const before = source.text.slice(0, first.start).replace(/[^\n]/g, ' ');
  const { document, problems } = parseYaml({
    ...source,
    text: before + source.text.slice(first.start, last.end),
  });
  for (const problem of problems) report(problem);
  return document === undefined ? new Map() : readFigureNames(document, formats, report);
}
