/** Turns the lines between `---` at a chapter's head into its titles. */
import type { SourceText } from '../load/BookSource.ts';
import { foreignMarksInLine } from '../markup/foreignMarks.ts';
import {
  frontMatterLine,
  frontMatterMissing,
  markdownUnsupported,
  unknownSetting,
} from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import { TextLines } from '../problems/TextLines.ts';
import { placeAt } from './linePlaces.ts';
import type { FrontMatter } from './Template.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Each line of the front matter is `key: text`; the text may stand in quotes. */
export function readFrontMatter(
  source: SourceText,
  report: (problem: Problem) => void,
): { readonly start: number; readonly head: FrontMatter } {
  const lines = new TextLines(source.text);
  const top = placeAt(source.path, lines, 0);
  const match = source.text.startsWith('---') ? FRONT_MATTER.exec(source.text) : null;
  if (match === null) {
    report(frontMatterMissing(top));
    return { start: 0, head: { title: '', titlePlace: top, titleStart: 0, shortTitle: '' } };
  }
  const [whole, inside = ''] = match;
  const values = new Map<string, { readonly text: string; readonly start: number }>();
  let at = whole.indexOf('\n') + 1;
  for (const line of inside.split('\n')) {
    const [, key = '', space = '', text = ''] = /^(\w+):([ \t]*)(.*?)\s*$/.exec(line) ?? [];
    const place = placeAt(source.path, lines, at, at + line.length);
    if (key === '' && line.trim() !== '') report(frontMatterLine(place, line.trim()));
    else if (key !== '' && key !== 'title' && key !== 'shortTitle') {
      report(unknownSetting(place, key, ['title', 'shortTitle']));
    }
    const quoted = /^(["'])(.*)\1$/.exec(text);
    const start = at + key.length + 1 + space.length;
    if (key !== '')
      values.set(key, quoted === null ? { text, start } : { text: quoted[2] ?? '', start: start + 1 });
    at += line.length + 1;
  }
  const short = values.get('shortTitle');
  for (const mark of foreignMarksInLine(short?.text ?? '')) {
    const at = short?.start ?? 0;
    const place = placeAt(source.path, lines, at + mark.start, at + mark.end);
    report(markdownUnsupported(place, mark.what, 'a running head is printed as it stands, without markup'));
  }
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
    },
  };
}
