/** German, as in Germany. */
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
import { MINUS, NO_BREAK_SPACE, type NumberLocale } from './NumberLocale.ts';
import type { PackWords } from './PackWords.ts';
import type { Words } from './Words.ts';
import {
  currencyCodes,
  monthWords,
  setOf,
  unitSigns,
  type WordsBesideNumbers,
} from './WordsBesideNumbers.ts';

const words: Words = {
  part: 'Teil',
  chapter: 'Kapitel',
  annex: 'Anhang',
  figure: 'Abbildung',
  table: 'Tabelle',
  source: 'Quelle',
  sources: 'Quellen',
  note: 'Anmerkung',
  notes: 'Anmerkungen',
  continued: 'Fortsetzung',
  contents: 'Inhalt',
  tableTitles: 'Inhalt',
  listOfFigures: 'Abbildungen',
  listOfTables: 'Tabellen',
  sheetIndex: 'Tabellen und ihre Arbeitsblätter',
  page: 'Seite',
  onPage: [' (Seite\u00a0', ')'],
  leadsTo: (entry, page) => `${entry}, Seite ${page}`,
  sheet: 'Arbeitsblatt',
  asOf: (date) => `Stand: ${date}`,
  edition: 'Ausgabe',
  buildDigest: 'Erstellt',
  howToCite: 'Zitierweise',
  licence: 'Lizenz',
  contact: 'Kontakt',
  dataPack: 'Datenpaket',
  statuses: {
    provisional: 'vorläufig',
    revised: 'revidiert',
    estimated: 'geschätzt',
    forecast: 'prognostiziert',
    imputed: 'imputiert',
    break: 'Reihe unterbrochen',
    definitionDiffers: 'abweichende Definition',
    lowReliability: 'geringe Verlässlichkeit',
    notSignificant: 'nicht signifikant',
    confidential: 'vertraulich',
    notApplicable: 'nicht zutreffend',
    notComputed: 'nicht berechnet, da Werte fehlen',
    notAvailable: 'nicht verfügbar',
  },
  cutTable: (shown, all) =>
    shown === '1' ? `Die erste von ${all} Zeilen.` : `Die ersten ${shown} von ${all} Zeilen.`,
  roundedSums: 'Summen können wegen Rundung von der Summe der Teile abweichen.',
  rowsNew: 'neue Zeilen',
  rowsGone: 'entfallene Zeilen',
  noChanges: 'Seit der vorigen Ausgabe hat sich nichts geändert.',
  status: 'Status',
  chapters: 'Kapitel',
  rank: 'Rang',
  colon: ': ',
  and: 'und',
  checks: 'Beziehungen, die zwischen den Zahlen bestehen',
  value: 'Wert',
  relation: 'Beziehung',
  computation: 'Berechnung',
  outcome: 'Ergebnis',
  held: 'trifft zu',
  failed: 'trifft nicht zu',
  waived: 'ausgenommen',
  draft: {
    title: (title) => `Entwurf: ${title}`,
    state: (openPoints) =>
      openPoints === 1
        ? 'Entwurf · 1 offener Punkt'
        : `Entwurf · ${openPoints === 0 ? 'keine' : openPoints} offene${openPoints === 0 ? 'n' : ''} Punkte`,
    openPoints: 'Offene Punkte',
    openPointsIntro:
      'Was diesem Entwurf noch fehlt. Jeder Punkt ist an seiner Stelle im Buch mit seiner Nummer bezeichnet.',
    inMargin: (numbers) =>
      numbers.length === 1 ? `Offener Punkt ${numbers.join()}` : `Offene Punkte ${numbers.join(', ')}`,
    altMissing: (title) => `${title}. Dieses Bild ist noch nicht in Worten beschrieben.`,
  },
  notices: {
    embargoedUntil: (date) => `Sperrfrist bis ${date}`,
    embargoedUntilTime: (date, time, zone) => `Sperrfrist bis ${date}, ${time} Uhr (${zone})`,
    clock: '{hour}:{minute}',
    halves: ['', ''],
    zone: (offset) => `UTC${offset}`,
    notForCitation: 'Nicht zitieren',
    proofInGrey: 'Probedruck in Graustufen',
  },
  marked: {
    since: (edition) => `Änderungen seit ${edition} sind markiert`,
    before: (text) => `Vorher: ${text}`,
    isNew: 'Neu',
    leftOut: (text) => `Entfallen: ${text}`,
  },
  handout: {
    label: (of) => `Auszug: ${of}`,
    inBook: ' in ',
    about: (book) =>
      `Dies ist ein Auszug aus ${book}. Kapitel, Abbildungen und Tabellen behalten ihre Nummern; die Seiten sind neu gezählt.`,
  },
};

