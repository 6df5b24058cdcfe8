/** Spanish, in each of its regions. */
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
import { CURLY, GUILLEMETS, SINGLE_CURLY } from './Punctuation.ts';
import type { Words } from './Words.ts';
import {
  currencyCodes,
  monthWords,
  setOf,
  unitSigns,
  type WordsBesideNumbers,
} from './WordsBesideNumbers.ts';

const words: Words = {
  part: 'Parte',
  chapter: 'Capítulo',
  annex: 'Anexo',
  figure: 'Gráfica',
  table: 'Cuadro',
  source: 'Fuente',
  sources: 'Fuentes',
  note: 'Nota',
  notes: 'Notas',
  continued: 'continúa',
  contents: 'Contenido',
  tableTitles: 'Contenido',
  listOfFigures: 'Gráficas',
  listOfTables: 'Cuadros',
  sheetIndex: 'Cuadros y sus hojas de cálculo',
  page: 'Página',
  onPage: [' (página\u00a0', ')'],
  leadsTo: (entry, page) => `${entry}, página ${page}`,
  sheet: 'Hoja',
  asOf: (date, precision) => (precision === 'day' ? `al ${date}` : `a ${date}`),
  edition: 'Edición',
  buildDigest: 'Compilación',
  howToCite: 'Cómo citar',
  licence: 'Licencia',
  contact: 'Contacto',
  dataPack: 'Paquete de datos',
  statuses: {
    provisional: 'provisional',
    revised: 'revisado',
    estimated: 'estimado',
    forecast: 'pronosticado',
    imputed: 'imputado',
    break: 'ruptura de la serie',
    definitionDiffers: 'la definición difiere',
    lowReliability: 'poco fiable',
    notSignificant: 'no significativo',
    confidential: 'confidencial',
    notApplicable: 'no aplicable',
    notComputed: 'no calculado, por falta de valores',
    notAvailable: 'no disponible',
  },
  cutTable: (shown, all) =>
    shown === '1' ? `Primera de ${all} filas.` : `Primeras ${shown} de ${all} filas.`,
  roundedSums: 'La suma de las partes puede no coincidir con el total por el redondeo.',
  rowsNew: 'filas nuevas',
  rowsGone: 'filas suprimidas',
  noChanges: 'Nada ha cambiado desde la edición anterior.',
  status: 'Estado',
  chapters: 'Capítulos',
  rank: 'Puesto',
  colon: ': ',
  and: 'y',
  checks: 'Relaciones que se cumplen entre las cifras',
  value: 'Valor',
  relation: 'Relación',
  computation: 'Cálculo',
  outcome: 'Resultado',
  held: 'se cumple',
  failed: 'no se cumple',
  waived: 'dispensada',
  draft: {
    title: (title) => `Borrador: ${title}`,
    state: (openPoints) =>
      openPoints === 1
        ? 'Borrador · 1 punto pendiente'
        : `Borrador · ${openPoints === 0 ? 'sin' : openPoints} puntos pendientes`,
    openPoints: 'Puntos pendientes',
    openPointsIntro:
      'Lo que aún falta en este borrador. Cada punto está marcado con su número en su lugar del libro.',
    inMargin: (numbers) =>
      numbers.length === 1 ? `Punto pendiente ${numbers.join()}` : `Puntos pendientes ${numbers.join(', ')}`,
    altMissing: (title) => `${title}. Esta imagen aún no se ha descrito con palabras.`,
  },
  notices: {
    embargoedUntil: (date) => `Embargado hasta el ${date}`,
    embargoedUntilTime: (date, time, zone) => `Embargado hasta el ${date}, ${time} (${zone})`,
    clock: '{hour}:{minute}\u00a0h',
    halves: ['', ''],
    zone: (offset) => `UTC${offset}`,
    notForCitation: 'No citar',
    proofInGrey: 'Prueba en escala de grises',
  },
  marked: {
    since: (edition) => `Cambios desde ${edition} señalados`,
    before: (text) => `Antes: ${text}`,
    isNew: 'Nuevo',
    leftOut: (text) => `Suprimido: ${text}`,
  },
  intervals: {
    counts: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
    year: { single: 'un año', several: 'años' },
    decade: { single: 'una década', several: 'décadas' },
    month: { single: 'un mes', several: 'meses' },
    before: {
      next: { year: 'el año anterior', month: 'el mes anterior' },
      amount: (amount) => `${amount} antes`,
    },
    earlier: { amount: (amount) => `${amount} antes` },
    after: {
      next: { year: 'el año siguiente', month: 'el mes siguiente' },
      amount: (amount) => `${amount} después`,
    },
    later: { amount: (amount) => `${amount} después` },
  },
  handout: {
    label: (of) => `Extracto: ${of}`,
    inBook: ' en ',
    about: (book) =>
      `Este es un extracto de ${book}. Los capítulos, gráficas y cuadros conservan sus números; las páginas se numeran de nuevo.`,
  },
};

