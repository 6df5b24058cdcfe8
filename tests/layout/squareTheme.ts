/** A theme of round numbers: lines of 10 pt on a page of 40 lines, text of squares of 5 pt, 60 to a line. */
import type { FontId } from '../../pipeline/fonts/Measurer.ts';
import type { Theme, TypeRole, TypeRoleName } from '../../pipeline/theme/Theme.ts';

const roles: readonly TypeRoleName[] = [
  'text',
  'lead',
  'sideNote',
  'chapterTitle',
  'chapterNumber',
  'section',
  'subSection',
  'minorSection',
  'finding',
  'keyFigure',
  'keyFigureLabel',
  'keyFigureDetail',
  'captionNumber',
  'captionTitle',
  'captionSubtitle',
  'tableHead',
  'tableCell',
  'tableTotal',
  'source',
  'footnote',
  'runningHead',
  'folio',
  'calloutTitle',
  'calloutText',
  'timelineDate',
  'contentsPart',
  'contentsChapter',
  'contentsEntry',
  'coverTitle',
  'coverSubtitle',
  'coverLine',
  'partNumber',
  'partTitle',
];

function role(size: number, leading: number, font: FontId = 'serif-400'): TypeRole {
  return { font, size, leading, colour: '#111111', features: [], tracking: 0 };
}

function isRole(name: string): name is TypeRoleName {
  return roles.some((each) => each === name);
}

function allRoles(): Readonly<Record<TypeRoleName, TypeRole>> {
  const larger: Readonly<Partial<Record<TypeRoleName, TypeRole>>> = {
    chapterTitle: role(20, 20),
    chapterNumber: role(20, 20),
    section: role(12, 15),
    keyFigure: role(20, 20),
    coverTitle: role(30, 30),
    partTitle: role(20, 20),
  };
  const all: Partial<Record<TypeRoleName, TypeRole>> = {};
  for (const name of roles) all[name] = larger[name] ?? role(10, 10);
  const isComplete = (some: typeof all): some is Record<TypeRoleName, TypeRole> =>
    Object.keys(some).filter(isRole).length === roles.length;
  if (!isComplete(all)) throw new Error('a role is missing');
  return all;
}

/** Text block of 300 by 400 pt; with its side column 400 pt wide. */
export const squareTheme: Theme = {
  fonts: { serif: 'Squares', sans: 'Squares' },
  page: {
    width: 500,
    height: 500,
    marginInner: 60,
    marginTop: 50,
    marginBottom: 50,
    textWidth: 300,
    sideGap: 10,
    sideWidth: 90,
    baseline: 10,
    bleed: 0,
    cropMarks: false,
    facing: true,
    chaptersStartRecto: true,
    partOpeners: 'page',
    chapterContents: false,
    notes: 'beneath',
  },
  text: { justify: false, hyphenate: false, hangingPunctuation: false },
  type: allRoles(),
  colours: {
    ink: '#111111',
    paper: '#ffffff',
    accent: '#0e6073',
    accentTint: '#f0f5f7',
    grey: '#555555',
    rule: '#bbbbbb',
    grid: '#dddddd',
    named: {},
    sequential: [],
    diverging: [],
  },
  charts: {
    widths: { half: 140, text: 300, wide: 400 },
    heights: { low: 70, short: 100, medium: 150, tall: 200 },
    labelSize: 8,
  },
};
