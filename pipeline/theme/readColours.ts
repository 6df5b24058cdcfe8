/** Turns the `colours` of `theme.json` into checked `#rrggbb` texts. */
import {
  themeColoursAlikeInGrey,
  themeColourTwice,
  themeListTooLong,
  themeValueExpected,
} from '../problems/catalogue/theme.ts';
import { lightness, parseHex } from './contrast.ts';
import type { Theme } from './Theme.ts';
import type { Path, ThemeReader } from './ThemeReader.ts';

/** Difference in CIE lightness by which two colours of a group are told apart on a grey print. */
const GREY_DIFFERENCE = 8;

const structuralNames = ['ink', 'paper', 'accent', 'accentTint', 'grey', 'rule', 'grid'] as const;

const HEX_EXPECTED = 'a colour such as "#1f7a4d"';

export function readColours(reader: ThemeReader): Theme['colours'] {
  reader.object(['colours'], [...structuralNames, 'sequential', 'diverging', 'named']);
  const colour = (name: string): string => readColour(reader, ['colours', name]);
  return {
    ink: colour('ink'),
    paper: colour('paper'),
    accent: colour('accent'),
    accentTint: colour('accentTint'),
    grey: colour('grey'),
    rule: colour('rule'),
    grid: colour('grid'),
    named: readNamedColours(reader),
    sequential: readRamp(reader, 'sequential'),
    diverging: readRamp(reader, 'diverging'),
  };
}

/** Colours of a scale, and colours with names, that can be told apart in one book. */
const MOST_OF_A_RAMP = 64;
const MOST_NAMED = 1_000;

function readColour(reader: ThemeReader, path: Path): string {
  const colour = reader.text(path, HEX_EXPECTED);
  if (colour === undefined) return '#000000';
  if (parseHex(colour) === undefined) {
    const found = JSON.stringify(colour);
    reader.problems.push(themeValueExpected(reader.spot(path), path.join('.'), HEX_EXPECTED, found));
  }
  return colour.toLowerCase();
}

function readRamp(reader: ThemeReader, name: string): readonly string[] {
  const path = ['colours', name];
  const ramp = reader.texts(path, 'a list of colours such as ["#e4eff1", "#0e6073"]', MOST_OF_A_RAMP) ?? [];
  const wrong = ramp.find((colour) => parseHex(colour) === undefined);
  if (wrong !== undefined) {
    const found = JSON.stringify(wrong);
    reader.problems.push(themeValueExpected(reader.spot(path), path.join('.'), HEX_EXPECTED, found));
  }
  return ramp.map((colour) => colour.toLowerCase());
}

/** Groups hold colours that stand side by side in one chart; the names are one flat list to those who use them. */
function readNamedColours(reader: ThemeReader): Readonly<Record<string, string>> {
  const written = reader.object(['colours', 'named']) ?? {};
  const groups = Object.keys(written);
  const count = Object.values(written).reduce<number>(
    (sum, group) => sum + Object.keys(group ?? {}).length + 1,
    0,
  );
  if (count > MOST_NAMED) {
    const path = ['colours', 'named'];
    reader.problems.push(themeListTooLong(reader.spot(path), path.join('.'), MOST_NAMED, count));
    return {};
  }
  const groupOf = new Map<string, string>();
  const named: Record<string, string> = {};
  for (const group of groups) {
    const path = ['colours', 'named', group];
    const names = Object.keys(reader.object(path) ?? {});
    for (const name of names) {
      const earlier = groupOf.get(name);
      if (earlier !== undefined) {
        reader.problems.push(themeColourTwice(reader.spot([...path, name]), name, earlier));
      }
      groupOf.set(name, group);
      named[name] = readColour(reader, [...path, name]);
    }
    reportAlikeInGrey(reader, path, names, named);
  }
  return named;
}

function reportAlikeInGrey(
  reader: ThemeReader,
  path: Path,
  names: readonly string[],
  named: Readonly<Record<string, string>>,
): void {
  const byLightness = names
    .flatMap((name) => {
      const rgb = parseHex(named[name] ?? '');
      return rgb === undefined ? [] : [{ name, lightness: lightness(rgb) }];
    })
    .sort((a, b) => a.lightness - b.lightness);
  byLightness.forEach((darker, index) => {
    const lighter = byLightness[index + 1];
    if (lighter === undefined) return;
    const difference = lighter.lightness - darker.lightness;
    if (difference >= GREY_DIFFERENCE) return;
    const spot = reader.spot([...path, lighter.name]);
    reader.problems.push(
      themeColoursAlikeInGrey(spot, darker.name, lighter.name, difference, GREY_DIFFERENCE),
    );
  });
}
