/** English, in each of its regions. */
import { type CitationWords, counted, role } from './CitationWords.ts';
import type { ComputationWords } from './ComputationWords.ts';
import type { Language } from './Language.ts';
import {
  AGE,
  CODE,
  chances,
  goals,
  type NamesWithDigits,
  phones,
  provisions,
  STANDARD,
  singles,
} from './NamesWithDigits.ts';
import { MINUS, type NumberLocale } from './NumberLocale.ts';
import type { PackWords } from './PackWords.ts';
import { CURLY, SINGLE_CURLY } from './Punctuation.ts';
import type { Words } from './Words.ts';
import {
  currencyCodes,
  monthWords,
  setOf,
  unitSigns,
  type WordsBesideNumbers,
} from './WordsBesideNumbers.ts';

const words: Words = {
  part: 'Part',
  chapter: 'Chapter',
  annex: 'Annex',
  figure: 'Figure',
  table: 'Table',
  source: 'Source',
  sources: 'Sources',
  note: 'Note',
  notes: 'Notes',
  continued: 'continued',
  contents: 'Contents',
  tableTitles: 'Contents',
  listOfFigures: 'Figures',
  listOfTables: 'Tables',
  sheetIndex: 'Tables and their worksheets',
  page: 'Page',
  onPage: [' (page\u00a0', ')'],
  leadsTo: (entry, page) => `${entry}, page ${page}`,
  sheet: 'Worksheet',
  asOf: (date) => `as of ${date}`,
  edition: 'Edition',
  buildDigest: 'Build',
  howToCite: 'How to cite',
  licence: 'License',
  contact: 'Contact',
  dataPack: 'Data pack',
  statuses: {
    provisional: 'provisional',
    revised: 'revised',
    estimated: 'estimated',
    forecast: 'forecast',
    imputed: 'imputed',
    break: 'break in series',
    definitionDiffers: 'definition differs',
    lowReliability: 'low reliability',
    notSignificant: 'not significant',
    confidential: 'confidential',
    notApplicable: 'not applicable',
    notComputed: 'not computed: nothing to compute it from',
    notAvailable: 'not available',
  },
  cutTable: (shown, all) => (shown === '1' ? `First of ${all} rows.` : `First ${shown} of ${all} rows.`),
  roundedSums: 'Parts may not add up to totals because of rounding.',
  rowsNew: 'rows new',
  rowsGone: 'rows gone',
  noChanges: 'Nothing has changed since the edition before.',
  status: 'Status',
  chapters: 'Chapters',
  rank: 'Rank',
  colon: ': ',
  and: 'and',
  checks: 'Relations that hold between the figures',
  value: 'Value',
  relation: 'Relation',
  computation: 'Computation',
  outcome: 'Outcome',
  held: 'holds',
  failed: 'fails',
  waived: 'waived',
  draft: {
    title: (title) => `Draft: ${title}`,
    state: (openPoints) =>
      openPoints === 1
        ? 'Draft · 1 open point'
        : `Draft · ${openPoints === 0 ? 'no' : openPoints} open points`,
    openPoints: 'Open points',
    openPointsIntro:
      'What this draft still lacks. Each point is marked by its number at its place in the book.',
    inMargin: (numbers) => `Open point${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`,
    altMissing: (title) => `${title}. This picture has not been described in words yet.`,
  },
  notices: {
    embargoedUntil: (date) => `Embargoed until ${date}`,
    embargoedUntilTime: (date, time, zone) => `Embargoed until ${time} (${zone}) on ${date}`,
    clock: '{hour}:{minute} {half}',
    halves: ['a.m.', 'p.m.'],
    zone: (offset) => `UTC${offset}`,
    notForCitation: 'Not for citation',
    proofInGrey: 'Proof in gray',
  },
  marked: {
    since: (edition) => `Changes since ${edition} are marked`,
    before: (text) => `Before: ${text}`,
    isNew: 'New',
    leftOut: (text) => `Left out: ${text}`,
  },
  intervals: {
    counts: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    year: { single: 'a year', several: 'years' },
    decade: { single: 'a decade', several: 'decades' },
    month: { single: 'a month', several: 'months' },
    before: {
      next: { year: 'the year before', month: 'the month before' },
      amount: (amount) => `${amount} before`,
    },
    earlier: { amount: (amount) => `${amount} earlier` },
    after: {
      next: { year: 'the year after', month: 'the month after' },
      amount: (amount) => `${amount} after`,
    },
    later: { amount: (amount) => `${amount} later` },
  },
  handout: {
    label: (of) => `Handout: ${of}`,
    inBook: ' in ',
    about: (book) =>
      `This is a part of ${book}. Chapters, figures and tables have the numbers that they have there; pages are numbered anew.`,
  },
};

