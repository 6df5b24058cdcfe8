/** How a CSV file is written (Data Package, "Table Dialect"), as far as it is read here. */
import { isJsonObject, jsonItems, toJson } from '../json/Json.ts';

export interface CsvDialect {
  /** One character. */
  readonly delimiter: string;
  /** One character; within a quoted value it is written twice. */
  readonly quoteChar: string;
  /** Numbers (from 1) of the records that hold the names; none where the names stand in the schema alone. */
  readonly headerRows: readonly number[];
  /** Between the names of several header rows. */
  readonly headerJoin: string;
  /** Numbers of records that are passed over. */
  readonly commentRows: readonly number[];
  /** What lines begin with that are passed over. */
  readonly commentChar: string | undefined;
  /** Whether white space at the beginning of a value is none of it. */
  readonly skipInitialSpace: boolean;
}

/** What is read where a table declares nothing. */
export const plainDialect: CsvDialect = {
  delimiter: ',',
  quoteChar: '"',
  headerRows: [1],
  headerJoin: ' ',
  commentRows: [],
  commentChar: undefined,
  skipInitialSpace: false,
};

/** Of a descriptor's data as it stands; what is not of the right form is reported by the next stage, and passed over here. */
export function dialectOf(data: unknown): CsvDialect {
  const json = toJson(data);
  const given = isJsonObject(json) ? json : {};
  const character = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' && value.length === 1 ? value : undefined;
  };
  const numbers = (name: string): readonly number[] | undefined => {
    const found = jsonItems(given[name]).filter((item) => typeof item === 'number');
    return found.length === 0 ? undefined : found;
  };
  return {
    delimiter: character('delimiter') ?? plainDialect.delimiter,
    quoteChar: character('quoteChar') ?? plainDialect.quoteChar,
    headerRows: given['header'] === false ? [] : (numbers('headerRows') ?? plainDialect.headerRows),
    headerJoin: typeof given['headerJoin'] === 'string' ? given['headerJoin'] : plainDialect.headerJoin,
    commentRows: numbers('commentRows') ?? [],
    commentChar: character('commentChar'),
    skipInitialSpace: given['skipInitialSpace'] === true,
  };
}
