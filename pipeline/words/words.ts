/** The words that the pipeline itself prints, by language. */

export interface Words {
  readonly part: string;
  readonly chapter: string;
  readonly figure: string;
  readonly table: string;
  readonly source: string;
  readonly sources: string;
  readonly note: string;
  readonly notes: string;
  readonly continued: string;
  readonly contents: string;
  readonly listOfFigures: string;
  readonly listOfTables: string;
  readonly sheetIndex: string;
  readonly page: string;
  readonly sheet: string;
  readonly asOf: string;
  readonly edition: string;
  readonly buildDigest: string;
  readonly howToCite: string;
  readonly licence: string;
  readonly contact: string;
  readonly dataPack: string;
  readonly total: string;
  readonly notAvailable: string;
  readonly findings: string;
  readonly status: string;
  readonly asStatedInDeck: string;
  readonly read: string;
  readonly chapters: string;
  readonly and: string;
  /** Titles and heads of the tables that the pipeline makes of its own checks. */
  readonly departures: string;
  readonly untested: string;
  readonly slideIndex: string;
  readonly checks: string;
  readonly item: string;
  readonly slide: string;
  readonly subject: string;
  readonly stated: string;
  readonly holds: string;
  readonly why: string;
  readonly value: string;
  readonly relation: string;
  readonly computation: string;
  readonly outcome: string;
  readonly held: string;
  readonly failed: string;
  readonly waived: string;
  readonly section: string;
}

const english: Words = {
  part: 'Part',
  chapter: 'Chapter',
  figure: 'Figure',
  table: 'Table',
  source: 'Source',
  sources: 'Sources',
  note: 'Note',
  notes: 'Notes',
  continued: 'continued',
  contents: 'Contents',
  listOfFigures: 'Figures',
  listOfTables: 'Tables',
  sheetIndex: 'Tables and their worksheets',
  page: 'Page',
  sheet: 'Worksheet',
  asOf: 'as of',
  edition: 'Edition',
  buildDigest: 'Build',
  howToCite: 'How to cite',
  licence: 'License',
  contact: 'Contact',
  dataPack: 'Data pack',
  total: 'Total',
  notAvailable: 'not available',
  findings: 'Findings',
  status: 'Status',
  asStatedInDeck: 'as stated in the source deck',
  read: 'read',
  chapters: 'Chapters',
  and: 'and',
  departures: 'Where this book departs from its source',
  untested: 'Figures that could not be tested',
  slideIndex: 'From slide to page',
  checks: 'Relations that hold between the figures',
  item: 'No.',
  slide: 'Slide',
  subject: 'Subject',
  stated: 'Source says',
  holds: 'This book says',
  why: 'Why',
  value: 'Value',
  relation: 'Relation',
  computation: 'Computation',
  outcome: 'Outcome',
  held: 'holds',
  failed: 'fails',
  waived: 'waived',
  section: 'Section',
};

const spanish: Words = {
  part: 'Parte',
  chapter: 'Capítulo',
  figure: 'Gráfica',
  table: 'Cuadro',
  source: 'Fuente',
  sources: 'Fuentes',
  note: 'Nota',
  notes: 'Notas',
  continued: 'continúa',
  contents: 'Contenido',
  listOfFigures: 'Gráficas',
  listOfTables: 'Cuadros',
  sheetIndex: 'Cuadros y sus hojas de cálculo',
  page: 'Página',
  sheet: 'Hoja',
  asOf: 'al',
  edition: 'Edición',
  buildDigest: 'Compilación',
  howToCite: 'Cómo citar',
  licence: 'Licencia',
  contact: 'Contacto',
  dataPack: 'Paquete de datos',
  total: 'Total',
  notAvailable: 'no disponible',
  findings: 'Hallazgos',
  status: 'Estado',
  asStatedInDeck: 'según la presentación de origen',
  read: 'consultado',
  chapters: 'Capítulos',
  and: 'y',
  departures: 'Dónde este libro se aparta de su fuente',
  untested: 'Cifras que no se pudieron verificar',
  slideIndex: 'De la diapositiva a la página',
  checks: 'Relaciones que se cumplen entre las cifras',
  item: 'Núm.',
  slide: 'Diapositiva',
  subject: 'Tema',
  stated: 'La fuente dice',
  holds: 'Este libro dice',
  why: 'Por qué',
  value: 'Valor',
  relation: 'Relación',
  computation: 'Cálculo',
  outcome: 'Resultado',
  held: 'se cumple',
  failed: 'no se cumple',
  waived: 'dispensada',
  section: 'Sección',
};

const french: Words = {
  part: 'Partie',
  chapter: 'Chapitre',
  figure: 'Figure',
  table: 'Tableau',
  source: 'Source',
  sources: 'Sources',
  note: 'Note',
  notes: 'Notes',
  continued: 'suite',
  contents: 'Table des matières',
  listOfFigures: 'Figures',
  listOfTables: 'Tableaux',
  sheetIndex: 'Tableaux et leurs feuilles de calcul',
  page: 'Page',
  sheet: 'Feuille',
  asOf: 'au',
  edition: 'Édition',
  buildDigest: 'Compilation',
  howToCite: 'Pour citer',
  licence: 'Licence',
  contact: 'Contact',
  dataPack: 'Données',
  total: 'Total',
  notAvailable: 'non disponible',
  findings: 'Constats',
  status: 'Statut',
  asStatedInDeck: 'selon la présentation d’origine',
  read: 'consulté',
  chapters: 'Chapitres',
  and: 'et',
  departures: 'Où ce livre s’écarte de sa source',
  untested: 'Chiffres qui n’ont pu être vérifiés',
  slideIndex: 'De la diapositive à la page',
  checks: 'Relations qui se vérifient entre les chiffres',
  item: 'N°',
  slide: 'Diapositive',
  subject: 'Sujet',
  stated: 'La source dit',
  holds: 'Ce livre dit',
  why: 'Pourquoi',
  value: 'Valeur',
  relation: 'Relation',
  computation: 'Calcul',
  outcome: 'Résultat',
  held: 'vérifiée',
  failed: 'non vérifiée',
  waived: 'dispensée',
  section: 'Section',
};

const byLanguage: Readonly<Record<string, Words>> = { en: english, es: spanish, fr: french };

/** Languages that a book may have, by the first part of its BCP 47 tag. */
export const languages: readonly string[] = Object.keys(byLanguage);

/** The words of a BCP 47 tag, or undefined where the pipeline has none. */
export function wordsFor(language: string): Words | undefined {
  return byLanguage[language.split('-')[0]?.toLowerCase() ?? ''];
}