const pack: PackWords = {
  lint: { empty: 'vac[ií]', tableObject: 'tabla' },
  sheets: {
    cover: 'Portada',
    contents: 'Contenido',
    notes: 'Notas',
    figures: 'Cifras',
    checks: 'Comprobaciones',
    changes: 'Cambios',
    columns: 'Columnas',
    sources: 'Fuentes',
    facts: 'Datos sueltos',
    openPoints: 'Puntos pendientes',
    chart: 'Gráfica',
  },
  titles: {
    contents: 'Contenido: todas las hojas de este libro',
    notes: 'Notas sobre los datos',
    figures: 'Todas las cifras impresas en la publicación',
    checks: 'Relaciones comprobadas',
    changes: 'Cambios y correcciones',
    columns: 'Qué contiene cada columna',
    sources: 'Fuentes',
    facts: 'Cifras sueltas',
    openPoints: 'Lo que aún falta en este borrador',
  },
  zip: {
    holds: (title, edition) =>
      `${title}, edición ${edition}: cada cuadro en un archivo CSV (UTF-8), con comas entre los valores y punto decimal.`,
    described: 'datapackage.json describe cada archivo y cada una de sus columnas.',
    charts: 'gráficas tal como están impresas, en SVG',
    files: {
      all: 'Todos los valores de todos los cuadros, uno por fila',
      checks: 'Comprobaciones de las cifras',
      columns: 'Columnas de los cuadros',
      figures: 'Cifras que imprime la publicación',
      notes: 'Notas de los cuadros',
      sources: 'Fuentes',
    },
    excel: {
      choose: (file) => `Datos, Obtener datos, De un archivo, De texto/CSV: elija ${file}.`,
      load: 'Elija 65001: Unicode (UTF-8) como origen del archivo y la coma como delimitador; después, Cargar.',
      open: (workbook) => `O abra ${workbook}, que contiene los mismos cuadros con sus formatos de número.`,
    },
  },
  cover: {
    holds: 'Qué contiene este libro de datos',
    holdsText: (tables, charts, figures) =>
      `${tables} cuadros, ${charts} gráficas y la lista de las ${figures} cifras que imprime la publicación, cada una con su fuente y la celda de la que se tomó.`,
    valuesText:
      'Las celdas guardan los valores con la precisión de la fuente; el formato numérico redondea lo que se muestra igual que la publicación. No hay fórmulas, macros, celdas combinadas ni hojas ocultas.',
    period: 'Periodo',
    periodText: (first, last) => `De ${first} a ${last}.`,
    currentText: (first, last) =>
      first === last ? `Datos al ${first}.` : `Datos a fechas entre ${first} y ${last}.`,
    edition: 'Edición y estado',
    statusText:
      'Las cifras son las publicadas a la fecha indicada en cada cuadro; las fuentes pueden revisarlas después.',
    published: 'Publicado por',
    authors: 'Autores',
    licence: 'Licencia',
    contact: 'Contacto',
    cite: 'Cómo citar',
    citeText: (authors, title, publisher, date) =>
      `${authors}: ${title}. Paquete de datos. ${publisher}, ${date}.`,
    book: 'La publicación',
    bookText: (file) => `La publicación impresa que acompaña a estos datos (PDF, ${file})`,
    digest: 'Elaborado a partir de',
    digestText: (digest) => `Archivos de origen con el resumen SHA-256 ${digest}.`,
    toContents: 'Ir al contenido',
    toChanges: 'Ir a los cambios',
  },
  lines: {
    oneTable: 'Esta hoja contiene un cuadro.',
    noTable: 'Esta hoja no contiene cuadros.',
    oneChart: 'Esta hoja contiene una gráfica.',
    oneChartOneTable: 'Esta hoja contiene un cuadro y, a su derecha, una gráfica.',
    onePicture:
      'Esta hoja contiene una imagen: la gráfica tal como está impresa, que ninguna gráfica de Excel muestra completa.',
    drawnOn: (sheet) => `Dibujado en la hoja ${sheet}.`,
    filters:
      'La fila de encabezados tiene botones de filtro. Para quitarlos, seleccione una celda del cuadro y elija Datos, Filtro.',
    frozen: 'Las filas sobre los datos permanecen a la vista. Para evitarlo, elija Vista, Movilizar paneles.',
    inBook: (number, page) =>
      page === undefined ? `${number} de la publicación.` : `${number} de la publicación, página ${page}.`,
    notInBook: 'Este cuadro no se imprime en la publicación.',
    asOf: (date) => `Datos al ${date}.`,
    licence: (licence) => `Licencia: ${licence}.`,
    notes: (marks) => `Notas: ${marks}, que explica la hoja Notas.`,
    shorthand: (legend) => `Abreviaturas de este cuadro: ${legend}.`,
    shorthandEntry: (code, meaning) => `${code} ${meaning}`,
    emptyWithStatus:
      'Donde falta un valor la celda está vacía y la columna de estado contigua dice por qué; en lo demás el estado está vacío.',
    emptyNotes: 'Donde ninguna nota corresponde a una fila, su celda de la última columna está vacía.',
    emptyValues: 'Una celda vacía significa que la gráfica no dibuja nada ahí.',
    comments:
      'Las columnas con el nombre de una línea o de palabras de la gráfica dicen dónde están; no son datos.',
    emptyFigures:
      'Si una cifra es una fecha o un texto, Valor está vacío; si no tiene unidad, Unidad está vacía.',
    emptyFacts:
      'Si una cifra es una fecha o un texto, Valor está vacío; si no tiene unidad, Unidad está vacía.',
    emptyOther: 'Una celda vacía significa que no hay nada que decir.',
    computedFrom: (table) => `Calculado a partir de: ${table}.`,
    source: (publisher, title) => `Fuente: ${publisher}, ${title}`,
    manySources: (count, publishers) => `${count} fuentes de ${publishers}, enumeradas en la hoja Fuentes.`,
    toContents: 'Volver al contenido',
    dataOn: (sheet) => `La gráfica dibuja celdas de la hoja ${sheet}.`,
    inWords: (alt) => `La gráfica en palabras: ${alt}`,
    notesIntro: 'Las notas se numeran desde 1 en cada hoja, en el orden en que se llaman.',
    figuresIntro:
      'Una fila por cada cifra impresa en el texto, las gráficas y los cuadros, con un enlace a su celda.',
    formulasIntro:
      'La fórmula de una cifra calculada es texto; puesta en una celda, calcula la cifra a partir de las celdas de este libro de trabajo.',
    checksIntro: 'Cada relación se volvió a calcular con los cuadros al elaborar la publicación.',
    changesIntro: 'Dónde una edición anterior, u otro documento, dice algo distinto de este libro.',
    noChanges: 'No hay cambios que señalar.',
    comparedWithNone:
      'Esta edición no se ha comparado con ninguna anterior, porque el libro no nombra ninguna.',
    comparedWith: (name) => `En comparación con la edición ${name}.`,
    columnsIntro: 'Una fila por cada columna de cada cuadro de datos.',
    sourcesIntro: 'De dónde procede cada cuadro y cada cifra, y cuándo se consultó.',
    factsIntro: 'Cifras que no pertenecen a ningún cuadro.',
    noRows: 'Este cuadro no tiene filas.',
    openPointsIntro:
      'Una fila por cada punto pendiente de este borrador, con el archivo y la línea de que se trata.',
  },
  handout: {
    figures: 'Todas las cifras impresas en el extracto',
    inHandout: 'En el extracto',
    cover: {
      holdsText: (tables, charts, figures) =>
        `${tables} cuadros, ${charts} gráficas y la lista de las ${figures} cifras que imprime el extracto, cada una con su fuente y la celda de la que se tomó.`,
      book: 'El extracto',
      bookText: (file) => `El extracto impreso que acompaña a estos datos (PDF, ${file})`,
    },
    lines: {
      inBook: (number, page) =>
        page === undefined ? `${number} en el extracto.` : `${number} en el extracto, página ${page}.`,
      notInBook: 'Este cuadro no se imprime en el extracto; de él se tomaron cifras de su texto.',
    },
  },
  note: (number) => `[nota ${number}]`,
  made: {
    formula: (text) => `Calculado: ${text}.`,
    from: (columns) => `Calculado a partir de ${columns}.`,
    sum: (column, by) => (by === '' ? `suma de ${column}` : `suma de ${column} por ${by}`),
    count: (by) => (by === '' ? 'número de filas' : `número de filas por ${by}`),
    where: (column, condition) => `${column} donde ${condition}`,
    first: (column) => `${column} al inicio`,
    running: (column) => `suma de ${column} hasta esta fila`,
    before: (column) => `${column} antes`,
    rank: (column) => (column === '' ? 'lugar en el orden' : `lugar por ${column}`),
    other: (operation, column) => `${operation} de ${column}`,
    lookedUp: (column, table) => `${column} en «${table}»`,
    folded: (columns) => `valores de ${columns}, uno debajo de otro`,
    foldedKey: (columns) => `de cuál de ${columns} es la fila`,
    and: 'y',
    or: 'o',
  },
  kinds: {
    source: 'de una fuente',
    computed: 'calculado',
    chart: 'gráfica',
    picture: 'gráfica como imagen',
    about: 'sobre estos datos',
  },
  scaled: {
    thousand: (unit) => (unit === '' ? 'miles' : `miles de ${unit}`),
    million: (unit) => (unit === '' ? 'millones' : `millones de ${unit}`),
    billion: (unit) => (unit === '' ? 'miles de millones' : `miles de millones de ${unit}`),
  },
  heads: {
    number: 'Número',
    worksheet: 'Hoja',
    holds: 'Qué contiene',
    unit: 'Unidad',
    source: 'Fuente',
    asOf: 'Al',
    inBook: 'En la publicación',
    page: 'Página',
    note: 'Nota',
    text: 'Texto',
    tables: 'Cuadros',
    figure: 'Cifra',
    printed: 'Como se imprime',
    value: 'Valor',
    chapter: 'Capítulo',
    within: 'Impresa en',
    cell: 'Celda',
    figureAddress: 'Dirección de la cifra',
    slot: 'Lugar',
    check: 'Comprobación',
    topic: 'Tema',
    relation: 'Relación',
    result: 'Resultado',
    computed: 'Cálculo',
    cells: 'Celdas consideradas',
    claims: 'Frases que dependen de ella',
    waiver: 'Por qué se exime',
    change: 'Cambio',
    where: 'Dónde',
    before: 'Antes',
    now: 'Ahora',
    why: 'Por qué',
    table: 'Cuadro',
    column: 'Columna',
    field: 'Campo',
    type: 'Tipo',
    meaning: 'Significado',
    categories: 'Categorías',
    missing: 'Valores faltantes',
    format: 'Formato numérico',
    publisher: 'Editor',
    document: 'Documento',
    address: 'Dirección',
    read: 'Consultado el',
    grade: 'Grado',
    licence: 'Licencia',
    fact: 'Dato',
    label: 'Qué es',
    status: 'Estado',
    remark: 'Observación',
    category: 'Categoría',
    made: 'Cómo se obtiene',
    formula: 'Fórmula',
    kind: 'Clase',
    tableObject: 'Nombre de la tabla',
    period: 'Periodo',
    rows: 'Filas',
    line: 'Línea',
    openPoint: 'Qué está pendiente',
  },
  notesOfRow: 'Notas de la fila',
  statusOf: (heading) => `${heading}: estado`,
  codeOf: (heading) => `${heading}: código`,
  prose: 'Texto',
  outcomes: { held: 'se cumple', failed: 'no se cumple', waived: 'eximida' },
  types: {
    integer: 'número entero',
    number: 'número',
    string: 'texto',
    boolean: 'verdadero o falso',
    date: 'fecha',
    yearmonth: 'mes',
    year: 'año',
  },
  grades: {
    A: 'archivo oficial',
    B: 'número oficial leído en una página',
    C: 'prensa que cita al editor',
  },
};