const pack: PackWords = {
  lint: { empty: 'leer', tableObject: 'tabelle' },
  sheets: {
    cover: 'Titelblatt',
    contents: 'Inhalt',
    notes: 'Anmerkungen',
    figures: 'Zahlen',
    checks: 'Prüfungen',
    changes: 'Änderungen',
    columns: 'Spalten',
    sources: 'Quellen',
    facts: 'Einzelangaben',
    openPoints: 'Offene Punkte',
    chart: 'Diagramm',
  },
  titles: {
    contents: 'Inhalt: alle Arbeitsblätter dieser Arbeitsmappe',
    notes: 'Anmerkungen zu den Daten',
    figures: 'Alle im Buch gedruckten Zahlen',
    checks: 'Geprüfte Beziehungen',
    changes: 'Änderungen und Berichtigungen',
    columns: 'Was jede Spalte enthält',
    sources: 'Quellen',
    facts: 'Einzelangaben',
    openPoints: 'Was diesem Entwurf noch fehlt',
  },
  zip: {
    holds: (title, edition) =>
      `${title}, Ausgabe ${edition}: jede Tabelle als CSV-Datei in UTF-8, mit Kommas zwischen den Werten und Dezimalpunkten.`,
    described: 'datapackage.json beschreibt jede Datei und jede ihrer Spalten.',
    files: {
      all: 'Alle Werte aller Tabellen, einer je Zeile',
      checks: 'Prüfungen der Zahlen',
      columns: 'Spalten der Tabellen',
      figures: 'Zahlen, die das Buch druckt',
      notes: 'Anmerkungen zu den Tabellen',
      sources: 'Quellen',
    },
    excel: {
      choose: (file) => `Daten, Daten abrufen, Aus Datei, Aus Text/CSV: ${file} wählen.`,
      load: '65001: Unicode (UTF-8) als Dateiursprung und Komma als Trennzeichen wählen, dann Laden.',
      open: (workbook) =>
        `Oder ${workbook} öffnen: Die Arbeitsmappe enthält dieselben Tabellen mit ihren Zahlenformaten.`,
    },
  },
  cover: {
    holds: 'Was diese Arbeitsmappe enthält',
    holdsText: (tables, charts, figures) =>
      `${tables} Tabellen, ${charts} Diagramme und die Liste aller ${figures} Zahlen, die das Buch druckt, jede mit ihrer Quelle und der Zelle, aus der sie stammt.`,
    valuesText:
      'Die Zellen enthalten die Werte in der Genauigkeit der Quelle; das Zahlenformat rundet die Anzeige wie das Buch. Es gibt keine Formeln, Makros, verbundenen Zellen oder ausgeblendeten Blätter.',
    period: 'Zeitraum',
    periodText: (first, last) => `${first} bis ${last}.`,
    currentText: (first, last) =>
      first === last ? `Datenstand: ${first}.` : `Datenstand: zwischen ${first} und ${last}.`,
    edition: 'Ausgabe und Status',
    statusText:
      'Die Zahlen sind so wiedergegeben, wie sie zu dem bei jeder Tabelle genannten Stand veröffentlicht waren; die Quellen können sie später revidieren.',
    published: 'Herausgegeben von',
    authors: 'Verfasst von',
    licence: 'Lizenz',
    contact: 'Kontakt',
    cite: 'Zitierweise',
    citeText: (authors, title, publisher, date) => `${authors}: ${title}. Datenpaket. ${publisher}, ${date}.`,
    book: 'Das Buch',
    bookText: (file) => `Das gedruckte Buch zu diesem Datenpaket (PDF, ${file})`,
    digest: 'Erstellt aus',
    digestText: (digest) => `Quelldateien mit dem SHA-256-Wert ${digest}.`,
    toContents: 'Zum Inhalt',
    toChanges: 'Zu den Änderungen',
  },
  lines: {
    oneTable: 'Dieses Arbeitsblatt enthält eine Tabelle.',
    noTable: 'Dieses Arbeitsblatt enthält keine Tabelle.',
    oneChart: 'Dieses Arbeitsblatt enthält ein Diagramm.',
    oneChartOneTable: 'Dieses Arbeitsblatt enthält eine Tabelle und rechts davon ein Diagramm.',
    noChart:
      'Excel kennt kein Diagramm dieser Art, daher zeigt dieses Arbeitsblatt keines; das Buch und seine SVG-Datei zeigen es.',
    filters:
      'Die Kopfzeile hat Filterschaltflächen. Zum Ausschalten eine Zelle der Tabelle auswählen und Daten, dann Filtern wählen.',
    frozen:
      'Die Zeilen über den Daten bleiben sichtbar. Zum Ausschalten Ansicht, dann Fixierung aufheben wählen.',
    inBook: (number, page) =>
      page === undefined ? `${number} im Buch.` : `${number} im Buch, Seite ${page}.`,
    notInBook: 'Diese Tabelle ist im Buch nicht gedruckt.',
    asOf: (date) => `Datenstand: ${date}.`,
    licence: (licence) => `Lizenz: ${licence}.`,
    notes: (marks) => `Anmerkungen: ${marks}, erklärt auf dem Arbeitsblatt Anmerkungen.`,
    shorthand: (legend) => `Zeichen in dieser Tabelle: ${legend}.`,
    shorthandEntry: (code, meaning) => `${code} ${meaning}`,
    emptyWithStatus:
      'Wo ein Wert fehlt, ist seine Zelle leer und die Statusspalte daneben nennt den Grund; sonst ist der Status leer.',
    emptyNotes: 'Wo keine Anmerkung zu einer Zeile gehört, ist ihre Zelle in der letzten Spalte leer.',
    emptyValues: 'Eine leere Zelle bedeutet, dass die Quelle keinen Wert angibt.',
    emptyFigures:
      'Ist eine Angabe ein Datum oder ein Text, bleibt Wert leer; hat sie keine Einheit, bleibt Einheit leer.',
    emptyFacts:
      'Ist eine Angabe ein Datum oder ein Text, bleibt Wert leer; hat sie keine Einheit, bleibt Einheit leer.',
    emptyOther: 'Eine leere Zelle bedeutet, dass es nichts zu sagen gibt.',
    computedFrom: (table) => `Berechnet aus: ${table}.`,
    source: (publisher, title) => `Quelle: ${publisher}, ${title}`,
    toContents: 'Zurück zum Inhalt',
    dataOn: (sheet) => `Das Diagramm zeichnet Zellen des Arbeitsblatts ${sheet}.`,
    inWords: (alt) => `Das Diagramm in Worten: ${alt}`,
    notesIntro: 'Die Anmerkungen sind auf jedem Arbeitsblatt ab 1 gezählt, in der Folge ihrer Zeichen.',
    figuresIntro:
      'Eine Zeile für jede Zahl, die in Text, Abbildungen und Tabellen gedruckt ist, mit einem Verweis auf ihre Zelle.',
    checksIntro: 'Jede Beziehung wurde bei der Herstellung des Buches aus den Tabellen neu berechnet.',
    changesIntro: 'Wo eine frühere Ausgabe oder ein anderes Dokument etwas anderes sagt als dieses Buch.',
    noChanges: 'Es sind keine Änderungen zu melden.',
    comparedWithNone: 'Diese Ausgabe wurde mit keiner früheren verglichen, da das Buch keine nennt.',
    comparedWith: (name) => `Verglichen mit der Ausgabe ${name}.`,
    columnsIntro: 'Eine Zeile für jede Spalte jeder Datentabelle.',
    sourcesIntro: 'Woher jede Tabelle und jede Zahl stammt und wann sie abgerufen wurde.',
    factsIntro: 'Angaben, die zu keiner Tabelle gehören.',
    noRows: 'Diese Tabelle hat keine Zeilen.',
    openPointsIntro: 'Eine Zeile für jeden offenen Punkt dieses Entwurfs, mit Datei und Zeile.',
  },
  handout: {
    figures: 'Alle im Auszug gedruckten Zahlen',
    inHandout: 'Im Auszug',
    cover: {
      holdsText: (tables, charts, figures) =>
        `${tables} Tabellen, ${charts} Diagramme und die Liste aller ${figures} Zahlen, die der Auszug druckt, jede mit ihrer Quelle und der Zelle, aus der sie stammt.`,
      book: 'Der Auszug',
      bookText: (file) => `Der gedruckte Auszug zu diesem Datenpaket (PDF, ${file})`,
    },
    lines: {
      inBook: (number, page) =>
        page === undefined ? `${number} im Auszug.` : `${number} im Auszug, Seite ${page}.`,
      notInBook: 'Diese Tabelle ist im Auszug nicht gedruckt; Zahlen seines Textes stammen aus ihr.',
      noChart:
        'Excel kennt kein Diagramm dieser Art, daher zeigt dieses Arbeitsblatt keines; der Auszug zeigt es.',
    },
  },
  note: (number) => `[Anm. ${number}]`,
  heads: {
    number: 'Nummer',
    worksheet: 'Arbeitsblatt',
    holds: 'Was es enthält',
    unit: 'Einheit',
    source: 'Quelle',
    asOf: 'Stand',
    inBook: 'Im Buch',
    page: 'Seite',
    note: 'Anmerkung',
    text: 'Text',
    tables: 'Tabellen',
    figure: 'Zahl',
    printed: 'Wie gedruckt',
    value: 'Wert',
    chapter: 'Kapitel',
    within: 'Gedruckt in',
    cell: 'Zelle',
    figureAddress: 'Adresse der Zahl',
    slot: 'Stelle',
    check: 'Prüfung',
    topic: 'Thema',
    relation: 'Beziehung',
    result: 'Ergebnis',
    computed: 'Berechnung',
    cells: 'Betrachtete Zellen',
    claims: 'Darauf beruhende Sätze',
    waiver: 'Grund der Ausnahme',
    change: 'Änderung',
    where: 'Wo',
    before: 'Vorher',
    now: 'Jetzt',
    why: 'Warum',
    table: 'Tabelle',
    column: 'Spalte',
    field: 'Feld',
    type: 'Typ',
    meaning: 'Bedeutung',
    categories: 'Kategorien',
    missing: 'Fehlende Werte',
    format: 'Zahlenformat',
    publisher: 'Herausgeber',
    document: 'Dokument',
    address: 'Adresse',
    read: 'Abgerufen am',
    grade: 'Güte',
    licence: 'Lizenz',
    fact: 'Angabe',
    label: 'Was es ist',
    status: 'Status',
    remark: 'Bemerkung',
    openPoint: 'Was offen ist',
  },
  notesOfRow: 'Anmerkungen zur Zeile',
  statusOf: (heading) => `${heading}: Status`,
  codeOf: (heading) => `${heading}: Code`,
  prose: 'Text',
  outcomes: { held: 'trifft zu', failed: 'trifft nicht zu', waived: 'ausgenommen' },
  types: {
    integer: 'ganze Zahl',
    number: 'Zahl',
    string: 'Text',
    boolean: 'wahr oder falsch',
    date: 'Datum',
    yearmonth: 'Monat',
    year: 'Jahr',
  },
  grades: {
    A: 'amtliche Datei',
    B: 'amtliche Zahl, auf einer Seite gelesen',
    C: 'Presse, die den Herausgeber zitiert',
  },
};