const pack: PackWords = {
  lint: { empty: 'empt|blank', tableObject: 'table' },
  sheets: {
    cover: 'Cover',
    contents: 'Contents',
    notes: 'Notes',
    figures: 'Figures',
    checks: 'Checks',
    changes: 'Changes',
    columns: 'Columns',
    sources: 'Sources',
    facts: 'Facts',
    openPoints: 'Open points',
    chart: 'Chart',
  },
  titles: {
    contents: 'Contents: every worksheet of this workbook',
    notes: 'Notes on the data',
    figures: 'Every figure printed in the book',
    checks: 'Relations that were checked',
    changes: 'Changes and corrections',
    columns: 'What each column holds',
    sources: 'Sources',
    facts: 'Single figures',
    openPoints: 'What this draft still lacks',
  },
  zip: {
    holds: (title, edition) =>
      `${title}, edition ${edition}: every table as a CSV file in UTF-8, with commas between values and points in decimals.`,
    described: 'datapackage.json describes each file and each of its columns.',
    files: {
      all: 'Every value of every table, one a row',
      checks: 'Checks of the figures',
      columns: 'Columns of the tables',
      figures: 'Figures that the book prints',
      notes: 'Notes on the tables',
      sources: 'Sources',
    },
    excel: {
      choose: (file) => `Data, Get Data, From File, From Text/CSV: choose ${file}.`,
      load: 'Choose 65001: Unicode (UTF-8) as File Origin and Comma as Delimiter, then Load.',
      open: (workbook) => `Or open ${workbook}, which holds the same tables with their number formats.`,
    },
  },
  cover: {
    holds: 'What this workbook holds',
    holdsText: (tables, charts, figures) =>
      `${tables} tables, ${charts} charts and a list of all ${figures} figures that the book prints, each with its source and the cell that it was taken from.`,
    valuesText:
      'Cells hold values at the precision of the source; the number format rounds what is shown as the book rounds it. There are no formulas, macros, merged cells or hidden sheets.',
    period: 'Period covered',
    periodText: (first, last) => `${first} to ${last}.`,
    currentText: (first, last) =>
      first === last ? `Data current as of ${first}.` : `Data current as of dates from ${first} to ${last}.`,
    edition: 'Edition and status',
    statusText:
      'Figures are as published at the as-of date given with each table; sources may revise them later.',
    published: 'Published by',
    authors: 'Authors',
    licence: 'License',
    contact: 'Contact',
    cite: 'How to cite',
    citeText: (authors, title, publisher, date) => `${authors}: ${title}. Data pack. ${publisher}, ${date}.`,
    book: 'The book',
    bookText: (file) => `The printed book that goes with this data pack (PDF, ${file})`,
    digest: 'Made from',
    digestText: (digest) => `Source files with the SHA-256 digest ${digest}.`,
    toContents: 'Go to the contents',
    toChanges: 'Go to the changes',
  },
  lines: {
    oneTable: 'This worksheet contains one table.',
    noTable: 'This worksheet contains no table.',
    oneChart: 'This worksheet contains one chart.',
    oneChartOneTable: 'This worksheet contains one table and, to the right of it, one chart.',
    onePicture:
      'This worksheet contains one picture: the chart as it is printed, which no chart of Excel shows whole.',
    drawnOn: (sheet) => `Drawn on the sheet ${sheet}.`,
    filters:
      'The header row has filter buttons. To switch them off, select a cell of the table and choose Data, then Filter.',
    frozen: 'The rows above the data stay in view. To switch this off, choose View, then Unfreeze Panes.',
    inBook: (number, page) =>
      page === undefined ? `${number} in the book.` : `${number} in the book, page ${page}.`,
    notInBook: 'This table is not printed in the book.',
    asOf: (date) => `Data current as of ${date}.`,
    licence: (licence) => `License: ${licence}.`,
    notes: (marks) => `Notes: ${marks}, explained on the worksheet Notes.`,
    shorthand: (legend) => `Shorthand in this table: ${legend}.`,
    shorthandEntry: (code, meaning) => `${code} ${meaning}`,
    emptyWithStatus:
      'Where a value is missing its cell is empty and the status column beside it says why; elsewhere the status is empty.',
    emptyNotes: 'Where no note belongs to a row, its cell in the last column is empty.',
    emptyValues: 'An empty cell means that the chart draws nothing there.',
    comments:
      'Columns with the name of a line or of words in the chart say where these stand; they are no data.',
    emptyFigures: 'Where a figure is a date or words, Value is empty; where it has no unit, Unit is empty.',
    emptyFacts: 'Where a figure is a date or words, Value is empty; where it has no unit, Unit is empty.',
    emptyOther: 'An empty cell means that there is nothing to say.',
    computedFrom: (table) => `Computed from: ${table}.`,
    source: (publisher, title) => `Source: ${publisher}, ${title}`,
    toContents: 'Back to the contents',
    dataOn: (sheet) => `The chart draws cells of the worksheet ${sheet}.`,
    inWords: (alt) => `The chart in words: ${alt}`,
    notesIntro: 'Notes are numbered from 1 on each worksheet, in the order in which they are marked there.',
    figuresIntro:
      'A row for each figure printed in the text, in charts and in tables, with a link to its cell.',
    checksIntro: 'Each relation was computed again from the tables when the book was made.',
    changesIntro: 'Where an earlier edition, or another document, says something else than this book.',
    noChanges: 'There are no changes to report.',
    comparedWithNone: 'This edition was compared with no earlier one, as the book names none.',
    comparedWith: (name) => `Compared with the edition ${name}.`,
    columnsIntro: 'A row for each column of each table of data.',
    sourcesIntro: 'Where each table and figure comes from and when it was read.',
    factsIntro: 'Figures that belong to no table.',
    noRows: 'This table has no rows.',
    openPointsIntro:
      'A row for each point that is open in this draft, with the file and line that it is about.',
  },
  handout: {
    figures: 'Every figure printed in the handout',
    inHandout: 'In the handout',
    cover: {
      holdsText: (tables, charts, figures) =>
        `${tables} tables, ${charts} charts and a list of all ${figures} figures that the handout prints, each with its source and the cell that it was taken from.`,
      book: 'The handout',
      bookText: (file) => `The printed handout that goes with this data pack (PDF, ${file})`,
    },
    lines: {
      inBook: (number, page) =>
        page === undefined ? `${number} in the handout.` : `${number} in the handout, page ${page}.`,
      notInBook: 'This table is not printed in the handout; figures of its text were taken from it.',
    },
  },
  note: (number) => `[note ${number}]`,
  scaled: {
    thousand: (unit) => `thousand ${unit}`.trim(),
    million: (unit) => `million ${unit}`.trim(),
    billion: (unit) => `billion ${unit}`.trim(),
  },
  heads: {
    number: 'Number',
    worksheet: 'Worksheet',
    holds: 'What it holds',
    unit: 'Unit',
    source: 'Source',
    asOf: 'As of',
    inBook: 'In the book',
    page: 'Page',
    note: 'Note',
    text: 'Text',
    tables: 'Tables',
    figure: 'Figure',
    printed: 'As printed',
    value: 'Value',
    chapter: 'Chapter',
    within: 'Printed in',
    cell: 'Cell',
    figureAddress: 'Address',
    slot: 'Slot',
    check: 'Check',
    topic: 'Topic',
    relation: 'Relation',
    result: 'Result',
    computed: 'As computed',
    cells: 'Cells looked at',
    claims: 'Sentences resting on it',
    waiver: 'Why it is waived',
    change: 'Change',
    where: 'Where',
    before: 'Before',
    now: 'Now',
    why: 'Why',
    table: 'Table',
    column: 'Column',
    field: 'Field',
    type: 'Type',
    meaning: 'Meaning',
    categories: 'Categories',
    missing: 'Missing values',
    format: 'Number format',
    publisher: 'Publisher',
    document: 'Document',
    address: 'Address',
    read: 'Read on',
    grade: 'Grade',
    licence: 'License',
    fact: 'Fact',
    label: 'What it is',
    status: 'Status',
    remark: 'Remark',
    category: 'Category',
    line: 'Line',
    openPoint: 'What is open',
  },
  notesOfRow: 'Notes on the row',
  statusOf: (heading) => `${heading}: status`,
  codeOf: (heading) => `${heading}: code`,
  prose: 'Text',
  outcomes: { held: 'holds', failed: 'does not hold', waived: 'waived' },
  types: {
    integer: 'whole number',
    number: 'number',
    string: 'text',
    boolean: 'true or false',
    date: 'date',
    yearmonth: 'month',
    year: 'year',
  },
  grades: {
    A: 'official file',
    B: 'official number read in a page',
    C: 'press quoting the publisher',
  },
};

