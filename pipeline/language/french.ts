/** French, in each of its regions. */
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
import { MINUS, NARROW_SPACE, NO_BREAK_SPACE, type NumberLocale } from './NumberLocale.ts';
import type { PackWords } from './PackWords.ts';
import { CURLY } from './Punctuation.ts';
import type { Words } from './Words.ts';
import {
  currencyCodes,
  monthWords,
  setOf,
  unitSigns,
  type WordsBesideNumbers,
} from './WordsBesideNumbers.ts';

const words: Words = {
  part: 'Partie',
  chapter: 'Chapitre',
  annex: 'Annexe',
  annexes: 'Annexes',
  figure: 'Figure',
  table: 'Tableau',
  equation: 'Équation',
  listing: 'Code',
  source: 'Source',
  sources: 'Sources',
  note: 'Note',
  notes: 'Notes',
  continued: 'suite',
  contents: 'Table des matières',
  inThisChapter: 'Dans ce chapitre',
  tableTitles: 'Contenu',
  listOfFigures: 'Figures',
  listOfTables: 'Tableaux',
  sheetIndex: 'Tableaux et leurs feuilles de calcul',
  index: 'Index',
  see: 'voir',
  seeAlso: 'voir aussi',
  indexNote:
    'Les pages en gras sont celles où un titre de section nomme l’entrée\u00a0; les titres des figures et des tableaux sont indexés eux aussi.',
  page: 'Page',
  onPage: [' (page\u00a0', ')'],
  leadsTo: (entry, page) => `${entry}, page ${page}`,
  sheet: 'Feuille',
  asOf: (date, precision) => (precision === 'day' ? `au ${date}` : `en ${date}`),
  sourcesRead: (first, last) =>
    first === last
      ? `Les documents ont été consultés le ${first}.`
      : `Les documents ont été consultés du ${first} au ${last}.`,
  edition: 'Édition',
  buildDigest: 'Compilation',
  howToCite: 'Pour citer',
  licence: 'Licence',
  contact: 'Contact',
  dataPack: 'Données',
  formula: {
    fraction: (above, below) => `la fraction ${above} sur ${below}, fin de fraction,`,
    root: (of, degree) =>
      `${degree === '' ? 'racine carrée de' : `racine d’ordre ${degree} de`} ${of}, fin de racine,`,
    raised: (base, exponent) => `${base} puissance ${exponent}`,
    indexed: (base, index) => `${base} indice ${index}`,
    limits: (sign, from, to) => `${sign} de ${from}${to === '' ? '' : ` à ${to}`},`,
    signs: {
      '=': 'égale',
      '\u2260': 'est différent de',
      '\u2248': 'est environ égal à',
      '<': 'est inférieur à',
      '>': 'est supérieur à',
      '\u2264': 'est inférieur ou égal à',
      '\u2265': 'est supérieur ou égal à',
      '+': 'plus',
      '\u2212': 'moins',
      '\u00b1': 'plus ou moins',
      '\u00d7': 'fois',
      '\u22c5': 'fois',
      '/': 'sur',
      '\u00f7': 'divisé par',
      '\u2211': 'somme',
      '\u220f': 'produit',
      '\u222b': 'intégrale',
      '\u2208': 'appartient à',
      '\u2192': 'tend vers',
      '\u221e': 'infini',
      '%': 'pour cent',
      '\u2202': 'd rond',
      '\u2206': 'delta',
      '|': 'barre',
    },
  },
  gradeMarks: ({ A, B, C }) =>
    `Lettres après les sources et les chiffres\u00a0: B, ${B}\u202f; C, ${C}\u202f; aucune (A dans la liste des sources), ${A}.`,
  statuses: {
    provisional: 'provisoire',
    revised: 'révisé',
    estimated: 'estimé',
    forecast: 'prévu',
    imputed: 'imputé',
    break: 'rupture de série',
    definitionDiffers: 'définition différente',
    lowReliability: 'peu fiable',
    notSignificant: 'non significatif',
    confidential: 'confidentiel',
    notApplicable: 'sans objet',
    notComputed: 'non calculé, faute de valeurs',
    notAvailable: 'non disponible',
  },
  cutTable: (shown, all) =>
    shown === '1' ? `La première ligne sur ${all}.` : `Les ${shown} premières lignes sur ${all}.`,
  roundedSums: 'Les totaux peuvent différer de la somme des parties en raison des arrondis.',
  rowsNew: 'lignes nouvelles',
  rowsGone: 'lignes supprimées',
  noChanges: 'Rien n’a changé depuis l’édition précédente.',
  status: 'Statut',
  chapters: 'Chapitres',
  rank: 'Rang',
  colon: `${NO_BREAK_SPACE}: `,
  semicolon: `${NARROW_SPACE}; `,
  and: 'et',
  checks: 'Relations qui se vérifient entre les chiffres',
  value: 'Valeur',
  relation: 'Relation',
  computation: 'Calcul',
  outcome: 'Résultat',
  held: 'vérifiée',
  failed: 'non vérifiée',
  waived: 'dispensée',
  draft: {
    title: (title) => `Projet\u00a0: ${title}`,
    state: (openPoints) =>
      openPoints < 2
        ? `Projet · ${openPoints === 0 ? 'aucun' : openPoints} point en suspens`
        : `Projet · ${openPoints} points en suspens`,
    openPoints: 'Points en suspens',
    openPointsIntro:
      'Ce qui manque encore à ce projet. Chaque point est signalé par son numéro à sa place dans le livre.',
    inMargin: (numbers) =>
      numbers.length === 1 ? `Point en suspens ${numbers.join()}` : `Points en suspens ${numbers.join(', ')}`,
    altMissing: (title) => `${title}. Cette image n’a pas encore été décrite en mots.`,
  },
  notices: {
    embargoedUntil: (date) => `Sous embargo jusqu’au ${date}`,
    embargoedUntilTime: (date, time, zone) => `Sous embargo jusqu’au ${date} à ${time} (${zone})`,
    clock: '{hour}\u00a0h\u00a0{minute}',
    halves: ['', ''],
    zone: (offset) => `UTC${offset}`,
    notForCitation: 'Ne pas citer',
    proofInGrey: 'Épreuve en niveaux de gris',
  },
  marked: {
    since: (edition) => `Modifications depuis ${edition} marquées`,
    before: (text) => `Avant\u00a0: ${text}`,
    isNew: 'Nouveau',
    leftOut: (text) => `Supprimé\u00a0: ${text}`,
  },
  intervals: {
    counts: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
    year: { single: 'un an', several: 'ans' },
    decade: { single: 'une décennie', several: 'décennies' },
    month: { single: 'un mois', several: 'mois' },
    week: { single: 'une semaine', several: 'semaines' },
    day: { single: 'un jour', several: 'jours' },
    before: {
      next: { year: 'l’année précédente', month: 'le mois précédent', day: 'la veille' },
      amount: (amount) => `${amount} auparavant`,
    },
    earlier: { amount: (amount) => `${amount} plus tôt` },
    after: {
      next: { year: 'l’année suivante', month: 'le mois suivant', day: 'le lendemain' },
      amount: (amount) => `${amount} après`,
    },
    later: { amount: (amount) => `${amount} plus tard` },
  },
  handout: {
    label: (of) => `Extrait\u00a0: ${of}`,
    inBook: ' dans ',
    about: (book) =>
      `Ceci est un extrait de ${book}. Les chapitres, figures et tableaux gardent leurs numéros\u202f; les pages sont numérotées à nouveau.`,
  },
};