const computation: ComputationWords = {
  near: (found, expected, tolerance) => `${found}, erwartet ${expected} mit Toleranz ${tolerance}`,
  rounds: (found, to, rounded, expected) => `${found}, gerundet auf ${to} ${rounded}, erwartet ${expected}`,
  between: (found, low, high) => `${found}, erwartet zwischen ${low} und ${high}`,
  rounded: (value, to) => `${value} gerundet auf ${to}`,
  wholeNumbers: () => 'ganze Zahlen',
  decimals: (count) => (count === '1' ? '1 Nachkommastelle' : `${count} Nachkommastellen`),
  powers: (power) => `Vielfache von ${power}`,
  growth: (from, to) => `Veränderung von ${from} auf ${to} in Prozent`,
  percent: (part, whole) => `${part} in Prozent von ${whole}`,
  converted: (amount, from, to) => `${amount} ${from} in ${to}`,
  yearOf: (date) => `Jahr von ${date}`,
  days: (from, to) => `Tage von ${from} bis ${to}`,
  sumOf: (field, rows) => `Summe von ${field} in ${rows}`,
  meanOf: (field, rows) => `Mittel von ${field} in ${rows}`,
  rows: (count) => (count === '1' ? '1 Zeile' : `${count} Zeilen`),
  withMissing: (text, count) => `${text}, ${count} fehlen`,
  rowsOf: (table) => `Zeilen von ${table}`,
  rowsWith: (table, field) => `Zeilen von ${table} mit ${field}`,
  share: (value, sum, field) => `${value} in Prozent von ${sum}, der Summe von ${field}`,
  rank: (row, field, value) => `Rang von ${row} nach ${field} (${value})`,
  rankLowestFirst: (row, field, value) => `Rang von ${row} nach ${field} (${value}, aufsteigend)`,
  isFirst: (field, row, value) => `${field} bei ${row} ist der erste Wert, ${value}`,
  recordHigh: (field, row, value, highest) =>
    `${field} bei ${row} ist ${value}, erwartet mehr als jeder frühere Wert, deren höchster ${highest} ist`,
  recordLow: (field, row, value, lowest) =>
    `${field} bei ${row} ist ${value}, erwartet weniger als jeder frühere Wert, deren niedrigster ${lowest} ist`,
  trueOfAll: (rows, expression) => `wahr für alle ${rows}: ${expression}`,
  trueOfNone: (rows, expression) => `wahr für keine von ${rows}: ${expression}`,
  trueOf: (count, rows) => `wahr für ${count} von ${rows}`,
  notTrueOf: (count, rows) => `nicht wahr für ${count} von ${rows}`,
  valueMissing: () => 'ein Wert fehlt',
  missing: () => 'fehlt',
  doesNotHold: (relation) => `${relation} (trifft nicht zu)`,
  not: (relation) => `nicht: ${relation}`,
  nor: (first, second) => `${first}; noch: ${second}`,
  expected: (found, expected) => `${found}, erwartet ${expected}`,
  otherThan: (found, expected) => `${found}, erwartet anders als ${expected}`,
  lessThan: (found, expected) => `${found}, erwartet weniger als ${expected}`,
  atMost: (found, expected) => `${found}, erwartet höchstens ${expected}`,
  moreThan: (found, expected) => `${found}, erwartet mehr als ${expected}`,
  atLeast: (found, expected) => `${found}, erwartet mindestens ${expected}`,
  before: (found, expected) => `${found}, erwartet vor ${expected}`,
  notAfter: (found, expected) => `${found}, erwartet nicht nach ${expected}`,
  after: (found, expected) => `${found}, erwartet nach ${expected}`,
  notBefore: (found, expected) => `${found}, erwartet nicht vor ${expected}`,
  least: (field, row) => `kleinster Wert von ${field} (${row})`,
  greatest: (field, row) => `größter Wert von ${field} (${row})`,
  withHighest: (answer, field, value) => `${answer} mit dem höchsten Wert von ${field} (${value})`,
  withLowest: (answer, field, value) => `${answer} mit dem niedrigsten Wert von ${field} (${value})`,
  shared: (value, count) => `${value}, in ${count} Zeilen gleich`,
  descending: (field, rows) => `${field} absteigend in ${rows}`,
  ascending: (field, rows) => `${field} aufsteigend in ${rows}`,
  decreasing: (field, rows) => `${field} fallend in ${rows}`,
  increasing: (field, rows) => `${field} steigend in ${rows}`,
  strictlyDescending: (field, rows) => `${field} streng absteigend in ${rows}`,
  strictlyAscending: (field, rows) => `${field} streng aufsteigend in ${rows}`,
  strictlyDecreasing: (field, rows) => `${field} streng fallend in ${rows}`,
  strictlyIncreasing: (field, rows) => `${field} streng steigend in ${rows}`,
  brokenSeries: (series, first, second) => `erwartet ${series}, gefunden ${first} vor ${second}`,
};