const computation: ComputationWords = {
  near: (found, expected, tolerance) => `${found}, expected ${expected} within ${tolerance}`,
  rounds: (found, to, rounded, expected) => `${found}, rounded to ${to} ${rounded}, expected ${expected}`,
  between: (found, low, high) => `${found}, expected between ${low} and ${high}`,
  rounded: (value, to) => `${value} rounded to ${to}`,
  wholeNumbers: () => 'whole numbers',
  decimals: (count) => (count === '1' ? '1 decimal' : `${count} decimals`),
  powers: (power) => `${power}s`,
  growth: (from, to) => `growth from ${from} to ${to} in percent`,
  percent: (part, whole) => `${part} in percent of ${whole}`,
  converted: (amount, from, to) => `${amount} ${from} in ${to}`,
  yearOf: (date) => `year of ${date}`,
  days: (from, to) => `days from ${from} to ${to}`,
  sumOf: (field, rows) => `sum of ${field} in ${rows}`,
  meanOf: (field, rows) => `mean of ${field} in ${rows}`,
  rows: (count) => (count === '1' ? '1 row' : `${count} rows`),
  withMissing: (text, count) => `${text}, ${count} missing`,
  rowsOf: (table) => `rows of ${table}`,
  rowsWith: (table, field) => `rows of ${table} with ${field}`,
  share: (value, sum, field) => `${value} in percent of ${sum}, the sum of ${field}`,
  rank: (row, field, value) => `rank of ${row} by ${field} (${value})`,
  rankLowestFirst: (row, field, value) => `rank of ${row} by ${field} (${value}, lowest first)`,
  isFirst: (field, row, value) => `${field} at ${row} is the first, ${value}`,
  recordHigh: (field, row, value, highest) =>
    `${field} at ${row} is ${value}, expected more than every earlier one, of which the highest is ${highest}`,
  recordLow: (field, row, value, lowest) =>
    `${field} at ${row} is ${value}, expected less than every earlier one, of which the lowest is ${lowest}`,
  trueOfAll: (rows, expression) => `true of all ${rows}: ${expression}`,
  trueOfNone: (rows, expression) => `true of none of ${rows}: ${expression}`,
  trueOf: (count, rows) => `true of ${count} of ${rows}`,
  notTrueOf: (count, rows) => `not true of ${count} of ${rows}`,
  valueMissing: () => 'a value is missing',
  missing: () => 'missing',
  doesNotHold: (relation) => `${relation} (does not hold)`,
  not: (relation) => `not: ${relation}`,
  nor: (first, second) => `${first}; nor: ${second}`,
  expected: (found, expected) => `${found}, expected ${expected}`,
  otherThan: (found, expected) => `${found}, expected other than ${expected}`,
  lessThan: (found, expected) => `${found}, expected less than ${expected}`,
  atMost: (found, expected) => `${found}, expected at most ${expected}`,
  moreThan: (found, expected) => `${found}, expected more than ${expected}`,
  atLeast: (found, expected) => `${found}, expected at least ${expected}`,
  before: (found, expected) => `${found}, expected before ${expected}`,
  notAfter: (found, expected) => `${found}, expected not after ${expected}`,
  after: (found, expected) => `${found}, expected after ${expected}`,
  notBefore: (found, expected) => `${found}, expected not before ${expected}`,
  least: (field, row) => `least ${field} (${row})`,
  greatest: (field, row) => `greatest ${field} (${row})`,
  withHighest: (answer, field, value) => `${answer} with the highest ${field} (${value})`,
  withLowest: (answer, field, value) => `${answer} with the lowest ${field} (${value})`,
  shared: (value, count) => `${value}, shared by ${count} rows`,
  descending: (field, rows) => `${field} descending in ${rows}`,
  ascending: (field, rows) => `${field} ascending in ${rows}`,
  decreasing: (field, rows) => `${field} decreasing in ${rows}`,
  increasing: (field, rows) => `${field} increasing in ${rows}`,
  strictlyDescending: (field, rows) => `${field} strictly descending in ${rows}`,
  strictlyAscending: (field, rows) => `${field} strictly ascending in ${rows}`,
  strictlyDecreasing: (field, rows) => `${field} strictly decreasing in ${rows}`,
  strictlyIncreasing: (field, rows) => `${field} strictly increasing in ${rows}`,
  brokenSeries: (series, first, second) => `expected ${series}, found ${first} before ${second}`,
};