const pack: PackWords = {
  lint: { empty: 'vide', tableObject: 'tableau' },
  sheets: {
    cover: 'Couverture',
    contents: 'Sommaire',
    notes: 'Notes',
    figures: 'Chiffres',
    checks: 'Vérifications',
    changes: 'Changements',
    columns: 'Colonnes',
    sources: 'Sources',
    facts: 'Chiffres isolés',
    openPoints: 'Points en suspens',
    chart: 'Graphique',
  },
  titles: {
    contents: 'Sommaire\u00a0: toutes les feuilles de ce classeur',
    notes: 'Notes sur les données',
    figures: 'Tous les chiffres imprimés dans le livre',
    checks: 'Relations vérifiées',
    changes: 'Changements et corrections',
    columns: 'Ce que contient chaque colonne',
    sources: 'Sources',
    facts: 'Chiffres isolés',
    openPoints: 'Ce qui manque encore à ce projet',
  },
  zip: {
    holds: (title, edition) =>
      `${title}, édition ${edition} : chaque tableau en fichier CSV (UTF-8), avec des virgules entre les valeurs et le point décimal.`,
    described: 'datapackage.json décrit chaque fichier et chacune de ses colonnes.',
    gaps: (columns) =>
      `Une donnée manquante est une cellule vide. La raison, ou le degré de fiabilité d’une valeur, est donnée par un code de la liste des statuts d’observation de SDMX dans une colonne à part (NOM_status)\u00a0; ${columns} dit ce que signifie chaque code.`,
    charts: 'graphiques tels qu’imprimés, en SVG',
    files: {
      all: 'Toutes les valeurs de tous les tableaux, une par ligne',
      checks: 'Contrôles des chiffres',
      columns: 'Colonnes des tableaux',
      figures: 'Chiffres imprimés dans le livre',
      notes: 'Notes sur les tableaux',
      sources: 'Sources',
    },
    excel: {
      choose: (file) =>
        `Données, Obtenir des données, À partir d’un fichier, À partir d’un fichier texte/CSV : choisir ${file}.`,
      load: 'Choisir 65001: Unicode (UTF-8) comme origine du fichier et la virgule comme délimiteur, puis Charger.',
      open: (workbook) =>
        `Ou ouvrir ${workbook}, qui contient les mêmes tableaux avec leurs formats de nombre.`,
    },
  },
  cover: {
    holds: 'Ce que contient ce classeur',
    holdsText: (tables, charts, figures) =>
      `${tables} tableaux, ${charts} graphiques et la liste des ${figures} chiffres imprimés dans le livre, chacun avec sa source et la cellule dont il est tiré.`,
    valuesText:
      'Les cellules gardent les valeurs à la précision de la source\u202f; le format de nombre arrondit l’affichage comme le livre. Il n’y a ni formules, ni macros, ni cellules fusionnées, ni feuilles masquées.',
    period: 'Période',
    periodText: (first, last) => `De ${first} à ${last}.`,
    currentText: (first, last) =>
      first === last ? `Données au ${first}.` : `Données à des dates allant du ${first} au ${last}.`,
    edition: 'Édition et statut',
    statusText:
      'Les chiffres sont ceux publiés à la date indiquée pour chaque tableau\u202f; les sources peuvent les réviser ensuite.',
    published: 'Publié par',
    authors: 'Auteurs',
    licence: 'Licence',
    contact: 'Contact',
    cite: 'Pour citer',
    citeText: (authors, title, publisher, date) =>
      `${authors}\u00a0: ${title}. Données. ${publisher}, ${date}.`,
    book: 'Le livre',
    bookText: (file) => `Le livre imprimé qui accompagne ces données (PDF, ${file})`,
    digest: 'Fait à partir de',
    digestText: (digest) => `Fichiers sources dont l’empreinte SHA-256 est ${digest}.`,
    toContents: 'Aller au sommaire',
    toChanges: 'Aller aux changements',
  },
  lines: {
    oneTable: 'Cette feuille contient un tableau.',
    noTable: 'Cette feuille ne contient pas de tableau.',
    oneChart: 'Cette feuille contient un graphique.',
    oneChartOneTable: 'Cette feuille contient un tableau et, à sa droite, un graphique.',
    onePicture:
      'Cette feuille contient une image\u202f: le graphique tel qu’il est imprimé, qu’aucun graphique d’Excel ne montre en entier.',
    drawnOn: (sheet) => `Représenté sur la feuille ${sheet}.`,
    filters:
      'La ligne d’en-tête porte des boutons de filtre. Pour les retirer, sélectionnez une cellule du tableau et choisissez Données, Filtrer.',
    frozen:
      'Les lignes au-dessus des données restent visibles. Pour changer cela, choisissez Affichage, Libérer les volets.',
    inBook: (number, page) =>
      page === undefined ? `${number} du livre.` : `${number} du livre, page ${page}.`,
    notInBook: 'Ce tableau n’est pas imprimé dans le livre.',
    asOf: (date) => `Données au ${date}.`,
    licence: (licence) => `Licence\u00a0: ${licence}.`,
    notes: (marks) => `Notes\u00a0: ${marks}, expliquées sur la feuille Notes.`,
    shorthand: (legend) => `Abréviations de ce tableau\u00a0: ${legend}.`,
    shorthandEntry: (code, meaning) => `${code} ${meaning}`,
    emptyWithStatus:
      'Où une valeur manque, sa cellule est vide et la colonne de statut voisine dit pourquoi\u202f; ailleurs le statut est vide.',
    emptyNotes: 'Lorsque aucune note ne porte sur une ligne, sa cellule de la dernière colonne est vide.',
    noShading: 'L’espace ombré entre les courbes n’est pas repris ici.',
    emptyValues: 'Une cellule vide signifie que le graphique n’y montre rien.',
    comments:
      'Les colonnes qui portent le nom d’une ligne ou de mots du graphique disent où ils se trouvent\u202f; ce ne sont pas des données.',
    emptyFigures:
      'Si un chiffre est une date ou des mots, Valeur est vide\u202f; s’il n’a pas d’unité, Unité est vide.',
    emptyFacts:
      'Si un chiffre est une date ou des mots, Valeur est vide\u202f; s’il n’a pas d’unité, Unité est vide.',
    emptyOther: 'Une cellule vide signifie qu’il n’y a rien à dire.',
    computedFrom: (table) => `Calculé à partir de\u00a0: ${table}.`,
    source: (publisher, title) => `Source\u00a0: ${publisher}, ${title}`,
    manySources: (count, publishers) =>
      `${count} sources de ${publishers}, énumérées sur la feuille Sources.`,
    toContents: 'Retour au sommaire',
    dataOn: (sheet) => `Le graphique dessine des cellules de la feuille ${sheet}.`,
    inWords: (alt) => `Le graphique en mots\u00a0: ${alt}`,
    notesIntro: 'Les notes sont numérotées à partir de 1 sur chaque feuille, dans l’ordre de leurs renvois.',
    figuresIntro:
      'Une ligne par chiffre imprimé dans le texte, les graphiques et les tableaux, avec un lien vers sa cellule.',
    formulasIntro:
      'La formule d’un chiffre calculé est du texte\u202f; placée dans une cellule, elle calcule le chiffre à partir des cellules de ce classeur.',
    checksIntro: 'Chaque relation a été recalculée à partir des tableaux lors de la fabrication du livre.',
    changesIntro: 'Où une édition antérieure, ou un autre document, dit autre chose que ce livre.',
    noChanges: 'Il n’y a pas de changement à signaler.',
    comparedWithNone: 'Cette édition n’a été comparée à aucune autre, car le livre n’en nomme pas.',
    comparedWith: (name) => `Par rapport à l’édition ${name}.`,
    columnsIntro: 'Une ligne par colonne de chaque tableau de données.',
    sourcesIntro: 'D’où viennent les tableaux et les chiffres, et quand ils ont été consultés.',
    factsIntro: 'Chiffres qui n’appartiennent à aucun tableau.',
    noRows: 'Ce tableau n’a pas de lignes.',
    openPointsIntro:
      'Une ligne pour chaque point en suspens de ce projet, avec le fichier et la ligne dont il s’agit.',
  },
  handout: {
    figures: 'Tous les chiffres imprimés dans l’extrait',
    inHandout: 'Dans l’extrait',
    cover: {
      holdsText: (tables, charts, figures) =>
        `${tables} tableaux, ${charts} graphiques et la liste des ${figures} chiffres imprimés dans l’extrait, chacun avec sa source et la cellule dont il est tiré.`,
      book: 'L’extrait',
      bookText: (file) => `L’extrait imprimé qui accompagne ces données (PDF, ${file})`,
    },
    lines: {
      inBook: (number, page) =>
        page === undefined ? `${number} dans l’extrait.` : `${number} dans l’extrait, page ${page}.`,
      notInBook:
        'Ce tableau n’est pas imprimé dans l’extrait\u202f; des chiffres de son texte en sont tirés.',
    },
  },
  note: (number) => `[note ${number}]`,
  made: {
    formula: (text) => `Calculé\u202f: ${text}.`,
    from: (columns) => `Calculé à partir de ${columns}.`,
    sum: (column, by) => (by === '' ? `somme de ${column}` : `somme de ${column} par ${by}`),
    count: (by) => (by === '' ? 'nombre de lignes' : `nombre de lignes par ${by}`),
    where: (column, condition) => `${column} où ${condition}`,
    first: (column) => `${column} au début`,
    running: (column) => `somme de ${column} jusqu’à cette ligne`,
    before: (column) => `${column} de la ligne précédente`,
    rank: (column) => (column === '' ? 'place dans l’ordre' : `place selon ${column}`),
    other: (operation, column) => `${operation} de ${column}`,
    lookedUp: (column, table) => `${column} dans «\u202f${table}\u202f»`,
    folded: (columns) => `valeurs de ${columns}, l’une sous l’autre`,
    foldedKey: (columns) => `laquelle de ${columns} concerne la ligne`,
    and: 'et',
    or: 'ou',
  },
  kinds: {
    source: 'd’une source',
    computed: 'calculé',
    chart: 'graphique',
    picture: 'graphique en image',
    about: 'sur ces données',
  },
  scaled: {
    thousand: (unit) => (unit === '' ? 'milliers' : `milliers de ${unit}`),
    million: (unit) => (unit === '' ? 'millions' : `millions de ${unit}`),
    billion: (unit) => (unit === '' ? 'milliards' : `milliards de ${unit}`),
  },
  heads: {
    number: 'Numéro',
    worksheet: 'Feuille',
    holds: 'Ce qu’elle contient',
    unit: 'Unité',
    source: 'Source',
    asOf: 'Au',
    inBook: 'Dans le livre',
    page: 'Page',
    note: 'Note',
    text: 'Texte',
    tables: 'Tableaux',
    figure: 'Chiffre',
    printed: 'Tel qu’imprimé',
    value: 'Valeur',
    chapter: 'Chapitre',
    within: 'Imprimé dans',
    cell: 'Cellule',
    figureAddress: 'Adresse du chiffre',
    slot: 'Emplacement',
    check: 'Vérification',
    topic: 'Sujet',
    relation: 'Relation',
    result: 'Résultat',
    computed: 'Calcul',
    cells: 'Cellules considérées',
    claims: 'Phrases qui en dépendent',
    waiver: 'Motif de dispense',
    change: 'Changement',
    where: 'Où',
    before: 'Avant',
    now: 'Maintenant',
    why: 'Pourquoi',
    table: 'Tableau',
    column: 'Colonne',
    field: 'Champ',
    type: 'Type',
    meaning: 'Signification',
    categories: 'Catégories',
    missing: 'Valeurs manquantes',
    format: 'Format de nombre',
    publisher: 'Éditeur',
    document: 'Document',
    address: 'Adresse',
    read: 'Consulté le',
    grade: 'Niveau',
    licence: 'Licence',
    fact: 'Fait',
    label: 'Ce que c’est',
    status: 'Statut',
    remark: 'Remarque',
    category: 'Catégorie',
    made: 'Comment il est obtenu',
    formula: 'Formule',
    kind: 'Genre',
    tableObject: 'Nom du tableau',
    period: 'Période',
    rows: 'Lignes',
    line: 'Ligne',
    openPoint: 'Ce qui est en suspens',
  },
  notesOfRow: 'Notes sur la ligne',
  statusOf: (heading) => `${heading}\u00a0: statut`,
  statusMeaning: (heading) =>
    `Code qui dit pourquoi une valeur de «\u00a0${heading}\u00a0» manque, ou quelle confiance elle mérite.`,
  codeOf: (heading) => `${heading}\u00a0: code`,
  prose: 'Texte',
  outcomes: { held: 'tient', failed: 'ne tient pas', waived: 'dispensée' },
  types: {
    integer: 'nombre entier',
    number: 'nombre',
    string: 'texte',
    boolean: 'vrai ou faux',
    date: 'date',
    yearmonth: 'mois',
    year: 'année',
  },
  grades: {
    A: 'fichier officiel',
    B: 'chiffre officiel lu dans une page',
    C: 'presse citant l’éditeur',
  },
};

