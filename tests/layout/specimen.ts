/** A book with every kind of block, for the looks of pages and of the PDF; its words say what they show. */
import type { Block, Inline, Manuscript, Matter, Part } from '../../pipeline/compose/Manuscript.ts';
import {
  chapter,
  chart,
  chartBlock,
  footnote,
  heading,
  list,
  manuscript,
  noteRef,
  paragraph,
  place,
  ref,
  tableBlock,
  text,
  words,
} from './manuscripts.ts';
import { optionsChapter, optionsNotes } from './specimenOptions.ts';
import { prose } from './specimenProse.ts';

const strong = (content: string): Inline => ({ type: 'strong', children: [text(content)] });
const emphasis = (content: string): Inline => ({ type: 'emphasis', children: [text(content)] });
const figure = (ledger: string, said: string): Inline => ({ type: 'figure', ledger, text: said });
const link = (url: string, said: string): Inline => ({
  type: 'link',
  to: { type: 'url', url },
  children: [text(said)],
});

const opening: readonly Block[] = [
  {
    type: 'findings',
    items: [
      words('Findings open a chapter as whole sentences, set larger than the text that bears them out.'),
      [
        text('They carry figures of their own, such as '),
        figure('one-0001', '$798.8 billion'),
        text(', and stand in the ledger.'),
      ],
      words('There are three to five of them.'),
    ],
    place,
  },
  {
    type: 'keyFigures',
    tiles: [
      {
        figure: [figure('one-0002', '798.8')],
        label: words('US$ billion of goods'),
        detail: words('+2.4% on the year before'),
        target: 'fig:slope',
      },
      { figure: [figure('one-0003', '15.7%')], label: words('of all trade in goods'), target: 'tbl:rows' },
      { figure: [figure('one-0004', '40')], label: words('years shown in the chart of this chapter') },
      {
        figure: [figure('one-0005', '1,234,567')],
        label: words('a figure too wide for its tile is set smaller'),
      },
    ],
    place,
  },
];

const firstChapter: readonly Block[] = [
  ...opening,
  heading(2, 'Paragraphs and what stands in them'),
  paragraph(prose(2), 'lead'),
  paragraph([
    text('A paragraph has '),
    strong('strong'),
    text(' and '),
    emphasis('stressed'),
    text(' words, a '),
    link('https://example.org/specimen', 'link to an address that goes on for some words'),
    text(', a reference to '),
    ref('fig:slope', 'Figure 1.1', true),
    text(' and to '),
    ref('sec:tables-over-pages', 'another section'),
    text(', a footnote'),
    noteRef('first', '1'),
    text(' and H'),
    { type: 'subscript', children: [text('2')] },
    text('O. '),
    text(prose(2, 1)),
    noteRef('second', '2'),
  ]),
  paragraph(prose(5, 3)),
  {
    type: 'sideNote',
    title: words('Side note'),
    children: [paragraph('Stands in the outer column, beside the line that it belongs to.')],
    place,
  },
  paragraph(prose(4, 2)),
  chartBlock('slope', {
    number: 'Figure 1.1',
    title: 'A title that states the finding of its chart',
    width: 363,
    height: 170,
  }),
  heading(3, 'A sub-section'),
  paragraph([
    text(prose(3, 4)),
    text(' See '),
    ref('fig:half-left', 'Figure 1.2'),
    text(' and '),
    ref('fig:half-right', 'Figure 1.3'),
    text('.'),
  ]),
  chartBlock('half-left', {
    number: 'Figure 1.2',
    title: 'Half the block wide',
    size: 'half',
    width: 174,
    height: 130,
  }),
  chartBlock('half-right', {
    number: 'Figure 1.3',
    title: 'And another beside it, with a longer title',
    size: 'half',
    width: 174,
    height: 130,
  }),
  paragraph(prose(6, 5)),
  list([
    'A list says one thing an item.',
    `An item may be longer than a line: ${prose(1, 2)}`,
    [paragraph('An item may hold a list:'), list(['of its own', 'set in from it'])],
  ]),
  paragraph('Steps are numbered:'),
  list(['first this;', 'then that;', 'and last of all the rest.'], true),
  {
    type: 'callout',
    kind: 'note',
    title: words('A call-out'),
    children: [paragraph(prose(2, 6)), list(['with a list', 'of two items'])],
    place,
  },
  paragraph(prose(3, 1)),
  { type: 'quote', children: [paragraph(prose(2, 0))], attribution: words('A. Author, Of Pages'), place },
  heading(3, 'Terms and dates'),
  {
    type: 'definitionList',
    entries: [
      {
        term: words('verso'),
        definition: [paragraph('the left-hand page of an opening, which has an even number')],
      },
      { term: words('recto'), definition: [paragraph('the right-hand page; a chapter begins on one')] },
      { term: words('running head'), definition: [paragraph(`the line above the text. ${prose(1, 1)}`)] },
    ],
    place,
  },
  {
    type: 'timeline',
    events: [
      { date: words('January 1, 1994'), children: words('An event with its date beside a thin rule.') },
      {
        date: words('July 1, 2020'),
        children: words(`Another, whose words take more than one line. ${prose(1, 3)}`),
      },
      { date: words('2026'), children: words('And a third.') },
    ],
    place,
  },
  {
    type: 'columns',
    columns: [[paragraph(prose(2, 2))], [paragraph(prose(1, 5)), list(['a list', 'in a column'])]],
    place,
  },
  paragraph(prose(4, 3)),
];