const numbers: NumberLocale = {
  decimal: '.',
  thousands: ',',
  grouping: [3],
  minimumGrouping: 1,
  currency: ['¤', ''],
  minus: MINUS,
  percent: '%',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  shortDays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  datePattern: '{month} {day}, {year}',
  monthPattern: '{month} {year}',
  axisDates: { week: 'W%U', quarter: 'Q%q', monthOfYear: '%b %Y', day: '%b %-d', dayOfYear: '%b %-d, %Y' },
};

const names: NamesWithDigits = {
  code: CODE,
  standard: STANDARD,
  goal: goals('SDG|MDG', 'SDG 3.2'),
  provision: provisions(
    {
      small:
        'article section chapter page paragraph clause annex appendix footnote volume subsection art. sec. ch. p. pp. para. vol.',
      plural: 'articles sections chapters pages paragraphs clauses annexes',
      capital:
        'Title Part Phase Stage Type Category Tier Grade Level Schedule Protocol Goal Target Amendment Route Highway Interstate Version',
      joint: 'and|or|to',
    },
    [
      'Article 31',
      'Chapter 3',
      'page 12',
      'pages 12–15',
      'Sections 201, 232 and 301',
      'Title 42',
      'Section 3.2(a)',
    ],
  ),
  citation: {
    pattern:
      '\\d{1,3}\\s(?:U\\.\\s?S\\.(?:\\s?C\\.)?|USC|C\\.\\s?F\\.\\s?R\\.|CFR|Stat\\.|Fed\\.\\sReg\\.|FR|F\\.[234]d|S\\.\\sCt\\.)\\s(?:§{1,2}\\s?)?\\d{1,5}(?:[.–-]\\d{1,4})*(?:\\([\\da-z]{1,4}\\))*|§{1,2}\\s?\\d{1,5}(?:\\.\\d{1,4})*(?:\\([\\da-z]{1,4}\\))*|(?:Public\\sLaw|Pub\\.\\sL\\.|P\\.L\\.|Executive\\sOrder|E\\.O\\.|Proclamation|H\\.R\\.|Resolution|Directive|Regulation|Decree|Proposition)\\s(?:\\((?:EU|EC|EEC)\\)\\s)?(?:No\\.?\\s)?\\d{1,5}(?:[-\\/]\\d{1,4})*(?:\\/[A-Z]{2,3})?|(?:Case|Docket|Law)\\sNo\\.\\s\\d{1,5}(?:-\\d{1,5})?',
    examples: [
      '19 U.S.C. 1862',
      '42 CFR 71.40',
      'Public Law 117-58',
      'Executive Order 14257',
      'H.R. 5430',
      'Regulation (EU) 2016/679',
      '§ 232',
    ],
  },
  age: {
    // "Median age 38" is a figure, "age 38" a group.
    pattern: `(?<!(?:[Mm]edian|[Aa]verage|[Mm]ean)\\s)[Aa]ge[sd]?\\s(?:between\\s|under\\s|over\\s)?${AGE}(?:(?:\\s?[–-]\\s?|\\s(?:to|and|or)\\s)${AGE})?(?:\\syears)?(?:\\s(?:and|or)\\s(?:over|older|above|under|younger))?(?!\\s\\d)|${AGE}(?:\\syears)?\\s(?:and|or)\\s(?:over|older|under|younger)(?!\\s\\d)|(?:${AGE}-?\\s?(?:to|and|or|–)[\\s-]?)?${AGE}-year-olds?|[Uu]nder-${AGE}(?:s|-year-olds|\\smortality)|[Oo]ver-${AGE}(?:s|-year-olds)`,
    examples: [
      'age 65 and over',
      'aged 15 to 64',
      '65 and over',
      '18- to 24-year-olds',
      'a 65-year-old',
      'under-5 mortality',
    ],
  },
  chance: chances('[Pp]-values?'),
  confidence: {
    pattern:
      '(?:80|90|95|99|99\\.9)(?:\\s?%|[\\s-](?:percent|per\\scent))[\\s-](?:confidence|credible|prediction|uncertainty)\\s(?:intervals?|levels?|limits?|bands?|bounds?|regions?)|(?:90|95|99)(?:\\s?%|\\spercent|\\sper\\scent)\\sCIs?|confidence\\slevel\\sof\\s(?:90|95|99)(?:\\s?%|\\spercent|\\sper\\scent)|(?:1|5|10)(?:\\s?%|[\\s-](?:percent|per\\scent))[\\s-]significance\\slevel|significan(?:t|ce)\\sat\\sthe\\s(?:1|5|10)(?:\\s?%|[\\s-](?:percent|per\\scent))\\slevel',
    examples: ['95 percent confidence interval', '95% CI', 'significant at the 5 percent level'],
  },
  clock: {
    pattern:
      '(?:1[0-2]|[1-9])(?::[0-5]\\d)?\\s?[ap]\\.?m\\b\\.?|(?:[01]?\\d|2[0-3]):[0-5]\\d\\s(?:UTC|GMT|[ECMP][SD]?T)\\b|(?<=\\b(?:at|by|until|till|before|after)\\s)(?:[01]?\\d|2[0-3]):[0-5]\\d',
    examples: ['8:30 a.m.', '5 pm', '14:30 UTC', 'at 20:15'],
  },
  ordinal: {
    pattern:
      '(?:\\d{1,2}(?:st|nd|rd|th)-?\\s(?:and|or|to)\\s)?\\d{1,3}(?:st|nd|rd|th)[\\s-](?:[Cc]entury|[Cc]enturies|Congress|Amendment|[Aa]nniversary|[Ee]dition|[Ss]ession|[Ss]ummit|[Ss]treet|[Aa]venue|[Pp]arallel|percentiles?)',
    examples: ['the 19th century', '118th Congress', '14th Amendment', '90th percentile'],
  },
  phone: phones('tel telephone phone fax hotline'),
  single: singles(
    '(?:1\\.5|2)(?:[\\s-]degree|\\s?°C)(?:\\sCelsius)?[\\s-](?:target|goal|limit|threshold|pathway|scenario)s?|Industry\\s4\\.0',
    'the 1.5-degree target',
  ),
};

