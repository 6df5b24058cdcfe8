/** Turns a title, a paper, a language and a table into the files of a small book that builds. */
import { plainAddressText, printAddress } from '../address/Address.ts';
import { slug } from '../compose/outline.ts';
import { capitalized } from '../language/capitalized.ts';
import type { Language } from '../language/Language.ts';
import type { StarterWords } from '../language/starter/StarterWords.ts';
import { csvRecord } from '../load/csvRecord.ts';
import { type PageName, partsOfPage } from '../theme/papers.ts';
import { type Finding, findFinding, readersOf, type StarterRow } from './findFinding.ts';
import { layOutJson } from './layOutJson.ts';
import { plainWords } from './readUserTable.ts';
import { isMeasure, isTime, type StarterColumn, type StarterTable } from './StarterTable.ts';
import type { StarterText } from './StarterText.ts';
import { starterChart } from './starterChart.ts';
import { starterDescriptor } from './starterDescriptor.ts';
import { starterTheme } from './starterTheme.ts';

export interface StarterRequest {
  readonly title: string;
  readonly language: Language;
  readonly paper: PageName;
  /** The date of the edition, e.g. `2024-03-31`. */
  readonly edition: string;
}

/** A table of more rows is cut in print; the data pack has them all. */
const MOST_ROWS = 40;
/** More columns than that have no room on a page. */
const MOST_COLUMNS = 7;
const NARROW_COLUMNS = 4;

/** Texts by path. */
export function starterBook(
  request: StarterRequest,
  table: StarterTable,
  words: StarterWords,
): ReadonlyMap<string, string> {
  const finding = findFinding(table);
  const writer = new StarterWriter(request, table, words, finding);
  const data = `data/${table.id}`;
  return new Map([
    ['README.md', writer.readme()],
    [`${data}/datapackage.json`, layOutJson(starterDescriptor(table, request.edition, words))],
    [`${data}/${table.id}.csv`, writer.csv()],
    ...(finding === undefined ? [] : [[`${data}/checks.yaml`, writer.checks(finding)] as const]),
    ['templates/book.yaml', writer.book()],
    ['templates/chapters/overview.md.hbs', writer.overview()],
    ['templates/chapters/figures.md.hbs', writer.figures()],
    ...(finding === undefined
      ? []
      : [
          [
            `templates/charts/${table.id}.vl.json`,
            layOutJson(starterChart(table, finding, words, writer.text)),
          ] as const,
        ]),
    [
      'templates/theme.json',
      layOutJson({ $schema: '../.briefing/theme.schema.json', ...starterTheme(request.paper) }),
    ],
  ]);
}

class StarterWriter {
  readonly #request: StarterRequest;
  readonly #table: StarterTable;
  readonly #words: StarterWords;
  readonly #finding: Finding | undefined;
  readonly text: StarterText;

  constructor(
    request: StarterRequest,
    table: StarterTable,
    words: StarterWords,
    finding: Finding | undefined,
  ) {
    this.#request = request;
    this.#table = table;
    this.#words = words;
    this.#finding = finding;
    this.text = {
      value: (row, column) => `{{value ${inTemplate(this.#address(row, column))}}}`,
      when: (found) => this.#when(found),
    };
  }

  readme(): string {
    const { readme } = this.#words;
    const { id } = this.#table;
    const lines = [
      `# ${this.#request.title}`,
      '',
      readme.what,
      '',
      `- ${readme.build}`,
      `- ${readme.check}`,
      `- \`data/${id}/\` ${readme.data}`,
      `- \`templates/chapters/\` ${readme.words}`,
      `- ${readme.look}`,
      `- ${readme.more}`,
    ];
    return `${lines.join('\n')}\n`;
  }