const computation: ComputationWords = {
  near: (found, expected, tolerance) => `${found}, attendu ${expected} à ${tolerance} près`,
  rounds: (found, to, rounded, expected) => `${found}, arrondi à ${to} ${rounded}, attendu ${expected}`,
  between: (found, low, high) => `${found}, attendu entre ${low} et ${high}`,
  rounded: (value, to) => `${value} arrondi à ${to}`,
  wholeNumbers: () => 'l’entier',
  decimals: (count) => (count === '1' ? '1 décimale' : `${count} décimales`),
  powers: (power) => `un multiple de ${power}`,
  growth: (from, to) => `variation de ${from} à ${to} en pour cent`,
  percent: (part, whole) => `${part} en pour cent de ${whole}`,
  converted: (amount, from, to) => `${amount} ${from} en ${to}`,
  yearOf: (date) => `année de ${date}`,
  days: (from, to) => `jours de ${from} à ${to}`,
  sumOf: (field, rows) => `somme de ${field} sur ${rows}`,
  meanOf: (field, rows) => `moyenne de ${field} sur ${rows}`,
  rows: (count) => (count === '1' ? '1 ligne' : `${count} lignes`),
  withMissing: (text, count) => `${text}, ${count} manquantes`,
  rowsOf: (table) => `lignes de ${table}`,
  rowsWith: (table, field) => `lignes de ${table} avec ${field}`,
  share: (value, sum, field) => `${value} en pour cent de ${sum}, somme de ${field}`,
  rank: (row, field, value) => `rang de ${row} selon ${field} (${value})`,
  rankLowestFirst: (row, field, value) =>
    `rang de ${row} selon ${field} (${value}, du plus petit au plus grand)`,
  isFirst: (field, row, value) => `${field} pour ${row} est la première valeur, ${value}`,
  recordHigh: (field, row, value, highest) =>
    `${field} pour ${row} est ${value}, attendu plus que toutes les valeurs antérieures, dont la plus élevée est ${highest}`,
  recordLow: (field, row, value, lowest) =>
    `${field} pour ${row} est ${value}, attendu moins que toutes les valeurs antérieures, dont la plus faible est ${lowest}`,
  trueOfAll: (rows, expression) => `vrai pour toutes les ${rows}\u00a0: ${expression}`,
  trueOfNone: (rows, expression) => `vrai pour aucune des ${rows}\u00a0: ${expression}`,
  trueOf: (count, rows) => `vrai pour ${count} de ${rows}`,
  notTrueOf: (count, rows) => `faux pour ${count} de ${rows}`,
  valueMissing: () => 'une valeur manque',
  missing: () => 'manquant',
  doesNotHold: (relation) => `${relation} (non vérifiée)`,
  not: (relation) => `non\u00a0: ${relation}`,
  nor: (first, second) => `${first}, ni\u00a0: ${second}`,
  expected: (found, expected) => `${found}, attendu ${expected}`,
  otherThan: (found, expected) => `${found}, attendu autre que ${expected}`,
  lessThan: (found, expected) => `${found}, attendu moins de ${expected}`,
  atMost: (found, expected) => `${found}, attendu au plus ${expected}`,
  moreThan: (found, expected) => `${found}, attendu plus de ${expected}`,
  atLeast: (found, expected) => `${found}, attendu au moins ${expected}`,
  before: (found, expected) => `${found}, attendu avant ${expected}`,
  notAfter: (found, expected) => `${found}, attendu au plus tard ${expected}`,
  after: (found, expected) => `${found}, attendu après ${expected}`,
  notBefore: (found, expected) => `${found}, attendu au plus tôt ${expected}`,
  least: (field, row) => `plus petit ${field} (${row})`,
  greatest: (field, row) => `plus grand ${field} (${row})`,
  withHighest: (answer, field, value) => `${answer} au plus grand ${field} (${value})`,
  withLowest: (answer, field, value) => `${answer} au plus petit ${field} (${value})`,
  shared: (value, count) => `${value}, commun à ${count} lignes`,
  descending: (field, rows) => `${field} descendant sur ${rows}`,
  ascending: (field, rows) => `${field} ascendant sur ${rows}`,
  decreasing: (field, rows) => `${field} décroissant sur ${rows}`,
  increasing: (field, rows) => `${field} croissant sur ${rows}`,
  strictlyDescending: (field, rows) => `${field} strictement descendant sur ${rows}`,
  strictlyAscending: (field, rows) => `${field} strictement ascendant sur ${rows}`,
  strictlyDecreasing: (field, rows) => `${field} strictement décroissant sur ${rows}`,
  strictlyIncreasing: (field, rows) => `${field} strictement croissant sur ${rows}`,
  brokenSeries: (series, first, second) => `attendu ${series}, trouvé ${first} avant ${second}`,
};

