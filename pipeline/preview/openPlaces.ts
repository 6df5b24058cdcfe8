/** Opens places of a book in an editor: a program that is run as it is, by no shell. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isWithin } from '../world/Disk.ts';
import { argumentsOf, type Editor, linkOf, pathOf } from './Editor.ts';
import type { PlaceOpener } from './Preview.ts';

/** `book` is the absolute path of its folder. */
export function openPlaces(editor: Editor | undefined, book: string): PlaceOpener {
  return {
    linkOf: (place) => linkOf(editor, book, place),
    open:
      editor?.type !== 'command'
        ? undefined
        : async (place) => {
            const path = pathOf(book, place);
            if (!existsSync(path) || !isWithin(path, book)) return `there is no ${place.file} in the book`;
            return run(editor.program, argumentsOf(editor, book, place), book);
          },
  };
}

/** It goes on by itself: an editor may outlive the watch. */
function run(program: string, words: readonly string[], folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      const child = spawn(program, words, { cwd: folder, stdio: 'ignore', detached: true, shell: false });
      child.once('error', (error) => resolve(`${program} could not be run: ${error.message}`));
      child.once('spawn', () => {
        child.unref();
        resolve(undefined);
      });
    } catch (error) {
      // Such as a script of Windows, which only a shell can run.
      resolve(`${program} could not be run: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