const computation: ComputationWords = {
  near: (found, expected, tolerance) => `${found}; se espera ${expected} con tolerancia de ${tolerance}`,
  rounds: (found, to, rounded, expected) => `${found}; redondeado a ${to}, ${rounded}; se espera ${expected}`,
  between: (found, low, high) => `${found}; se espera entre ${low} y ${high}`,
  rounded: (value, to) => `${value} redondeado a ${to}`,
  wholeNumbers: () => 'enteros',
  decimals: (count) => (count === '1' ? '1 decimal' : `${count} decimales`),
  powers: (power) => `múltiplos de ${power}`,
  growth: (from, to) => `variación de ${from} a ${to}, en por ciento`,
  percent: (part, whole) => `${part} en por ciento de ${whole}`,
  converted: (amount, from, to) => `${amount} ${from} en ${to}`,
  yearOf: (date) => `año de ${date}`,
  days: (from, to) => `días de ${from} a ${to}`,
  sumOf: (field, rows) => `suma de ${field} en ${rows}`,
  meanOf: (field, rows) => `media de ${field} en ${rows}`,
  rows: (count) => (count === '1' ? '1 fila' : `${count} filas`),
  withMissing: (text, count) => `${text}; faltan ${count}`,
  rowsOf: (table) => `filas de ${table}`,
  rowsWith: (table, field) => `filas de ${table} con ${field}`,
  share: (value, sum, field) => `${value} en por ciento de ${sum}, la suma de ${field}`,
  rank: (row, field, value) => `lugar de ${row} por ${field} (${value})`,
  rankLowestFirst: (row, field, value) => `lugar de ${row} por ${field} (${value}, de menor a mayor)`,
  isFirst: (field, row, value) => `${field} en ${row} es el primero, ${value}`,
  recordHigh: (field, row, value, highest) =>
    `${field} en ${row} es ${value}; se espera mayor que todos los anteriores, de los que el mayor es ${highest}`,
  recordLow: (field, row, value, lowest) =>
    `${field} en ${row} es ${value}; se espera menor que todos los anteriores, de los que el menor es ${lowest}`,
  trueOfAll: (rows, expression) => `se cumple en todas las ${rows}: ${expression}`,
  trueOfNone: (rows, expression) => `no se cumple en ninguna de ${rows}: ${expression}`,
  trueOf: (count, rows) => `se cumple en ${count} de ${rows}`,
  notTrueOf: (count, rows) => `no se cumple en ${count} de ${rows}`,
  valueMissing: () => 'falta un valor',
  missing: () => 'sin dato',
  doesNotHold: (relation) => `${relation} (no se cumple)`,
  not: (relation) => `no: ${relation}`,
  nor: (first, second) => `${first}; tampoco: ${second}`,
  expected: (found, expected) => `${found}; se espera ${expected}`,
  otherThan: (found, expected) => `${found}; se espera distinto de ${expected}`,
  lessThan: (found, expected) => `${found}; se espera menor que ${expected}`,
  atMost: (found, expected) => `${found}; se espera a lo sumo ${expected}`,
  moreThan: (found, expected) => `${found}; se espera mayor que ${expected}`,
  atLeast: (found, expected) => `${found}; se espera al menos ${expected}`,
  before: (found, expected) => `${found}; se espera antes de ${expected}`,
  notAfter: (found, expected) => `${found}; se espera no después de ${expected}`,
  after: (found, expected) => `${found}; se espera después de ${expected}`,
  notBefore: (found, expected) => `${found}; se espera no antes de ${expected}`,
  least: (field, row) => `menor ${field} (${row})`,
  greatest: (field, row) => `mayor ${field} (${row})`,
  withHighest: (answer, field, value) => `${answer} con el mayor ${field} (${value})`,
  withLowest: (answer, field, value) => `${answer} con el menor ${field} (${value})`,
  shared: (value, count) => `${value}, compartido por ${count} filas`,
  descending: (field, rows) => `${field} descendente en ${rows}`,
  ascending: (field, rows) => `${field} ascendente en ${rows}`,
  decreasing: (field, rows) => `${field} decreciente en ${rows}`,
  increasing: (field, rows) => `${field} creciente en ${rows}`,
  strictlyDescending: (field, rows) => `${field} estrictamente descendente en ${rows}`,
  strictlyAscending: (field, rows) => `${field} estrictamente ascendente en ${rows}`,
  strictlyDecreasing: (field, rows) => `${field} estrictamente decreciente en ${rows}`,
  strictlyIncreasing: (field, rows) => `${field} estrictamente creciente en ${rows}`,
  brokenSeries: (series, first, second) => `se espera ${series}; se encuentra ${first} antes de ${second}`,
};