const numbers: NumberLocale = {
  truth: { true: 'oui', false: 'non' },
  decimal: ',',
  thousands: NARROW_SPACE,
  grouping: [3],
  minimumGrouping: 1,
  currency: ['', `${NO_BREAK_SPACE}¤`],
  minus: MINUS,
  percent: `${NO_BREAK_SPACE}%`,
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  shortMonths: [
    'janv.',
    'févr.',
    'mars',
    'avr.',
    'mai',
    'juin',
    'juil.',
    'août',
    'sept.',
    'oct.',
    'nov.',
    'déc.',
  ],
  days: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  shortDays: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  firstDay: '1er',
  datePattern: '{day} {month} {year}',
  monthPattern: '{month} {year}',
  axisDates: { week: 'S%U', quarter: 'T%q', monthOfYear: '%b %Y', day: '%-d %b', dayOfYear: '%-d %b %Y' },
};

const names: NamesWithDigits = {
  code: CODE,
  standard: STANDARD,
  goal: goals('ODD|OMD', 'ODD 3.2'),
  provision: provisions(
    {
      small: 'article section chapitre page paragraphe alinéa annexe note art. chap. p. pp. vol. §',
      plural: 'articles sections chapitres pages paragraphes alinéas annexes',
      capital: 'Titre Partie Phase Type Catégorie Niveau Protocole Objectif Cible Tome Livre',
      joint: 'et|ou|à',
    },
    ['article 31', 'chapitre 3', 'page 12', 'pages 12–15', 'articles 201, 232 et 301', 'Titre 42'],
  ),
  citation: {
    pattern:
      '§{1,2}\\s?\\d{1,5}|(?:[Ll]oi|[Dd]écret|[Oo]rdonnance|[Rr]èglement|[Dd]irective|[Rr]ésolution|[Dd]écision|[Aa]rrêté)\\s(?:\\((?:UE|CE|CEE)\\)\\s)?n[°ºo]\\s?\\d{1,5}(?:[-\\/]\\d{1,4})*(?:\\/[A-Z]{2,3})?|(?:[Rr]èglement|[Dd]irective)\\s(?:\\((?:UE|CE|CEE)\\)\\s)?\\d{2,4}\\/\\d{1,4}(?:\\/[A-Z]{2,3})?|[Rr]ésolution\\s\\d{1,4}',
    examples: ['loi n° 2021-1104', 'règlement (UE) 2016/679', 'résolution 1325', '§ 232'],
  },
  age: {
    pattern: `[ÂâAa]g(?:é|ée|és|ées)\\sde\\s${AGE}(?:\\s?(?:à|–|-)\\s?${AGE})?\\sans(?:\\s(?:et|ou)\\s(?:plus|moins))?|${AGE}\\sans\\s(?:et|ou)\\s(?:plus|moins)(?!\\s\\d)|(?:les\\s)?${AGE}\\s?[–-]\\s?${AGE}\\sans|(?:moins|plus)\\sde\\s${AGE}\\sans`,
    examples: ['âgées de 65 ans et plus', '65 ans et plus', 'les 15-64 ans', 'moins de 5 ans'],
  },
  chance: chances('[Vv]aleur\\sp'),
  confidence: {
    pattern:
      '(?:intervalles?|niveaux?|seuils?|degrés?)\\sde\\s(?:confiance|signification|significativité)\\s(?:à|de)\\s(?:1|5|10|80|90|95|99)\\s?%|IC\\s(?:à\\s)?(?:90|95|99)\\s?%|significati(?:f|ve|fs|ves)\\sau\\sseuil\\sde\\s(?:1|5|10)\\s?%',
    examples: ['intervalle de confiance à 95 %', 'IC à 95 %', 'significatif au seuil de 5 %'],
  },
  clock: {
    pattern:
      '(?:[01]?\\d|2[0-3])\\s?h(?:\\s?[0-5]\\d)?\\b|(?:[01]?\\d|2[0-3]):[0-5]\\d\\s(?:UTC|GMT|heures)\\b',
    examples: ['8 h 30', '14h', '14:30 UTC'],
  },
  ordinal: {
    pattern:
      '\\d{1,3}(?:er|re|e|ère|ème)\\s(?:siècles?|législature|édition|anniversaire|session|sommet|Congrès|amendement|parallèle|centile|percentile)',
    examples: ['le 19e siècle', '118e Congrès', '90e centile'],
  },
  phone: phones('tél tel téléphone fax télécopie'),
  single: singles(
    '(?:objectif|cible|limite|seuil|trajectoire)\\sde\\s(?:1,5|2)\\s?(?:°C|degrés?)|[Ii]ndustrie\\s4\\.0',
    'l’objectif de 1,5 °C',
  ),
};

