/** The starter's words in Spanish. */
import type { StarterWords } from './StarterWords.ts';

export const spanish: StarterWords = {
  bookTitle: 'Libro de cifras',
  overview: 'De un vistazo',
  figures: 'Las cifras',
  findings: 'Lo que destaca',
  measured: (measure, unit, when) =>
    `Lo que se mide: ${measure}${unit && ` (${unit})`}${when && `, ${when}`}.`,
  firstTitle: (who) => `${who} en primer lugar`,
  standsFirst: (who) => `En primer lugar está ${who}`,
  standsLast: (who) => `en último lugar está ${who}`,
  withValue: (value) => `, con ${value}`,
  ratio: (times) => `El primer valor equivale a ${times} veces el último.`,
  changeTitle: {
    rose: 'Más alto al final que al principio',
    fell: 'Más bajo al final que al principio',
    same: 'Igual al final que al principio',
  },
  series: (from, fromWhen, to, toWhen) =>
    `La serie comienza con ${from} (${fromWhen}) y termina con ${to} (${toWhen}).`,
  change: {
    rose: 'Es más alta al final que al principio',
    fell: 'Es más baja al final que al principio',
    same: 'Es igual al final que al principio',
  },
  peak: (value, when) => `Su valor más alto es ${value} (${when})`,
  altRanking: (measure, first, last) =>
    `Barras: ${measure}. La más larga representa ${first}; la última, ${last}.`,
  altSeries: (measure, from, to) => `Línea: ${measure}. Comienza en ${from} y termina en ${to}.`,
  greatestOnly: 'Se dibujan los valores más altos; la tabla contiene los demás.',
  gapsLeftOut: 'Se omiten las filas sin valor.',
  tableFollows: (reference) =>
    `Todas las cifras de este libro figuran en ${reference} y en el libro de Excel.`,
  unitUnknown: 'unidad por indicar',
  publisherUnknown: 'editor por indicar',
  sample: {
    title: 'Producto interno bruto de cinco grandes economías',
    description: 'Producción a precios corrientes.',
    year: 'Año',
    economy: 'Economía',
    measure: 'PIB a precios corrientes',
    unit: 'billones de dólares estadounidenses',
    publisher: 'Banco Mundial',
    economies: { USA: 'Estados Unidos', CHN: 'China', DEU: 'Alemania', JPN: 'Japón', IND: 'India' },
  },
  remarks: {
    form: 'la forma del libro; déjela como está',
    edition: 'la fecha de esta edición',
    fileName: 'el nombre del PDF y del libro de Excel',
    matter: 'lo que va antes de los capítulos, y lo que va después',
    chapters: 'los archivos de templates/chapters/, en su orden',
    cover: 'el gráfico de la cubierta',
    terms: 'nombres con dígitos que no son cifras',
    checks:
      'Lo que debe cumplirse: si algo no se cumple, el libro no se imprime y el informe nombra las oraciones.',
    expression: 'verdadero o falso; se calcula cada vez con los datos',
    chapter:
      'Los comentarios como este no se imprimen. Aquí no se escribe ninguna cifra: cada una se nombra, y se pone al construir el libro.',
    value:
      '«value» imprime una celda, por tabla, clave y campo; «expr» imprime lo que se calcula con celdas.',
    claim: '«claim» marca las palabras que se apoyan en una comprobación de checks.yaml.',
    chart: 'El gráfico es el archivo de ese nombre en templates/charts/; «ref» remite a él.',
    table: 'Una tabla de data/. «where», «limit» y «columns» eligen de ella.',
    guessed:
      'Tipos, clave, unidad, fuente y fecha se dedujeron del archivo: revíselos y después quite esta línea.',
  },
  readme: {
    what: 'Un libro de cifras comprobadas, hecho con `briefing`: un PDF y un libro de Excel con cada cifra.',
    build: '`npx briefing build` construye el libro en `output/`; si algo está mal, allí no cambia nada.',
    check: '`npx briefing check` nombra en segundos todo lo que está mal, con archivo y línea.',
    data: 'contiene las cifras: cambie una allí, y el texto, el gráfico y la tabla la siguen. `datapackage.json` dice qué es cada columna y de dónde viene, `checks.yaml` lo que debe cumplirse.',
    words: 'contiene las palabras: Markdown, con las cifras entre llaves dobles.',
    look: '`templates/charts/` contiene los gráficos (Vega-Lite), `templates/theme.json` el aspecto, `templates/book.yaml` el título y el orden.',
    more: '`npx briefing trace` dice de dónde viene cualquier número impreso; `npx briefing --help` muestra lo demás.',
  },
};
