/** Turns a book's files into the report that a user sees, by the stages of the build up to the first with errors. */

import { prepareCitations, type Works } from '../../pipeline/citations/prepareCitations.ts';
import { composeBook } from '../../pipeline/compose/composeBook.ts';
import { readBookConfig } from '../../pipeline/compose/readBookConfig.ts';
import { compareWithPrevious } from '../../pipeline/editions/compareWithPrevious.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { BookImage } from '../../pipeline/images/BookImage.ts';
import { readImages } from '../../pipeline/images/readImages.ts';
import { american } from '../../pipeline/language/english.ts';
import type { Language } from '../../pipeline/language/Language.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import type { BookSource } from '../../pipeline/load/BookSource.ts';
import { linesOfBook } from '../../pipeline/load/linesOfBook.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { migrateBook } from '../../pipeline/migrate/migrateBook.ts';
import { hasErrors, type Problem, type StageResult } from '../../pipeline/problems/Problem.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { settleProblems } from '../../pipeline/problems/settleProblems.ts';
import type { Dataset } from '../../pipeline/validate/Dataset.ts';
import { validateBook } from '../../pipeline/validate/validateBook.ts';
import type { BookFiles } from '../../pipeline/world/World.ts';
import { setFormula } from '../formulas/formulas.ts';
import { squareTheme } from '../layout/squareTheme.ts';

export async function problemsOf(files: BookFiles): Promise<readonly Problem[]> {
  const load = loadBook(files);
  if (load.value === undefined || hasErrors(load.problems)) return load.problems;
  const { source, problems: ofForm } = migrateBook(load.value);
  const early = [...load.problems, ...ofForm];
  if (source === undefined) return early;
  const { language } = readBookConfig(source).value?.title ?? { language: american };
  const validated = await validateBook(source, { asStated: false, language });
  if (validated.value === undefined) return [...early, ...validated.problems];
  const { dataset, problems: ofEdition } = compareWithPrevious(source, validated.value);
  const problems = [...early, ...validated.problems, ...ofEdition];
  if (hasErrors(problems)) return problems;
  const found = [...problems, ...(await composeProblems(source, dataset))];
  return settleProblems(found, { waivers: [], lineOf: linesOfBook(source), sought: () => false });
}

/** The book composed without drawn charts. */
async function composeProblems(source: BookSource, dataset: Dataset): Promise<readonly Problem[]> {
  const { value: config, problems } = readBookConfig(source);
  if (config === undefined) return problems;
  const images = imagesOf(source);
  const { language } = config.title;
  const works = await worksOf(source, language);
  if (hasErrors(works.problems)) return works.problems;
  const composed = composeBook({
    source,
    config,
    dataset,
    charts: [],
    colours: squareTheme.colours,
    setFormula,
    ...(images.value === undefined ? {} : { images: images.value }),
    ...(works.value === undefined ? {} : { works: works.value }),
  });
  works.value?.close();
  return [...problems, ...images.problems, ...works.problems, ...composed.problems];
}

async function worksOf(
  { bibtex, references: json, citationStyle: style }: BookSource,
  language: Language,
): Promise<StageResult<Works>> {
  if (bibtex === undefined && json === undefined) return { value: undefined, problems: [] };
  return prepareCitations({ bibtex, json, style }, language, defaultLimits);
}

function imagesOf({ images: files }: BookSource): StageResult<ReadonlyMap<string, BookImage>> {
  if (files.size === 0) return { value: new Map(), problems: [] };
  const families = { serif: 'Source Serif 4', sans: 'Source Sans 3' };
  return readImages({ files, families, measurer: loadFonts(readFontFile).measurer, limits: defaultLimits });
}

export async function reportOf(files: BookFiles): Promise<string> {
  return printProblems(await problemsOf(files), { format: 'text' });
}
