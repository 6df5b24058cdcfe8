/** Definitions beside the paragraphs that first use their terms. */
import { expect, test } from 'vitest';
import type { Block, Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { noteTerms } from '../../pipeline/compose/noteTerms.ts';
import { blockTexts, plainText } from '../../pipeline/compose/plainText.ts';
import { body, chapter, manuscript, paragraph, place, text } from '../layout/manuscripts.ts';

const entry = (term: string) => ({ term: [text(term)], definition: [paragraph(`What ${term} is.`)] });

function noted(blocks: readonly Block[], terms: readonly string[], most = 9): Manuscript {
  const whole = manuscript(body([chapter('one', blocks), chapter('two', blocks)]));
  return noteTerms({ ...whole, termNotes: { chapter: 'glossary', entries: terms.map(entry), most } });
}

/** Of each chapter: the notes as `[term]`, paragraphs by their first word. */
function outline({ parts }: Manuscript): readonly string[] {
  return parts.flatMap(({ chapters }) =>
    chapters.map(({ blocks }) =>
      blocks
        .map((block) =>
          block.type === 'sideNote'
            ? `[${plainText(block.title ?? [])}]`
            : block.type === 'paragraph'
              ? plainText(block.children).split(' ')[0]
              : block.type,
        )
        .join(' '),
    ),
  );
}

test('a-term-is-noted-once-a-book-before-the-paragraph-that-first-uses-it', () => {
  const blocks = [paragraph('One word.'), paragraph('Two of CBP.'), paragraph('Three of CBP.')];
  expect(outline(noted(blocks, ['CBP']))).toEqual(['One [CBP] Two Three', 'One Two Three']);
});

test.each([
  ['encounters', 'Encounter', false],
  ['the balance', 'Balance', false],
  ['word. Balance', 'Balance', false],
  ['the Balance', 'Balance', true],
  ['Banxico', 'Banxico', true],
  ['(Banxico', 'Banxico', false],
  ['cbp', 'CBP', false],
  ['CBPs', 'CBP', false],
  ['fiscal\u00a0year', 'Fiscal year', false],
  ['T-MEC', 'T-MEC', true],
  ['MEC', 'T-MEC', false],
  ['T-MEC', 'MEC', false],
  ['Title 42', 'Title 4', false],
  ['Bicentennial\u00a0Framework', 'Bicentennial Framework', true],
  ['a (b) word', '(b)', false],
])('the text %s uses the term %s: %s', (said, term, isUsed) => {
  const [first] = outline(noted([paragraph(`Here ${said} stands.`)], [term]));
  expect(first).toBe(isUsed ? `[${term}] Here` : 'Here');
});

test.each([
  ['encounters', true],
  ['Encounter', true],
  ['encountered', false],
  ['these encounters', false],
])('a-common-word-is-a-term-where-its-writer-marks-it: %s', (marked, isUsed) => {
  const said = paragraph([text('Here '), { type: 'emphasis', children: [text(marked)] }, text(' stand.')]);
  expect(outline(noted([said], ['Encounter']))[0]).toBe(isUsed ? '[Encounter] Here' : 'Here');
});

test('what-a-paragraph-spells-out-needs-no-note-there-or-later', () => {
  const terms = [
    { term: [text('CBP')], definition: [paragraph('US Customs and Border Protection.')] },
    { term: [text('INE')], definition: [paragraph('The electoral institute of Mexico.')] },
  ];
  const lead = paragraph('Led by Customs and Border Protection (CBP).', 'lead');
  const whole = manuscript(body([chapter('one', [lead, paragraph('Of CBP with INE.')])]));
  expect(
    outline(noteTerms({ ...whole, termNotes: { chapter: 'glossary', entries: terms, most: 4 } }))[0],
  ).toBe('Led [INE] Of');
});

test('terms-come-in-the-order-of-the-text-two-notes-beside-a-paragraph-and-so-many-in-a-chapter', () => {
  const blocks = [
    paragraph('One of GDP beside that of FDI, which counts for CBP.'),
    paragraph('Two of CBP before that of USTR.'),
  ];
  const terms = ['CBP', 'FDI', 'GDP', 'USTR'];
  expect(outline(noted(blocks, terms))[0]).toBe('[GDP] [FDI] One [CBP] [USTR] Two');
  expect(outline(noted(blocks, terms, 3))[0]).toBe('[GDP] [FDI] One [CBP] Two');
});

test('terms-in-a-row-stand-in-one-note-or-in-none', () => {
  const notesOn = (said: string, terms: readonly string[], most?: number) =>
    noted([paragraph(said)], terms, most).parts[0]?.chapters[0]?.blocks.flatMap((block) =>
      block.type === 'sideNote' ? [blockTexts([block]).join(' ')] : [],
    );
  const terms = ['PAN', 'PRI', 'PRD', 'MC'];
  expect(notesOn('Here PAN, PRI and PRD stand.', terms)).toEqual([
    'PAN What PAN is. PRI What PRI is. PRD What PRD is.',
  ]);
  expect(notesOn('Here PAN, PRI and PRD stand.', terms, 2)).toEqual([]);
  expect(notesOn('Here PAN, PRI, PRD and MC stand.', terms)).toEqual([]);
});

test('a-chapter-that-has-a-side-note-on-a-term-needs-no-other', () => {
  const own: Block = { type: 'sideNote', title: [text('Encounter')], children: [paragraph('b')], place };
  expect(outline(noted([own, paragraph('The Encounter.')], ['Encounter']))[0]).toBe('[Encounter] The');
});

test('leads-findings-and-definitions-with-footnotes-bring-no-notes', () => {
  const lead = paragraph('Lead of CBP.', 'lead');
  expect(outline(noted([lead], ['CBP']))[0]).toBe('Lead');
  const marked = {
    term: [text('CBP')],
    definition: [paragraph([text('Word'), { type: 'noteRef', note: 'a', mark: '1' }])],
  };
  const whole = manuscript(body([chapter('one', [paragraph('Of CBP.')])]));
  expect(
    outline(noteTerms({ ...whole, termNotes: { chapter: 'glossary', entries: [marked], most: 4 } }))[0],
  ).toBe('Of');
});

test('a-book-that-asks-for-none-stays-as-it-is', () => {
  const whole = manuscript(body([chapter('one', [paragraph('Of CBP.')])]));
  expect(noteTerms(whole)).toBe(whole);
});