  csv(): string {
    const head = this.#table.columns.map(({ name }) => name);
    return [head, ...this.#table.rows].map((row) => csvRecord(row, '\n')).join('');
  }

  book(): string {
    const { remarks } = this.#words;
    const { title, edition, language, paper } = this.#request;
    const { size, orientation } = partsOfPage(paper);
    const terms = [
      this.#table.title,
      ...this.#table.columns.flatMap((column) => [column.title, column.unit ?? '']),
    ];
    const named = [...new Set(terms.filter((term) => /\d/.test(term)))];
    const chart =
      this.#finding === undefined ? [] : [`cover: { chart: ${this.#table.id} }  # ${remarks.cover}`];
    const lines = [
      '# yaml-language-server: $schema=../.briefing/book.schema.json',
      `briefing: 1  # ${remarks.form}`,
      `title: ${inYaml(title)}`,
      `edition: ${edition}  # ${remarks.edition}`,
      `language: ${language.tag}`,
      `fileName: ${fileNameOf(title)}  # ${remarks.fileName}`,
      `keywords: [${inYaml(this.#table.title)}]`,
      `page: { size: ${size}${orientation === 'portrait' ? '' : `, orientation: ${orientation}`} }`,
      `# ${remarks.matter}`,
      'front: [cover, contents]',
      'back: [sheetIndex]',
      `chapters: [overview, figures]  # ${remarks.chapters}`,
      ...chart,
      ...(named.length === 0 ? [] : [`terms: [${named.map(inYaml).join(', ')}]  # ${remarks.terms}`]),
    ];
    return `${lines.join('\n')}\n`;
  }

  checks(finding: Finding): string {
    const { remarks } = this.#words;
    const [first, ...others] = this.#claims(finding);
    const entry = ({ id, statement, expression }: StarterClaim) =>
      `  - id: ${id}\n    statement: ${inYaml(plainWords(statement))}\n    expression: >-\n      ${expression}\n`;
    const schema = '# yaml-language-server: $schema=../../.briefing/checks.schema.json';
    const head = `${schema}\n# ${remarks.checks}\nchecks:\n`;
    const explained =
      first === undefined ? '' : entry(first).replace('>-\n', `>-  # ${remarks.expression}\n`);
    return head + explained + others.map(entry).join('');
  }

  overview(): string {
    const { remarks, overview, findings } = this.#words;
    const { id } = this.#table;
    const body =
      this.#finding === undefined
        ? []
        : [
            `{{!-- ${remarks.value} ${remarks.claim} --}}`,
            this.#prose(this.#finding),
            '',
            `{{!-- ${remarks.chart} --}}`,
            `{{chart "${id}"}}`,
          ];
    const lines = [
      '---',
      `title: ${overview}`,
      '---',
      '',
      `{{!-- ${remarks.chapter} --}}`,
      `## ${findings} {#findings}`,
      '',
      ...body,
    ];
    return `${lines.join('\n')}\n`;
  }

  figures(): string {
    const { remarks, figures, tableFollows } = this.#words;
    const { sources } = this.#request.language.words;
    const { id } = this.#table;
    const lines = [
      '---',
      `title: ${figures}`,
      '---',
      '',
      `## ${this.#table.title} {#table}`,
      '',
      tableFollows(`{{ref "tbl:${id}"}}`),
      '',
      `{{!-- ${remarks.table} --}}`,
      `{{table "${id}"${this.#tableSettings()}}}`,
      '',
      `## ${sources} {#sources}`,
      '',
      '{{sources}}',
    ];
    return `${lines.join('\n')}\n`;
  }

  #tableSettings(): string {
    const { columns, key, rows } = this.#table;
    const isKey = ({ name }: StarterColumn) => key.includes(name);
    const shown =
      columns.length <= MOST_COLUMNS
        ? columns
        : [
            ...columns.filter(isKey),
            ...columns.filter((column) => !isKey(column) && column.type !== 'string'),
          ].slice(0, MOST_COLUMNS);
    const names =
      shown.length === columns.length ? '' : ` columns="${shown.map(({ name }) => name).join(' ')}"`;
    const limit = rows.length > MOST_ROWS ? ` sort="-${this.#firstInOrder()}" limit=${MOST_ROWS}` : '';
    const width = shown.length > NARROW_COLUMNS ? ' width="wide"' : '';
    return names + limit + width;
  }

