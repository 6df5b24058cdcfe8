/** Messages about the output folder. */
import type { Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

export function outputLinked(path: string): Problem {
  return {
    code: 'output-linked',
    severity: severityOf('output-linked'),
    message: 'expected a file or folder of the output folder itself, found a link to another place',
    place: { file: path },
    hints: ['remove the link; or name the place that it leads to with --out'],
  };
}

export function outputNotAFile(path: string): Problem {
  return {
    code: 'output-not-a-file',
    severity: severityOf('output-not-a-file'),
    message: 'expected a file that may be replaced, found a folder or a device',
    place: { file: path },
    hints: ['move it away; nothing else in the output folder has been changed'],
  };
}

export function journalRefused(path: string): Problem {
  return {
    code: 'journal-refused',
    severity: severityOf('journal-refused'),
    message: 'expected the journal of a build that was cut short, found one that names files no build writes',
    place: { file: path },
    hints: ['it has been removed and not obeyed; look at where the folder comes from'],
  };
}
