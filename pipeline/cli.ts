/** Reads the command line and runs one command; the only file that knows yargs and ends the process. */
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import packageJson from '../package.json' with { type: 'json' };
import type { BuildOptions } from './commands/buildAndPublish.ts';
import { machineFailure } from './commands/machineFailure.ts';
import type { RefreshEnd } from './commands/refreshCommand.ts';
import { type Terminal, terminalOf } from './commands/terminal.ts';
import { UsageError } from './commands/UsageError.ts';
import {
  isLimitName,
  type LimitName,
  type Limits,
  limitNames,
  limitsWith,
  limitTable,
} from './limits/Limits.ts';
import { outputNames } from './outputs.ts';
import { type BookCopy, isNameTooLong, outputsOf } from './publish/BookCopy.ts';
import type { OutputName } from './publish/outputPaths.ts';
import { pageNames } from './theme/papers.ts';

/** What a command line may end with; see the README. */
export const exitCodes = { done: 0, problems: 1, usage: 2, machine: 3, bug: 70 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Of the commands that proof-read a file. */
const strict = { type: 'boolean', default: false, describe: 'end with 1 where there are warnings' } as const;

let exitCode: ExitCode = exitCodes.done;
const terminal: Terminal = terminalOf(process.stdout, process.stderr);

const endings: Readonly<Record<RefreshEnd, ExitCode>> = {
  done: exitCodes.done,
  problems: exitCodes.problems,
  machine: exitCodes.machine,
};

/** What was asked for has begun. */
class Begun {
  readonly run: Promise<void>;

  constructor(run: Promise<void>) {
    this.run = run;
  }
}

/** yargs writes the whole help of a command whose handler comes back to it, lest it be asked for later, which takes long in a short run. */
function running<Args>(handler: (args: Args) => Promise<void>): (args: Args) => void {
  return (args) => {
    throw new Begun(handler(args));
  };
}

/** A command gives true where the book had no errors. */
async function ended(run: Promise<boolean>): Promise<void> {
  exitCode = (await run) ? exitCodes.done : exitCodes.problems;
}

/** What a build obeys, whether it is made once or again and again. */
const BUILD_OPTIONS = {
  out: {
    type: 'string',
    describe: 'folder to write to (default: output/ in the book)',
    requiresArg: true,
  },
  only: {
    type: 'string',
    describe: `outputs to write, of ${outputNames.join(',')}`,
    requiresArg: true,
    coerce: parseOnly,
  },
  draft: {
    type: 'boolean',
    default: false,
    describe: 'print what can be printed, and mark what words and charts still lack',
  },
  page: {
    choices: pageNames,
    describe: 'paper in place of the book’s own',
  },
  chapter: {
    type: 'string',
    describe: 'a handout of these chapters alone, as trade,jobs, beside the whole book',
    requiresArg: true,
    coerce: parseNames,
  },
  part: {
    type: 'string',
    describe: 'the same of parts, by their ids',
    requiresArg: true,
    coerce: parseNames,
  },
  grey: {
    type: 'boolean',
    default: false,
    alias: 'gray',
    describe: 'a proof of the PDF in grey beside it, as a printer without colors makes it',
  },
  set: {
    type: 'string',
    describe: 'a value in place of a parameter of the book, as year=2024; may stand more than once',
    requiresArg: true,
    coerce: parseSettings,
  },
  explain: {
    type: 'boolean',
    default: false,
    describe: 'say what was used again, and what had changed where something was not',
  },
} as const;

interface CopyArguments {
  readonly chapter?: readonly string[] | undefined;
  readonly part?: readonly string[] | undefined;
  readonly grey: boolean;
  readonly only?: readonly OutputName[] | undefined;
}

/** Of the preview. */
const DEFAULT_PORT = 8417;

/** How a file of others is read, where it leaves that open. */
const READ_OPTIONS = {
  sheet: {
    type: 'string',
    describe: 'sheet or table of a workbook, key of a JSON file',
    requiresArg: true,
  },
  range: {
    type: 'string',
    describe: 'cells of the table, as A3:F20, its head first',
    requiresArg: true,
  },
  'header-rows': {
    type: 'number',
    describe: 'rows of the head, where it is not seen',
    requiresArg: true,
  },
  decimal: { choices: ['.', ','] as const, describe: 'mark of decimals', requiresArg: true },
  delimiter: {
    type: 'string',
    describe: 'what parts the values of a CSV file, \\t for tabs',
    requiresArg: true,
  },
  encoding: {
    type: 'string',
    describe: 'encoding of a CSV file, as windows-1252',
    requiresArg: true,
  },
  dates: {
    choices: ['dmy', 'mdy', 'ymd'] as const,
    describe: 'order of day, month and year',
    requiresArg: true,
  },
  missing: {
    type: 'string',
    coerce: textsOf,
    default: [],
    describe: 'a further text that stands for no value',
    requiresArg: true,
  },
  type: {
    type: 'string',
    coerce: textsOf,
    default: [],
    describe: 'type of a field, as zip=string',
    requiresArg: true,
  },
  unit: {
    type: 'string',
    coerce: textsOf,
    default: [],
    describe: 'unit of a field, as exports="US$ billion"',
    requiresArg: true,
  },
  key: {
    type: 'string',
    describe: 'fields that tell rows apart, as state,year',
    requiresArg: true,
  },
  'keep-wide': {
    type: 'boolean',
    default: false,
    describe: 'leave columns of years as columns',
  },
} as const;

/** What may stand more than once. */
const LISTS = ['_', 'chapter', 'part', 'set', 'files', 'tables', 'missing', 'type', 'unit'];

const commandLine = yargs(hideBin(process.argv))
  .scriptName('briefing')
  .usage(
    '$0 <command> [options]\n\nBuilds a briefing book and its Excel data pack from one checked set of figures.',
  )
  .option('book', {
    type: 'string',
    default: '.',
    describe: 'folder that holds data/ and templates/',
    requiresArg: true,
  })
  .option('json', { type: 'boolean', default: false, describe: 'print the result as JSON' })
  .option('quiet', { type: 'boolean', default: false, describe: 'no progress' })
  .option('format', {
    choices: ['text', 'github'] as const,
    default: 'text' as const,
    describe: 'how problems are printed; github gives annotations for CI',
  })
  .option('cache', {
    type: 'string',
    describe:
      'folder for what need not be made again (default: in the user’s cache folder); --no-cache for none',
    requiresArg: true,
    coerce: parseCache,
  })
  .option('limit', {
    type: 'string',
    describe: 'raise or lower limits, such as rows=5000000,columns=3000',
    requiresArg: true,
    coerce: parseLimits,
  })
  .command(
    'new <dir>',
    'make a small book that builds, of your own data or of a sample',
    (y) =>
      y
        .positional('dir', { type: 'string', demandOption: true, describe: 'a folder that is new or empty' })
        .option('title', { type: 'string', describe: 'title of the book', requiresArg: true })
        .option('language', {
          type: 'string',
          describe: 'language of the book, such as es-MX',
          requiresArg: true,
        })
        .option('paper', { choices: pageNames, describe: 'paper of the book' })
        .option('data', {
          type: 'string',
          describe: 'a file whose table the book begins with: CSV, XLSX, JSON or Parquet',
          requiresArg: true,
        })
        .options(READ_OPTIONS)
        .option('edition', {
          type: 'string',
          describe: 'date of the edition (default: today)',
          requiresArg: true,
          coerce: parseDayOf('--edition'),
        })
        .option('yes', { type: 'boolean', default: false, describe: 'ask nothing' })
        .example('$0 new books/energy', 'ask for title, language, paper and data')
        .example('$0 new books/energy --data mix.csv --yes', 'ask nothing')
        .example('$0 new books/energy --data "Energy mix.xlsx" --sheet "Table 2"', 'begin with a workbook'),
    running(async (args) => {
      const { newCommand } = await import('./commands/newCommand.ts');
      const { readingOptionsOf } = await import('./commands/importOptions.ts');
      const { title, language, paper, data } = args;
      const edition = args.edition ?? new Date().toISOString().slice(0, 10);
      await ended(
        newCommand(
          { ...args, title, language, paper, data, edition, read: readingOptionsOf(args) },
          terminal,
          process.stdin,
          process.stderr,
        ),
      );
    }),
  )
  .command(
    'import <files..>',
    'take a table out of a spreadsheet, CSV, JSON or Parquet file, or an edited data pack, into data/',
    (y) =>
      y
        .positional('files', { type: 'string', array: true, demandOption: true, describe: 'files to read' })
        .option('to', {
          type: 'string',
          describe: 'topic of a new table, as data/energy (default: one of the table’s name)',
          requiresArg: true,
        })
        .option('table', {
          type: 'string',
          describe: 'name of the new table, or of the one in the book that gets new figures',
          requiresArg: true,
        })
        .options(READ_OPTIONS)
        .option('title', { type: 'string', describe: 'title of the table', requiresArg: true })
        .option('source-title', {
          type: 'string',
          describe: 'document or data set that it is from',
          requiresArg: true,
        })
        .option('source-url', { type: 'string', describe: 'address of the source', requiresArg: true })
        .option('publisher', { type: 'string', describe: 'who published it', requiresArg: true })
        .option('grade', {
          choices: ['A', 'B', 'C'] as const,
          describe: 'how far the source is trusted',
          requiresArg: true,
        })
        .option('as-of', {
          type: 'string',
          describe: 'date up to which the figures are current',
          requiresArg: true,
          coerce: parseDayOf('--as-of'),
        })
        .option('retrieved', {
          type: 'string',
          describe: 'date on which the source was read',
          requiresArg: true,
          coerce: parseDayOf('--retrieved'),
        })
        .option('apply', { type: 'boolean', default: false, describe: 'write it; else it is only shown' })
        .example('$0 import "GDP by state.xlsx" --to data/economy', 'show what would be taken')
        .example(
          '$0 import 2025.csv --table state-exports --as-of 2025-03-31 --apply',
          'bring new figures in',
        )
        .example('$0 import output/book.xlsx', 'show what was changed in an edited data pack'),
    running(async (args) => {
      const { importCommand } = await import('./commands/importCommand.ts');
      const { importOptionsOf } = await import('./commands/importOptions.ts');
      await ended(importCommand(importOptionsOf(args), terminal));
    }),
  )
  .command(
    'refresh [tables..]',
    'read tables anew from the address or the query that their origin names, and show what has changed',
    (y) =>
      y
        .positional('tables', {
          type: 'string',
          array: true,
          default: [],
          describe: 'tables to read (default: all that have an origin)',
        })
        .option('as-of', {
          type: 'string',
          describe: 'date up to which the figures are current, where the origin does not say it',
          requiresArg: true,
          coerce: parseDayOf('--as-of'),
        })
        .option('retrieved', {
          type: 'string',
          describe: 'date to be kept as that of reading (default: today)',
          requiresArg: true,
          coerce: parseDayOf('--retrieved'),
        })
        .option('timeout', {
          type: 'number',
          default: 120,
          describe: 'seconds that an answer may take',
          requiresArg: true,
          coerce: parseSeconds,
        })
        .option('allow-private', {
          type: 'boolean',
          default: false,
          describe: 'fetch from hosts of this machine and of private networks, too',
        })
        .option('apply', { type: 'boolean', default: false, describe: 'write it; else it is only shown' })
        .example('$0 refresh', 'show what has changed where the tables come from')
        .example('$0 refresh state-exports --as-of 2025-03-31 --apply', 'bring new figures in'),
    running(async (args) => {
      const { refreshCommand } = await import('./commands/refreshCommand.ts');
      const { localWeb } = await import('./world/Web.ts');
      const retrieved = args.retrieved ?? new Date().toISOString().slice(0, 10);
      const outside = { web: localWeb, environment: process.env };
      exitCode = endings[await refreshCommand({ ...args, asOf: args.asOf, retrieved }, outside, terminal)];
    }),
  )
  .command(
    'build',
    'check the figures and write the book, the workbook and the charts',
    (y) =>
      y
        .options(BUILD_OPTIONS)
        .example('$0 build', 'build the book in this folder into output/')
        .example('$0 build --book books/energy --out /srv/energy', 'build another book elsewhere')
        .example('$0 build --chapter trade', 'write one chapter as a PDF with a data pack of its own')
        .example('$0 build --draft', 'see pages before every claim, source and figure is there')
        .example('$0 build --only xlsx', 'write the workbook alone'),
    running(async (args) => {
      const { buildCommand } = await import('./commands/buildCommand.ts');
      await ended(
        buildCommand(
          {
            ...args,
            out: args.out,
            ...copyOf(args),
            page: args.page,
            set: args.set ?? [],
            purpose: args.draft ? 'draft' : 'final',
          },
          terminal,
        ),
      );
    }),
  )
  .command(
    'watch',
    'build, and build again whenever a file of the book is saved, until Ctrl-C',
    (y) =>
      y
        .options(BUILD_OPTIONS)
        .option('serve', {
          type: 'boolean',
          default: false,
          describe: 'show the pages in the browser, at an address of this machine; drafts unless --final',
        })
        .option('port', {
          type: 'string',
          describe: `port of that address (default: ${DEFAULT_PORT}); 0 for any that is free`,
          requiresArg: true,
          coerce: parsePort,
        })
        .option('editor', {
          type: 'string',
          describe: 'what opens a file at a line, such as code (default: $VISUAL or $EDITOR)',
          requiresArg: true,
        })
        .option('final', { type: 'boolean', default: false, describe: 'with --serve: no drafts' })
        .example('$0 watch', 'keep output/ up to date while you write')
        .example('$0 watch --serve', 'see the pages while you write')
        .example('$0 watch --only pdf', 'make the PDF alone, which is faster'),
    running(async (args) => {
      const { watchCommand } = await import('./commands/watchCommand.ts');
      const interrupted = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
      });
      const { out, page, set = [], port, editor, serve, draft, final } = args;
      const copy = copyOf(args);
      if (!serve && (final || port !== undefined || editor !== undefined))
        throw new UsageError('--port, --editor and --final go with --serve');
      if (draft && final) throw new UsageError('--draft and --final exclude each other');
      if (serve && !copy.only.includes('pdf'))
        throw new UsageError('--serve shows the PDF; --only must name it');
      await ended(
        watchCommand(
          {
            ...args,
            out,
            ...copy,
            page,
            set,
            purpose: draft || (serve && !final) ? 'draft' : 'final',
            serve: serve ? { port: port ?? DEFAULT_PORT, editor } : undefined,
          },
          terminal,
          interrupted,
        ),
      );
      // A build may be under way. It puts its files in place within one turn of the event loop, so never half of them.
      process.exit(exitCode);
    }),
  )
  .command(
    'check',
    'validate the figures, the templates and the statements that rest on them, and write nothing',
    (y) =>
      y
        .option('as-stated', {
          type: 'boolean',
          default: false,
          describe: 'put the figures in as another document states them',
        })
        .option('as-of', {
          type: 'string',
          describe: 'also list what is overdue on this date (YYYY-MM-DD)',
          requiresArg: true,
          coerce: parseDayOf('--as-of'),
        })
        .option('set', BUILD_OPTIONS.set)
        .example('$0 check', 'validate this book in seconds')
        .example('$0 check --as-stated', 'show what the checks find in the other document’s figures')
        .example('$0 check --as-of 2025-01-31', 'list the tables whose sources have newer figures'),
    running(async (args) => {
      const { checkCommand } = await import('./commands/checkCommand.ts');
      await ended(
        checkCommand({ ...args, asStated: args.asStated, asOf: args.asOf, set: args.set ?? [] }, terminal),
      );
    }),
  )
  .command(
    'list <what>',
    'list tables, facts, checks, charts, sources, or the periods that would not roll',
    (y) =>
      y
        .positional('what', {
          choices: ['tables', 'facts', 'checks', 'charts', 'sources', 'fixed-periods'] as const,
          demandOption: true,
        })
        .example('$0 list checks', 'every relation with its outcome')
        .example('$0 list fixed-periods', 'what names a year where a parameter could stand'),
    running(async (args) => {
      const { listCommand } = await import('./commands/listCommand.ts');
      await ended(listCommand(args, terminal));
    }),
  )
  .command(
    'trace <figure>',
    'say where a figure comes from, which checks touch it and where it is printed',
    (y) =>
      y
        .positional('figure', {
          type: 'string',
          demandOption: true,
          describe: 'a fact’s id, a cell such as goods[2023].exports, or a number as printed',
        })
        .option('out', {
          type: 'string',
          describe: 'folder of the last build (default: output/ in the book)',
          requiresArg: true,
        })
        .option('set', BUILD_OPTIONS.set)
        .example('$0 trace 798.8', 'find every figure that is printed as 798.8')
        .example("$0 trace 'goods[2023].exports'", 'trace one cell'),
    running(async (args) => {
      const { traceCommand } = await import('./commands/traceCommand.ts');
      await ended(traceCommand({ ...args, out: args.out, set: args.set ?? [] }, terminal));
    }),
  )
  .command(
    'release <name>',
    'keep what was built as an edition, in data/editions, that later ones are compared with',
    (y) =>
      y
        .positional('name', { type: 'string', demandOption: true, describe: 'such as 2024-03' })
        .option('out', {
          type: 'string',
          describe: 'folder of the last build (default: output/ in the book)',
          requiresArg: true,
        })
        .example('$0 release 2024-03', 'record the edition that lies in output/'),
    running(async (args) => {
      const { releaseCommand } = await import('./commands/releaseCommand.ts');
      await ended(releaseCommand({ ...args, out: args.out }, terminal));
    }),
  )
  .command(
    'diff [before] [after]',
    'say what has changed between two editions, builds or revisions, or since one of them',
    (y) =>
      y
        .positional('before', {
          type: 'string',
          describe:
            'an edition, a manifest’s path or a revision of git (default: the edition before, as book.yaml names it)',
        })
        .positional('after', { type: 'string', describe: 'likewise (default: the book as it stands)' })
        .option('format', {
          choices: ['text', 'markdown', 'json', 'github'] as const,
          default: 'text' as const,
          describe: 'how the difference is printed; github prints text, and problems as annotations',
        })
        .option('set', {
          type: 'string',
          describe: 'a value in place of a parameter of the book as it stands, as year=2024',
          requiresArg: true,
          coerce: parseSettings,
        })
        .option('marked', {
          type: 'string',
          describe: 'write the later book as a PDF, with bars in the margin where it has changed',
          requiresArg: true,
          coerce: parsePdfPath,
        })
        .option('old-values', {
          type: 'boolean',
          default: false,
          describe: 'with --marked: say in the margin what stood there before',
        })
        .example('$0 diff 2024-03', 'what has changed since that edition')
        .example('$0 diff 2024-03 --marked changes.pdf --old-values', 'the same, marked in the pages')
        .example('$0 diff HEAD~1 HEAD --format markdown', 'what the last commit changes')
        .example('$0 diff --set year=2024', 'what becomes of the book in another year'),
    running(async (args) => {
      const { diffCommand } = await import('./commands/diffCommand.ts');
      if (args.oldValues && args.marked === undefined)
        throw new UsageError('--old-values goes with --marked');
      const as = args.json ? 'json' : args.format === 'github' ? 'text' : args.format;
      await ended(
        diffCommand(
          {
            ...args,
            json: as === 'json',
            format: args.format === 'github' ? 'github' : 'text',
            before: args.before,
            after: args.after,
            set: args.set ?? [],
            marked: args.marked,
            as,
          },
          terminal,
        ),
      );
    }),
  )
  .command(
    'verify',
    'build again in memory and say whether the outputs are the same, byte by byte',
    (y) =>
      y
        .option('out', {
          type: 'string',
          describe: 'folder of the build (default: output/ in the book)',
          requiresArg: true,
        })
        .example('$0 verify', 'whether output/ is what the sources give'),
    running(async (args) => {
      const { verifyCommand } = await import('./commands/verifyCommand.ts');
      await ended(verifyCommand({ ...args, out: args.out }, terminal));
    }),
  )
  .command(
    'migrate',
    'rewrite a book of an older form in the present one',
    (y) =>
      y
        .option('dry-run', {
          type: 'boolean',
          default: false,
          describe: 'say what would be rewritten, and write nothing',
        })
        .example('$0 migrate --book books/energy --dry-run', 'see what would change'),
    running(async (args) => {
      const { migrateCommand } = await import('./commands/migrateCommand.ts');
      await ended(migrateCommand({ ...args, dryRun: args.dryRun }, terminal));
    }),
  )
  .command(
    'schema [name]',
    'print the JSON Schema of one of a book’s documents, for editors and other programs',
    (y) =>
      y
        .positional('name', {
          choices: ['datapackage', 'book', 'theme', 'checks', 'derived', 'chart'] as const,
          describe: 'the document; without it the names are listed',
        })
        .option('write', {
          type: 'boolean',
          default: false,
          describe: 'write all of them into .briefing/ of the book, as new does',
        })
        .example('$0 schema book', 'the schema of templates/book.yaml'),
    running(async (args) => {
      const { schemaCommand } = await import('./commands/schemaCommand.ts');
      await ended(schemaCommand({ ...args, name: args.name }, terminal));
    }),
  )
  .command(
    'lint-workbook <file>',
    'check any Excel workbook against the rules for statistical workbooks',
    (y) =>
      y
        .positional('file', { type: 'string', demandOption: true, describe: 'an .xlsx file' })
        .option('strict', strict)
        .example('$0 lint-workbook output/book.xlsx', 'check a workbook'),
    running(async (args) => {
      const { lintWorkbookCommand } = await import('./commands/lintWorkbookCommand.ts');
      await ended(lintWorkbookCommand(args, terminal));
    }),
  )
  .command(
    'lint-pdf <file>',
    'check any PDF against the rules of PDF/A-3a and PDF/UA-1 that a book can break',
    (y) =>
      y
        .positional('file', { type: 'string', demandOption: true, describe: 'a .pdf file' })
        .option('strict', strict)
        .example('$0 lint-pdf output/book.pdf', 'check a book'),
    running(async (args) => {
      const { lintPdfCommand } = await import('./commands/lintPdfCommand.ts');
      await ended(lintPdfCommand(args, terminal));
    }),
  )
  .check((args) => {
    // yargs makes a list of an option that stands twice; which of the two is meant, nobody can say.
    const twice = Object.keys(args).find(
      (name) => !LISTS.includes(name) && Array.isArray(args[name]) && !isOutputs(args[name]),
    );
    if (twice !== undefined) throw new UsageError(`--${twice} is given more than once`);
    return true;
  })
  .demandCommand(1, 'name a command')
  .strict()
  .version(packageJson.version)
  .help()
  .wrap(100)
  .completion('completion', 'print a script that completes commands in your shell')
  .epilogue(
    'Exit codes: 0 done, 1 the book has problems, 2 wrong command line, 3 the machine failed, 70 a bug.',
  )
  .exitProcess(false)
  .fail((message, error) => {
    throw error instanceof UsageError || message ? new UsageError(message ?? error.message) : error;
  });

