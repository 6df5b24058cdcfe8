/** Opens a citation style: its file read by the processor, in the language of the book; what is wrong with it becomes problems. */
import citeproc from '@citeproc-rs/wasm';
import type { Language } from '../language/Language.ts';
import type { SourceText } from '../load/BookSource.ts';
import { styleRefused, styleUnreadable } from '../problems/catalogue/citations.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotAt } from '../problems/spot.ts';
import { linesOf, type TextPosition } from '../problems/TextLines.ts';
import { authorDateStyle } from './authorDateStyle.ts';
import { cslLocale } from './cslLocale.ts';
import { quietly } from './quietly.ts';

type Driver = InstanceType<typeof citeproc.Driver>;

export interface OpenStyle {
  readonly driver: Driver;
  /** Names the authors in a sentence where the style itself prints numbers or labels. */
  readonly namer: Driver | undefined;
  /** Gives back the memory of both. */
  readonly close: () => void;
}

/** Undefined where the style cannot be used, which has been reported. */
export async function openStyle(
  style: SourceText | undefined,
  language: Language,
  report: (problem: Problem) => void,
): Promise<OpenStyle | undefined> {
  if (style === undefined) {
    const driver = await openDriver(authorDateStyle, language);
    return { driver, namer: undefined, close: () => driver.free() };
  }
  try {
    const { class: kind, info, independentMeta } = quietly(() => citeproc.parseStyleMetadata(style.text));
    const refusal = refusalOf(kind, info.parent?.href, independentMeta?.hasBibliography ?? false);
    if (refusal !== undefined) {
      const position = linesOf(style).positionAt(Math.max(0, style.text.search(/<(?:\w+:)?style\b/)));
      report(styleRefused(spotAt(style, position), ...refusal));
      return undefined;
    }
    const driver = await openDriver(style.text, language);
    const { citationFormat } = info;
    const isOfNames = citationFormat === undefined || citationFormat.startsWith('author');
    const namer = isOfNames ? undefined : await openDriver(authorDateStyle, language);
    const close = () => {
      driver.free();
      namer?.free();
    };
    return { driver, namer, close };
  } catch (error) {
    for (const { position, found, hint } of faultsOf(error, style)) {
      report(styleUnreadable(spotAt(style, position), found, hint));
    }
    return undefined;
  }
}

function refusalOf(
  kind: 'in-text' | 'note' | undefined,
  parent: string | undefined,
  hasBibliography: boolean,
): [found: string, hint: string] | undefined {
  if (parent !== undefined) return ['one that only names another', `take the file of ${parent}`];
  if (kind === 'note')
    return ['one that sets them in notes', 'take a style of author and date, or of numbers'];
  if (!hasBibliography) return ['one without a bibliography', 'take a style that lists what is cited'];
  return undefined;
}

async function openDriver(style: string, language: Language): Promise<Driver> {
  const driver = quietly(
    () =>
      new citeproc.Driver({
        style,
        localeOverride: language.tag,
        // Addresses become links by our own rules.
        formatOptions: { linkAnchors: false },
        fetcher: { fetchLocale: async () => cslLocale(language) },
      }),
  );
  await driver.fetchLocales();
  return driver;
}

interface StyleFault {
  readonly position: TextPosition;
  readonly found: string;
  readonly hint: string | undefined;
}

/** The processor tells places in bytes, or at the end of its message. */
function faultsOf(error: unknown, { text }: SourceText): readonly StyleFault[] {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  const { tag, content } = isStyleFault(data) ? data : { tag: '', content: '' };
  if (tag === 'Invalid' && Array.isArray(content)) {
    const bytes = new TextEncoder().encode(text);
    return content.map(({ range, message, hint }) => {
      const offset = new TextDecoder().decode(bytes.subarray(0, range.start)).length;
      return { position: linesOf({ text }).positionAt(offset), found: sentence(message), hint };
    });
  }
  const message = typeof content === 'string' && content !== '' ? content : 'the processor gave up';
  const [, found = message, line = '1', column = '1'] = /^(.*?)(?: at (\d+):(\d+))?$/s.exec(message) ?? [];
  return [
    { position: { line: Number(line), column: Number(column) }, found: sentence(found), hint: undefined },
  ];
}

/** The library's sentences begin with a capital and may end in a full stop or in what its parser calls the fault. */
function sentence(message: string): string {
  const plain = message.replace(/: \w+ \{.*$/s, '').replace(/\.$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

interface Invalid {
  readonly range: { readonly start: number; readonly end: number };
  readonly message: string;
  readonly hint: string | undefined;
}

function isStyleFault(data: unknown): data is { tag: string; content: string | readonly Invalid[] } {
  return typeof data === 'object' && data !== null && 'tag' in data && 'content' in data;
}
