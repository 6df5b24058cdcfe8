/** Turns the message of a chart that cannot be drawn into a picture of the chart's size: the words in a frame. */
import type { Measurer, TextStyle } from '../fonts/Measurer.ts';
import { elementText } from '../markup/xmlText.ts';
import { printable } from '../problems/printable.ts';
import type { Theme } from '../theme/Theme.ts';

export interface StandIn {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly says: string;
  readonly theme: Theme;
  readonly measurer: Measurer;
}

const padding = 12;

export function standInSvg({ width, height, says, theme, measurer }: StandIn): string {
  const { colours, charts, fonts } = theme;
  const style: TextStyle = { font: 'sans-400', size: charts.labelSize, features: [], tracking: 0 };
  const leading = style.size * 1.4;
  const most = Math.max(1, Math.floor((height - 2 * padding) / leading));
  const lines = brokenInto(width - 2 * padding, asFontHas(says, measurer), style, measurer).slice(0, most);
  const texts = lines.map((line, index) => {
    const y = padding + style.size + index * leading;
    return `<text transform="translate(${padding},${y})" font-family="'${fonts.sans}'" font-size="${style.size}" fill="${colours.ink}">${elementText(line)}</text>`;
  });
  const [right, bottom] = [width - 0.5, height - 0.5];
  const frame = `<path d="M0.5,0.5L${right},0.5L${right},${bottom}L0.5,${bottom}Z" fill="none" stroke="${colours.grey}" stroke-width="1" stroke-dasharray="4,3"/>`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  return `${head}${frame}${texts.join('')}</svg>`;
}

/** A message quotes what the user wrote, in whatever script. */
function asFontHas(text: string, { has }: Measurer): string {
  const known = (character: string) => has('sans-400', character.codePointAt(0) ?? 0);
  return [...printable(text)].map((character) => (known(character) ? character : '\u00b7')).join('');
}

function brokenInto(width: number, text: string, style: TextStyle, measurer: Measurer): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => each.match(/.{1,24}/gu) ?? [])) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measurer.width(longer, style) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}
