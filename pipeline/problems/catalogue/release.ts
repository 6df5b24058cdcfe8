/** Messages about editions that are to be recorded, verified or compared. */
import { nameHints } from '../nameHints.ts';
import type { Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';
import { problemAt, quoted } from '../spot.ts';

// ---------------------------------------------------- release, verify

/** `form` is that of a manifest which a later version wrote. */
export function notBuilt(manifest: string, form?: number): Problem {
  const [found, hint] =
    form === undefined
      ? ['none that can be read', 'run briefing build first; --out names another folder']
      : [
          `one of the later form ${form}`,
          'a newer briefing is needed to read it; or run briefing build again',
        ];
  return {
    code: 'not-built',
    severity: severityOf('not-built'),
    message: `expected the manifest of a build in the output folder, found ${found}`,
    place: { file: manifest },
    hints: [hint],
  };
}

export function draftBuilt(openPoints: number): Problem {
  return {
    code: 'draft-built',
    severity: severityOf('draft-built'),
    message: `expected a final build in the output folder, found a draft with open points: ${openPoints}`,
    hints: ['run briefing build without --draft, and mend what it reports'],
  };
}

export function editionExists(path: string, name: string): Problem {
  return problemAt(
    'edition-exists',
    { place: { file: path } },
    `expected a new name, found an edition ${name}`,
    ['an edition stays as it was released; give this one another name'],
  );
}

export function editionWithProblems(name: string): Problem {
  return {
    code: 'edition-with-problems',
    severity: severityOf('edition-with-problems'),
    message: `expected a book without problems to be released as ${name}, found those above`,
    hints: ['mend them; a warning that is meant to stay is waived in book.yaml'],
  };
}

export function outputsPartial(paths: readonly string[]): Problem {
  return {
    code: 'outputs-partial',
    severity: severityOf('outputs-partial'),
    message: `expected outputs of one build, found ${paths.join(', ')} of an earlier one`,
    hints: ['run briefing build without --only'],
  };
}

export function outputsStale(differences: readonly string[]): Problem {
  return {
    code: 'outputs-stale',
    severity: severityOf('outputs-stale'),
    message: `expected outputs of these sources, found others: ${differences.join('; ')}`,
    hints: ['run briefing build, look at what it made, and release that'],
  };
}

// ----------------------------------------------------------------- diff

export function nothingToCompare(name: string, why: string, known: Iterable<string>): Problem {
  return {
    code: 'nothing-to-compare',
    severity: severityOf('nothing-to-compare'),
    message: `expected the name of an edition, the path of a manifest or a revision of git, found ${quoted(name)} (${why})`,
    hints: nameHints(name, known, 'editions'),
  };
}

export function nothingToMark(name: string): Problem {
  return {
    code: 'nothing-to-mark',
    severity: severityOf('nothing-to-mark'),
    message: `expected a book without errors, as it stands or at a revision of git, to mark its pages, found ${quoted(name)}`,
    hints: [
      'editions and manifests keep what was printed, but no pages: name one of them first, and the later book second or not at all',
    ],
  };
}

export function periodsFixed(count: number, set: readonly string[]): Problem {
  return {
    code: 'periods-fixed',
    severity: severityOf('periods-fixed'),
    message: `expected periods that follow ${set.join(', ')}, found ${count} ${count === 1 ? 'place' : 'places'} where a period is typed`,
    hints: [
      'briefing list fixed-periods shows each with its file and line, and what could stand there; what is meant to stay needs nothing',
    ],
  };
}

export function nothingBefore(): Problem {
  return {
    code: 'nothing-before',
    severity: severityOf('nothing-before'),
    message:
      'expected something to compare with, found neither a name nor an edition that book.yaml calls the one before',
    hints: [
      'name an edition, a manifest or a revision of git: briefing diff 2024-03',
      'or give a parameter another value: briefing diff --set year=2024',
    ],
  };
}