function textsOf(given: string | readonly string[]): readonly string[] {
  return typeof given === 'string' ? [given] : given;
}

/** `--only` is a list by its nature; a text in it shows that it was given twice. */
function isOutputs(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => outputNames.some((name) => name === item));
}

function parseOnly(text: string | readonly string[]): readonly OutputName[] {
  if (typeof text !== 'string') throw new UsageError('--only is given more than once');
  const named = text.split(',').map((part) => part.trim());
  const unknown = named.filter((name) => !outputNames.some((output) => output === name));
  if (unknown.length > 0) {
    throw new UsageError(
      `--only takes ${outputNames.join(', ')}, separated by commas; found "${unknown.join(', ')}"`,
    );
  }
  return outputNames.filter((output) => named.includes(output));
}

/** Names separated by commas; the option may stand more than once. */
function parseNames(given: string | readonly string[]): readonly string[] {
  return [...new Set(textsOf(given).flatMap((text) => text.split(',').map((name) => name.trim())))];
}

/** What is made, and which outputs of it. */
function copyOf({
  chapter = [],
  part = [],
  grey,
  only,
}: CopyArguments): Required<Pick<BuildOptions, 'copy' | 'only'>> {
  const copy: BookCopy = {
    ...(chapter.length === 0 ? {} : { chapters: chapter }),
    ...(part.length === 0 ? {} : { parts: part }),
    ...(grey ? { grey } : {}),
  };
  const possible = outputsOf(copy);
  const odd = only?.find((name) => !possible.includes(name));
  if (odd !== undefined) {
    throw new UsageError(
      `--only takes ${possible.join(', ')} of such a copy; the book itself has the ${odd}`,
    );
  }
  if (isNameTooLong(copy))
    throw new UsageError('a handout of so many chapters has too long a name; take their part, or fewer');
  return { copy, only: only ?? possible };
}

