/** Turns a font into its italic or a bolder weight of the same family. */
import type { FontId } from '../../fonts/Measurer.ts';

/** Emphasis within emphasis stands upright. */
export function withItalic(font: FontId): FontId {
  switch (font) {
    case 'serif-300':
      return 'serif-300-italic';
    case 'serif-400':
      return 'serif-400-italic';
    case 'serif-600':
      return 'serif-600-italic';
    case 'serif-700':
      return 'serif-700-italic';
    case 'sans-300':
      return 'sans-300-italic';
    case 'sans-400':
      return 'sans-400-italic';
    case 'sans-600':
      return 'sans-600-italic';
    case 'sans-700':
      return 'sans-700-italic';
    case 'serif-300-italic':
      return 'serif-300';
    case 'serif-400-italic':
      return 'serif-400';
    case 'serif-600-italic':
      return 'serif-600';
    case 'serif-700-italic':
      return 'serif-700';
    case 'sans-300-italic':
      return 'sans-300';
    case 'sans-400-italic':
      return 'sans-400';
    case 'sans-600-italic':
      return 'sans-600';
    case 'sans-700-italic':
      return 'sans-700';
    default:
      return never(font);
  }
}

export function bolder(font: FontId): FontId {
  switch (font) {
    case 'serif-300':
    case 'serif-400':
      return 'serif-600';
    case 'serif-300-italic':
    case 'serif-400-italic':
      return 'serif-600-italic';
    case 'serif-600':
    case 'serif-700':
      return 'serif-700';
    case 'serif-600-italic':
    case 'serif-700-italic':
      return 'serif-700-italic';
    case 'sans-300':
    case 'sans-400':
      return 'sans-600';
    case 'sans-300-italic':
    case 'sans-400-italic':
      return 'sans-600-italic';
    case 'sans-600':
    case 'sans-700':
      return 'sans-700';
    case 'sans-600-italic':
    case 'sans-700-italic':
      return 'sans-700-italic';
    default:
      return never(font);
  }
}

function never(font: never): never {
  throw new Error(`no such font: ${JSON.stringify(font)}`);
}