const numbers: NumberLocale = {
  decimal: ',',
  thousands: '.',
  grouping: [3],
  minimumGrouping: 2,
  currency: ['', `${NO_BREAK_SPACE}¤`],
  minus: MINUS,
  percent: `${NO_BREAK_SPACE}%`,
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  shortMonths: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
  days: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  shortDays: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  datePattern: '{day} de {month} de {year}',
  monthPattern: '{month} de {year}',
  axisDates: { week: 'S%U', quarter: 'T%q', monthOfYear: '%b %Y', day: '%-d %b', dayOfYear: '%-d %b %Y' },
};

const names: NamesWithDigits = {
  code: CODE,
  standard: STANDARD,
  goal: goals('ODS|ODM', 'ODS 3.2'),
  provision: provisions(
    {
      small:
        'artículo sección capítulo página párrafo fracción inciso anexo apéndice nota art. cap. pág. págs. p. pp. vol.',
      plural: 'artículos secciones capítulos páginas párrafos fracciones anexos',
      capital: 'Título Parte Fase Tipo Categoría Nivel Protocolo Objetivo Meta Tomo Libro Ruta Carretera',
      joint: 'y|o|a',
    },
    ['artículo 31', 'capítulo 3', 'página 12', 'páginas 12–15', 'artículos 201, 232 y 301', 'Título 42'],
  ),
  citation: {
    pattern:
      '§{1,2}\\s?\\d{1,5}|(?:[Ll]ey|[Dd]ecreto|[Rr]eal\\s[Dd]ecreto|[Rr]eglamento|[Dd]irectiva|[Rr]esolución|[Oo]rden)\\s(?:\\((?:UE|CE|CEE)\\)\\s)?(?:(?:n\\.?\\s?[º°]|núm\\.|No\\.)\\s?\\d{1,5}(?:[-\\/]\\d{1,4})*|\\d{1,4}\\/\\d{1,4}(?:\\/[A-Z]{2,3})?)|[Rr]esolución\\s\\d{1,4}',
    examples: ['Ley 27/2014', 'Reglamento (UE) 2016/679', 'Resolución 1325', 'Decreto núm. 123', '§ 232'],
  },
  age: {
    pattern: `(?:de\\s|entre\\s)?${AGE}\\s(?:a|y|–|-)\\s${AGE}\\saños\\sde\\sedad|(?:de\\s)?${AGE}\\saños\\s(?:y|o)\\s(?:más|menos|mayores|menores)(?!\\s\\d)|${AGE}\\saños\\sde\\sedad|(?:mayores|menores)\\sde\\s${AGE}\\saños|${AGE}\\sy\\smás\\saños`,
    examples: ['65 años y más', '15 a 64 años de edad', 'menores de 5 años', '18 años o más'],
  },
  chance: chances('[Vv]alor\\sp'),
  confidence: {
    pattern:
      '(?:intervalos?|niveles|nivel|grados?)\\sde\\s(?:confianza|significación|significancia)\\s(?:del|de|al)\\s(?:1|5|10|80|90|95|99)\\s?(?:%|por\\sciento)|IC\\s(?:del\\s|al\\s)?(?:90|95|99)\\s?%|significativ(?:o|a|os|as)\\sal\\s(?:1|5|10)\\s?(?:%|por\\sciento)',
    examples: ['intervalo de confianza del 95 %', 'IC del 95 %', 'nivel de significación del 5 por ciento'],
  },
  clock: {
    pattern:
      '(?:1[0-2]|[1-9])(?::[0-5]\\d)?\\s?[ap]\\.\\s?m\\.|(?<=\\blas\\s)(?:[01]?\\d|2[0-3])[:.][0-5]\\d|(?:[01]?\\d|2[0-3]):[0-5]\\d\\s(?:UTC|GMT|h|horas)\\b',
    examples: ['8:30 a. m.', 'a las 20:15', '14:30 horas'],
  },
  ordinal: {
    pattern:
      '\\d{1,3}\\.?[ªº]\\s(?:[Ll]egislatura|[Ee]dición|[Ee]nmienda|[Ss]esión|[Cc]umbre|[Aa]niversario|[Cc]ongreso|[Cc]onferencia)|[Pp]ercentil\\s(?:5|10|25|50|75|90|95|99)\\b|[Pp]aralelo\\s\\d{1,2}\\b',
    examples: ['118.º Congreso', '14.ª Enmienda', 'percentil 90'],
  },
  phone: phones('tel teléfono fax'),
  single: singles(
    '(?:objetivo|meta|límite|umbral)\\sde\\s(?:1[.,]5|2)\\s?(?:°C|grados)|[Ii]ndustria\\s4\\.0|[Cc]olumna\\s8',
    'el objetivo de 1.5 °C',
  ),
};

