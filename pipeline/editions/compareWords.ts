/** Turns two wordings of a sentence into one, word by word: what stayed, what is gone, what is new. */
import { diffArrays } from 'diff';
import type { WordRun } from './EditionDifference.ts';

/** White space, a word with the marks within it (`798.8`, `year-on-year`), or a mark by itself. */
const TOKEN = /\s+|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}.,'’%-]*[\p{L}\p{M}\p{N}%])?|./gsu;

/** Two texts that share less are told whole; to find the shortest way from one to the other would take long. */
const MOST_EDITS = 1_000;

export function compareWords(before: string, after: string): readonly WordRun[] {
  const found = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS });
  if (found === undefined)
    return runsOf([
      ['gone', before],
      ['new', after],
    ]);
  return joined(
    found.map(({ value, added, removed }): WordRun => {
      return { type: added ? 'new' : removed ? 'gone' : 'same', text: value.join('') };
    }),
  );
}

export function wordsOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Changes with nothing but white space between them are read as one. */
function joined(runs: readonly WordRun[]): readonly WordRun[] {
  const result: WordRun[] = [];
  let gone = '';
  let added = '';
  const close = () => {
    result.push(
      ...runsOf([
        ['gone', gone],
        ['new', added],
      ]),
    );
    gone = '';
    added = '';
  };
  runs.forEach((run, index) => {
    if (run.type === 'gone') gone += run.text;
    else if (run.type === 'new') added += run.text;
    else if (/^\s+$/.test(run.text) && index > 0 && index < runs.length - 1) {
      gone += run.text;
      added += run.text;
    } else {
      close();
      result.push(run);
    }
  });
  close();
  return result;
}

function runsOf(parts: readonly (readonly [WordRun['type'], string])[]): readonly WordRun[] {
  return parts.flatMap(([type, text]) => (text === '' ? [] : [{ type, text }]));
}
