/** Turns what `book.yaml` says of the cover into the cover, with colours in which its words can be read. */
import type { Chart } from '../charts/Chart.ts';
import type { BookImage } from '../images/BookImage.ts';
import { coverContrastLow, unknownBook } from '../problems/catalogue/compose.ts';
import { themeColourUnknown } from '../problems/catalogue/theme.ts';
import type { Problem } from '../problems/Problem.ts';
import { contrastRatio, parseHex, TEXT_CONTRAST } from '../theme/contrast.ts';
import type { Theme } from '../theme/Theme.ts';
import { themeColour, themeColourNames } from '../theme/themeColours.ts';
import type { Cover, CoverGround, CoverWords } from './Manuscript.ts';
import type { CoverConfig, GroundConfig, NamedInBook } from './readCover.ts';

export interface CoverSources {
  readonly colours: Theme['colours'];
  /** Those that the book has, and those of them that could be drawn or read. */
  readonly chartNames: Iterable<string>;
  readonly charts: ReadonlyMap<string, Chart>;
  readonly imageNamed: (image: NamedInBook) => BookImage | undefined;
  readonly wordsOf: (chart: Chart) => CoverWords;
  readonly report: (problem: Problem) => void;
}

export function composeCover(config: CoverConfig, sources: CoverSources): Cover {
  const chart = config.chart;
  if (chart !== undefined && ![...sources.chartNames].includes(chart.name)) {
    sources.report(unknownBook('chart', chart.name, sources.chartNames, chart.place));
  }
  const picture = chart && sources.charts.get(chart.name);
  const logo = config.logo && sources.imageNamed(config.logo);
  return {
    ...(picture === undefined ? {} : { picture, words: sources.wordsOf(picture) }),
    ...(config.ground === undefined ? {} : { ground: composeGround(config.ground, sources) }),
    ...(logo === undefined ? {} : { logo }),
    parts: config.parts,
  };
}

function composeGround(config: GroundConfig, sources: CoverSources): CoverGround {
  const { colours, imageNamed, report } = sources;
  const colour = colourNamed(config.colour, 'cover.colour', sources);
  const contrast = (words: string) => contrastBetween(words, colour);
  // Paper or ink, whichever is further from the ground.
  const [best = colours.ink] = [colours.paper, colours.ink].toSorted((a, b) => contrast(b) - contrast(a));
  const { textColour: own } = config;
  const textColour = own === undefined ? best : colourNamed(own, 'cover.textColour', sources);
  if (contrast(textColour) < TEXT_CONTRAST) {
    const { place } = own ?? config.colour;
    report(coverContrastLow(place, colour, contrast(textColour), TEXT_CONTRAST));
  }
  const image = config.image && imageNamed(config.image);
  return { colour, textColour, alt: config.alt, ...(image === undefined ? {} : { image }) };
}

function colourNamed({ name, place }: NamedInBook, key: string, { colours, report }: CoverSources): string {
  const colour = themeColour(colours, name);
  if (colour === undefined) report(themeColourUnknown({ place }, key, name, themeColourNames(colours)));
  return colour ?? colours.accent;
}

function contrastBetween(one: string, other: string): number {
  const [a, b] = [parseHex(one), parseHex(other)];
  return a === undefined || b === undefined ? 1 : contrastRatio(a, b);
}
