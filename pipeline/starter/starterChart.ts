/** Turns the finding of a table into the specification of a chart: bars of a ranking, or the line of a series. */
import type { StarterWords } from '../language/starter/StarterWords.ts';
import type { Finding } from './findFinding.ts';
import type { StarterColumn, StarterTable } from './StarterTable.ts';
import type { StarterText } from './StarterText.ts';

/** More bars than that are no longer read one by one. */
const MOST_BARS = 12;

export function starterChart(
  table: StarterTable,
  finding: Finding,
  words: StarterWords,
  text: StarterText,
): object {
  return {
    $schema: '../../.briefing/chart.schema.json',
    usermeta: metaOf(table, finding, words, text),
    data: { name: table.id },
    ...(finding.type === 'ranking' ? bars(finding) : line(finding)),
  };
}

function metaOf(
  table: StarterTable,
  finding: Finding,
  words: StarterWords,
  { value, when }: StarterText,
): object {
  const { measure, hasGaps } = finding;
  const parts = [measure.title, measure.unit ?? '', when(finding)].filter((part) => part !== '');
  const isCut = finding.type === 'ranking' && finding.count > MOST_BARS;
  const notes = [...(isCut ? [words.greatestOnly] : []), ...(hasGaps ? [words.gapsLeftOut] : [])];
  return {
    size: 'text',
    height:
      finding.type === 'ranking' && finding.count <= 6
        ? 'low'
        : finding.type === 'ranking' && finding.count > 9
          ? 'medium'
          : 'short',
    title:
      finding.type === 'ranking'
        ? words.firstTitle(value(finding.first, finding.category))
        : words.changeTitle[finding.change],
    claim: `${table.id}-${finding.type === 'ranking' ? 'first' : 'change'}`,
    subtitle: parts.join(', '),
    alt:
      finding.type === 'ranking'
        ? words.altRanking(
            measure.title,
            value(finding.first, finding.category),
            value(finding.last, finding.category),
          )
        : words.altSeries(measure.title, value(finding.from, measure), value(finding.to, measure)),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

function bars({
  measure,
  category,
  fixed,
  count,
  hasGaps,
  hasNegatives,
}: Finding & { readonly type: 'ranking' }): object {
  const order = { field: measure.name, order: 'descending' };
  const greatest = [
    { window: [{ op: 'row_number', as: 'place' }], sort: [order] },
    { filter: `datum.place <= ${MOST_BARS}` },
  ];
  const transform = [
    ...fixed.map(({ column, value }) => ({ filter: equals(column, value) })),
    ...(hasGaps ? [{ filter: `isValid(datum.${measure.name})` }] : []),
    ...(count > MOST_BARS ? greatest : []),
  ];
  return {
    ...(transform.length === 0 ? {} : { transform }),
    encoding: {
      y: { field: category.name, type: 'nominal', sort: { ...order, op: 'max' }, axis: { domain: false } },
      x: { field: measure.name, type: 'quantitative', axis: hasNegatives ? { title: null } : null },
    },
    // Labels stand to the right of the ends, where bars below zero lie.
    ...(hasNegatives
      ? { mark: 'bar' }
      : {
          layer: [
            { mark: 'bar' },
            { mark: { type: 'text', style: 'valueLabel' }, encoding: { text: { field: measure.name } } },
          ],
        }),
  };
}

/** A test of a row; dates and months are moments. */
function equals({ name, type }: StarterColumn, value: string): string {
  if (type === 'year' || type === 'integer') return `datum.${name} === ${value}`;
  if (type === 'string') return `datum.${name} === ${JSON.stringify(value)}`;
  const [year = '', month = '1', day = '1'] = value.split('-');
  return `time(datum.${name}) === utc(${Number(year)}, ${Number(month) - 1}, ${Number(day)})`;
}

function line({ measure, time, hasGaps }: Finding & { readonly type: 'series' }): object {
  return {
    ...(hasGaps ? { transform: [{ filter: `isValid(datum.${measure.name})` }] } : {}),
    layer: [{ mark: 'line' }, { mark: { type: 'point', filled: true } }],
    encoding: {
      x: {
        field: time.name,
        type: time.type === 'year' ? 'quantitative' : 'temporal',
        axis: { title: null },
      },
      y: { field: measure.name, type: 'quantitative', axis: { title: null } },
    },
  };
}