const besideNumbers: WordsBesideNumbers = {
  units: setOf(`${unitSigns} percent per percentage basis thousand million billion trillion`),
  measures: setOf(
    'points point mile miles kilometer kilometers kilometre kilometres meters metres feet foot inches acres hectares square cubic tons tonnes barrels gallons liters litres pounds dollars pesos euros people jobs hours days weeks months years',
  ),
  months: monthWords(numbers, 'sept', 'sept.'),
  designators: setOf(
    'figure figures fig. table tables chapter chapters section sections part article articles annex title titles no. nos. no page pages p. pp. vol. fy slide slides note notes chap. sec.',
  ),
  currencies: currencyCodes,
  names,
  dates: {
    afterDay: 'st|nd|rd|th',
    between: '',
    afterDecade: 's',
    beforeYear: 'FY',
    quantityAfter:
      '%|percent|per cent|percentage|million|billion|trillion|thousand|miles?|km|kilomet|met(?:er|re)s|dollars|pesos|pounds|people|jobs',
  },
};

const findings = setOf(
  `is are was were be been being has have had do does did must cannot rise rises rose risen rising fall
    falls fell fallen falling grow grows grew grown growing shrink shrinks shrank shrunk increase increases
    increased increasing decrease decreases decreased decline declines declined declining drop drops dropped
    climb climbs climbed jump jumps jumped soar soars soared surge surges surged plunge plunges plunged
    slump slumps slumped double doubles doubled triple triples tripled quadrupled halve halves halved
    recover recovers recovered rebound rebounded reach reaches reached exceed exceeds exceeded surpass
    surpasses surpassed overtake overtakes overtook leads led lag lags lagged dominate dominates dominated
    outnumber outnumbers outnumbered beat beats peak peaks peaked remain remains remained stayed stood kept
    make makes made take takes took come comes came go goes went get gets got showed shown accounted buy
    buys bought sell sells sold send sends sent turned become becomes became begin begins began ended cause
    causes caused continue continues continued more most less least fewer fewest higher highest lower lowest
    larger largest bigger biggest smaller smallest greater greatest faster fastest slower slowest stronger
    strongest weaker weakest better best worse worst longer longest shorter shortest richer richest poorer
    poorest than twice thrice record majority minority mostly mainly largely chiefly nearly almost barely
    hardly only every none never always ever steeply sharply steadily rapidly unprecedented`,
);