function parsePdfPath(path: string | readonly string[]): string {
  if (typeof path !== 'string') throw new UsageError('--marked is given more than once');
  if (!/\.pdf$/i.test(path)) throw new UsageError(`--marked takes the path of a PDF; found "${path}"`);
  return path;
}

function parseCache(given: unknown): string | false | undefined {
  if (given === '') throw new UsageError('--cache takes a folder; found nothing');
  return given === false || typeof given === 'string' ? given : undefined;
}

function parseLimits(text: string | readonly string[]): Limits {
  const given = (typeof text === 'string' ? text : text.join(',')).split(',');
  const changed = given.map((part): readonly [LimitName, number] => {
    const [, name = '', count = ''] = /^\s*(\w+)\s*=\s*(\d{1,15})\s*$/.exec(part) ?? [];
    // Deeper in one another than that, the parsers run out of stack.
    if (name === 'nesting' && Number(count) > limitTable.nesting.most) {
      throw new UsageError(`--limit cannot raise nesting, which is ${limitTable.nesting.most}`);
    }
    if (isLimitName(name) && count !== '') return [name, Number(count)];
    throw new UsageError(
      `--limit takes limits such as rows=5000000, of ${limitNames.join(', ')}; found "${part}"`,
    );
  });
  return limitsWith(new Map(changed));
}

