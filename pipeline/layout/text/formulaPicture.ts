/** Turns a formula into a picture beside letters of a font: as high as they are, and in their color. */
import type { Picture } from '../../charts/Chart.ts';
import type { FontId, Measurer } from '../../fonts/Measurer.ts';
import { CAP_HEIGHT, EM, type Formula } from '../../formulas/Formula.ts';

/** Points. */
export interface FormulaPicture {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  /** Below the baseline. */
  readonly depth: number;
}

export function formulaPicture(
  { picture, depth }: Formula,
  { font, size, colour }: { readonly font: FontId; readonly size: number; readonly colour: string },
  measurer: Pick<Measurer, 'metrics'>,
): FormulaPicture {
  const scale = (size * measurer.metrics(font).capHeight) / (CAP_HEIGHT * EM);
  return {
    picture: tinted(picture, colour),
    width: picture.width * scale,
    height: picture.height * scale,
    depth: depth * scale,
  };
}

const known = new WeakMap<Picture, Map<string, Picture>>();

function tinted(picture: Picture, colour: string): Picture {
  const byColour = known.get(picture) ?? new Map<string, Picture>();
  known.set(picture, byColour);
  const done = byColour.get(colour) ?? {
    ...picture,
    marks: picture.marks.map((mark) =>
      mark.type !== 'path'
        ? mark
        : {
            ...mark,
            ...(mark.fill === undefined ? {} : { fill: colour }),
            ...(mark.stroke === undefined ? {} : { stroke: colour }),
          },
    ),
  };
  byColour.set(colour, done);
  return done;
}