const citations: CitationWords = {
  references: 'References',
  terms: {
    accessed: 'accessed',
    and: 'and',
    others: 'others',
    'and others': 'and others',
    anonymous: 'anonymous',
    at: 'at',
    'available at': 'available at',
    by: 'by',
    circa: 'c.',
    'et-al': 'et al.',
    forthcoming: 'forthcoming',
    from: 'from',
    ibid: 'ibid.',
    in: 'in',
    'in press': 'in press',
    interview: 'interview',
    letter: 'letter',
    'no date': 'no date',
    'no date, short': 'n.d.',
    online: 'online',
    'presented at': 'presented at the',
    retrieved: 'retrieved',
    version: 'version',
  },
  edition: counted('edition, editions; ed., eds.'),
  ordinal: 'th',
  ordinals: { 1: 'st', 2: 'nd', 3: 'rd', 11: 'th', 12: 'th', 13: 'th' },
  locators: {
    book: counted('book, books; bk., bks.'),
    chapter: counted('chapter, chapters; chap., chaps.'),
    column: counted('column, columns; col., cols.'),
    figure: counted('figure, figures; fig., figs.'),
    folio: counted('folio, folios; fol., fols.'),
    issue: counted('issue, issues; no., nos.'),
    line: counted('line, lines; l., ll.'),
    note: counted('note, notes; n., nn.'),
    page: counted('page, pages; p., pp.'),
    paragraph: counted('paragraph, paragraphs; para., paras.'),
    part: counted('part, parts; pt., pts.'),
    section: counted('section, sections; sec., secs.'),
    verse: counted('verse, verses; v., vv.'),
    volume: counted('volume, volumes; vol., vols.'),
  },
  roles: {
    director: role('director, directors; dir., dirs.; directed by'),
    editor: role('editor, editors; ed., eds.; edited by'),
    illustrator: role('illustrator, illustrators; ill., ills.; illustrated by'),
    translator: role('translator, translators; trans., trans.; translated by'),
  },
};

