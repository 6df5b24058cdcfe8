/** Turns a book's source into a way to find the text of any line of its files. */
import { linesOf } from '../problems/TextLines.ts';
import type { BookSource, SourceText } from './BookSource.ts';

/** Lines count from 1; undefined for files that the book has not. */
export function linesOfBook(source: BookSource): (file: string, line: number) => string | undefined {
  const { topics } = source;
  const texts: readonly (SourceText | undefined)[] = [
    source.book,
    source.theme,
    ...source.chapters.values(),
    ...source.partials.values(),
    ...source.charts.values(),
    ...topics.flatMap(({ descriptor, checks, derived }) => [descriptor, checks, derived]),
  ];
  const byFile = new Map(texts.map((text) => [text?.path, text]));
  const tables = new Map(topics.flatMap(({ csv }) => [...csv.values()]).map((csv) => [csv.path, csv]));
  return (file, line) => {
    const text = byFile.get(file);
    return text === undefined ? tables.get(file)?.lineText(line) : linesOf(text).text(line);
  };
}
