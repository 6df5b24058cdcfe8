/** Words that belong to a number, by language: a line is not broken between the two. */

export interface WordsOfNumbers {
  /** Follow their number without a break: `percent`, `billion`, `km`. */
  readonly units: ReadonlySet<string>;
  /** Better kept with their number: `miles`, `years`. Lower case. */
  readonly measures: ReadonlySet<string>;
  /** Better kept with the day: `July`. Lower case. */
  readonly months: ReadonlySet<string>;
  /** Precede their number without a break: `figure`, `no.`. Lower case. */
  readonly designators: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const symbols =
  'km km² km³ m m² m³ cm mm kg g t ha mi mi² ft lb oz h min s kW MW GW TW kWh MWh GWh TWh V bn mn pp bp °C °F a.m. p.m. a.m p.m';
const currencies = set('US$ USD MXN MX$ CAD C$ CA$ CNY EUR GBP JPY BRL');

const english: WordsOfNumbers = {
  units: set(`${symbols} percent per percentage basis thousand million billion trillion`),
  measures: set(
    'points point mile miles kilometer kilometers kilometre kilometres meters metres feet foot inches acres hectares square cubic tons tonnes barrels gallons liters litres pounds dollars pesos euros people jobs hours days weeks months years',
  ),
  months: set(
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.',
  ),
  designators: set(
    'figure figures fig. table tables chapter chapters section sections part article articles annex title titles no. nos. no page pages p. pp. vol. fy slide slides note notes chap. sec.',
  ),
  currencies,
};

const spanish: WordsOfNumbers = {
  units: set(`${symbols} por mil millón millones billón billones puntos`),
  measures: set(
    'millas kilómetros metros pies toneladas barriles litros libras dólares pesos euros personas empleos horas días semanas meses años',
  ),
  months: set('de enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  designators: set(
    'gráfica gráficas figura figuras cuadro cuadros tabla tablas capítulo capítulos sección parte artículo artículos anexo título n.º núm. página páginas pág. págs. p. pp. vol.',
  ),
  currencies,
};

const french: WordsOfNumbers = {
  units: set(`${symbols} pour mille million millions milliard milliards points`),
  measures: set(
    'kilomètres mètres milles pieds tonnes barils litres livres dollars pesos euros personnes emplois heures jours semaines mois ans années',
  ),
  months: set('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  designators: set(
    'figure figures tableau tableaux chapitre chapitres section partie article articles annexe titre n° no page pages p. pp. vol.',
  ),
  currencies,
};

const byLanguage: Readonly<Record<string, WordsOfNumbers>> = { en: english, es: spanish, fr: french };

export function wordsOfNumbers(language: string): WordsOfNumbers {
  return byLanguage[(language.split('-')[0] ?? '').toLowerCase()] ?? english;
}