const months = ['January', 'February', 'March', 'April', 'May', 'June'];

const secondChapter: readonly Block[] = [
  paragraph(prose(3, 2), 'lead'),
  heading(2, 'Tables over pages'),
  paragraph([text(prose(3)), text(' '), ref('tbl:rows', 'Table 2.1'), text(' goes on over two pages.')]),
  {
    ...tableBlock('rows', 64, {
      total: true,
      columns: 4,
      cell: (row, index) =>
        index === 0
          ? row === 63
            ? 'Total'
            : `Item ${row + 1}`
          : (((row * 7919 + index * 104_729) % 100_000) / 10).toFixed(1),
    }),
    number: 'Table 2.1',
  },
  paragraph(prose(4, 4)),
  {
    type: 'sideNote',
    children: [paragraph('A side note without a title, below which the next must stand clear of it.')],
    place,
  },
  {
    type: 'sideNote',
    title: words('As of'),
    children: [paragraph('The next one, pushed down by the first.')],
    place,
  },
  paragraph([
    text(prose(3, 1)),
    text(' '),
    ref('fig:wide', 'Figure 2.1'),
    text(' takes the side column too.'),
  ]),
  chartBlock('wide', {
    number: 'Figure 2.1',
    title: 'A wide chart over text block and side column',
    size: 'wide',
    width: 476,
    height: 200,
  }),
  paragraph(prose(7, 3)),
  heading(2, 'Wide and turned'),
  paragraph([
    text(prose(2, 5)),
    text(' '),
    ref('tbl:wide', 'Table 2.2'),
    text(' is wide, and '),
    ref('tbl:turned', 'Table 2.3'),
    text(' needs a page that is turned.'),
  ]),
  { ...tableBlock('wide', 9, { columns: 6, width: 'wide' }), number: 'Table 2.2' },
  {
    ...tableBlock('turned', 24, {
      columns: 18,
      cell: (row, index) =>
        index === 0 ? `${months[row % 6]} of a long year` : ((row * 31 + index * 17) * 98.7).toFixed(1),
    }),
    number: 'Table 2.3',
  },
  {
    type: 'callout',
    kind: 'watch',
    title: words('What to watch'),
    children: [list([prose(1), prose(1, 1), prose(1, 2)])],
    place,
  },
  paragraph(prose(6, 0)),
  {
    type: 'callout',
    kind: 'difference',
    title: words('Where the source differs'),
    children: [paragraph(prose(3, 4))],
    place,
  },
  paragraph([text(prose(5, 2)), noteRef('third', '1')]),
  chartBlock('last', {
    number: 'Figure 2.2',
    title: 'The last chart stands within its section',
    width: 363,
    height: 227,
  }),
  paragraph([text('So '), ref('fig:last', 'Figure 2.2'), text(' ends it. '), text(prose(2, 6))]),
];

export function specimen(): Manuscript {
  const glance = chapter('at-a-glance', [opening[1] ?? paragraph(''), paragraph(prose(4))], {
    title: 'At a glance',
  });
  const front: readonly Matter[] = [
    { type: 'cover', picture: chart('slope', 'wide', 476, 240) },
    { type: 'imprint', blocks: [paragraph('Set in type that anybody may use.')] },
    { type: 'generated', matter: 'contents', title: 'Contents', id: 'contents' },
    { type: 'generated', matter: 'listOfFigures', title: 'Figures', id: 'figures' },
    { type: 'generated', matter: 'listOfTables', title: 'Tables', id: 'tables' },
    { type: 'chapter', chapter: glance },
  ];
  const footnotes = [
    footnote('first', '1', `A note at the foot of the page of its mark. ${prose(1)}`),
    footnote('second', '2', prose(1, 3)),
  ];
  const parts: readonly Part[] = [
    {
      id: 'text',
      number: 'I',
      title: words('Text'),
      introduction: [paragraph(prose(2))],
      chapters: [
        chapter('words', firstChapter, {
          number: '1',
          title: 'Words, and how they stand on a page',
          footnotes,
        }),
      ],
    },
    {
      id: 'figures',
      number: 'II',
      title: words('Figures'),
      introduction: [],
      chapters: [
        chapter('figures', secondChapter, {
          number: '2',
          title: 'Tables and charts',
          footnotes: [footnote('third', '1', prose(2, 5))],
        }),
        chapter('empty', [], { number: '3', title: 'A chapter without words' }),
        chapter('options', optionsChapter, {
          number: '4',
          title: 'What else blocks may do',
          footnotes: optionsNotes,
        }),
      ],
    },
  ];
  const back: readonly Matter[] = [
    { type: 'generated', matter: 'sheetIndex', title: 'Tables and their worksheets', id: 'sheet-index' },
  ];
  const whole = manuscript(parts, front, back);
  return {
    ...whole,
    book: {
      ...whole.book,
      title: 'A Specimen of Every Kind of Block',
      subtitle: 'How the pages of a briefing book look',
    },
  };
}

export const specimenSheets: ReadonlyMap<string, string> = new Map([
  ['rows', 'rows'],
  ['wide', 'wide'],
  ['turned', 'turned'],
]);