const besideNumbers: WordsBesideNumbers = {
  units: setOf(`${unitSigns} pour mille million millions milliard milliards points`),
  measures: setOf(
    'kilomètres mètres milles pieds tonnes barils litres livres dollars pesos euros personnes emplois heures jours semaines mois ans années',
  ),
  months: monthWords(numbers),
  designators: setOf(
    'figure figures tableau tableaux chapitre chapitres section partie article articles annexe titre n° no page pages p. pp. vol.',
  ),
  currencies: currencyCodes,
  names,
  dates: {
    afterDay: 'er',
    between: '',
    afterDecade: '',
    beforeYear: '',
    quantityAfter:
      '%|pour cent|millions?|milliards?|milles|km|kilomètres?|mètres|dollars|pesos|euros|livres|personnes|emplois|tonnes',
  },
};

/**
 * As in France. Narrow spaces before `;`, `!` and `?` and a full one before `:` (Imprimerie nationale, Lexique des
 * règles typographiques); those within guillemets are narrow, as are those between groups of digits.
 */
const findings = setOf(
  `est sont était étaient fut furent être ont avait avaient peut peuvent monte montent monté baisse
    baissent baissé hausse chute chutent chuté croît croissent augmente augmentent augmenté augmentation
    diminue diminuent diminué diminution recule reculent reculé recul progresse progressent progressé double
    doublent doublé triple triplent triplé réduit réduisent atteint atteignent dépasse dépassent dépassé
    surpasse domine dominent mène mènent reste restent demeure demeurent représente représentent concentre
    concentrent achète achètent vend vendent passe passent devient deviennent fait font tient tiennent bat
    battent culmine plonge bondit rebondit plus moins meilleur meilleure meilleurs meilleures pire pires
    supérieur supérieure inférieur inférieure maximum minimum record majorité minorité presque jamais
    toujours seul seule seulement que`,
);

