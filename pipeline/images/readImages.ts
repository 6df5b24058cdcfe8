/** Turns the files of `templates/images/` into pictures, and what cannot be printed into problems. */
import type { Picture } from '../charts/Chart.ts';
import { multiplyMatrices } from '../charts/matrix.ts';
import { readSvgTree, type SvgFault } from '../charts/readSvg.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import type { Limits } from '../limits/Limits.ts';
import type { ImageFile } from '../load/BookSource.ts';
import { decodeText } from '../load/decodeText.ts';
import { textOver } from '../load/textOver.ts';
import { imageColoursUnknown, imageElementRefused, imageUnreadable } from '../problems/catalogue/images.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { spotAt } from '../problems/spot.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { FamilyNames } from '../theme/fontIds.ts';
import { type BookImage, RESOLUTION } from './BookImage.ts';
import { ImageFault, saveAgain } from './ImageFault.ts';
import { parseSvgFile } from './parseSvgFile.ts';
import { type FamilyOf, plainSvg } from './plainSvg.ts';
import type { RasterFile } from './RasterFile.ts';
import { readJpeg } from './readJpeg.ts';
import { readPng } from './readPng.ts';

export interface ReadImagesInput {
  readonly files: ReadonlyMap<string, ImageFile>;
  /** Families of the book, in which texts of SVGs may be set. */
  readonly families: FamilyNames;
  readonly measurer: Measurer;
  readonly limits: Limits;
}

export function readImages(input: ReadImagesInput): StageResult<ReadonlyMap<string, BookImage>> {
  const problems: Problem[] = [];
  const images = new Map<string, BookImage>();
  for (const [id, file] of input.files) {
    const picture = pictureOf(file, input, (problem) => problems.push(problem));
    if (picture !== undefined) images.set(id, { id, path: file.path, picture });
  }
  return { value: images, problems };
}

function pictureOf(
  file: ImageFile,
  input: ReadImagesInput,
  report: (problem: Problem) => void,
): Picture | undefined {
  try {
    switch (file.kind) {
      case 'svg':
        return pictureOfSvg(file, input, report);
      case 'png':
      case 'jpeg':
        return pictureOfPixels(file, input, report);
      default:
        return unreachable(file.kind);
    }
  } catch (error) {
    if (!(error instanceof ImageFault)) throw error;
    report(imageUnreadable({ place: { file: file.path } }, error.found, error.hint));
    return undefined;
  }
}

// ---------------------------------------------------------------- pixels

const POINTS_PER_PIXEL = 72 / RESOLUTION;

function pictureOfPixels(
  file: ImageFile,
  { limits }: ReadImagesInput,
  report: (problem: Problem) => void,
): Picture | undefined {
  const { path, kind } = file;
  const most = limits.imagePixels;
  const admit = (pixels: number): boolean => {
    if (pixels > most) report(overLimit({ place: { file: path } }, 'imagePixels', most, pixels));
    return pixels <= most;
  };
  const read: RasterFile | undefined = kind === 'png' ? readPng(file, admit) : readJpeg(file, admit);
  if (read === undefined) return undefined;
  if (read.doubt !== undefined) report(imageColoursUnknown({ place: { file: path } }, read.doubt));
  const [width, height] = [read.width * POINTS_PER_PIXEL, read.height * POINTS_PER_PIXEL];
  const matrix = multiplyMatrices([width, 0, 0, height, 0, 0], read.placement);
  return { width, height, marks: [{ type: 'image', raster: read.raster, matrix }] };
}

// ---------------------------------------------------------------- shapes

function pictureOfSvg(
  { path, bytes }: ImageFile,
  { families, measurer, limits }: ReadImagesInput,
  report: (problem: Problem) => void,
): Picture | undefined {
  const { source, problems } = decodeText(path, bytes);
  for (const problem of problems) report(problem);
  if (source === undefined) return undefined;
  const excess = textOver(source, 'documentCharacters', limits.documentCharacters);
  if (excess !== undefined) {
    report(excess);
    return undefined;
  }
  const spot = (line: number | undefined) =>
    line === undefined ? { place: { file: path } } : spotAt(source, { line });
  const parsed = parseSvgFile(source.text);
  if ('fault' in parsed) {
    report(imageUnreadable(spot(parsed.fault.line), parsed.fault.found, saveAgain));
    return undefined;
  }
  const plain = plainSvg(parsed.root, familyOf(families), limits.imageShapes);
  if (plain.tooMuch !== undefined) {
    report(overLimit(spot(plain.tooMuch.line), 'imageShapes', limits.imageShapes, limits.imageShapes + 1));
    return undefined;
  }
  const { picture, faults } = readSvgTree(plain.root, families, measurer);
  const found = [
    ...plain.faults,
    ...faults.map(({ line, ...fault }) => ({
      found: wordsOf(fault),
      ...(line === undefined ? {} : { line }),
    })),
  ];
  for (const fault of found) report(imageElementRefused(spot(fault.line), fault.found));
  if (found.length === 0 && picture.marks.length === 0)
    throw new ImageFault('an SVG that draws nothing', saveAgain);
  return picture;
}

/** Generic families are the book's own; any other must be one of them. */
function familyOf(families: FamilyNames): FamilyOf {
  const known = new Map([
    ['serif', families.serif],
    ['sans-serif', families.sans],
    ...Object.values(families).map((family) => [family.toLowerCase(), family] as const),
  ]);
  return (asked) => {
    const names = asked.split(',').map((name) => name.replace(/["']/g, '').trim().toLowerCase());
    const [found] = names.flatMap((name) => known.get(name) ?? []);
    return found;
  };
}

function wordsOf(fault: SvgFault): string {
  switch (fault.type) {
    case 'element':
      return `the element ${fault.name}`;
    case 'attribute':
      return `${fault.name}="${fault.value.slice(0, 40)}"`;
    case 'font':
      return `text in the weight ${fault.weight} of the family ${fault.family}`;
    case 'coordinate':
      return `the coordinates ${fault.value.slice(0, 40)}`;
    default:
      return unreachable(fault);
  }
}
