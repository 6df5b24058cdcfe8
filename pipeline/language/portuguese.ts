/** Portuguese, in each of its regions. */
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
  annexes: 'Anexos',
  figure: 'Gráfico',
  table: 'Tabela',
  equation: 'Equação',
  listing: 'Código',
  source: 'Fonte',
  sources: 'Fontes',
  note: 'Nota',
  notes: 'Notas',
  continued: 'continuação',
  contents: 'Sumário',
  inThisChapter: 'Neste capítulo',
  tableTitles: 'Conteúdo',
  listOfFigures: 'Gráficos',
  listOfTables: 'Tabelas',
  sheetIndex: 'Tabelas e suas planilhas',
  index: 'Índice remissivo',
  see: 'ver',
  seeAlso: 'ver também',
  indexNote:
    'Em negrito estão as páginas em que um título de seção nomeia a entrada; os títulos de gráficos e tabelas também são indexados.',
  page: 'Página',
  onPage: [' (página\u00a0', ')'],
  leadsTo: (entry, page) => `${entry}, página ${page}`,
  sheet: 'Planilha',
  asOf: (date) => `em ${date}`,
  sourcesRead: (first, last) =>
    first === last
      ? `Os documentos foram consultados em ${first}.`
      : `Os documentos foram consultados de ${first} a ${last}.`,
  edition: 'Edição',
  buildDigest: 'Compilação',
  howToCite: 'Como citar',
  licence: 'Licença',
  contact: 'Contato',
  dataPack: 'Pacote de dados',
  formula: {
    fraction: (above, below) => `a fração ${above} sobre ${below}, fim da fração,`,
    root: (of, degree) =>
      `${degree === '' ? 'raiz quadrada de' : `raiz de ordem ${degree} de`} ${of}, fim da raiz,`,
    raised: (base, exponent) => `${base} elevado a ${exponent}`,
    indexed: (base, index) => `${base} índice ${index}`,
    limits: (sign, from, to) => `${sign} de ${from}${to === '' ? '' : ` até ${to}`},`,
    signs: {
      '=': 'é igual a',
      '\u2260': 'é diferente de',
      '\u2248': 'é aproximadamente',
      '<': 'é menor que',
      '>': 'é maior que',
      '\u2264': 'é menor ou igual a',
      '\u2265': 'é maior ou igual a',
      '+': 'mais',
      '\u2212': 'menos',
      '\u00b1': 'mais ou menos',
      '\u00d7': 'vezes',
      '\u22c5': 'vezes',
      '/': 'sobre',
      '\u00f7': 'dividido por',
      '\u2211': 'soma',
      '\u220f': 'produto',
      '\u222b': 'integral',
      '\u2208': 'pertence a',
      '\u2192': 'tende a',
      '\u221e': 'infinito',
      '%': 'por cento',
      '\u2202': 'parcial',
      '\u2206': 'delta',
      '|': 'barra',
    },
  },
  gradeMarks: ({ A, B, C }) =>
    `Letras após fontes e números: B, ${B}; C, ${C}; nenhuma (A na lista de fontes), ${A}.`,
  statuses: {
    provisional: 'provisório',
    revised: 'revisado',
    estimated: 'estimado',
    forecast: 'previsto',
    imputed: 'imputado',
    break: 'quebra de série',
    definitionDiffers: 'definição diferente',
    lowReliability: 'pouco confiável',
    notSignificant: 'não significativo',
    confidential: 'confidencial',
    notApplicable: 'não se aplica',
    notComputed: 'não calculado, por falta de valores',
    notAvailable: 'não disponível',
  },
  cutTable: (shown, all) =>
    shown === '1' ? `Primeira de ${all} linhas.` : `Primeiras ${shown} de ${all} linhas.`,
  roundedSums: 'A soma das parcelas pode não coincidir com o total devido ao arredondamento.',
  rowsNew: 'linhas novas',
  rowsGone: 'linhas suprimidas',
  noChanges: 'Nada mudou desde a edição anterior.',
  status: 'Situação',
  chapters: 'Capítulos',
  rank: 'Posição',
  colon: ': ',
  semicolon: '; ',
  and: 'e',
  checks: 'Relações que se verificam entre os números',
  value: 'Valor',
  relation: 'Relação',
  computation: 'Cálculo',
  outcome: 'Resultado',
  held: 'verifica-se',
  failed: 'não se verifica',
  waived: 'dispensada',
  draft: {
    title: (title) => `Rascunho: ${title}`,
    state: (openPoints) =>
      openPoints < 2
        ? `Rascunho · ${openPoints === 0 ? 'nenhum' : openPoints} ponto em aberto`
        : `Rascunho · ${openPoints} pontos em aberto`,
    openPoints: 'Pontos em aberto',
    openPointsIntro:
      'O que ainda falta a este rascunho. Cada ponto está marcado pelo seu número no seu lugar no livro.',
    inMargin: (numbers) =>
      numbers.length === 1 ? `Ponto em aberto ${numbers.join()}` : `Pontos em aberto ${numbers.join(', ')}`,
    altMissing: (title) => `${title}. Esta imagem ainda não foi descrita em palavras.`,
  },
  notices: {
    embargoedUntil: (date) => `Sob embargo até ${date}`,
    embargoedUntilTime: (date, time, zone) => `Sob embargo até ${date}, ${time} (${zone})`,
    clock: '{hour}h{minute}',
    halves: ['', ''],
    zone: (offset) => `UTC${offset}`,
    notForCitation: 'Não citar',
    proofInGrey: 'Prova em tons de cinza',
  },
  marked: {
    since: (edition) => `Mudanças desde ${edition} marcadas`,
    before: (text) => `Antes: ${text}`,
    isNew: 'Novo',
    leftOut: (text) => `Suprimido: ${text}`,
  },
  intervals: {
    counts: ['dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez', 'onze', 'doze'],
    year: { single: 'um ano', several: 'anos' },
    decade: {
      single: 'uma década',
      several: 'décadas',
      counts: ['duas', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove'],
    },
    month: { single: 'um mês', several: 'meses' },
    week: {
      single: 'uma semana',
      several: 'semanas',
      counts: ['duas', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez', 'onze', 'doze'],
    },
    day: { single: 'um dia', several: 'dias' },
    before: {
      next: { year: 'no ano anterior', month: 'no mês anterior', day: 'no dia anterior' },
      amount: (amount) => `${amount} antes`,
    },
    earlier: { amount: (amount) => `${amount} antes` },
    after: {
      next: { year: 'no ano seguinte', month: 'no mês seguinte', day: 'no dia seguinte' },
      amount: (amount) => `${amount} depois`,
    },
    later: { amount: (amount) => `${amount} depois` },
  },
  handout: {
    label: (of) => `Extrato: ${of}`,
    inBook: ' em ',
    about: (book) =>
      `Este é um extrato de ${book}. Capítulos, gráficos e tabelas conservam seus números; as páginas são numeradas de novo.`,
  },
};

const pack: PackWords = {
  lint: { empty: 'vazi', tableObject: 'tabela' },
  sheets: {
    cover: 'Capa',
    contents: 'Sumário',
    notes: 'Notas',
    figures: 'Números',
    checks: 'Verificações',
    changes: 'Alterações',
    columns: 'Colunas',
    sources: 'Fontes',
    facts: 'Dados avulsos',
    openPoints: 'Pontos em aberto',
    chart: 'Gráfico',
  },
  titles: {
    contents: 'Sumário: todas as planilhas desta pasta',
    notes: 'Notas sobre os dados',
    figures: 'Todos os números impressos no livro',
    checks: 'Relações verificadas',
    changes: 'Alterações e correções',
    columns: 'O que contém cada coluna',
    sources: 'Fontes',
    facts: 'Dados avulsos',
    openPoints: 'O que ainda falta a este rascunho',
  },
  zip: {
    holds: (title, edition) =>
      `${title}, edição ${edition}: cada tabela em um arquivo CSV (UTF-8), com vírgulas entre os valores e ponto decimal.`,
    described: 'datapackage.json descreve cada arquivo e cada uma de suas colunas.',
    gaps: (columns) =>
      `Um dado que falta é uma célula vazia. Por que falta, ou até que ponto um valor é confiável, consta como código da lista de situações de observação da SDMX em uma coluna própria (NOME_status); ${columns} diz o que significa cada código.`,
    charts: 'gráficos como impressos, em SVG',
    files: {
      all: 'Todos os valores de todas as tabelas, um por linha',
      checks: 'Verificações dos números',
      columns: 'Colunas das tabelas',
      figures: 'Números que o livro imprime',
      notes: 'Notas das tabelas',
      sources: 'Fontes',
    },
    excel: {
      choose: (file) => `Dados, Obter Dados, De Arquivo, De Text/CSV: escolha ${file}.`,
      load: 'Escolha 65001: Unicode (UTF-8) como origem do arquivo e a vírgula como delimitador; depois, Carregar.',
      open: (workbook) => `Ou abra ${workbook}, que contém as mesmas tabelas com seus formatos de número.`,
    },
  },
  cover: {
    holds: 'O que contém esta pasta de trabalho',
    holdsText: (tables, charts, figures) =>
      `${tables} tabelas, ${charts} gráficos e a lista dos ${figures} números que o livro imprime, cada um com sua fonte e a célula de que foi tirado.`,
    valuesText:
      'As células guardam os valores com a precisão da fonte; o formato de número arredonda o que se mostra como o livro. Não há fórmulas, macros, células mescladas nem planilhas ocultas.',
    period: 'Período',
    periodText: (first, last) => `De ${first} a ${last}.`,
    currentText: (first, last) =>
      first === last ? `Dados em ${first}.` : `Dados em datas entre ${first} e ${last}.`,
    edition: 'Edição e situação',
    statusText:
      'Os números são os publicados na data indicada em cada tabela; as fontes podem revisá-los depois.',
    published: 'Publicado por',
    authors: 'Autores',
    licence: 'Licença',
    contact: 'Contato',
    cite: 'Como citar',
    citeText: (authors, title, publisher, date) =>
      `${authors}: ${title}. Pacote de dados. ${publisher}, ${date}.`,
    book: 'O livro',
    bookText: (file) => `O livro impresso que acompanha estes dados (PDF, ${file})`,
    digest: 'Feito a partir de',
    digestText: (digest) => `Arquivos de origem com o resumo SHA-256 ${digest}.`,
    toContents: 'Ir para o sumário',
    toChanges: 'Ir para as alterações',
  },
  lines: {
    oneTable: 'Esta planilha contém uma tabela.',
    noTable: 'Esta planilha não contém tabelas.',
    oneChart: 'Esta planilha contém um gráfico.',
    oneChartOneTable: 'Esta planilha contém uma tabela e, à direita dela, um gráfico.',
    onePicture:
      'Esta planilha contém uma imagem: o gráfico como é impresso, que nenhum gráfico do Excel mostra por inteiro.',
    drawnOn: (sheet) => `Desenhado na planilha ${sheet}.`,
    filters:
      'A linha de cabeçalho tem botões de filtro. Para retirá-los, selecione uma célula da tabela e escolha Dados, Filtro.',
    frozen:
      'As linhas acima dos dados permanecem à vista. Para mudar isso, escolha Exibir, Descongelar Painéis.',
    inBook: (number, page) =>
      page === undefined ? `${number} do livro.` : `${number} do livro, página ${page}.`,
    notInBook: 'Esta tabela não é impressa no livro.',
    asOf: (date) => `Dados em ${date}.`,
    licence: (licence) => `Licença: ${licence}.`,
    notes: (marks) => `Notas: ${marks}, explicadas na planilha Notas.`,
    shorthand: (legend) => `Sinais desta tabela: ${legend}.`,
    shorthandEntry: (code, meaning) => `${code} ${meaning}`,
    emptyWithStatus:
      'Onde falta um valor, a célula está vazia e a coluna de situação ao lado diz por quê; no restante a situação está vazia.',
    emptyNotes: 'Onde nenhuma nota se refere a uma linha, sua célula na última coluna está vazia.',
    noShading: 'O sombreado entre as linhas não aparece aqui.',
    emptyValues: 'Uma célula vazia significa que o gráfico não desenha nada ali.',
    comments:
      'As colunas com o nome de uma linha ou de palavras do gráfico dizem onde estas ficam; não são dados.',
    emptyFigures:
      'Se um número é uma data ou um texto, Valor fica vazio; se não tem unidade, Unidade fica vazia.',
    emptyFacts:
      'Se um dado é uma data ou um texto, Valor fica vazio; se não tem unidade, Unidade fica vazia.',
    emptyOther: 'Uma célula vazia significa que não há nada a dizer.',
    computedFrom: (table) => `Calculado a partir de: ${table}.`,
    source: (publisher, title) => `Fonte: ${publisher}, ${title}`,
    manySources: (count, publishers) => `${count} fontes de ${publishers}, listadas na planilha Fontes.`,
    toContents: 'Voltar ao sumário',
    dataOn: (sheet) => `O gráfico desenha células da planilha ${sheet}.`,
    inWords: (alt) => `O gráfico em palavras: ${alt}`,
    notesIntro: 'As notas são numeradas a partir de 1 em cada planilha, na ordem de suas chamadas.',
    figuresIntro:
      'Uma linha para cada número impresso no texto, nos gráficos e nas tabelas, com um link para sua célula.',
    formulasIntro:
      'A fórmula de um número calculado é texto; posta numa célula, calcula o número a partir das células desta pasta de trabalho.',
    checksIntro: 'Cada relação foi recalculada a partir das tabelas quando o livro foi feito.',
    changesIntro: 'Onde uma edição anterior, ou outro documento, diz algo diferente deste livro.',
    noChanges: 'Não há alterações a assinalar.',
    comparedWithNone: 'Esta edição não foi comparada com nenhuma anterior, pois o livro não indica nenhuma.',
    comparedWith: (name) => `Em comparação com a edição ${name}.`,
    columnsIntro: 'Uma linha para cada coluna de cada tabela de dados.',
    sourcesIntro: 'De onde vem cada tabela e cada número, e quando foi consultado.',
    factsIntro: 'Dados que não pertencem a nenhuma tabela.',
    noRows: 'Esta tabela não tem linhas.',
    openPointsIntro:
      'Uma linha para cada ponto em aberto deste rascunho, com o arquivo e a linha a que se refere.',
  },
  handout: {
    figures: 'Todos os números impressos no extrato',
    inHandout: 'No extrato',
    cover: {
      holdsText: (tables, charts, figures) =>
        `${tables} tabelas, ${charts} gráficos e a lista dos ${figures} números que o extrato imprime, cada um com sua fonte e a célula de que foi tirado.`,
      book: 'O extrato',
      bookText: (file) => `O extrato impresso que acompanha estes dados (PDF, ${file})`,
    },
    lines: {
      inBook: (number, page) =>
        page === undefined ? `${number} no extrato.` : `${number} no extrato, página ${page}.`,
      notInBook: 'Esta tabela não é impressa no extrato; números do seu texto foram tirados dela.',
    },
  },
  note: (number) => `[nota ${number}]`,
  made: {
    formula: (text) => `Calculado: ${text}.`,
    from: (columns) => `Calculado a partir de ${columns}.`,
    sum: (column, by) => (by === '' ? `soma de ${column}` : `soma de ${column} por ${by}`),
    count: (by) => (by === '' ? 'número de linhas' : `número de linhas por ${by}`),
    where: (column, condition) => `${column} onde ${condition}`,
    first: (column) => `${column} no início`,
    running: (column) => `soma de ${column} até esta linha`,
    before: (column) => `${column} da linha anterior`,
    rank: (column) => (column === '' ? 'lugar na ordem' : `lugar por ${column}`),
    other: (operation, column) => `${operation} de ${column}`,
    lookedUp: (column, table) => `${column} em “${table}”`,
    folded: (columns) => `valores de ${columns}, um abaixo do outro`,
    foldedKey: (columns) => `de qual de ${columns} é a linha`,
    and: 'e',
    or: 'ou',
  },
  kinds: {
    source: 'de uma fonte',
    computed: 'calculada',
    chart: 'gráfico',
    picture: 'gráfico como imagem',
    about: 'sobre estes dados',
  },
  scaled: {
    thousand: (unit) => (unit === '' ? 'milhares' : `milhares de ${unit}`),
    million: (unit) => (unit === '' ? 'milhões' : `milhões de ${unit}`),
    billion: (unit) => (unit === '' ? 'bilhões' : `bilhões de ${unit}`),
  },
  heads: {
    number: 'Número',
    worksheet: 'Planilha',
    holds: 'O que contém',
    unit: 'Unidade',
    source: 'Fonte',
    asOf: 'Data dos dados',
    inBook: 'No livro',
    page: 'Página',
    note: 'Nota',
    text: 'Texto',
    tables: 'Tabelas',
    figure: 'Número impresso',
    printed: 'Como impresso',
    value: 'Valor',
    chapter: 'Capítulo',
    within: 'Impresso em',
    cell: 'Célula',
    figureAddress: 'Endereço do número',
    slot: 'Posição',
    check: 'Verificação',
    topic: 'Tema',
    relation: 'Relação',
    result: 'Resultado',
    computed: 'Cálculo',
    cells: 'Células consideradas',
    claims: 'Frases que dependem dela',
    waiver: 'Motivo da dispensa',
    change: 'Alteração',
    where: 'Onde',
    before: 'Antes',
    now: 'Agora',
    why: 'Por quê',
    table: 'Tabela',
    column: 'Coluna',
    field: 'Campo',
    type: 'Tipo',
    meaning: 'Significado',
    categories: 'Categorias',
    missing: 'Valores ausentes',
    format: 'Formato de número',
    publisher: 'Editor',
    document: 'Documento',
    address: 'Endereço',
    read: 'Consultado em',
    grade: 'Grau',
    licence: 'Licença',
    fact: 'Dado',
    label: 'O que é',
    status: 'Situação',
    remark: 'Observação',
    category: 'Categoria',
    made: 'Como é obtido',
    formula: 'Fórmula',
    kind: 'Tipo',
    tableObject: 'Nome da tabela',
    period: 'Período',
    rows: 'Linhas',
    line: 'Linha',
    openPoint: 'O que está em aberto',
  },
  notesOfRow: 'Notas da linha',
  statusOf: (heading) => `${heading}: situação`,
  statusMeaning: (heading) =>
    `Código do motivo pelo qual falta um valor de “${heading}”, ou de quão confiável ele é.`,
  codeOf: (heading) => `${heading}: código`,
  prose: 'Texto',
  outcomes: { held: 'verifica-se', failed: 'não se verifica', waived: 'dispensada' },
  types: {
    integer: 'número inteiro',
    number: 'número',
    string: 'texto',
    boolean: 'verdadeiro ou falso',
    date: 'data',
    yearmonth: 'mês',
    year: 'ano',
  },
  grades: {
    A: 'arquivo oficial',
    B: 'número oficial lido em uma página',
    C: 'imprensa que cita o editor',
  },
};

const computation: ComputationWords = {
  near: (found, expected, tolerance) => `${found}; espera-se ${expected} com tolerância de ${tolerance}`,
  rounds: (found, to, rounded, expected) =>
    `${found}; arredondado a ${to}, ${rounded}; espera-se ${expected}`,
  between: (found, low, high) => `${found}; espera-se entre ${low} e ${high}`,
  rounded: (value, to) => `${value} arredondado a ${to}`,
  wholeNumbers: () => 'inteiros',
  decimals: (count) => (count === '1' ? '1 casa decimal' : `${count} casas decimais`),
  powers: (power) => `múltiplos de ${power}`,
  growth: (from, to) => `variação de ${from} a ${to}, em por cento`,
  percent: (part, whole) => `${part} em por cento de ${whole}`,
  converted: (amount, from, to) => `${amount} ${from} em ${to}`,
  yearOf: (date) => `ano de ${date}`,
  days: (from, to) => `dias de ${from} a ${to}`,
  sumOf: (field, rows) => `soma de ${field} em ${rows}`,
  meanOf: (field, rows) => `média de ${field} em ${rows}`,
  rows: (count) => (count === '1' ? '1 linha' : `${count} linhas`),
  withMissing: (text, count) => `${text}; faltam ${count}`,
  rowsOf: (table) => `linhas de ${table}`,
  rowsWith: (table, field) => `linhas de ${table} com ${field}`,
  share: (value, sum, field) => `${value} em por cento de ${sum}, a soma de ${field}`,
  rank: (row, field, value) => `posição de ${row} por ${field} (${value})`,
  rankLowestFirst: (row, field, value) => `posição de ${row} por ${field} (${value}, do menor ao maior)`,
  isFirst: (field, row, value) => `${field} em ${row} é o primeiro, ${value}`,
  recordHigh: (field, row, value, highest) =>
    `${field} em ${row} é ${value}; espera-se maior que todos os anteriores, dos quais o maior é ${highest}`,
  recordLow: (field, row, value, lowest) =>
    `${field} em ${row} é ${value}; espera-se menor que todos os anteriores, dos quais o menor é ${lowest}`,
  trueOfAll: (rows, expression) => `verifica-se em todas as ${rows}: ${expression}`,
  trueOfNone: (rows, expression) => `não se verifica em nenhuma de ${rows}: ${expression}`,
  trueOf: (count, rows) => `verifica-se em ${count} de ${rows}`,
  notTrueOf: (count, rows) => `não se verifica em ${count} de ${rows}`,
  valueMissing: () => 'falta um valor',
  missing: () => 'sem dado',
  doesNotHold: (relation) => `${relation} (não se verifica)`,
  not: (relation) => `não: ${relation}`,
  nor: (first, second) => `${first}; nem: ${second}`,
  expected: (found, expected) => `${found}; espera-se ${expected}`,
  otherThan: (found, expected) => `${found}; espera-se diferente de ${expected}`,
  lessThan: (found, expected) => `${found}; espera-se menor que ${expected}`,
  atMost: (found, expected) => `${found}; espera-se no máximo ${expected}`,
  moreThan: (found, expected) => `${found}; espera-se maior que ${expected}`,
  atLeast: (found, expected) => `${found}; espera-se no mínimo ${expected}`,
  before: (found, expected) => `${found}; espera-se antes de ${expected}`,
  notAfter: (found, expected) => `${found}; espera-se não depois de ${expected}`,
  after: (found, expected) => `${found}; espera-se depois de ${expected}`,
  notBefore: (found, expected) => `${found}; espera-se não antes de ${expected}`,
  least: (field, row) => `menor ${field} (${row})`,
  greatest: (field, row) => `maior ${field} (${row})`,
  withHighest: (answer, field, value) => `${answer} com o maior ${field} (${value})`,
  withLowest: (answer, field, value) => `${answer} com o menor ${field} (${value})`,
  shared: (value, count) => `${value}, partilhado por ${count} linhas`,
  descending: (field, rows) => `${field} descendente em ${rows}`,
  ascending: (field, rows) => `${field} ascendente em ${rows}`,
  decreasing: (field, rows) => `${field} decrescente em ${rows}`,
  increasing: (field, rows) => `${field} crescente em ${rows}`,
  strictlyDescending: (field, rows) => `${field} estritamente descendente em ${rows}`,
  strictlyAscending: (field, rows) => `${field} estritamente ascendente em ${rows}`,
  strictlyDecreasing: (field, rows) => `${field} estritamente decrescente em ${rows}`,
  strictlyIncreasing: (field, rows) => `${field} estritamente crescente em ${rows}`,
  brokenSeries: (series, first, second) => `espera-se ${series}; encontra-se ${first} antes de ${second}`,
};

const numbers: NumberLocale = {
  truth: { true: 'sim', false: 'não' },
  decimal: ',',
  thousands: '.',
  grouping: [3],
  minimumGrouping: 1,
  currency: [`¤${NO_BREAK_SPACE}`, ''],
  minus: MINUS,
  percent: '%',
  months: [
    'janeiro',
    'fevereiro',
    'março',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
  shortMonths: [
    'jan.',
    'fev.',
    'mar.',
    'abr.',
    'mai.',
    'jun.',
    'jul.',
    'ago.',
    'set.',
    'out.',
    'nov.',
    'dez.',
  ],
  days: ['domingo', 'segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado'],
  shortDays: ['dom.', 'seg.', 'ter.', 'qua.', 'qui.', 'sex.', 'sáb.'],
  datePattern: '{day} de {month} de {year}',
  monthPattern: '{month} de {year}',
  axisDates: {
    week: 'S%U',
    quarter: 'T%q',
    monthOfYear: '%b de %Y',
    day: '%-d de %b',
    dayOfYear: '%-d de %b de %Y',
  },
};

const names: NamesWithDigits = {
  code: CODE,
  standard: STANDARD,
  goal: goals('ODS|ODM', 'ODS 3.2'),
  provision: provisions(
    {
      small:
        'artigo seção secção capítulo página parágrafo alínea anexo apêndice nota art. cap. pág. págs. p. pp. vol.',
      plural: 'artigos seções secções capítulos páginas parágrafos anexos',
      capital: 'Título Parte Fase Tipo Categoria Nível Protocolo Objetivo Meta Tomo Livro Rodovia',
      joint: 'e|ou|a',
    },
    ['artigo 31', 'capítulo 3', 'página 12', 'páginas 12–15', 'artigos 201, 232 e 301', 'Título 42'],
  ),
  citation: {
    pattern:
      '§{1,2}\\s?\\d{1,5}|(?:[Ll]ei|[Dd]ecreto|[Dd]ecreto-[Ll]ei|[Rr]egulamento|[Dd]iretiva|[Rr]esolução|[Pp]ortaria)\\s(?:\\((?:UE|CE|CEE)\\)\\s)?(?:n\\.?\\s?[º°]\\s?\\d{1,5}(?:\\.\\d{3})?(?:[-\\/]\\d{1,4})*|\\d{1,4}\\/\\d{1,4}(?:\\/[A-Z]{2,3})?)|[Rr]esolução\\s\\d{1,4}',
    examples: ['Lei n.º 13.709/2018', 'Regulamento (UE) 2016/679', 'Resolução 1325', '§ 232'],
  },
  age: {
    pattern: `(?:de\\s|entre\\s)?${AGE}\\s(?:a|e|–|-)\\s${AGE}\\sanos\\sde\\sidade|(?:de\\s|com\\s)?${AGE}\\sanos\\s(?:e|ou)\\s(?:mais|menos)(?!\\s\\d)|${AGE}\\sanos\\sde\\sidade|(?:maiores|menores)\\sde\\s${AGE}\\sanos`,
    examples: ['65 anos e mais', '15 a 64 anos de idade', 'menores de 5 anos', '18 anos ou mais'],
  },
  chance: chances('[Vv]alor-?\\s?p'),
  confidence: {
    pattern:
      '(?:intervalos?|níveis|nível|graus?)\\sde\\s(?:confiança|significância)\\sde\\s(?:1|5|10|80|90|95|99)\\s?(?:%|por\\scento)|IC\\s(?:de\\s|a\\s)?(?:90|95|99)\\s?%|significativ(?:o|a|os|as)\\sa\\s(?:1|5|10)\\s?(?:%|por\\scento)',
    examples: ['intervalo de confiança de 95%', 'IC de 95%', 'nível de significância de 5 por cento'],
  },
  clock: {
    pattern:
      '(?:[01]?\\d|2[0-3])h(?:[0-5]\\d)?\\b|(?<=(?<!\\p{L})[àa]s\\s)(?:[01]?\\d|2[0-3]):[0-5]\\d|(?:[01]?\\d|2[0-3]):[0-5]\\d\\s(?:UTC|GMT|horas)\\b',
    examples: ['8h30', 'às 20:15', '14:30 horas'],
  },
  ordinal: {
    pattern:
      '\\d{1,3}\\.?[ªº]\\s(?:[Ll]egislatura|[Ee]dição|[Ee]menda|[Ss]essão|[Cc]úpula|[Cc]imeira|[Aa]niversário|[Cc]ongresso|[Cc]onferência)|[Pp]ercentil\\s(?:5|10|25|50|75|90|95|99)\\b|[Pp]aralelo\\s\\d{1,2}\\b',
    examples: ['118.º Congresso', '14.ª Emenda', 'percentil 90'],
  },
  phone: phones('tel telefone fax'),
  single: singles(
    '(?:objetivo|meta|limite)\\sde\\s(?:1,5|2)\\s?(?:°C|graus)|[Ii]ndústria\\s4\\.0',
    'a meta de 1,5 °C',
  ),
};

const besideNumbers: WordsBesideNumbers = {
  units: setOf(`${unitSigns} por mil milhão milhões bilhão bilhões trilhão trilhões bilião biliões pontos`),
  measures: setOf(
    'milhas quilômetros quilómetros metros pés hectares toneladas barris litros libras dólares pesos reais euros pessoas empregos horas dias semanas mês meses ano anos',
  ),
  months: monthWords(numbers, 'de'),
  designators: setOf(
    'gráfico gráficos figura figuras tabela tabelas quadro quadros capítulo capítulos seção secção parte artigo artigos anexo título n.º página páginas pág. págs. p. pp. vol. slide nota notas',
  ),
  currencies: currencyCodes,
  names,
  dates: {
    afterDay: 'º|\\.º',
    between: 'de ',
    afterDecade: '',
    beforeYear: '',
    quantityAfter:
      '%|por cento|milh(?:ão|ões)|bilh(?:ão|ões)|bili(?:ão|ões)|milhas?|km|quil[oó]metros?|quilômetros?|metros|dólares|pesos|reais|euros|libras|pessoas|empregos|toneladas',
  },
};

/** See `Language`. */
const findings = setOf(
  `é era eram foi foram ser está estão estava há tem têm tinha pode podem sobe sobem subiu subiram cai caem
    caiu caíram cresce crescem cresceu cresceram aumenta aumentam aumentou aumentaram aumento diminui
    diminuem diminuiu diminuíram diminuição queda recua recuam recuou recuo avança avançou dobra dobram
    dobrou duplica duplicou triplica triplicou reduz reduzem reduziu atinge atingem atingiu alcança alcançou
    supera superam superou ultrapassa ultrapassou lidera lideram liderou domina dominam dominou permanece
    permanecem segue seguem mantém mantêm representa representam representou concentra concentram compra
    compram comprou vende vendem vendeu chega chegam chegou passa passam passou fica ficam ficou faz fazem
    fez mais menos maior maiores menor menores melhor melhores pior piores máximo máxima mínimo mínima
    recorde dobro triplo maioria minoria quase apenas só nunca sempre jamais que`,
);

const citations: CitationWords = {
  references: 'Referências',
  terms: {
    accessed: 'acesso em',
    and: 'e',
    others: 'outros',
    'and others': 'e outros',
    anonymous: 'anônimo',
    at: 'em',
    'available at': 'disponível em',
    by: 'por',
    circa: 'c.',
    'et-al': 'et\u00a0al.',
    forthcoming: 'no prelo',
    from: 'de',
    ibid: 'ibid.',
    in: 'em',
    'in press': 'no prelo',
    interview: 'entrevista',
    letter: 'carta',
    'no date': 'sem data',
    'no date, short': 's.\u00a0d.',
    online: 'em linha',
    'presented at': 'apresentado em',
    retrieved: 'recuperado',
    version: 'versão',
  },
  edition: counted('edição, edições; ed., eds.'),
  ordinal: 'ª',
  ordinals: {},
  locators: {
    book: counted('livro, livros; liv., livs.'),
    chapter: counted('capítulo, capítulos; cap., caps.'),
    column: counted('coluna, colunas; col., cols.'),
    figure: counted('figura, figuras; fig., figs.'),
    folio: counted('fólio, fólios; f., ff.'),
    issue: counted('número, números; n.º, n.os'),
    line: counted('linha, linhas; l., ll.'),
    note: counted('nota, notas; n., nn.'),
    page: counted('página, páginas; p., pp.'),
    paragraph: counted('parágrafo, parágrafos; par., pars.'),
    part: counted('parte, partes; pt., pts.'),
    section: counted('seção, seções; sec., secs.'),
    verse: counted('verso, versos; v., vv.'),
    volume: counted('volume, volumes; vol., vols.'),
  },
  roles: {
    director: role('diretor, diretores; dir., dirs.; dirigido por'),
    editor: role('organizador, organizadores; org., orgs.; organizado por'),
    illustrator: role('ilustrador, ilustradores; il., ils.; ilustrado por'),
    translator: role('tradutor, tradutores; trad., trads.; traduzido por'),
  },
};

const brazil: Language = {
  tag: 'pt-BR',
  words,
  citations,
  computation,
  pack,
  numbers,
  punctuation: { double: CURLY, single: SINGLE_CURLY, spaceBefore: {} },
  besideNumbers,
  letters: {},
  articles: setOf('o a os as'),
  findings,
  plurals: ['s', 'es'],
  smallWords: setOf('e ou de do da dos das o a os as em no na nos nas com por para'),
  hyphenation: async () => (await import('hyphen/patterns/pt.js')).default,
};

/** Groups of digits from four on, though the CLDR begins at five: those of a column then stand below one another. */
const portugal: Language = {
  ...brazil,
  tag: 'pt-PT',
  words: {
    ...words,
    contents: 'Índice',
    sheetIndex: 'Tabelas e as suas folhas de cálculo',
    sheet: 'Folha',
    contact: 'Contacto',
    notices: { ...words.notices, proofInGrey: 'Prova em tons de cinzento' },
  },
  citations: {
    ...citations,
    terms: { ...citations.terms, anonymous: 'anónimo' },
    locators: { ...citations.locators, section: counted('secção, secções; sec., secs.') },
  },
  pack: {
    ...pack,
    sheets: { ...pack.sheets, contents: 'Índice' },
    titles: { ...pack.titles, contents: 'Índice: todas as folhas deste livro de dados' },
    cover: {
      ...pack.cover,
      holds: 'O que contém este livro de dados',
      holdsText: (tables, charts, figures) =>
        `${tables} tabelas, ${charts} gráficos e a lista dos ${figures} números que o livro imprime, cada um com a sua fonte e a célula de que foi tirado.`,
      valuesText:
        'As células guardam os valores com a precisão da fonte; o formato de número arredonda o que se mostra como o livro. Não há fórmulas, macros, células unidas nem folhas ocultas.',
      statusText:
        'Os números são os publicados na data indicada em cada tabela; as fontes podem revê-los depois.',
      contact: 'Contacto',
      digestText: (digest) => `Ficheiros de origem com o resumo SHA-256 ${digest}.`,
      toContents: 'Ir para o índice',
    },
    lines: {
      ...pack.lines,
      oneTable: 'Esta folha contém uma tabela.',
      noTable: 'Esta folha não contém tabelas.',
      oneChart: 'Esta folha contém um gráfico.',
      oneChartOneTable: 'Esta folha contém uma tabela e, à direita desta, um gráfico.',
      onePicture:
        'Esta folha contém uma imagem: o gráfico como é impresso, que nenhum gráfico do Excel mostra por inteiro.',
      drawnOn: (sheet) => `Desenhado na folha ${sheet}.`,
      openPointsIntro:
        'Uma linha para cada ponto em aberto deste rascunho, com o ficheiro e a linha a que se refere.',
      filters:
        'A linha de cabeçalho tem botões de filtro. Para os retirar, selecione uma célula da tabela e escolha Dados, Filtrar.',
      frozen: 'As linhas acima dos dados permanecem à vista. Para mudar isso, escolha Ver, Libertar Painéis.',
      notes: (marks) => `Notas: ${marks}, explicadas na folha Notas.`,
      emptyWithStatus:
        'Onde falta um valor, a célula está vazia e a coluna de situação ao lado diz porquê; no restante a situação está vazia.',
      toContents: 'Voltar ao índice',
      dataOn: (sheet) => `O gráfico desenha células da folha ${sheet}.`,
      notesIntro: 'As notas são numeradas a partir de 1 em cada folha, pela ordem das suas chamadas.',
      figuresIntro:
        'Uma linha para cada número impresso no texto, nos gráficos e nas tabelas, com uma ligação para a sua célula.',
    },
    handout: {
      ...pack.handout,
      cover: {
        ...pack.handout.cover,
        holdsText: (tables, charts, figures) =>
          `${tables} tabelas, ${charts} gráficos e a lista dos ${figures} números que o extrato imprime, cada um com a sua fonte e a célula de que foi tirado.`,
      },
      lines: {
        ...pack.handout.lines,
      },
    },
    heads: { ...pack.heads, worksheet: 'Folha', why: 'Porquê' },
    grades: { A: 'ficheiro oficial', B: 'número oficial lido numa página', C: pack.grades.C },
  },
  numbers: {
    ...numbers,
    thousands: NO_BREAK_SPACE,
    currency: ['', `${NO_BREAK_SPACE}¤`],
    shortDays: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  },
  punctuation: { double: GUILLEMETS, single: CURLY, spaceBefore: {} },
};

/** The first region is that of the bare language. */
export const portuguese: readonly Language[] = [brazil, portugal];
