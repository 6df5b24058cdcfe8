/** Turns `cover` of `book.yaml` into what the cover is made of. */
import { coverKeyIdle, settingMissing } from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import { type CoverPart, coverParts } from './Manuscript.ts';
import type { Settings } from './Settings.ts';

/** What `book.yaml` names, where it names it. */
export interface NamedInBook {
  readonly name: string;
  readonly place: Place;
}

export interface CoverConfig {
  /** Id of the chart across the page; with a ground it reaches the page's edges. */
  readonly chart: NamedInBook | undefined;
  /** What fills the page in place of paper. */
  readonly ground: GroundConfig | undefined;
  readonly logo: NamedInBook | undefined;
  readonly parts: readonly CoverPart[];
}

export interface GroundConfig {
  readonly image: NamedInBook | undefined;
  /** What the image shows; empty where it only decorates. */
  readonly alt: string;
  /** By the theme's names. */
  readonly colour: NamedInBook;
  /** Of the words; chosen by contrast where it is left out. */
  readonly textColour: NamedInBook | undefined;
}

const kinds = ['chart', 'picture', 'plain'] as const;

/** Keys that count for one kind alone. */
const keysOf = {
  chart: ['chart', 'colour', 'textColour'],
  picture: ['image', 'alt', 'colour', 'textColour'],
  plain: [],
} as const satisfies Record<(typeof kinds)[number], readonly string[]>;

export function readCover(cover: Settings): CoverConfig {
  const kind = cover.choice('kind', kinds, cover.has('chart') ? 'chart' : 'plain');
  const chart = readNamed(cover, 'chart');
  const image = readNamed(cover, 'image');
  const alt = cover.optionalText('alt');
  const colour = readNamed(cover, 'colour');
  const textColour = readNamed(cover, 'textColour');
  const parts = cover.choices('parts', coverParts);
  const own: readonly string[] = keysOf[kind];
  for (const key of Object.values(keysOf).flat()) {
    if (cover.has(key) && !own.includes(key)) cover.report(coverKeyIdle(cover.place(key), key, kind));
  }
  if (kind === 'chart' && chart === undefined) cover.report(settingMissing(cover.place(), 'chart'));
  if (kind === 'picture' && image !== undefined && alt === undefined) {
    cover.report(settingMissing(cover.place('image'), 'alt'));
  }
  const accent = { name: 'accent', place: cover.place() };
  const isColoured = kind === 'picture' || (kind === 'chart' && colour !== undefined);
  return {
    chart: kind === 'chart' ? chart : undefined,
    ground: isColoured
      ? {
          image: kind === 'picture' ? image : undefined,
          alt: alt ?? '',
          colour: colour ?? accent,
          textColour,
        }
      : undefined,
    logo: readNamed(cover, 'logo'),
    parts: cover.has('parts') ? parts : coverParts,
  };
}

/** Undefined where the setting is left out. */
export function readNamed(settings: Settings, key: string): NamedInBook | undefined {
  const name = settings.optionalText(key);
  return name === undefined ? undefined : { name, place: settings.place(key) };
}