const besideNumbers: WordsBesideNumbers = {
  units: setOf(`${unitSigns} por mil millón millones billón billones puntos`),
  measures: setOf(
    'millas kilómetros metros pies toneladas barriles litros libras dólares pesos euros personas empleos horas días semanas meses años',
  ),
  months: monthWords(numbers, 'sep', 'sep.', 'setiembre', 'de'),
  designators: setOf(
    'gráfica gráficas figura figuras cuadro cuadros tabla tablas capítulo capítulos sección parte artículo artículos anexo título n.º núm. página páginas pág. págs. p. pp. vol.',
  ),
  currencies: currencyCodes,
  names,
  dates: {
    afterDay: 'º|o|\\.º',
    between: 'del? ',
    afterDecade: '',
    beforeYear: '',
    quantityAfter:
      '%|por ciento|mill[oó]n|billón|billones|millas?|km|kilómetros?|metros|dólares|pesos|euros|libras|personas|empleos|toneladas',
  },
};

const findings = setOf(
  `es son era eran fue fueron ser está están estaba estaban ha han había habían hay puede pueden sube suben
    subió subieron subiendo baja bajan bajó bajaron cae caen cayó cayeron crece crecen creció crecieron
    aumenta aumentan aumentó aumentaron aumento disminuye disminuyen disminuyó disminuyeron disminución
    desciende descienden descendió descendieron descenso caída alza subida retrocede retrocedió repunta
    repuntó duplica duplican duplicó duplicaron triplica triplicó reduce reducen redujo redujeron alcanza
    alcanzan alcanzó alcanzaron supera superan superó superaron rebasa rebasó encabeza encabezan encabezó
    lidera lideran lideró domina dominan dominó permanece permanecen sigue siguen siguió mantiene mantienen
    mantuvo representa representan representó concentra concentran compra compran compró vende venden vendió
    llega llegan llegó pasa pasan pasó queda quedan quedó tiene tienen tuvo hace hacen hizo más menos mayor
    menor menores mejor mejores peor peores máximo máxima mínimo mínima récord doble triple mayoría minoría
    casi apenas solo sólo nunca siempre jamás que`,
);

