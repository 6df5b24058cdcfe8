/** The starter's words in Portuguese, in each of its regions. */
import type { StarterWords } from './StarterWords.ts';

export const brazilian: StarterWords = {
  bookTitle: 'Livro de números',
  overview: 'Visão geral',
  figures: 'Os números',
  findings: 'O que se destaca',
  measured: (measure, unit, when) =>
    `O que se mede: ${measure}${unit && ` (${unit})`}${when && `, ${when}`}.`,
  firstTitle: (who) => `${who} em primeiro lugar`,
  standsFirst: (who) => `Em primeiro lugar: ${who}`,
  standsLast: (who) => `em último lugar: ${who}`,
  withValue: (value) => `, com ${value}`,
  ratio: (times) => `O primeiro valor equivale a ${times} vezes o último.`,
  changeTitle: {
    rose: 'Mais alto no fim do que no início',
    fell: 'Mais baixo no fim do que no início',
    same: 'Igual no fim e no início',
  },
  series: (from, fromWhen, to, toWhen) =>
    `A série começa com ${from} (${fromWhen}) e termina com ${to} (${toWhen}).`,
  change: {
    rose: 'É mais alta no fim do que no início',
    fell: 'É mais baixa no fim do que no início',
    same: 'É igual no fim e no início',
  },
  peak: (value, when) => `Seu valor mais alto é ${value} (${when})`,
  altRanking: (measure, first, last) =>
    `Barras: ${measure}. A mais longa representa ${first}; a última, ${last}.`,
  altSeries: (measure, from, to) => `Linha: ${measure}. Começa em ${from} e termina em ${to}.`,
  greatestOnly: 'Estão desenhados os maiores valores; a tabela contém os demais.',
  gapsLeftOut: 'As linhas sem valor foram omitidas.',
  tableFollows: (reference) =>
    `Todos os números deste livro estão em ${reference} e na pasta de trabalho do Excel.`,
  unitUnknown: 'unidade a indicar',
  publisherUnknown: 'editor a indicar',
  sample: {
    title: 'Produto interno bruto de cinco grandes economias',
    description: 'Produção a preços correntes.',
    year: 'Ano',
    economy: 'Economia',
    measure: 'PIB a preços correntes',
    unit: 'trilhões de dólares americanos',
    publisher: 'Banco Mundial',
    economies: { USA: 'Estados Unidos', CHN: 'China', DEU: 'Alemanha', JPN: 'Japão', IND: 'Índia' },
  },
  remarks: {
    form: 'a forma do livro; deixe como está',
    edition: 'a data desta edição',
    fileName: 'o nome do PDF e da pasta de trabalho',
    matter: 'o que vem antes dos capítulos, e o que vem depois',
    chapters: 'os arquivos de templates/chapters/, em sua ordem',
    cover: 'o gráfico da capa',
    terms: 'nomes com algarismos que não são dados',
    checks: 'O que deve valer: se algo não vale, o livro não é impresso, e o relatório indica as frases.',
    expression: 'verdadeiro ou falso; calculado a cada vez com os dados',
    chapter:
      'Observações como esta não são impressas. Nenhum número é digitado aqui: cada um é nomeado, e entra quando o livro é montado.',
    value:
      '“value” imprime uma célula, por tabela, chave e campo; “expr” imprime o que se calcula com células.',
    claim: '“claim” marca as palavras que se apoiam em uma verificação de checks.yaml.',
    chart: 'O gráfico é o arquivo com este nome em templates/charts/; “ref” remete a ele.',
    table: 'Uma tabela de data/. “where”, “limit” e “columns” escolhem nela.',
    guessed:
      'Tipos, chave, unidade, fonte e data foram deduzidos do arquivo: confira cada um e depois retire esta linha.',
  },
  readme: {
    what: 'Um livro de números conferidos, feito com `briefing`: um PDF e uma pasta de trabalho do Excel com cada número.',
    build: '`npx briefing build` monta o livro em `output/`; se algo estiver errado, nada muda ali.',
    check: '`npx briefing check` aponta em segundos tudo o que está errado, com arquivo e linha.',
    data: 'contém os números: mude um ali, e texto, gráfico e tabela acompanham. `datapackage.json` diz o que é cada coluna e de onde vem, `checks.yaml` o que deve valer.',
    words: 'contém as palavras: Markdown, com os números entre chaves duplas.',
    look: '`templates/charts/` contém os gráficos (Vega-Lite), `templates/theme.json` a aparência, `templates/book.yaml` o título e a ordem.',
    more: '`npx briefing trace` diz de onde vem qualquer número impresso; `npx briefing --help` mostra o resto.',
  },
};

export const european: StarterWords = {
  ...brazilian,
  peak: (value, when) => `O seu valor mais alto é ${value} (${when})`,
  tableFollows: (reference) => `Todos os números deste livro estão em ${reference} e no livro do Excel.`,
  sample: { ...brazilian.sample, measure: 'PIB a preços correntes', unit: 'biliões de dólares dos EUA' },
  remarks: {
    ...brazilian.remarks,
    fileName: 'o nome do PDF e do livro do Excel',
    chapters: 'os ficheiros de templates/chapters/, pela sua ordem',
    chapter:
      'Observações como esta não são impressas. Nenhum número é escrito aqui: cada um é nomeado, e entra quando o livro é montado.',
    claim: '“claim” marca as palavras que se apoiam numa verificação de checks.yaml.',
    chart: 'O gráfico é o ficheiro com este nome em templates/charts/; “ref” remete para ele.',
    guessed:
      'Tipos, chave, unidade, fonte e data foram deduzidos do ficheiro: verifique cada um e depois retire esta linha.',
  },
  readme: {
    ...brazilian.readme,
    what: 'Um livro de números verificados, feito com `briefing`: um PDF e um livro do Excel com cada número.',
    check: '`npx briefing check` aponta em segundos tudo o que está errado, com ficheiro e linha.',
    look: '`templates/charts/` contém os gráficos (Vega-Lite), `templates/theme.json` o aspeto, `templates/book.yaml` o título e a ordem.',
  },
};
