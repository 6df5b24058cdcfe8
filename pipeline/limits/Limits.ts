/** The one table of limits: how much of each thing a book may hold. They count things, not seconds, so that no result depends on the machine. */

interface Limit {
  readonly most: number;
  /** What is counted, for messages and the manual: `characters of a cell`. */
  readonly counts: string;
}

/**
 * The defaults admit a book sixteen times the size of the largest that we know (131 tables, 5,000 rows, 65 charts, 95
 * pages) and a table of a million rows.
 */
export const limitTable = {
  fileBytes: { most: 256 * 1024 * 1024, counts: 'bytes of a file' },
  documentCharacters: { most: 16_000_000, counts: 'characters of the JSON and template files of a book' },
  yamlCharacters: { most: 5_000_000, counts: 'characters of the YAML files of a book' },
  lineCharacters: { most: 4_000_000, counts: 'characters of a line of a CSV file' },
  cellCharacters: {
    most: 32_767,
    counts: 'characters of a cell, of a text of a JSON or YAML file, or of one that an expression makes',
  },
  rows: { most: 2_000_000, counts: 'rows of a table' },
  columns: { most: 2_000, counts: 'columns of a table' },
  cells: { most: 30_000_000, counts: 'cells of a table' },
  tables: { most: 10_000, counts: 'tables of a book' },
  members: {
    most: 10_000,
    counts: 'members of an object, or items of a list of objects or texts, of a JSON or YAML file',
  },
  nesting: { most: 100, counts: 'levels of lists, blocks, brackets or partials in one another' },
  expressionCharacters: { most: 10_000, counts: 'characters of an expression' },
  expressionRows: { most: 100_000_000, counts: 'rows that the checks and expressions of a book look at' },
  expressionItems: {
    most: 100_000,
    counts: 'items of a list that an expression makes, with those of lists in it',
  },
  expressionOutput: {
    most: 100_000_000,
    counts: 'characters and items that the expressions of a table or chart make',
  },
  expressionSteps: {
    most: 200_000_000,
    counts: 'names, constants and signs of expressions that the rows of a table or chart go through',
  },
  specItems: { most: 10_000, counts: "items and members of a chart, or of a table's steps" },
  specCharacters: { most: 200_000, counts: "characters of the texts of a chart, or of a table's steps" },
  transformRows: { most: 2_000_000, counts: 'rows that a step of a table or chart makes' },
  transformWork: { most: 100_000_000, counts: 'pairs of rows that a step of a table or chart compares' },
  charts: { most: 2_000, counts: 'charts of a book' },
  chartViews: { most: 500, counts: 'views, series or layers of a chart' },
  chartTicks: { most: 2_000, counts: 'values of an axis, a legend or a division into bins' },
  chartLines: { most: 100, counts: 'lines of a title, a label or another text of a chart' },
  chartSizes: { most: 10_000, counts: 'points, degrees or columns of a chart' },
  chartMarks: { most: 50_000, counts: 'marks of a chart' },
  shapePoints: { most: 1_000_000, counts: 'points of the outlines of a map, each as often as it is drawn' },
  references: { most: 10_000, counts: 'works of a file of references' },
  citations: { most: 2_000, counts: 'citations of a book, one for each work that is named' },
  citedWorks: { most: 500, counts: 'works that a book cites' },
  names: { most: 100, counts: 'authors, editors and others that a work names' },
  citedNames: { most: 5_000, counts: 'names of the works that a book cites' },
  styleCharacters: { most: 500_000, counts: 'characters of a citation style' },
  images: { most: 1_000, counts: 'images of a book' },
  imageBytes: { most: 50_000_000, counts: 'bytes of an image' },
  imagePixels: { most: 50_000_000, counts: 'pixels of an image' },
  imageShapes: { most: 20_000, counts: 'elements of an SVG image' },
  fonts: { most: 200, counts: 'font files of a book' },
  fontBytes: { most: 50_000_000, counts: 'bytes of a font file' },
  chapters: { most: 1_000, counts: 'chapters and partials of a book' },
  templateSteps: { most: 500_000, counts: 'pieces of templates, with loops and partials' },
  textCharacters: { most: 6_000_000, counts: 'characters of the text of a book' },
  paragraphCharacters: { most: 100_000, counts: 'characters of a paragraph' },
  paragraphMarks: { most: 2_000, counts: 'marks of Markdown in a paragraph' },
  blocks: { most: 50_000, counts: 'headings, paragraphs, items, rows and notes of a book' },
  printedCells: { most: 200_000, counts: 'cells of tables that a book prints' },
  formulas: { most: 5_000, counts: 'formulas of a book' },
  formulaCharacters: { most: 2_000, counts: 'characters of a formula' },
  pages: { most: 5_000, counts: 'pages of a book' },
  editionLines: { most: 500_000, counts: 'lines of the record of an edition' },
  engineBytes: { most: 512 * 1024 * 1024, counts: 'bytes of memory of the engine that runs SQL over files' },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limitTable;
export type Limits = Readonly<Record<LimitName, number>>;

export const limitNames = Object.keys(limitTable).filter(isLimitName);

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limitTable, name);
}

export const defaultLimits: Limits = limitsWith(new Map());

/** The defaults, but for the limits that are raised or lowered. */
export function limitsWith(changed: ReadonlyMap<LimitName, number>): Limits {
  const most = (name: LimitName) => changed.get(name) ?? limitTable[name].most;
  return {
    fileBytes: most('fileBytes'),
    documentCharacters: most('documentCharacters'),
    yamlCharacters: most('yamlCharacters'),
    lineCharacters: most('lineCharacters'),
    cellCharacters: most('cellCharacters'),
    rows: most('rows'),
    columns: most('columns'),
    cells: most('cells'),
    tables: most('tables'),
    members: most('members'),
    nesting: most('nesting'),
    expressionCharacters: most('expressionCharacters'),
    expressionRows: most('expressionRows'),
    expressionItems: most('expressionItems'),
    expressionOutput: most('expressionOutput'),
    expressionSteps: most('expressionSteps'),
    specItems: most('specItems'),
    specCharacters: most('specCharacters'),
    transformRows: most('transformRows'),
    transformWork: most('transformWork'),
    charts: most('charts'),
    chartViews: most('chartViews'),
    chartTicks: most('chartTicks'),
    chartLines: most('chartLines'),
    chartSizes: most('chartSizes'),
    chartMarks: most('chartMarks'),
    shapePoints: most('shapePoints'),
    references: most('references'),
    citations: most('citations'),
    citedWorks: most('citedWorks'),
    names: most('names'),
    citedNames: most('citedNames'),
    styleCharacters: most('styleCharacters'),
    images: most('images'),
    imageBytes: most('imageBytes'),
    imagePixels: most('imagePixels'),
    imageShapes: most('imageShapes'),
    fonts: most('fonts'),
    fontBytes: most('fontBytes'),
    chapters: most('chapters'),
    templateSteps: most('templateSteps'),
    textCharacters: most('textCharacters'),
    paragraphCharacters: most('paragraphCharacters'),
    paragraphMarks: most('paragraphMarks'),
    blocks: most('blocks'),
    printedCells: most('printedCells'),
    formulas: most('formulas'),
    formulaCharacters: most('formulaCharacters'),
    pages: most('pages'),
    editionLines: most('editionLines'),
    engineBytes: most('engineBytes'),
  };
}
