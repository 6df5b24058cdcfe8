/** The starter's words in French. */
import type { StarterWords } from './StarterWords.ts';

export const french: StarterWords = {
  bookTitle: 'Recueil de chiffres',
  overview: 'Vue d’ensemble',
  figures: 'Les chiffres',
  findings: 'L’essentiel',
  measured: (measure, unit, when) =>
    `Grandeur mesurée : ${measure}${unit && ` (${unit})`}${when && `, ${when}`}.`,
  firstTitle: (who) => `${who} en première position`,
  standsFirst: (who) => `En première position : ${who}`,
  standsLast: (who) => `en dernière position : ${who}`,
  withValue: (value) => `, avec ${value}`,
  ratio: (times) => `La première valeur équivaut à ${times} fois la dernière.`,
  changeTitle: {
    rose: 'Plus haut à la fin qu’au début',
    fell: 'Plus bas à la fin qu’au début',
    same: 'Au même niveau à la fin qu’au début',
  },
  series: (from, fromWhen, to, toWhen) =>
    `La série commence à ${from} (${fromWhen}) et se termine à ${to} (${toWhen}).`,
  change: {
    rose: 'Elle est plus haute à la fin qu’au début',
    fell: 'Elle est plus basse à la fin qu’au début',
    same: 'Elle est au même niveau à la fin qu’au début',
  },
  peak: (value, when) => `Sa valeur la plus élevée est ${value} (${when})`,
  altRanking: (measure, first, last) =>
    `Barres : ${measure}. La plus longue représente ${first}, la dernière ${last}.`,
  altSeries: (measure, from, to) => `Courbe : ${measure}. Elle commence à ${from} et se termine à ${to}.`,
  greatestOnly: 'Seules les plus grandes valeurs sont représentées ; le tableau contient les autres.',
  gapsLeftOut: 'Les lignes sans valeur sont omises.',
  tableFollows: (reference) =>
    `Tous les chiffres de ce recueil figurent dans ${reference} et dans le classeur Excel.`,
  unitUnknown: 'unité à préciser',
  publisherUnknown: 'éditeur à préciser',
  sample: {
    title: 'Produit intérieur brut de cinq grandes économies',
    description: 'Production aux prix courants.',
    year: 'Année',
    economy: 'Économie',
    measure: 'PIB aux prix courants',
    unit: 'milliers de milliards de dollars des États-Unis',
    publisher: 'Banque mondiale',
    economies: { USA: 'États-Unis', CHN: 'Chine', DEU: 'Allemagne', JPN: 'Japon', IND: 'Inde' },
  },
  remarks: {
    form: 'la forme du livre ; à laisser telle quelle',
    edition: 'la date de cette édition',
    fileName: 'le nom du PDF et du classeur',
    matter: 'ce qui précède les chapitres, et ce qui les suit',
    chapters: 'les fichiers de templates/chapters/, dans l’ordre',
    cover: 'le graphique de la couverture',
    terms: 'les noms à chiffres qui ne sont pas des données',
    checks:
      'Ce qui doit être vrai : si une relation ne l’est plus, le livre n’est pas imprimé et le rapport nomme les phrases.',
    expression: 'vrai ou faux ; recalculé à chaque fois à partir des données',
    chapter:
      'Les remarques comme celle-ci ne sont pas imprimées. Aucun chiffre n’est tapé ici : chacun est nommé, et inséré à la construction.',
    value:
      '« value » imprime une cellule, par table, clé et champ ; « expr » imprime ce qui est calculé à partir de cellules.',
    claim: '« claim » marque les mots qui reposent sur une vérification de checks.yaml.',
    chart: 'Le graphique est le fichier de ce nom dans templates/charts/ ; « ref » y renvoie.',
    table: 'Une table de data/. « where », « limit » et « columns » y choisissent.',
    guessed:
      'Types, clé, unité, source et date ont été devinés d’après le fichier : vérifiez-les, puis supprimez cette ligne.',
  },
  readme: {
    what: 'Un recueil de chiffres vérifiés, fait avec `briefing` : un PDF, et un classeur Excel qui contient chaque chiffre.',
    build:
      '`npx briefing build` construit le livre dans `output/` ; si quelque chose ne va pas, rien n’y change.',
    check: '`npx briefing check` nomme en quelques secondes tout ce qui ne va pas, avec fichier et ligne.',
    data: 'contient les chiffres : changez-en un, et texte, graphique et tableau suivent. `datapackage.json` dit ce qu’est chaque colonne et d’où elle vient, `checks.yaml` ce qui doit être vrai.',
    words: 'contient les mots : du Markdown, avec les chiffres entre doubles accolades.',
    look: '`templates/charts/` contient les graphiques (Vega-Lite), `templates/theme.json` l’aspect, `templates/book.yaml` le titre et l’ordre.',
    more: '`npx briefing trace` dit d’où vient tout nombre imprimé ; `npx briefing --help` montre le reste.',
  },
};
