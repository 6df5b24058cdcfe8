/** The look of a new book: its `templates/theme.json`. */
import { type PageName, sizeOf } from '../theme/papers.ts';

/** Points. On a page that is less high, a low chart leaves no room for what is said of it. */
const LOW_PAGE = 500;

export function starterTheme(page: PageName): object {
  const { charts } = look;
  const heights = sizeOf(page).height < LOW_PAGE ? { ...charts.heights, low: '28 mm' } : charts.heights;
  return { ...look, charts: { ...charts, heights } };
}

const look = {
  fonts: { serif: 'Source Serif 4', sans: 'Source Sans 3' },
  pages: {
    A4: { marginInner: '22 mm', marginTop: '22 mm', marginBottom: '26 mm' },
    Letter: { marginInner: '24 mm', marginTop: '20.1 mm', marginBottom: '21.1 mm' },
  },
  block: { textWidth: '128 mm', sideGap: '5 mm', sideWidth: '35 mm', baseline: '13.5 pt' },
  print: {
    facing: true,
    chaptersStartRecto: false,
    partOpeners: 'panel',
    cropMarks: false,
    bleed: '0 mm',
  },
  text: { justify: true, hyphenate: true, hangingPunctuation: true },
  colours: {
    ink: '#1b1f24',
    paper: '#ffffff',
    accent: '#0e6073',
    accentTint: '#f0f5f7',
    grey: '#59626b',
    rule: '#b9c0c6',
    grid: '#e2e5e8',
    sequential: ['#e4eff1', '#b5d3d9', '#7fb2bc', '#438d9c', '#0e6073', '#08414e'],
    diverging: ['#8c4a12', '#cf9256', '#efd9c0', '#f1f2f3', '#c3dbe0', '#5b9fac', '#0e6073'],
    // Charts give them to categories in this order, after the accent and the grey; they differ in grey print, too.
    named: {
      series: {
        Orange: '#e38b3f',
        Violet: '#4a2f7a',
        Green: '#5b9a3c',
        Red: '#9c2f2a',
        Sky: '#a3d0ee',
        Blue: '#3576ba',
        Plum: '#3a1240',
      },
    },
  },
  type: {
    text: { font: 'serif-400', size: '10 pt', leading: '13.5 pt', colour: 'ink' },
    lead: { font: 'serif-400', size: '12 pt', leading: '17 pt', colour: 'ink' },
    sideNote: { font: 'sans-400', size: '8 pt', leading: '11 pt', colour: 'grey' },
    chapterTitle: { font: 'sans-600', size: '26 pt', leading: '30 pt', colour: 'ink' },
    chapterNumber: {
      font: 'sans-300',
      size: '44 pt',
      leading: '46 pt',
      colour: 'accent',
      features: ['pnum'],
    },
    section: { font: 'sans-600', size: '14 pt', leading: '18 pt', colour: 'ink' },
    subSection: { font: 'sans-700', size: '10.5 pt', leading: '13.5 pt', colour: 'ink' },
    minorSection: { font: 'sans-600', size: '9.5 pt', leading: '13.5 pt', colour: 'grey' },
    finding: { font: 'serif-400', size: '12 pt', leading: '17 pt', colour: 'ink' },
    keyFigure: {
      font: 'sans-600',
      size: '28 pt',
      leading: '30 pt',
      colour: 'accent',
      features: ['pnum'],
    },
    keyFigureLabel: { font: 'sans-600', size: '8 pt', leading: '11 pt', colour: 'ink' },
    keyFigureDetail: { font: 'sans-400', size: '8 pt', leading: '11 pt', colour: 'grey' },
    captionNumber: {
      font: 'sans-600',
      size: '7.5 pt',
      leading: '10 pt',
      colour: 'accent',
      tracking: '0.3 pt',
    },
    captionTitle: { font: 'sans-600', size: '10 pt', leading: '13 pt', colour: 'ink' },
    captionSubtitle: {
      font: 'sans-400',
      size: '8.5 pt',
      leading: '11 pt',
      colour: 'grey',
    },
    tableHead: { font: 'sans-600', size: '8 pt', leading: '10.5 pt', colour: 'ink' },
    tableCell: { font: 'sans-400', size: '8.5 pt', leading: '12 pt', colour: 'ink' },
    tableTotal: { font: 'sans-600', size: '8.5 pt', leading: '12 pt', colour: 'ink' },
    source: { font: 'sans-400', size: '7.5 pt', leading: '10 pt', colour: 'grey' },
    footnote: { font: 'serif-400', size: '8 pt', leading: '10.5 pt', colour: 'ink' },
    runningHead: {
      font: 'sans-400',
      size: '8 pt',
      leading: '10 pt',
      colour: 'grey',
      features: ['smcp'],
      tracking: '0.4 pt',
    },
    folio: {
      font: 'sans-600',
      size: '8 pt',
      leading: '10 pt',
      colour: 'ink',
      features: ['pnum'],
    },
    calloutTitle: {
      font: 'sans-600',
      size: '9.5 pt',
      leading: '13.5 pt',
      colour: 'accent',
    },
    calloutText: { font: 'sans-400', size: '9 pt', leading: '13.5 pt', colour: 'ink' },
    timelineDate: {
      font: 'sans-600',
      size: '8.5 pt',
      leading: '13.5 pt',
      colour: 'accent',
    },
    contentsPart: {
      font: 'sans-600',
      size: '8.5 pt',
      leading: '13.5 pt',
      colour: 'accent',
      features: ['smcp'],
      tracking: '0.5 pt',
    },
    contentsChapter: {
      font: 'sans-600',
      size: '10 pt',
      leading: '13.5 pt',
      colour: 'ink',
    },
    contentsEntry: { font: 'sans-400', size: '8 pt', leading: '10.25 pt', colour: 'ink' },
    coverTitle: { font: 'sans-600', size: '40 pt', leading: '44 pt', colour: 'ink' },
    coverSubtitle: { font: 'sans-300', size: '18 pt', leading: '24 pt', colour: 'ink' },
    coverLine: { font: 'sans-400', size: '10 pt', leading: '13.5 pt', colour: 'grey' },
    partNumber: {
      font: 'sans-600',
      size: '11 pt',
      leading: '13.5 pt',
      colour: 'accent',
      features: ['smcp'],
      tracking: '0.8 pt',
    },
    partTitle: { font: 'sans-600', size: '28 pt', leading: '32 pt', colour: 'ink' },
  },
  charts: {
    heights: { low: '40 mm', short: '60 mm', medium: '80 mm', tall: '100 mm' },
    halfGap: '5 mm',
    labelSize: '7.5 pt',
  },
} as const;
