import type { TextItem } from '../../pipeline/layout/Layout.ts';

/** A text of some place and size on a page. */
export function textRun(text: string, content: number, more: Partial<TextItem> = {}): TextItem {
  return {
    type: 'text',
    x: 10,
    y: 20,
    text,
    font: 'serif-400',
    size: 10,
    features: [],
    tracking: 0,
    wordSpace: 0,
    width: 50,
    colour: '#000000',
    content,
    ...more,
  };
}