const numbers: NumberLocale = {
  decimal: ',',
  thousands: '.',
  grouping: [3],
  minimumGrouping: 1,
  currency: ['', `${NO_BREAK_SPACE}¤`],
  minus: MINUS,
  percent: `${NO_BREAK_SPACE}%`,
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  shortMonths: ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'],
  days: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  shortDays: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
  datePattern: '{day}. {month} {year}',
  monthPattern: '{month} {year}',
  axisDates: { week: 'KW %U', quarter: 'Q%q', monthOfYear: '%b %Y', day: '%-d. %b', dayOfYear: '%-d. %b %Y' },
};

const names: NamesWithDigits = {
  code: CODE,
  standard: STANDARD,
  goal: goals('SDG|MDG', 'SDG 3.2'),
  provision: provisions(
    {
      small:
        'artikel abschnitt kapitel seite absatz ziffer anhang anlage fußnote band art. abs. kap. nr. s. bd. §',
      plural: 'artikel artikeln abschnitte abschnitten kapitel kapiteln seiten absätze absätzen ziffern §§',
      capital: 'Titel Teil Phase Stufe Typ Kategorie Protokoll Ziel Buch Bundesstraße Autobahn',
      joint: 'und|oder|bis',
    },
    ['Artikel 31', 'Kapitel 3', 'Seite 12', 'Seiten 12–15', 'Artikel 201, 232 und 301', '§ 232', 'Titel 42'],
  ),
  citation: {
    pattern:
      '(?:Verordnung|Richtlinie|Beschluss|Entscheidung)\\s(?:\\((?:EU|EG|EWG)\\)\\s)?(?:Nr\\.\\s)?\\d{1,4}\\/\\d{1,4}(?:\\/[A-Z]{2,3})?|Resolution\\s\\d{1,4}|BGBl\\.\\s(?:I|II)\\sS\\.\\s\\d{1,5}|(?:Drucksache|BT-Drs\\.)\\s\\d{1,2}\\/\\d{1,5}',
    examples: ['Verordnung (EU) 2016/679', 'Richtlinie 2014/65/EU', 'Resolution 1325'],
  },
  age: {
    pattern: `(?:im\\sAlter\\s)?(?:von|ab|unter|über)\\s${AGE}(?:\\s(?:bis|und|–|-)\\s${AGE})?\\sJahren(?:\\s(?:und|oder)\\s(?:älter|jünger|mehr))?(?=[^.]{0,12}(?:alt|Alter|älter|jünger)|\\s(?:und|oder)\\s(?:älter|jünger))|im\\sAlter\\s(?:von|ab)\\s${AGE}(?:\\sbis\\s${AGE})?\\sJahren|${AGE}\\sJahre\\s(?:und|oder)\\s(?:älter|jünger)|(?:${AGE}-?\\s(?:bis|und)\\s)?${AGE}-[Jj]ährigen?|unter-?${AGE}-[Jj]ährige[nr]?`,
    examples: ['im Alter von 15 bis 64 Jahren', '65 Jahre und älter', '18- bis 24-Jährigen', '65-Jährige'],
  },
  chance: chances('p-Wert'),
  confidence: {
    pattern:
      '(?:80|90|95|99)[\\s-](?:%|Prozent)-?\\s?-?(?:Konfidenzintervalle?n?|Konfidenzniveaus?|Vertrauensbereiche?n?|KI\\b)|(?:80|90|95|99)\\s?%-(?:Konfidenzintervalle?n?|Konfidenzniveaus?|KI\\b)|(?:Konfidenzniveau|Signifikanzniveau)\\svon\\s(?:1|5|10|90|95|99)\\s?(?:%|Prozent)|auf\\sdem\\s(?:1|5|10)[\\s-](?:%|Prozent)-Niveau',
    examples: ['95-Prozent-Konfidenzintervall', '95%-Konfidenzintervall', 'Signifikanzniveau von 5 Prozent'],
  },
  clock: {
    pattern:
      '(?:[01]?\\d|2[0-3])(?:[:.][0-5]\\d)?\\sUhr(?:\\s[0-5]?\\d)?\\b|(?:[01]?\\d|2[0-3]):[0-5]\\d\\s(?:UTC|MEZ|MESZ)\\b',
    examples: ['8.30 Uhr', '14:30 Uhr', '8 Uhr'],
  },
  ordinal: {
    pattern:
      '(?:\\d{1,2}\\.\\sund\\s)?\\d{1,3}\\.\\s(?:Jahrhunderts?|Jh\\.|Bundestage?s?|Legislaturperiode|Wahlperiode|Auflage|Jahrestage?s?|Sitzung|Kongress(?:es)?|Zusatzartikels?|Breitengrade?s?|Perzentile?s?)',
    examples: ['das 19. Jahrhundert', '20. Wahlperiode', '90. Perzentil'],
  },
  phone: phones('tel telefon fax'),
  single: singles(
    '(?:1,5|2)[\\s-](?:Grad|°C)-(?:Ziel|Grenze|Marke|Limit|Pfad|Szenario)s?|Industrie\\s4\\.0',
    'das 1,5-Grad-Ziel',
  ),
};

