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
  readonly and: string;
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
  licence: 'Licence',
  contact: 'Contact',
  dataPack: 'Data pack',
  total: 'Total',
  notAvailable: 'not available',
  findings: 'Findings',
  status: 'Status',
  asStatedInDeck: 'as stated in the source deck',
  read: 'read',
  and: 'and',
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
  and: 'y',
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
  and: 'et',
};

const byLanguage: Readonly<Record<string, Words>> = { en: english, es: spanish, fr: french };

/** Languages that a book may have, by the first part of its BCP 47 tag. */
export const languages: readonly string[] = Object.keys(byLanguage);

/** The words of a BCP 47 tag, or undefined where the pipeline has none. */
export function wordsFor(language: string): Words | undefined {
  return byLanguage[language.split('-')[0]?.toLowerCase() ?? ''];
}
