/** Turns the options of `watch --serve` into a preview that a browser can be led to. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Preview } from '../preview/Preview.ts';

export interface ServeOptions {
  readonly port: number;
  /** As the user calls the editor; undefined for what the environment names. */
  readonly editor: string | undefined;
}

export interface OpenedPreview {
  readonly preview: Preview;
  readonly address: string;
  readonly end: () => Promise<void>;
}

export async function openPreview(book: string, { port, editor }: ServeOptions): Promise<OpenedPreview> {
  const [{ Preview }, { servePreview }, { openPlaces }, { editorOf }] = await Promise.all([
    import('../preview/Preview.ts'),
    import('../preview/servePreview.ts'),
    import('../preview/openPlaces.ts'),
    import('../preview/Editor.ts'),
  ]);
  const preview = new Preview(openPlaces(editorOf(editor, process.env), resolve(book)));
  const { address, end } = await servePreview(preview, {
    port,
    token: randomBytes(16).toString('base64url'),
    assets: new URL('./preview/', import.meta.url),
  });
  return { preview, address, end };
}