const besideNumbers: WordsBesideNumbers = {
  units: setOf(
    `${unitSigns} Prozent Prozentpunkte Prozentpunkten Tausend Mio. Mrd. Million Millionen Milliarde Milliarden`,
  ),
  measures: setOf(
    'punkt punkte meile meilen kilometer kilometern meter fuß hektar tonnen barrel liter pfund dollar peso pesos euro personen menschen arbeitsplätze stunden tage tagen wochen monate monaten jahr jahre jahren',
  ),
  months: monthWords(numbers, 'märz', 'sept', 'sept.'),
  designators: setOf(
    'abbildung abbildungen abb. tabelle tabellen tab. kapitel abschnitt teil artikel art. anhang titel nr. seite seiten s. bd. folie anmerkung anm.',
  ),
  currencies: currencyCodes,
  names,
  dates: {
    afterDay: '\\.',
    between: '',
    afterDecade: 'er',
    beforeYear: '',
    quantityAfter:
      '%|Prozent|Million|Milliarde|Tausend|Meilen?|km|Kilometer|Meter|Dollar|Pesos?|Euro|Pfund|Personen|Menschen|Arbeitsplätze|Tonnen',
  },
};

/** See `Language`. */
const findings = setOf(
  `ist sind war hat haben hatte hatten wird werden wurde wurden kann können konnte steigt steigen stieg
    stiegen gestiegen fällt fallen fiel fielen gefallen wächst wachsen wuchs wuchsen gewachsen sinkt sinken
    sank sanken gesunken nimmt nehmen nahm nahmen zunahme abnahme anstieg rückgang schrumpft schrumpfte
    verdoppelt verdoppelte verdoppelten verdreifacht halbiert halbierte erreicht erreichen erreichte
    erreichten übertrifft übertraf überholt überholte führt führen führte liegt liegen lag lagen bleibt
    bleiben blieb blieben machen machte kommt kommen kam kamen geht gehen ging gingen kauft kaufen kaufte
    verkauft verkaufen verkaufte dominiert dominieren mehr meiste meisten weniger wenigsten höher höchste
    höchsten niedriger niedrigste größer größte größten kleiner kleinste stärker stärkste schneller
    schnellste besser beste schlechter als doppelt rekord höchststand tiefststand mehrheit minderheit fast
    kaum nur nie niemals immer`,
);

