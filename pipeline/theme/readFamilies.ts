/** Turns `fonts` of `theme.json` into the families asked for, and the roles of text into the fonts that these must have. */
import { builtInFamilies } from '../fonts/fontFiles.ts';
import type { FontFamilyKey } from '../fonts/Measurer.ts';
import type { FamilyRequest, NamedAt, NeededFont } from '../fonts/resolveFamilies.ts';
import { type FamilyNames, fontFamilyKeys, partsOfFont } from './fontIds.ts';
import type { FontRequest, Theme, TypeRoleName } from './Theme.ts';
import type { ThemeReader } from './ThemeReader.ts';

export interface ReadFamilies {
  readonly names: FamilyNames;
  readonly requests: readonly FamilyRequest[];
  /** Where files lie beside `templates/fonts/`. */
  readonly packages: readonly NamedAt[];
  readonly files: readonly NamedAt[];
}

const FAMILY = "a font family's name";
const MOST_NAMES = 64;

/** Roles of running text, in which words are emphasized. */
const EMPHASIZED: readonly TypeRoleName[] = [
  'text',
  'lead',
  'sideNote',
  'calloutText',
  'footnote',
  'finding',
];

export function readFamilies(reader: ThemeReader): ReadFamilies {
  reader.object(['fonts'], [...fontFamilyKeys, 'fallback', 'packages', 'files']);
  const family = (role: FontFamilyKey) => reader.text(['fonts', role], FAMILY);
  const optional = (role: FontFamilyKey) => (reader.has(['fonts', role]) ? family(role) : undefined);
  const [serif, sans, figures, mono] = [
    family('serif'),
    family('sans'),
    optional('figures'),
    optional('mono'),
  ];
  const listed = (key: string, expected: string): readonly NamedAt[] => {
    const path = ['fonts', key];
    const names = reader.has(path) ? reader.texts(path, expected, MOST_NAMES) : undefined;
    return (names ?? []).map((name, at) => ({ name, spot: reader.spot([...path, at]) }));
  };
  const own = Object.entries({ serif, sans, figures, mono }).flatMap(([key, name]) => {
    const role = fontFamilyKeys.find((known) => known === key);
    const spot = reader.spot(['fonts', key]);
    return role === undefined || name === undefined ? [] : [{ role, family: name, spot }];
  });
  const fallbacks = listed('fallback', 'names of font families').map(
    ({ name, spot }): FamilyRequest => ({ role: 'fallback', family: name, spot }),
  );
  return {
    names: {
      serif: serif ?? '',
      sans: sans ?? '',
      ...(figures === undefined ? {} : { figures }),
      ...(mono === undefined ? {} : { mono }),
    },
    requests: [...own, ...fallbacks],
    packages: listed('packages', 'names of npm packages such as ["@fontsource/lora"]'),
    files: listed('files', 'paths of font files in npm packages'),
  };
}

/** Undefined where all families come with the pipeline, for what they are meant for. */
export function fontRequestOf(
  { requests, packages, files }: ReadFamilies,
  type: Theme['type'],
  reader: ThemeReader,
): FontRequest | undefined {
  const isOwn = ({ role, family }: FamilyRequest) => builtInFamilies[family] === role;
  if (requests.every(isOwn)) return undefined;
  const needed = Object.entries(type).map(([name, { font }]): NeededFont => {
    const { weight, italic } = partsOfFont(font);
    return { id: font, weight, italic, spot: reader.spot(['type', name, 'font']) };
  });
  const emphasized = [...new Set(EMPHASIZED.map((name) => partsOfFont(type[name].font).family))];
  // Figures are those of the family beside the text, unless they have one of their own.
  const sans = requests.find(({ role }) => role === 'sans');
  const hasFigures = requests.some(({ role }) => role === 'figures');
  const families =
    hasFigures || sans === undefined ? requests : [...requests, { ...sans, role: 'figures' as const }];
  return { families, needed, emphasized, packages, files };
}