  /** Of rows that are cut the newest stand first, or else the greatest. */
  #firstInOrder(): string {
    const { columns, key } = this.#table;
    const time = columns.find((column) => key.includes(column.name) && isTime(column));
    const measure = columns.find((column) => !key.includes(column.name) && isMeasure(column));
    return (time ?? measure)?.name ?? key[0] ?? '';
  }

  /** The measure, then who leads or how the series went, each with the check that it rests on. */
  #prose(finding: Finding): string {
    const { measured, standsFirst, standsLast, withValue, ratio, series, change, peak } = this.#words;
    const { id } = this.#table;
    const { value } = this.text;
    const { measure } = finding;
    const intro = measured(measure.title, measure.unit ?? '', this.#when(finding));
    const reference = `({{ref "fig:${id}"}})`;
    if (finding.type === 'ranking') {
      const { first, last, category } = finding;
      const leads = claim(`${id}-first`, standsFirst(value(first, category)));
      const trails = claim(`${id}-last`, standsLast(value(last, category)));
      const sentence = `${leads}${withValue(value(first, measure))}; ${trails}${withValue(value(last, measure))} ${reference}.`;
      return [intro, sentence, ...this.#times(finding.first, finding.last, measure, ratio)].join('\n');
    }
    const { from, to, time, change: kind } = finding;
    return [
      intro,
      series(value(from, measure), value(from, time), value(to, measure), value(to, time)),
      `${claim(`${id}-change`, change[kind])} ${reference}.`,
      `${claim(`${id}-peak`, peak(value(finding.peak, measure), value(finding.peak, time)))}.`,
    ].join('\n');
  }

  /** How often the last is contained in the first, where both are above zero. */
  #times(
    first: StarterRow,
    last: StarterRow,
    measure: StarterColumn,
    ratio: (times: string) => string,
  ): readonly string[] {
    const { number } = readersOf(this.#table);
    if ((number(last, measure) ?? 0) <= 0) return [];
    const [a, b] = [first, last].map((row) => inExpression(this.#address(row, measure)));
    return [ratio(`{{expr ${inTemplate(`ratio(value(${a}), value(${b}))`)} format=",.1f" unit=""}}`)];
  }

  #claims(finding: Finding): readonly StarterClaim[] {
    const { id } = this.#table;
    const { measure } = finding;
    const { firstTitle, standsLast, change, peak } = this.#words;
    const named = (row: StarterRow, column: StarterColumn) => this.#cellForReaders(row, column);
    if (finding.type === 'ranking') {
      const { first, last, category } = finding;
      const where = objectOf(finding.fixed);
      const rank = (row: StarterRow, order: string) => {
        const key = objectOf([
          ...finding.fixed,
          { column: category, value: readersOf(this.#table).cell(row, category) },
        ]);
        const where_ = finding.fixed.length === 0 ? '' : `, ${where}`;
        return `rank('${id}', '${measure.name}', ${key}${order}${where_}) == 1`;
      };
      const periods = finding.fixed.map(({ value }) => value).join(', ');
      const when = periods === '' ? '' : ` (${periods})`;
      const lastOne = standsLast(named(last, category));
      return [
        {
          id: `${id}-first`,
          statement: `${firstTitle(named(first, category))}: ${measure.title}${when}.`,
          expression: rank(first, ''),
        },
        {
          id: `${id}-last`,
          statement: `${capitalized(lastOne)}: ${measure.title}${when}.`,
          expression: rank(last, ", 'ascending'"),
        },
      ];
    }
    const { from, to, time } = finding;
    const sign = { rose: '>', fell: '<', same: '==' }[finding.change];
    const [a, b, top] = [to, from, finding.peak].map(
      (row) => `value(${inExpression(this.#address(row, measure))})`,
    );
    return [
      {
        id: `${id}-change`,
        statement: `${measure.title}: ${change[finding.change]}.`,
        expression: `${a} ${sign} ${b}`,
      },
      {
        id: `${id}-peak`,
        statement: `${measure.title}: ${peak(named(finding.peak, measure), named(finding.peak, time))}.`,
        expression: `${top} == max('${id}', '${measure.name}')`,
      },
    ];
  }

  /** The time that a ranking is of, and whatever else is held fast. */
  #when(finding: Finding): string {
    if (finding.type === 'series') return '';
    return finding.fixed.map(({ column }) => this.text.value(finding.first, column)).join(', ');
  }

  #cellForReaders(row: StarterRow, column: StarterColumn): string {
    const text = readersOf(this.#table).cell(row, column);
    return column.categories?.find(({ value }) => value === text)?.label ?? text;
  }

  #address(row: StarterRow, column: StarterColumn): string {
    const { columns, key, id } = this.#table;
    const { cell } = readersOf(this.#table);
    const keys = key.map((name) => {
      const own = columns.find((each) => each.name === name);
      return { value: plainAddressText(own === undefined ? '' : cell(row, own)) };
    });
    return printAddress({ type: 'cell', table: [id], keys, field: [column.name] });
  }
}

interface StarterClaim {
  readonly id: string;
  readonly statement: string;
  readonly expression: string;
}

function claim(id: string, words: string): string {
  return `{{#claim "${id}"}}${words}{{/claim}}`;
}

/** A text of Handlebars. */
function inTemplate(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

/** A text of an expression. */
function inExpression(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function inYaml(text: string): string {
  return JSON.stringify(text);
}

/** e.g. `{year: 2023, economy: 'USA'}`; dates and months are texts, years and counts numbers. */
function objectOf(values: readonly { readonly column: StarterColumn; readonly value: string }[]): string {
  const members = values.map(({ column, value }) => {
    const isNumber = column.type === 'year' || column.type === 'integer';
    return `${column.name}: ${isNumber ? value : inExpression(value)}`;
  });
  return `{${members.join(', ')}}`;
}

/** As `fileName` of `book.yaml` may be. */
function fileNameOf(title: string): string {
  return (
    slug(title)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-$/, '') || 'briefing-book'
  );
}
