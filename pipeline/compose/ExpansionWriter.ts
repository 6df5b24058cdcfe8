/** Collects the Markdown of a template that is filled in, and remembers where each piece of it was written. */

import { lastThat } from '../lists/lastThat.ts';
import type { Place } from '../problems/Problem.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import { type Expansion, placeholder, type Token } from './Expansion.ts';
import type { Template } from './Template.ts';

/** From `at` on, the text was written in `template`: character by character, or as a whole at `span`. */
interface Segment {
  readonly at: number;
  readonly template: Template;
  readonly span: TextSpan;
  readonly exact: boolean;
}

export class ExpansionWriter {
  readonly #pieces: string[] = [];
  readonly #segments: Segment[] = [];
  readonly #tokens: Token[] = [];
  #length = 0;
  #atLineStart = true;

  /** `start` is where the text begins in the template's file. */
  text(text: string, template: Template, start: number, exact: boolean, indent: string): void {
    if (indent === '') {
      this.#piece(text, template, { start, end: start + text.length }, exact);
      return;
    }
    let at = 0;
    for (const line of text.split(/(?<=\n)/)) {
      const span = { start: start + at, end: start + at + line.length };
      if (this.#atLineStart && line.trim() !== '') this.#piece(indent, template, span, false);
      this.#piece(line, template, span, exact);
      at += line.length;
    }
  }

  token(token: Token, template: Template, span: TextSpan, indent: string): void {
    if (this.#atLineStart && indent !== '') this.#piece(indent, template, span, false);
    this.#piece(placeholder(this.#tokens.length), template, span, false);
    this.#tokens.push(token);
  }

  get tokenCount(): number {
    return this.#tokens.length;
  }

  finish(): Expansion {
    const segments = this.#segments;
    return {
      text: this.#pieces.join(''),
      tokens: this.#tokens,
      placeOf: (start, end) => placeIn(segments, start, end),
    };
  }

  #piece(text: string, template: Template, span: TextSpan, exact: boolean): void {
    if (text === '') return;
    this.#segments.push({ at: this.#length, template, span, exact });
    this.#pieces.push(text);
    this.#length += text.length;
    this.#atLineStart = text.endsWith('\n');
  }
}

function placeIn(segments: readonly Segment[], start: number, end: number | undefined): Place {
  const last = lastThat(segments.length - 1, (at) => (segments[at]?.at ?? 0) <= start);
  const segment = segments[last];
  if (segment === undefined) return { file: '' };
  const { template, span, at, exact } = segment;
  if (!exact) return template.placeOf(span.start, end === undefined ? undefined : span.end);
  const from = span.start + start - at;
  return template.placeOf(
    from,
    end === undefined ? undefined : Math.max(from + 1, Math.min(span.start + end - at, span.end)),
  );
}
