/** Turns how somebody calls an editor into what opens a place in it: a command with its arguments, or a link. */
import { join } from 'node:path';
import getArguments from 'launch-editor/get-args.js';
import type { Place } from '../problems/Problem.ts';

/** `command`: a program and its first arguments. `link`: with what stands for file, line and column in braces. */
export type Editor =
  | { readonly type: 'command'; readonly program: string; readonly words: readonly string[] }
  | { readonly type: 'link'; readonly pattern: string };

/** They need the terminal that the watch writes to. */
const ofTerminals = new Set([
  'ed',
  'emacs',
  'helix',
  'hx',
  'joe',
  'kak',
  'micro',
  'nano',
  'ne',
  'nvim',
  'pico',
  'vi',
  'vim',
]);

/** What is `given`, e.g. `code`, `subl -w`, `kate -l {line} {file}` or `vscode://file/{file}:{line}`; else what the environment names. */
export function editorOf(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Editor | undefined {
  if (given !== undefined) {
    return /^[a-z][\w+.-]*:\/\//i.test(given) ? { type: 'link', pattern: given } : commandOf(given);
  }
  const named = ['VISUAL', 'EDITOR'].flatMap((name) => commandOf(environment[name] ?? '') ?? []);
  return named.find(({ program }) => !ofTerminals.has(program.replace(/^.*[\\/]|\.exe$/g, '')));
}

/** Words stand between spaces, or between quotes. No shell reads them. */
function commandOf(text: string): (Editor & { readonly type: 'command' }) | undefined {
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)];
  const [program, ...others] = words.map(([, double, single, plain]) => double ?? single ?? plain ?? '');
  return program === undefined || program === '' ? undefined : { type: 'command', program, words: others };
}

/** The arguments with which a program opens a place of the book; what has no braces goes by the customs of the editor. */
export function argumentsOf(
  { program, words }: Editor & { readonly type: 'command' },
  book: string,
  place: Place,
): readonly string[] {
  if (words.some((word) => BRACES.test(word))) return words.map((word) => filled(word, book, place));
  const { line, column } = place;
  const own: readonly (string | number)[] = getArguments(program, pathOf(book, place), line, column);
  return [...words, ...own.map(String)];
}

export function linkOf(editor: Editor | undefined, book: string, place: Place): string | undefined {
  return editor?.type === 'link' ? filled(editor.pattern, book, place, encodeURI) : undefined;
}

export function pathOf(book: string, { file }: Place): string {
  return join(book, ...file.split('/'));
}

const BRACES = /\{(file|line|column)\}/;

function filled(
  text: string,
  book: string,
  place: Place,
  written: (path: string) => string = (path) => path,
): string {
  return text.replaceAll(new RegExp(BRACES, 'g'), (_, name) => {
    if (name === 'line') return String(place.line ?? 1);
    if (name === 'column') return String(place.column ?? 1);
    return written(pathOf(book, place));
  });
}