const citations: CitationWords = {
  references: 'Referencias',
  terms: {
    accessed: 'consultado el',
    and: 'y',
    others: 'otros',
    'and others': 'y otros',
    anonymous: 'anónimo',
    at: 'en',
    'available at': 'disponible en',
    by: 'de',
    circa: 'ca.',
    'et-al': 'et\u00a0al.',
    forthcoming: 'en preparación',
    from: 'de',
    ibid: 'ibíd.',
    in: 'en',
    'in press': 'en prensa',
    interview: 'entrevista',
    letter: 'carta',
    'no date': 'sin fecha',
    'no date, short': 's.\u00a0f.',
    online: 'en línea',
    'presented at': 'presentado en',
    retrieved: 'recuperado',
    version: 'versión',
  },
  edition: counted('edición, ediciones; ed., eds.'),
  ordinal: '.ª',
  ordinals: {},
  locators: {
    book: counted('libro, libros; lib., libs.'),
    chapter: counted('capítulo, capítulos; cap., caps.'),
    column: counted('columna, columnas; col., cols.'),
    figure: counted('figura, figuras; fig., figs.'),
    folio: counted('folio, folios; f., ff.'),
    issue: counted('número, números; n.º, n.os'),
    line: counted('línea, líneas; l., ls.'),
    note: counted('nota, notas; n., nn.'),
    page: counted('página, páginas; p., pp.'),
    paragraph: counted('párrafo, párrafos; párr., párrs.'),
    part: counted('parte, partes; pt., pts.'),
    section: counted('sección, secciones; sec., secs.'),
    verse: counted('verso, versos; v., vv.'),
    volume: counted('volumen, volúmenes; vol., vols.'),
  },
  roles: {
    director: role('director, directores; dir., dirs.; dirigido por'),
    editor: role('editor, editores; ed., eds.; editado por'),
    illustrator: role('ilustrador, ilustradores; ilust., ilusts.; ilustrado por'),
    translator: role('traductor, traductores; trad., trads.; traducido por'),
  },
};

/** The first region is that of the bare language. */
const spain: Language = {
  tag: 'es-ES',
  words,
  citations,
  computation,
  pack,
  numbers,
  punctuation: { double: GUILLEMETS, single: CURLY, spaceBefore: {} },
  besideNumbers,
  letters: { ñ: 'n~' },
  articles: setOf('el la los las the le les'),
  findings,
  smallWords: setOf('y o de del la el los las en con por'),
  hyphenation: async () => (await import('hyphen/patterns/es.js')).default,
};

/** Decimal point and grouping comma, as Mexico's statistical office writes. */
const mexico: Language = {
  ...spain,
  tag: 'es-MX',
  numbers: {
    ...numbers,
    decimal: '.',
    thousands: ',',
    minimumGrouping: 1,
    currency: ['¤', ''],
    percent: '%',
    shortMonths: numbers.shortMonths.map((month) => (month === 'sept' ? 'sep' : month)),
  },
  punctuation: { ...spain.punctuation, double: CURLY, single: SINGLE_CURLY },
};

export const spanish: readonly Language[] = [spain, mexico];
