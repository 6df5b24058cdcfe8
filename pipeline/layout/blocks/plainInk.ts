/** Makes ink of one short text in one style, for labels, leaders and heads. */
import type { TypeRole } from '../../theme/Theme.ts';
import type { Slot } from '../tags/TagDraft.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import type { InkStyle, TextInk } from './Galley.ts';

export interface PlainText {
  readonly text: string;
  readonly style: TypeRole | InkStyle;
  /** Left edge; with `align: 'end'` the right one. */
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly align?: 'start' | 'end';
  /** An artifact without. */
  readonly slot?: Slot;
}

export function plainInk({ text, style, x, y, align, slot }: PlainText, measurer: TypeMeasurer): TextInk {
  const width = measurer.width(text, style);
  return {
    type: 'text',
    x: align === 'end' ? x - width : x,
    y,
    text,
    style,
    wordSpace: 0,
    width,
    slot,
    actualText: undefined,
    ledger: undefined,
  };
}