/** `--set` may stand more than once. */
function parseSettings(given: string | readonly string[]): readonly string[] {
  const settings = typeof given === 'string' ? [given] : given;
  const odd = settings.find((setting) => !/^\w+=/.test(setting));
  if (odd !== undefined)
    throw new UsageError(`--set takes a name and a value such as year=2024; found "${odd}"`);
  return settings;
}

function parsePort(text: string | readonly string[]): number {
  if (typeof text !== 'string') throw new UsageError('--port is given more than once');
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535; found "${text}"`);
  return port;
}

function parseSeconds(given: unknown): number {
  if (typeof given === 'number' && given >= 1 && given <= 86_400) return given;
  throw new UsageError(`--timeout takes seconds from 1 to 86400; found "${String(given)}"`);
}

/** A day of the calendar: `Date` takes 31 February for a day of March. */
function parseDayOf(option: string): (text: string | readonly string[]) => string {
  return (text) => {
    if (typeof text !== 'string') throw new UsageError(`${option} is given more than once`);
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
    if (day === undefined || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
      throw new UsageError(`${option} takes a date such as 2025-01-31; found "${text}"`);
    }
    return text;
  };
}

/** Says what went wrong and decides how the process ends. */
function fail(error: unknown): void {
  const failure = machineFailure(error);
  if (error instanceof UsageError) {
    terminal.error(`${error.message}\nSee briefing --help.`);
    exitCode = exitCodes.usage;
  } else if (failure !== undefined) {
    terminal.error(failure);
    exitCode = exitCodes.machine;
  } else {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.error(
      `this is a bug in the pipeline, not in your book. Please report it with the lines below.\n${trace}`,
    );
    exitCode = exitCodes.bug;
  }
}

// What no command has caught, on either thread, is reported once and in the same way.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.once(event, (error: unknown) => {
    fail(error);
    process.exit(exitCode);
  });
}

let isDone = false;

// A command that waits for what will never come would otherwise end in silence, as if all were well.
process.once('beforeExit', () => {
  if (isDone) return;
  fail(new Error('the command had nothing left to wait for before it was done'));
  process.exit(exitCode);
});

async function run(): Promise<void> {
  try {
    await commandLine.parseAsync();
  } catch (thrown) {
    if (!(thrown instanceof Begun)) throw thrown;
    await thrown.run;
  }
}

run()
  .catch(fail)
  .finally(() => {
    isDone = true;
    process.exitCode = exitCode;
  });
