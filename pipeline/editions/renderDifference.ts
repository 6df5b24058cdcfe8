/** Turns the difference between two editions into text for a terminal, or into Markdown for a page of the web. */
import { printable } from '../problems/printable.ts';
import { unreachable } from '../problems/unreachable.ts';
import { type DifferenceSection, describeDifference, notComparedText } from './describeDifference.ts';
import type { EditionDifference, EditionTitle, SentenceChange } from './EditionDifference.ts';

/** Files may differ by what is not told: the look, the ends of lines, remarks. */
function nothingTold({ inputs }: EditionDifference): string {
  return inputs.length === 0
    ? 'nothing has changed'
    : `nothing has changed of what is told; files: ${inputs.map(({ path, state }) => `${path} ${state}`).join(', ')}`;
}

/** Lines end in line feeds. */
export function differenceAsText(difference: EditionDifference): string {
  const sections = describeDifference(difference);
  const missing = notComparedText(difference.notCompared);
  const blocks = [
    [`${nameOf(difference.before)} → ${nameOf(difference.after)}`],
    ...(sections.length === 0 ? [[nothingTold(difference)]] : sections.map(textOfSection)),
    ...(missing === '' ? [] : [[missing]]),
  ];
  return `${blocks.map((lines) => lines.map(printable).join('\n')).join('\n\n')}\n`;
}

function nameOf({ name, date }: EditionTitle): string {
  return date === '' || name.includes(date) ? name : `${name} (${date})`;
}

/** Each entry begins with what it is about; the rest stands beside it, or beneath it with its head. */
function textOfSection(section: DifferenceSection): readonly string[] {
  const { title, counts, heads, entries, more, sentences = [] } = section;
  return [
    `${title}: ${counts}`,
    ...entries.flatMap((entry) => {
      if (section.isBrief) return [`  ${briefText(heads, entry)}`];
      const [first = '', ...rest] = entry;
      const told = rest.flatMap((text, index) =>
        text === '' ? [] : [`      ${(heads[index + 1] ?? '').padEnd(longest(heads))}  ${text}`],
      );
      return [`  ${first}`, ...told];
    }),
    ...sentences.flatMap((change) => [`  ${change.where}`, `      ${runsAsText(change)}`]),
    ...(more === 0 ? [] : [`  and ${more} more; --format json has all`]),
  ];
}

function briefText(heads: readonly string[], entry: readonly string[]): string {
  const [before, now] = [heads.indexOf('Before'), heads.indexOf('Now')];
  const sides = [entry[before], entry[now]].filter((side) => side !== undefined && side !== '').join(' → ');
  const parts = entry.map((part, at) => (at === before ? sides : at === now ? '' : part));
  return parts.filter((part) => part !== '').join('  ');
}

function longest(heads: readonly string[]): number {
  return Math.max(...heads.slice(1).map((head) => head.length));
}

/** As `git diff --word-diff` writes it. */
function runsAsText({ words }: SentenceChange): string {
  return words
    .map(({ type, text }) => {
      switch (type) {
        case 'same':
          return text;
        case 'gone':
          return `[-${text}-]`;
        case 'new':
          return `{+${text}+}`;
        default:
          return unreachable(type);
      }
    })
    .join('');
}

/** For a comment on a change that is proposed. */
export function differenceAsMarkdown(difference: EditionDifference): string {
  const { before, after, notCompared } = difference;
  const sections = describeDifference(difference);
  const missing = notComparedText(notCompared);
  const blocks = [
    `## ${escaped(after.book)}: ${escaped(nameOf(before))} → ${escaped(nameOf(after))}`,
    ...(sections.length === 0
      ? [`${escaped(nothingTold(difference))}.`.replace(/^n/, 'N')]
      : sections.map(markdownOfSection)),
    ...(missing === '' ? [] : [`_${escaped(missing)}_`]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function markdownOfSection(section: DifferenceSection): string {
  const { title, counts, heads, entries, more, sentences = [] } = section;
  const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  // A column in which nothing stands is left out.
  const used = heads.map((_, at) => at).filter((at) => entries.some((entry) => (entry[at] ?? '') !== ''));
  const of = (cells: readonly string[]) => used.map((at) => cells[at] ?? '');
  const table =
    entries.length === 0
      ? []
      : [
          [
            row(of(heads)),
            `|${' --- |'.repeat(used.length)}`,
            ...entries.map((entry) => row(of(entry))),
          ].join('\n'),
        ];
  const list =
    sentences.length === 0
      ? []
      : [sentences.map((change) => `- \`${change.where}\`: ${runsAsMarkdown(change)}`).join('\n')];
  return [
    `### ${escaped(title)}: ${escaped(counts)}`,
    ...table,
    ...list,
    ...(more === 0 ? [] : [`and ${more} more`]),
  ].join('\n\n');
}

function runsAsMarkdown({ words }: SentenceChange): string {
  return words
    .map(({ type, text }) => {
      // Marks must stand at the words themselves.
      const [, lead = '', inner = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
      if (inner === '' || type === 'same') return escaped(text);
      const mark = type === 'gone' ? '~~' : '**';
      return `${lead}${mark}${escaped(inner)}${mark}${tail}`;
    })
    .join('');
}

function escaped(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|~#@]/g, '\\$&');
}
