/** The specimen's chapter of options: each kind of block in the ways that the other chapters do not show. */
import type { Block, CalloutBlock, Footnote, Inline } from '../../pipeline/compose/Manuscript.ts';
import {
  chartBlock,
  heading,
  list,
  noteRef,
  paragraph,
  place,
  ref,
  tableBlock,
  text,
  words,
} from './manuscripts.ts';
import { prose } from './specimenProse.ts';

const smallCaps = (said: string): Inline => ({ type: 'smallCaps', children: [text(said)] });
const superscript = (said: string): Inline => ({ type: 'superscript', children: [text(said)] });

function callout(kind: CalloutBlock['kind'], title: string, children: readonly Block[]): Block {
  return { type: 'callout', kind, title: title === '' ? [] : words(title), children, place };
}

const inlines: readonly Inline[] = [
  smallCaps('Small capitals'),
  text(', the 2'),
  superscript('nd'),
  text(' of two, '),
  {
    type: 'claim',
    check: 'a-check',
    place,
    children: [text('a claim that holds '), { type: 'figure', ledger: 'options-0001', text: '−3.5 percent' }],
  },
  text(', a line that'),
  { type: 'lineBreak' },
  text(
    'the author ended, an unfor\u00adget\u00adta\u00adble word with soft hyphens, $7.5\u00a0bil\u00adlion kept ',
  ),
  text('together, and ligatures: office, affluent, fjord, waffle, Año, Québec, 1994\u20132020. '),
  text(prose(2, 3)),
  noteRef('long', '1'),
];

const narrowTable: Block = {
  ...tableBlock('callout-table', 3, { columns: 2 }),
  number: 'Table 4.1',
};

const wordsTable = {
  ...tableBlock('words', 4, {
    columns: 2,
    cell: (row: number, index: number) =>
      index === 0 ? `Row ${row + 1}` : row === 1 ? '[x]' : prose(1, row + index),
  }),
  number: 'Table 4.2',
  signs: [{ sign: '[x]', meaning: 'not available' }],
};

export const optionsChapter: readonly Block[] = [
  heading(2, 'Words in every style'),
  paragraph(inlines),
  heading(3, 'A sub-section'),
  heading(4, 'And one within it'),
  paragraph(prose(2)),
  paragraph('Small print under a paragraph says where it comes from.', 'source'),
  {
    type: 'list',
    ordered: true,
    start: 9,
    tight: false,
    items: [
      [paragraph('A list may begin at nine,')],
      [paragraph('have space between its items,'), paragraph('and items of two paragraphs.')],
      [paragraph('It may hold a list with numbers:'), list(['one', 'two'], true)],
    ],
    place,
  },
  { type: 'quote', children: [paragraph(prose(1, 1)), list(['quoted'])], place },
  heading(2, 'Call-outs'),
  callout('warning', 'Warning', [paragraph(prose(1))]),
  callout('keyPoint', 'Key point', [
    paragraph('A call-out may hold dates,'),
    {
      type: 'timeline',
      events: [
        { date: words('1994'), children: words('an event') },
        { date: words('2020'), children: words('and another') },
      ],
      place,
    },
  ]),
  callout('howToRead', 'How to read this', [
    paragraph(prose(1, 2)),
    callout('note', '', [paragraph('A call-out within a call-out has no title here.')]),
    paragraph('And goes on.'),
  ]),
  callout('note', '', [paragraph('Without a title.'), narrowTable]),
  callout('note', 'With a chart', [
    { ...chartBlock('callout-chart', { width: 200, height: 60 }), number: 'Figure 4.1' },
  ]),
  heading(2, 'Beside each other and beside the text'),
  {
    type: 'sideNote',
    title: words('A list aside'),
    children: [
      list(['one', 'two']),
      paragraph([text('and a note'), noteRef('aside', '2')]),
      {
        type: 'definitionList',
        entries: [{ term: words('term'), definition: [paragraph('its meaning')] }],
        place,
      },
    ],
    place,
  },
  paragraph(prose(4, 1)),
  {
    type: 'columns',
    columns: [[paragraph(prose(1))], [paragraph(prose(1, 1))], [list(['three', 'columns'])]],
    place,
  },
  {
    type: 'columns',
    wide: true,
    columns: [[paragraph(prose(1))], [paragraph(prose(1, 2))], [callout('note', '', [paragraph('Wide.')])]],
    place,
  },
  {
    type: 'list',
    ordered: false,
    start: 1,
    tight: true,
    wide: true,
    items: [[paragraph(prose(1, 4))], [callout('note', '', [paragraph('In a wide list.')])]],
    place,
  },
  paragraph([text('A half figure alone, '), ref('fig:alone', 'Figure 4.2'), text(', has words beside it.')]),
  {
    ...chartBlock('alone', { size: 'half', width: 174, height: 110, title: 'Alone, with a note' }),
    number: 'Figure 4.2',
    title: [text('Alone, with a footnote'), noteRef('figure', '3')],
    notes: [{ number: 1, children: words('Notes of a chart stand above its source.') }],
  },
  paragraph([text(prose(2, 2)), text(' '), ref('tbl:words', 'Table 4.2'), text(' has words in its cells.')]),
  {
    ...wordsTable,
    columns: wordsTable.columns.map((column, index) =>
      index === 0 ? column : { ...column, align: 'start' as const, notes: [1] },
    ),
  },
  { ...tableBlock('none', 0), number: 'Table 4.3' },
  { type: 'keyFigures', tiles: [{ figure: words('7'), label: words('one tile alone') }], place },
  { type: 'pageBreak', place },
  paragraph(`The author ended the page above. ${prose(2)}`),
];

export const optionsNotes: readonly Footnote[] = [
  {
    id: 'long',
    mark: '1',
    children: [
      paragraph(prose(14)),
      list(['A note may hold a list']),
      paragraph([text('and mark another.'), noteRef('inner', '4')]),
    ],
  },
  { id: 'inner', mark: '4', children: [paragraph('A note to a note.')] },
  { id: 'aside', mark: '2', children: [paragraph('Marked in a side note.')] },
  { id: 'figure', mark: '3', children: [paragraph('Marked in the title of a figure.')] },
];
