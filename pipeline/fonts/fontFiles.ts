/** The files of the families that come with the pipeline. */
import type { FontId } from './Measurer.ts';

/** A theme that names nothing else needs no file to be read. */
export const builtInFamilies: Readonly<Record<string, 'serif' | 'sans' | 'mono'>> = {
  'Source Serif 4': 'serif',
  'Source Sans 3': 'sans',
  'Source Code Pro': 'mono',
};

export type BuiltInId = Extract<FontId, `serif-${string}` | `sans-${string}` | `mono-${string}`>;

/** Files of Source Serif 4, Source Sans 3 and Source Code Pro (SIL Open Font License 1.1), by package and path within it. */
export const fontFiles: Readonly<Record<BuiltInId, string>> = {
  'serif-300': 'source-serif/TTF/SourceSerif4-Light.ttf',
  'serif-300-italic': 'source-serif/TTF/SourceSerif4-LightIt.ttf',
  'serif-400': 'source-serif/TTF/SourceSerif4-Regular.ttf',
  'serif-400-italic': 'source-serif/TTF/SourceSerif4-It.ttf',
  'serif-600': 'source-serif/TTF/SourceSerif4-Semibold.ttf',
  'serif-600-italic': 'source-serif/TTF/SourceSerif4-SemiboldIt.ttf',
  'serif-700': 'source-serif/TTF/SourceSerif4-Bold.ttf',
  'serif-700-italic': 'source-serif/TTF/SourceSerif4-BoldIt.ttf',
  'sans-300': 'source-sans/TTF/SourceSans3-Light.ttf',
  'sans-300-italic': 'source-sans/TTF/SourceSans3-LightIt.ttf',
  'sans-400': 'source-sans/TTF/SourceSans3-Regular.ttf',
  'sans-400-italic': 'source-sans/TTF/SourceSans3-It.ttf',
  'sans-600': 'source-sans/TTF/SourceSans3-Semibold.ttf',
  'sans-600-italic': 'source-sans/TTF/SourceSans3-SemiboldIt.ttf',
  'sans-700': 'source-sans/TTF/SourceSans3-Bold.ttf',
  'sans-700-italic': 'source-sans/TTF/SourceSans3-BoldIt.ttf',
  'mono-300': 'source-code-pro/TTF/SourceCodePro-Light.ttf',
  'mono-300-italic': 'source-code-pro/TTF/SourceCodePro-LightIt.ttf',
  'mono-400': 'source-code-pro/TTF/SourceCodePro-Regular.ttf',
  'mono-400-italic': 'source-code-pro/TTF/SourceCodePro-It.ttf',
  'mono-600': 'source-code-pro/TTF/SourceCodePro-Semibold.ttf',
  'mono-600-italic': 'source-code-pro/TTF/SourceCodePro-SemiboldIt.ttf',
  'mono-700': 'source-code-pro/TTF/SourceCodePro-Bold.ttf',
  'mono-700-italic': 'source-code-pro/TTF/SourceCodePro-BoldIt.ttf',
};

/** Of figures that no family of their own is named for, those of `sans`; so of any other. */
export function builtInFile(id: FontId): string {
  const [, ...rest] = id.split('-');
  const own = [id, ['sans', ...rest].join('-')].find((candidate) => isBuiltIn(candidate));
  return own !== undefined && isBuiltIn(own) ? fontFiles[own] : fontFiles['sans-400'];
}

export function isBuiltIn(id: string): id is BuiltInId {
  return Object.hasOwn(fontFiles, id);
}
