/** Turns a CSV file of any size into its problems, batch by batch, so that memory is needed for its keys alone. */
import { decodePieces } from '../load/decodeText.ts';
import { parseCsvPieces } from '../load/parseCsv.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Column } from './Dataset.ts';
import { RowReader } from './RowReader.ts';
import type { TableSchema } from './TableSchema.ts';

export interface StreamedTable {
  readonly rowCount: number;
  readonly problems: readonly Problem[];
}

/** A batch of typed rows: a column for each field of the schema, in its order. */
export interface TypedBatch {
  /** How many rows of the file stand before this batch. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

/**
 * Reads a file's pieces by the same rules as a table of the book. Each batch is handed to `use` and then forgotten;
 * what grows with the file is an entry for each primary or unique key.
 */
export function validateStream(
  path: string,
  pieces: Iterable<Uint8Array>,
  schema: TableSchema,
  use: (batch: TypedBatch) => void = () => undefined,
): StreamedTable {
  const problems: Problem[] = [];
  let reader: RowReader | undefined;
  let rowCount = 0;
  for (const batch of parseCsvPieces(path, decodePieces(path, pieces, problems), problems)) {
    reader ??= new RowReader(schema, batch, problems);
    const columns = reader.read(batch);
    rowCount += batch.rowCount;
    use({ firstRow: batch.firstRow, rowCount: batch.rowCount, columns });
  }
  reader?.finish();
  return { rowCount, problems };
}
