/** What each key of a book's documents says, in the words of the manuals, for editors that complete and explain. */
import type { SchemaName } from './bookSchemas.ts';

/** By place; `*` stands for an item of a list, or for a name of the book's own. */
type Descriptions = Readonly<Record<string, string>>;

const NOTES: Descriptions = {
  id: 'By which columns name the note.',
  text: 'The words of the note.',
  where: 'The rows that the note is about, as "datum.year == 2023"; printed where one of them is.',
};

const FORM: Descriptions = {
  format: 'A number format: ",.1f" gives 1,234.5, "$,.1f" adds the sign of the currency.',
  scale: 'Multiplies first: 0.001 prints billions as trillions.',
  unit: 'The unit in the data pack after scaling; it is not printed.',
  sign: 'true prints a plus sign, too.',
};

const FIELD: Descriptions = {
  name: 'Letters, digits and underscores, as at the head of the column.',
  type: 'integer, number, string, boolean, date, yearmonth or year.',
  title: 'As printed at the head of the column, without the unit; else the name.',
  description: 'What exactly is measured.',
  unit: 'As printed: US$ billion, percent, thousand jobs. A number must have one; "" stands for a plain count.',
  numberFormat: 'How the number is printed: ",.1f" gives 1,234.5.',
  notes: "Ids of the table's notes that belong to this column.",
  print: "false: not in the book's table unless asked for; always in the workbook.",
};

const GAPS: Descriptions = {
  '': 'Marks for gaps with their meaning.',
  '*.value': 'The text that stands for a gap; "" for an empty cell.',
  '*.label': 'What the gap means, such as not available.',
};

const LICENCES: Descriptions = {
  '': 'Under what licence the data is passed on.',
  '*.name': 'A licence identifier such as CC-BY-4.0.',
  '*.title': 'The name of the licence.',
  '*.path': 'Its address, or a file in this folder.',
};

