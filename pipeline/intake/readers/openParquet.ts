/**
 * Reads Parquet on a thread of its own, by hyparquet: a page that is damaged in its head can make the library go round without
 * end, which nothing stops but the end of its thread.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface ParquetField {
  readonly name: string;
  readonly type?: string;
  readonly converted_type?: string;
  readonly num_children?: number;
}

export interface ParquetFile {
  readonly rowCount: number;
  /** In depth-first order; the first is the root. */
  readonly schema: readonly ParquetField[];
  /** The rows as objects by the names of columns. Throws where the file cannot be read, or does not come to an end. */
  readonly rows: (columns: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'metadata'; readonly rowCount: number; readonly schema: readonly ParquetField[] }
  | { readonly type: 'rows'; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly type: 'failed'; readonly message: string };

/** Milliseconds that reading may take: some, and some more for each megabyte. A sound file takes a hundredth of it. */
export function parquetPatience(bytes: number): number {
  return 2_000 + (bytes / 1e6) * 2_000;
}

const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const words = (error) => (error instanceof Error ? error.message : String(error));
(async () => {
  const [{ parquetMetadata, parquetReadObjects }, { compressors }] = await Promise.all(workerData.modules.map((module) => import(module)));
  const file = workerData.buffer;
  let metadata;
  parentPort.on('message', async (columns) => {
    try {
      if (metadata === undefined) {
        metadata = parquetMetadata(file);
        const schema = metadata.schema.map(({ name, type, converted_type, num_children }) => ({ name, type, converted_type, num_children }));
        parentPort.postMessage({ type: 'metadata', rowCount: Number(metadata.num_rows), schema });
      } else parentPort.postMessage({ type: 'rows', rows: await parquetReadObjects({ file, metadata, compressors, columns }) });
    } catch (error) {
      parentPort.postMessage({ type: 'failed', message: words(error) });
    }
  });
  parentPort.postMessage({ type: 'ready' });
})();
`;

export async function openParquet(bytes: Uint8Array, patience: number): Promise<ParquetFile> {
  const { resolve } = createRequire(import.meta.url);
  const modules = ['hyparquet', 'hyparquet-compressors'].map((name) => pathToFileURL(resolve(name)).href);
  const { buffer } = Uint8Array.from(bytes);
  const worker = new Worker(SCRIPT, { eval: true, workerData: { buffer, modules } });
  const close = async () => {
    await worker.terminate();
  };
  const next = (milliseconds?: number): Promise<Answer> =>
    new Promise((answered, failed) => {
      const onMessage = (answer: Answer) => {
        stop();
        if (answer.type === 'failed') failed(new Error(answer.message));
        else answered(answer);
      };
      const onError = (error: Error) => {
        stop();
        failed(error);
      };
      const timer =
        milliseconds === undefined
          ? undefined
          : setTimeout(onError, milliseconds, new Error('reading it comes to no end'));
      const stop = () => {
        clearTimeout(timer);
        worker.off('message', onMessage);
        worker.off('error', onError);
      };
      worker.on('message', onMessage);
      worker.on('error', onError);
    });
  try {
    // Until the library is loaded, time says nothing about the file.
    await next();
    worker.postMessage([]);
    const metadata = await next(patience);
    if (metadata.type !== 'metadata') throw new Error('expected its metadata');
    return {
      rowCount: metadata.rowCount,
      schema: metadata.schema,
      rows: async (columns) => {
        worker.postMessage(columns);
        const answer = await next(patience);
        return answer.type === 'rows' ? answer.rows : [];
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