/** English, as in the United States. */
export const american: Language = {
  tag: 'en-US',
  words,
  citations,
  computation,
  pack,
  numbers,
  punctuation: { double: CURLY, single: SINGLE_CURLY, spaceBefore: {} },
  besideNumbers,
  letters: {},
  articles: setOf('the a an el la los las le les'),
  findings,
  smallWords: setOf('and or of the in by with to for from a an'),
  hyphenation: async () => (await import('hyphen/patterns/en-us.js')).default,
};

/** English, as in the United Kingdom; double quotation marks, as the CLDR has them and gov.uk for what is quoted. */
export const british: Language = {
  ...american,
  tag: 'en-GB',
  words: {
    ...words,
    licence: 'Licence',
    notices: { ...words.notices, clock: '{hh}:{minute}', proofInGrey: 'Proof in grey' },
  },
  pack: {
    ...pack,
    cover: { ...pack.cover, licence: 'Licence' },
    lines: { ...pack.lines, licence: (licence) => `Licence: ${licence}.` },
    heads: { ...pack.heads, licence: 'Licence' },
  },
  numbers: {
    ...numbers,
    shortMonths: numbers.shortMonths.map((month) => (month === 'Sep' ? 'Sept' : month)),
    datePattern: '{day} {month} {year}',
    axisDates: { ...numbers.axisDates, day: '%-d %b', dayOfYear: '%-d %b %Y' },
  },
  hyphenation: async () => (await import('hyphen/patterns/en-gb.js')).default,
};