const RESOURCE: Descriptions = {
  $schema: 'The profile of the standard.',
  name: "The table's id, by which prose, charts and checks call it.",
  path: 'The file in this folder.',
  type: 'Always "table".',
  title: 'As printed above the table.',
  shortTitle: 'The name of its worksheet, in at most 31 characters, where the title is longer.',
  description: 'As printed in the workbook.',
  homepage: 'An address on the web.',
  encoding: 'The encoding of the file; utf-8 unless given.',
  format: 'csv, or geojson or topojson for outlines.',
  mediatype: 'text/csv for tables.',
  bytes: 'The size of the file.',
  hash: 'A hash of the file.',
  ...under('licenses', LICENCES),
  sources: "Which of the package's sources it is from, in the order to be printed.",
  'sources.*.name': 'The name of a source of the package.',
  'sources.*.title': 'Passed over; the source of the package has the title.',
  'sources.*.path': 'Passed over.',
  'sources.*.email': 'Passed over.',
  'sources.*.version': 'Passed over.',
  asOf: 'The date up to which the data is current.',
  updateFrequency:
    'How often the source publishes: P1Y every year, P3M every quarter, P1M every month, P1W every week.',
  notes: 'Notes to be printed below the table.',
  ...under('notes.*', NOTES),
  role: '"facts" for facts.csv, "register" for a list that is no table of figures, "shapes" for outlines; left out for all others.',
  totalsWhere:
    'Which rows are totals: "datum.state == \'Total\'". They are set apart and never added up again.',
  origin:
    'Where briefing refresh reads the table anew: an address, or SQL over files, or SQL on a server. A build never does.',
  'origin.address': 'Of a file in CSV, XLSX, JSON, SDMX-CSV or Parquet, beginning with https://.',
  'origin.sql': 'One SELECT.',
  'origin.files':
    'What SQL sees: names, each with an address or with a path from the folder of the book, of CSV, JSON or Parquet.',
  'origin.server':
    'The environment variable that holds the address of a server that speaks the protocol of PostgreSQL.',
  'origin.read': 'How the file is read, as the options of briefing import.',
  'origin.read.sheet': 'Sheet or table of a workbook, key of a JSON file.',
  'origin.read.range': 'Cells of the table, as A3:F20, its head first.',
  'origin.read.headerRows': 'How many rows the head has.',
  'origin.read.decimal': 'The mark of decimals.',
  'origin.read.delimiter': 'What stands between values.',
  'origin.read.encoding': 'The encoding of a CSV file.',
  'origin.read.dates': 'The order of day, month and year.',
  'origin.read.missing': 'Further texts that stand for no value.',
  'origin.read.keepWide': 'true leaves columns of years as columns.',
  'origin.columns':
    'The heads there by the names of the fields, where they are not alike: { "exports": "OBS_VALUE" }.',
  'origin.asOf':
    'What asOf becomes with new figures: "retrieved", the day of reading; "modified", the day on which the server says it changed the file. Left out, refresh asks.',
  'origin.digest': 'Written by refresh: the digest of what the figures are from.',
  object: 'Which object of a topology, if it has several.',
  nameProperty: 'The property by which outlines are called and joined; name where it is left out.',
  projected: 'true where the outlines lie flat on paper already, y downwards.',
  dialect: 'How the CSV file is written.',
  'dialect.$schema': 'The profile of the standard.',
  'dialect.header': 'Whether the file has the names of the fields.',
  'dialect.headerRows': 'The rows of the file that hold the names of the fields, such as [3].',
  'dialect.headerJoin': 'What joins the names where they stand in several rows.',
  'dialect.commentRows': 'Rows of the file that are no data, such as [1, 2].',
  'dialect.commentChar': 'A mark at the head of lines that are no data.',
  'dialect.decimalChar': 'The decimal mark of the file, if that is not a point.',
  'dialect.groupChar': 'The sign of groups of thousands in the file.',
  'dialect.delimiter': 'What stands between values.',
  'dialect.lineTerminator': 'What ends a line.',
  'dialect.quoteChar': 'What stands around a value that holds the delimiter.',
  'dialect.doubleQuote': 'A quote within a value is written twice.',
  'dialect.skipInitialSpace': 'Whether spaces after a delimiter are passed over.',
  schema: 'The fields and keys.',
  'schema.$schema': 'The profile of the standard.',
  'schema.fields': 'The columns, in their order.',
  ...under('schema.fields.*', {
    ...FIELD,
    format: 'How a text or a date is written, as the standard has it: email, uri, or a pattern of a date.',
    example: 'A value as an example.',
    rdfType: 'The meaning of the field, as an address.',
    decimalChar: 'The decimal mark of the file, if that is not a point.',
    groupChar: 'The sign of groups of thousands in the file.',
    bareNumber: 'false where signs such as % or € stand beside the digits in the file.',
    trueValues: 'The words for true.',
    falseValues: 'The words for false.',
    ...under('missingValues', { ...GAPS, '': 'Marks for gaps with their meaning, for this field alone.' }),
    categories:
      'The values that a text or whole number may have, with labels, which are printed in their place.',
    'categories.*.value': 'As in the file.',
    'categories.*.label': 'As printed.',
    categoriesOrdered: 'Whether the order of the categories means something.',
    constraints: 'What each value must fulfil.',
    'constraints.required': 'No value is missing.',
    'constraints.unique': 'No value stands twice.',
    'constraints.minLength': 'Characters at least.',
    'constraints.maxLength': 'Characters at most.',
    'constraints.minimum': 'The least value.',
    'constraints.maximum': 'The greatest value.',
    'constraints.exclusiveMinimum': 'Every value is greater.',
    'constraints.exclusiveMaximum': 'Every value is less.',
    'constraints.pattern': 'A regular expression that each text fits.',
    'constraints.enum': 'The values that there may be.',
    'constraints.jsonSchema': 'Passed over.',
    reference:
      'What the cells name: "source", the source of their row; in a register also "chapter" or "place".',
    statusOf: 'The field of whose values these are the statuses.',
    periodEnds:
      'Of years in the key: month and day on which they end, as "09-30"; false where the values are no periods of figures.',
    errorOf:
      'The field from whose values the truth may be so far off, in the same unit: printed as 12.3 ± 0.4.',
  }),
  'schema.fieldsMatch':
    'Left out, the columns of the file must be the fields in the same order; "equal" lets them stand in another.',
  'schema.primaryKey':
    'The fields that tell the rows apart: ["year"] or ["state", "year"]. Prose calls a cell by them.',
  'schema.uniqueKeys': 'Further fields, or sets of fields, that may not repeat.',
  'schema.foreignKeys': 'Fields whose values must stand in another table of the same folder.',
  'schema.foreignKeys.*.fields': 'The fields of this table.',
  'schema.foreignKeys.*.reference': 'The other table and its fields.',
  'schema.foreignKeys.*.reference.resource': 'The name of the other table; this one where it is left out.',
  'schema.foreignKeys.*.reference.fields': 'The fields of the other table.',
  ...under('schema.missingValues', GAPS),
};

