/** Builds a sound book in memory for its outputs. */
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { Manifest } from '../../pipeline/publish/Manifest.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import type { BookTexts } from './mutateBook.ts';
import type { Outputs } from './targets.ts';

/** Gives the bytes of the one output whose path ends so. */
async function build(texts: BookTexts): Promise<(ending: string) => Uint8Array> {
  const built = await buildBook(
    { asStated: false, page: undefined, only: ['pdf', 'xlsx'] },
    {
      files: bookFilesOf(texts),
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  return (ending) => {
    const [, bytes] = [...(built.outputs ?? [])].find(([path]) => path.endsWith(ending)) ?? [];
    if (bytes === undefined) throw new Error(JSON.stringify(built.problems, null, 2));
    return bytes;
  };
}

export async function outputsOf(texts: BookTexts): Promise<Outputs> {
  const bytes = await build(texts);
  return { pdf: bytes('.pdf'), xlsx: bytes('.xlsx'), manifest: bytes('manifest.json') };
}

export async function manifestOf(texts: BookTexts): Promise<Manifest> {
  const bytes = await build(texts);
  const manifest = parseManifest(Buffer.from(bytes('manifest.json')).toString('utf8'));
  if (manifest === undefined) throw new Error('the manifest cannot be read');
  return manifest;
}