const citations: CitationWords = {
  references: 'Literatur',
  terms: {
    accessed: 'zugegriffen',
    and: 'und',
    others: 'andere',
    'and others': 'und andere',
    anonymous: 'anonym',
    at: 'auf',
    'available at': 'verfügbar unter',
    by: 'von',
    circa: 'ca.',
    'et-al': 'u.\u00a0a.',
    forthcoming: 'im Erscheinen',
    from: 'von',
    ibid: 'ebd.',
    in: 'in',
    'in press': 'im Druck',
    interview: 'Interview',
    letter: 'Brief',
    'no date': 'ohne Datum',
    'no date, short': 'o.\u00a0J.',
    online: 'online',
    'presented at': 'vorgestellt auf',
    retrieved: 'abgerufen',
    version: 'Version',
  },
  edition: counted('Auflage, Auflagen; Aufl., Aufl.'),
  ordinal: '.',
  ordinals: {},
  locators: {
    book: counted('Buch, Bücher; B., B.'),
    chapter: counted('Kapitel, Kapitel; Kap., Kap.'),
    column: counted('Spalte, Spalten; Sp., Sp.'),
    figure: counted('Abbildung, Abbildungen; Abb., Abb.'),
    folio: counted('Blatt, Blätter; Bl., Bl.'),
    issue: counted('Nummer, Nummern; Nr., Nr.'),
    line: counted('Zeile, Zeilen; Z., Z.'),
    note: counted('Anmerkung, Anmerkungen; Anm., Anm.'),
    page: counted('Seite, Seiten; S., S.'),
    paragraph: counted('Absatz, Absätze; Abs., Abs.'),
    part: counted('Teil, Teile; T., T.'),
    section: counted('Abschnitt, Abschnitte; Abschn., Abschn.'),
    verse: counted('Vers, Verse; V., V.'),
    volume: counted('Band, Bände; Bd., Bde.'),
  },
  roles: {
    director: role('Regisseur, Regisseure; Reg., Reg.; Regie von'),
    editor: role('Herausgeber, Herausgeber; Hrsg., Hrsg.; herausgegeben von'),
    illustrator: role('Illustrator, Illustratoren; Ill., Ill.; illustriert von'),
    translator: role('Übersetzer, Übersetzer; Übers., Übers.; übersetzt von'),
  },
};

export const german: readonly Language[] = [
  {
    tag: 'de-DE',
    words,
    citations,
    computation,
    pack,
    numbers,
    punctuation: { double: ['\u201e', '\u201c'], single: ['\u201a', '\u2018'], spaceBefore: {} },
    besideNumbers,
    letters: {},
    articles: setOf('der die das'),
    findings,
    smallWords: setOf('und oder der die das des dem den im in am an von vom zu zum zur mit für aus bei nach'),
    hyphenation: async () => (await import('hyphen/patterns/de-1996.js')).default,
  },
];