export const DESCRIPTIONS: Readonly<Record<SchemaName, Descriptions>> = {
  datapackage: {
    '': 'What each table of this folder is: title, fields, units, keys, sources, dates, notes. A name that begins with _ is a remark.',
    $schema: 'Always "https://datapackage.org/profiles/2.0/datapackage.json".',
    name: "The folder's topic, in small letters, digits and hyphens.",
    id: 'An identifier that is unique in the world.',
    title: 'As printed.',
    description: 'A sentence or two.',
    homepage: 'An address on the web.',
    image: 'A picture of the package.',
    version: 'The version of the package.',
    created: 'Date and time at which it was made.',
    keywords: 'Words by which it is found.',
    contributors: 'Who has a part in it.',
    'contributors.*.title': 'A name as it is printed.',
    'contributors.*.path': 'An address on the web.',
    'contributors.*.email': 'An email address.',
    'contributors.*.givenName': 'The given name.',
    'contributors.*.familyName': 'The family name.',
    'contributors.*.organization': 'Where they work.',
    'contributors.*.roles': 'What they did.',
    'contributors.*.role': 'What they did.',
    ...under('licenses', LICENCES),
    sources: 'Every source that the tables of this folder use.',
    'sources.*.name': 'By which tables and facts name the source.',
    'sources.*.title': 'The document or data set.',
    'sources.*.publisher': 'Who published it.',
    'sources.*.grade':
      'How far it is trusted: A an official file, B an official number read in a page, C the press quoting the publisher.',
    'sources.*.path': 'Its address on the web.',
    'sources.*.email': 'An email address.',
    'sources.*.version': 'Its version.',
    'sources.*.retrieved': 'The date on which it was read; left out if that is not known.',
    'sources.*.licence': 'On what terms it may be used.',
    'sources.*.series':
      'What it is one of several releases of, by which lists of sources hold them together.',
    'sources.*.period':
      'The year, month or day that the release is of, by which those of a series are ordered.',
    resources: 'The tables.',
    ...under('resources.*', RESOURCE),
  },
  book: {
    '': 'Title, order of the chapters, settings.',
    briefing: 'The form of the book.',
    title: 'The title of the book.',
    subtitle: 'A line of the cover.',
    authors: 'Who wrote it, a name each.',
    publisher: 'A line of cover and imprint.',
    credit: 'A line of cover and imprint: after whom, or with whose help.',
    edition: 'The date of the edition, such as 2024-03-31.',
    language:
      'en-US unless given. Words of the pipeline, marks of numbers, dates, quotes and hyphenation follow it.',
    keywords: 'Words by which the book is found.',
    licence: 'On what terms the book may be passed on.',
    contact: 'To whom to write.',
    fileName: 'The name of the PDF and the workbook, in letters, digits and hyphens.',
    page: 'The paper.',
    'page.size': 'A4, A5, Letter or Legal.',
    'page.orientation': 'Upright (portrait) or turned (landscape).',
    parts: 'The parts, each with its chapters.',
    'parts.*.id': 'By which ref calls the part.',
    'parts.*.title': 'As printed.',
    'parts.*.introduction': 'The name of a partial.',
    'parts.*.chapters': 'Names of files of chapters/, in their order.',
    chapters: 'Names of files of chapters/, in their order, in place of parts for a book without any.',
    front:
      'What stands before: cover, imprint, contents, listOfFigures, listOfTables, sheetIndex, index, or a chapter without a number as "chapter:NAME".',
    back: 'What stands after the chapters; one that prints charts or tables, or is written annex:NAME, is an annex with a letter.',
    index: 'Subjects and names, printed with their pages where front or back lists index.',
    'index.*.heading': 'The subject or name as the index prints it.',
    'index.*.words':
      'The words that stand for it in the text, whole words; the heading unless given, none of an entry that only leads to others.',
    'index.*.also': 'Headings of other entries that it leads to.',
    'index.*.entries': 'Entries that stand beneath it.',
    'index.*.entries.*.heading': 'The subject or name as the index prints it.',
    'index.*.entries.*.words': 'The words that stand for it in the text; the heading unless given.',
    'index.*.entries.*.also': 'Headings of other entries that it leads to.',
    cover: 'The cover.',
    'cover.kind': 'With a chart, with a colour or a picture that fills the page, or plain.',
    'cover.chart': 'The id of the chart across the cover; with a colour it reaches the edges of the page.',
    'cover.image': 'The name of the image that fills a cover of the kind picture.',
    'cover.alt': 'What the image shows, for those who cannot see it; empty if it only decorates.',
    'cover.colour':
      'The color that fills the page, or the panel before the image, by its name in the theme; accent unless given, and of a cover with a chart none.',
    'cover.textColour':
      'The color of the words on it; paper or ink, whichever can be read better, unless given.',
    'cover.logo': 'The name of an image that stands on the cover as the mark of the publisher.',
    'cover.parts':
      'Which lines are printed: title, subtitle, authors, credit, publisher, edition; all unless given.',
    embargo:
      'Until when nothing of the book may be published: a day, or a time with its zone such as 2026-12-24T06:00-05:00. Printed on every page and sheet.',
    gradeMarks:
      'Sets a small B or C after sources, and after the words of tiles and findings, that rest on other than the official file; the imprint says what it means.',
    notForCitation: 'Prints on every page and sheet that the book is not for citation.',
    runningHead: 'The lines at the heads of the pages.',
    'runningHead.image': 'The name of an image that stands in them, at the inner edge.',
    contents: 'The table of contents.',
    'contents.omit': 'Titles of sections that the contents leave out.',
    termNotes:
      'Definitions of a chapter that stand in the side column, too, where the book first uses the term.',
    'termNotes.chapter': 'The chapter that defines them, by the name of its file.',
    'termNotes.most': 'How many in a chapter at most; 4 unless given.',
    terms: 'Names with digits that are no figures: ["Title 42"].',
    termPatterns:
      'Patterns of such names, for many of one form; one that would let amounts through is refused.',
    citationStyle:
      'A citation style in CSL, by its file beside book.yaml: apa.csl; author and date unless given.',
    previousEdition:
      'The edition before, by its name in data/editions: cells that are revised against it are marked [r].',
    formats: 'Ways to print a figure by name, for as="…" in the text.',
    'formats.*': 'A way to print a figure.',
    ...under('formats.*', FORM),
    asStated: 'The table of data/ that holds the figures as another document states them.',
    parameters: 'Names for what the book is about, each a number, a text, a date, a month, true or false.',
    workbook: 'The data pack.',
    'workbook.filters': 'Filter buttons; false unless given.',
    'workbook.freezePanes': 'Heads that stay in view; false unless given.',
    waivers: 'Warnings that are accepted.',
    'waivers.*.code': 'The code of the warning, e.g. float-far.',
    'waivers.*.where':
      "An anchor, page 12, a file's path or the end of it, with or without its line, or words of the message.",
    'waivers.*.reason': 'Why it is accepted.',
  },
  theme: {
    '': 'The look. Lengths are "22 mm" or "13.5 pt", colors "#1f7a4d".',
    $schema: 'The schema by which an editor completes and explains the file, if wanted.',
    fonts: 'The families in which the book is set.',
    'fonts.fallback': 'Families that stand in for letters that the others lack, in order.',
    'fonts.packages': 'Packages of Fontsource in which families are sought, such as "@fontsource/lora".',
    'fonts.files': 'Font files of other packages, each by the name of the package and the path in it.',
    'fonts.*': 'The name of the family.',
    pages:
      'Margins and columns, by paper; a paper that is not here takes them from the one that is most like it.',
    'pages.*': 'Margins and columns on this paper.',
    'pages.*.marginInner': 'From the spine, or the left edge, to the text.',
    'pages.*.marginTop': 'From the upper edge to the text.',
    'pages.*.marginBottom': 'From the text to the lower edge.',
    'pages.*.textWidth': 'The width of the text on this paper, if it is another.',
    'pages.*.sideGap': 'Between text and side column on this paper, if it is another.',
    'pages.*.sideWidth':
      'The width of the side column on this paper, if it is another; without any, side notes stand in the text.',
    block: 'The block of text and the side column.',
    'block.textWidth': 'The width of the text.',
    'block.sideGap': 'Between text and side column.',
    'block.sideWidth': 'The width of the side column.',
    'block.baseline': 'The distance of lines.',
    'block.notes':
      'Where notes and source of a figure or short table of the width of the text stand: beneath it, or beside it in the side column; beneath unless given.',
    print: 'How the book is printed and bound.',
    'print.facing': 'Left and right pages differ.',
    'print.chaptersStartRecto': 'Chapters begin on the right.',
    'print.partOpeners': 'A part opens with a page of its own or a panel above its first chapter.',
    'print.chapterContents':
      'The opener of a chapter lists its sections in the side column; false unless given.',
    'print.cropMarks': 'Marks for cutting.',
    'print.bleed': 'How far colors go beyond the edge.',
    text: 'How paragraphs are set.',
    'text.justify': 'Lines of equal length.',
    'text.hyphenate': 'Words are broken at the ends of lines.',
    'text.hangingPunctuation': 'Marks at the ends of lines stand in the margin.',
    colours: 'The colors.',
    'colours.ink': 'Of text.',
    'colours.paper': 'Of the ground.',
    'colours.accent': 'Of bars, numbers and links.',
    'colours.accentTint': 'Of the ground of boxes.',
    'colours.grey': 'Of small text.',
    'colours.rule': 'Of lines.',
    'colours.grid': 'Of the lines behind a chart.',
    'colours.sequential': 'A scale from light to dark.',
    'colours.diverging': 'A scale with a middle.',
    'colours.named': 'Groups of colors by name. Those of one group should differ in lightness.',
    'colours.named.*': 'Colors that stand side by side in one chart.',
    'colours.named.*.*': 'A color, called theme:NAME in charts.',
    type: 'How each role of text is set.',
    'type.*':
      'How this role of text is set. No text below 7 pt, no leading below the size, no color too pale to be read.',
    'type.*.font': 'Such as sans-600 or serif-400-italic.',
    'type.*.size': 'The size of the letters.',
    'type.*.leading': 'The distance of lines.',
    'type.*.colour': 'The name of a color, such as ink or accent, or a color of its own.',
    'type.*.features': 'OpenType features such as ["smcp"].',
    'type.*.tracking': 'Space added after each letter.',
    charts: 'The measures of charts.',
    'charts.heights': 'Heights by name.',
    'charts.heights.*': 'Outer height, axes and labels included.',
    'charts.halfGap': 'Between two half charts.',
    'charts.labelSize': 'The size of labels.',
  },
  checks: {
    '': 'Relations that must hold. A check that fails stops the build.',
    checks: 'The relations.',
    'checks.*.id': 'By which a sentence names the check that it rests on.',
    'checks.*.statement': 'The relation in words for people.',
    'checks.*.expression': "True or false, e.g. value('goods[2023].total') > 798.",
    'checks.*.severity': 'error, or warning for a failure that does not stop the build.',
    'checks.*.waive': 'Why a failure is accepted.',
    'checks.*.correction': 'What the book corrects, where a stated figure fails.',
    'checks.*.correction.id': 'By which the list of corrections names it.',
    'checks.*.correction.statedIn': 'Where it is stated.',
    'checks.*.correction.stated': 'What is stated.',
    'checks.*.correction.holds': 'What holds.',
    'checks.*.correction.why': 'Why the book departs.',
    'checks.*.correction.sources': 'Names of sources.',
    'checks.*.correction.figures': 'Ids of stated figures.',
    'checks.*.correction.facts': 'Ids of facts that the correction tells of.',
  },
  derived: {
    '': 'Tables that are computed when the book is built.',
    tables: 'The tables.',
    'tables.*.name': "The table's id, by which prose, charts and checks call it.",
    'tables.*.title': 'As printed above the table.',
    'tables.*.shortTitle': RESOURCE['shortTitle'] ?? '',
    'tables.*.description': 'As printed in the workbook.',
    'tables.*.from': 'The table that the steps begin with.',
    'tables.*.transform': 'The steps, which are those of Vega-Lite.',
    'tables.*.transform.*': 'A step, such as { calculate: "datum.a / datum.b", as: share }.',
    'tables.*.sort': 'The order of the rows.',
    'tables.*.sort.*.field': 'The field to sort by.',
    'tables.*.sort.*.order': 'ascending unless given.',
    'tables.*.schema': 'The fields and the key.',
    'tables.*.schema.fields': 'The columns, in their order.',
    ...under('tables.*.schema.fields.*', FIELD),
    'tables.*.schema.primaryKey': 'The fields that tell the rows apart. Prose calls a cell by them.',
    ...under('tables.*.schema.missingValues', GAPS),
    'tables.*.notes': 'Notes to be printed below the table.',
    ...under('tables.*.notes.*', NOTES),
    'tables.*.sources': 'Names of sources, if not those of the tables that it is computed from.',
    'tables.*.sources.*.name': 'The name of a source.',
    'tables.*.asOf':
      'The date up to which the data is current, if not that of the tables that it is computed from.',
    'tables.*.totalsWhere': RESOURCE['totalsWhere'] ?? '',
  },
  chart: {
    '': 'A specification of Vega-Lite, with the words around it in usermeta.',
    usermeta:
      'The size of the chart and the words around it. Figures stand in them as in chapters: {{value "…"}}.',
    'usermeta.size': "half of the text's width, text, or wide.",
    'usermeta.height': 'low, short, medium or tall.',
    'usermeta.title': 'The finding, as a sentence.',
    'usermeta.claim': 'The check that bears the title out.',
    'usermeta.subtitle': 'Measure, unit, place and period.',
    'usermeta.alt': 'What the chart shows, for those who cannot see it.',
    'usermeta.note':
      'A note beneath; those of the fields that are drawn are added to it, and so is the source.',
    'usermeta.baseline': 'Where bars or areas begin, if that is not at zero; printed as a note.',
    'usermeta.offsets': 'Names of calculated fields and parameters that only move things, e.g. ["label_x"].',
  },
};

function under(place: string, descriptions: Descriptions): Descriptions {
  return Object.fromEntries(
    Object.entries(descriptions).map(([key, words]) => [key === '' ? place : `${place}.${key}`, words]),
  );
}

/** Of the place itself, or of those like it. */
export function descriptionOf(name: SchemaName, place: string): string | undefined {
  const own = DESCRIPTIONS[name];
  if (own[place] !== undefined) return own[place];
  const steps = place.split('.');
  const like = Object.keys(own).find((each) => {
    const parts = each.split('.');
    return (
      parts.length === steps.length && parts.every((part, index) => part === '*' || part === steps[index])
    );
  });
  return like === undefined ? undefined : own[like];
}