const citations: CitationWords = {
  references: 'Références',
  terms: {
    accessed: 'consulté le',
    and: 'et',
    others: 'autres',
    'and others': 'et autres',
    anonymous: 'anonyme',
    at: 'à',
    'available at': 'disponible à l’adresse',
    by: 'par',
    circa: 'v.',
    'et-al': 'et\u00a0al.',
    forthcoming: 'à paraître',
    from: 'à l’adresse',
    ibid: 'ibid.',
    in: 'dans',
    'in press': 'sous presse',
    interview: 'entretien',
    letter: 'lettre',
    'no date': 'sans date',
    'no date, short': 's.\u00a0d.',
    online: 'en ligne',
    'presented at': 'présenté à',
    retrieved: 'consulté',
    version: 'version',
  },
  edition: counted('édition, éditions; éd., éd.'),
  ordinal: 'e',
  ordinals: { 1: 're' },
  locators: {
    book: counted('livre, livres; liv., liv.'),
    chapter: counted('chapitre, chapitres; chap., chap.'),
    column: counted('colonne, colonnes; col., col.'),
    figure: counted('figure, figures; fig., fig.'),
    folio: counted('folio, folios; fol., fol.'),
    issue: counted('numéro, numéros; nᵒ, nᵒˢ'),
    line: counted('ligne, lignes; l., l.'),
    note: counted('note, notes; n., n.'),
    page: counted('page, pages; p., p.'),
    paragraph: counted('paragraphe, paragraphes; paragr., paragr.'),
    part: counted('partie, parties; part., part.'),
    section: counted('section, sections; sect., sect.'),
    verse: counted('vers, vers; v., v.'),
    volume: counted('volume, volumes; vol., vol.'),
  },
  roles: {
    director: role('réalisateur, réalisateurs; réal., réal.; réalisé par'),
    editor: role('éditeur, éditeurs; éd., éd.; édité par'),
    illustrator: role('illustrateur, illustrateurs; ill., ill.; illustré par'),
    translator: role('traducteur, traducteurs; trad., trad.; traduit par'),
  },
};

