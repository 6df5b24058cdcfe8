/** The starter's words in German. */
import type { StarterWords } from './StarterWords.ts';

export const german: StarterWords = {
  bookTitle: 'Zahlenband',
  overview: 'Auf einen Blick',
  figures: 'Die Zahlen',
  findings: 'Was auffällt',
  measured: (measure, unit, when) =>
    `Gemessen wird: ${measure}${unit && ` (${unit})`}${when && `, ${when}`}.`,
  firstTitle: (who) => `${who} an erster Stelle`,
  standsFirst: (who) => `An erster Stelle: ${who}`,
  standsLast: (who) => `an letzter Stelle: ${who}`,
  withValue: (value) => `, mit ${value}`,
  ratio: (times) => `Der erste Wert beträgt das ${times}-Fache des letzten.`,
  changeTitle: {
    rose: 'Am Ende höher als am Anfang',
    fell: 'Am Ende niedriger als am Anfang',
    same: 'Am Ende so hoch wie am Anfang',
  },
  series: (from, fromWhen, to, toWhen) =>
    `Die Reihe beginnt mit ${from} (${fromWhen}) und endet mit ${to} (${toWhen}).`,
  change: {
    rose: 'Sie liegt am Ende höher als am Anfang',
    fell: 'Sie liegt am Ende niedriger als am Anfang',
    same: 'Sie liegt am Ende so hoch wie am Anfang',
  },
  peak: (value, when) => `Ihr höchster Wert ist ${value} (${when})`,
  altRanking: (measure, first, last) =>
    `Balken: ${measure}. Der längste steht für ${first}, der letzte für ${last}.`,
  altSeries: (measure, from, to) => `Linie: ${measure}. Sie beginnt bei ${from} und endet bei ${to}.`,
  greatestOnly: 'Gezeigt sind die größten Werte; die Tabelle enthält auch die übrigen.',
  gapsLeftOut: 'Zeilen ohne Wert sind weggelassen.',
  tableFollows: (reference) =>
    `Alle Zahlen dieses Bandes stehen in ${reference} und in der Excel-Datei zum Band.`,
  unitUnknown: 'Einheit noch zu nennen',
  publisherUnknown: 'Herausgeber noch zu nennen',
  sample: {
    title: 'Bruttoinlandsprodukt von fünf großen Volkswirtschaften',
    description: 'Wirtschaftsleistung in jeweiligen Preisen.',
    year: 'Jahr',
    economy: 'Volkswirtschaft',
    measure: 'BIP in jeweiligen Preisen',
    unit: 'Billionen US$',
    publisher: 'Weltbank',
    economies: { USA: 'Vereinigte Staaten', CHN: 'China', DEU: 'Deutschland', JPN: 'Japan', IND: 'Indien' },
  },
  remarks: {
    form: 'die Form des Buchs; bleibt, wie sie ist',
    edition: 'das Datum dieser Ausgabe',
    fileName: 'der Name des PDF und der Arbeitsmappe',
    matter: 'was vor den Kapiteln steht, und was danach',
    chapters: 'die Dateien in templates/chapters/, der Reihe nach',
    cover: 'das Diagramm auf dem Umschlag',
    terms: 'Namen mit Ziffern, die keine Zahlenangaben sind',
    checks:
      'Was gelten muss: Gilt etwas davon nicht, wird das Buch nicht gedruckt, und der Bericht nennt die betroffenen Sätze.',
    expression: 'wahr oder falsch; wird jedes Mal aus den Daten berechnet',
    chapter:
      'Bemerkungen wie diese werden nicht gedruckt. Keine Zahl wird hier getippt: Jede wird benannt und beim Bauen eingesetzt.',
    value:
      '„value“ druckt eine Zelle, nach Tabelle, Schlüssel und Feld; „expr“ druckt, was aus Zellen berechnet ist.',
    claim: '„claim“ kennzeichnet die Worte, die auf einer Prüfung in checks.yaml beruhen.',
    chart: 'Das Diagramm liegt unter diesem Namen in templates/charts/; „ref“ verweist darauf.',
    table: 'Eine Tabelle aus data/. „where“, „limit“ und „columns“ wählen daraus aus.',
    guessed:
      'Typen, Schlüssel, Einheit, Quelle und Datum sind aus der Datei erraten: bitte alle prüfen, dann diese Zeile entfernen.',
  },
  readme: {
    what: 'Ein Band geprüfter Zahlen, gemacht mit `briefing`: ein PDF und eine Excel-Datei mit jeder Zahl.',
    build: '`npx briefing build` baut das Buch in `output/`; stimmt etwas nicht, ändert sich dort nichts.',
    check: '`npx briefing check` nennt in Sekunden alles, was nicht stimmt, mit Datei und Zeile.',
    data: 'enthält die Zahlen: Wird dort eine geändert, folgen Text, Diagramm und Tabelle. `datapackage.json` sagt, was jede Spalte ist und woher sie stammt, `checks.yaml`, was gelten muss.',
    words: 'enthält die Worte: Markdown, mit Zahlen in doppelten geschweiften Klammern.',
    look: '`templates/charts/` enthält die Diagramme (Vega-Lite), `templates/theme.json` das Aussehen, `templates/book.yaml` Titel und Reihenfolge.',
    more: '`npx briefing trace` sagt von jeder gedruckten Zahl, woher sie stammt; `npx briefing --help` zeigt das Übrige.',
  },
};
