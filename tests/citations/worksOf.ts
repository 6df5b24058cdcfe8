/** Makes what a book cites with, of texts alone. */
import type { Citation, Cite, StyledText } from '../../pipeline/citations/Citation.ts';
import { prepareCitations, type Works } from '../../pipeline/citations/prepareCitations.ts';
import { american } from '../../pipeline/language/english.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import type { StageResult } from '../../pipeline/problems/Problem.ts';

export interface WorksText {
  readonly bibtex?: string;
  readonly json?: string;
  readonly style?: string;
}

export async function worksOf(
  { bibtex, json, style }: WorksText,
  language = american,
  limits = defaultLimits,
): Promise<StageResult<Works>> {
  const text = (path: string, written: string | undefined) =>
    written === undefined ? undefined : { path, text: written };
  const references = text('data/references.json', json);
  return prepareCitations(
    {
      bibtex: text('data/references.bib', bibtex),
      json: references && parseJson(references).document,
      style: text('templates/house.csl', style),
    },
    language,
    limits,
  );
}

export function citation(cites: readonly (string | Partial<Cite>)[], inSentence = false): Citation {
  const whole = cites.map((cite) => ({
    key: '',
    prefix: '',
    suffix: '',
    withoutAuthor: false,
    ...(typeof cite === 'string' ? { key: cite } : cite),
  }));
  return { cites: whole, inSentence };
}

/** Links stand in `<target|…>`, emphasis in `*…*`, other styles by their names. */
export function dumpStyled(texts: readonly StyledText[]): string {
  return texts
    .map((each) => {
      if (each.type === 'text') return each.text;
      const inner = dumpStyled(each.children);
      if (each.type === 'link') return `<${each.to.type === 'url' ? each.to.url : each.to.anchor}|${inner}>`;
      return each.type === 'emphasis' ? `*${inner}*` : `${each.type}(${inner})`;
    })
    .join('');
}

export const styleOf = (citationPart: string, listPart: string, format = 'author-date') =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House</title><id>house</id><category citation-format="${format}"/><updated>2024-01-01T00:00:00+00:00</updated></info>${citationPart}${listPart}</style>`;