const france: Language = {
  tag: 'fr-FR',
  words,
  citations,
  computation,
  pack,
  numbers,
  punctuation: {
    double: [`\u00ab${NARROW_SPACE}`, `${NARROW_SPACE}\u00bb`],
    single: CURLY,
    spaceBefore: { ';': NARROW_SPACE, '!': NARROW_SPACE, '?': NARROW_SPACE, ':': NO_BREAK_SPACE },
  },
  besideNumbers,
  letters: {},
  articles: setOf('le la les the el los las'),
  findings,
  plurals: ['s', 'x', 'es'],
  smallWords: setOf('et ou de du des la le les en par avec dans'),
  hyphenation: async () => (await import('hyphen/patterns/fr.js')).default,
};

/** As in Canada: no space before `;`, `!` and `?`, full spaces elsewhere (Office québécois de la langue française). */
const canada: Language = {
  ...france,
  tag: 'fr-CA',
  words: { ...words, semicolon: '; ' },
  numbers: {
    ...numbers,
    thousands: NO_BREAK_SPACE,
    shortMonths: numbers.shortMonths.map((month) => (month === 'juil.' ? 'juill.' : month)),
  },
  punctuation: {
    double: [`\u00ab${NO_BREAK_SPACE}`, `${NO_BREAK_SPACE}\u00bb`],
    single: CURLY,
    spaceBefore: { ':': NO_BREAK_SPACE },
  },
};

/** The first region is that of the bare language. */
export const french: readonly Language[] = [france, canada];
