/** Definitions beside the paragraphs that first use their terms. */
import { expect, test } from 'vitest';
import type { Block, Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { noteTerms } from '../../pipeline/compose/noteTerms.ts';
import { plainText } from '../../pipeline/compose/plainText.ts';
import { body, chapter, manuscript, paragraph, place, text } from '../layout/manuscripts.ts';

const entry = (term: string) => ({ term: [text(term)], definition: [paragraph(`What ${term} is.`)] });

function noted(blocks: readonly Block[], terms: readonly string[], most = 9): Manuscript {
  const whole = manuscript(body([chapter('one', blocks), chapter('two', blocks)]));
  return noteTerms({ ...whole, termNotes: { entries: terms.map(entry), most } });
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

test('a-term-is-noted-once-a-chapter-before-the-paragraph-that-first-uses-it', () => {
  const blocks = [paragraph('One word.'), paragraph('Two of CBP.'), paragraph('Three of CBP.')];
  expect(outline(noted(blocks, ['CBP']))).toEqual(['One [CBP] Two Three', 'One [CBP] Two Three']);
});

test.each([
  ['encounters', 'Encounter', true],
  ['Encounter', 'Encounter', true],
  ['encountered', 'Encounter', false],
  ['cbp', 'CBP', false],
  ['CBPs', 'CBP', false],
  ['fiscal\u00a0year', 'Fiscal year', true],
  ['T-MEC', 'T-MEC', true],
  ['MEC', 'T-MEC', false],
  ['T-MEC', 'MEC', false],
  ['Title 42', 'Title 4', false],
  ['a (b) word', '(b)', true],
])('the text %s uses the term %s: %s', (said, term, isUsed) => {
  const [first] = outline(noted([paragraph(`Here ${said} stands.`)], [term]));
  expect(first).toBe(isUsed ? `[${term}] Here` : 'Here');
});

test('terms-come-in-the-order-of-the-text-two-beside-a-paragraph-and-so-many-in-a-chapter', () => {
  const blocks = [paragraph('One of GDP, FDI, CBP.'), paragraph('Two of CBP, USTR.')];
  const terms = ['CBP', 'FDI', 'GDP', 'USTR'];
  expect(outline(noted(blocks, terms))[0]).toBe('[GDP] [FDI] One [CBP] [USTR] Two');
  expect(outline(noted(blocks, terms, 3))[0]).toBe('[GDP] [FDI] One [CBP] Two');
});

test('a-chapter-that-has-a-side-note-on-a-term-needs-no-other', () => {
  const own: Block = { type: 'sideNote', title: [text('Encounter')], children: [paragraph('b')], place };
  expect(outline(noted([own, paragraph('An encounter.')], ['Encounter']))[0]).toBe('[Encounter] An');
});

test('leads-findings-and-definitions-with-footnotes-bring-no-notes', () => {
  const lead = paragraph('Lead of CBP.', 'lead');
  expect(outline(noted([lead], ['CBP']))[0]).toBe('Lead');
  const marked = {
    term: [text('CBP')],
    definition: [paragraph([text('Word'), { type: 'noteRef', note: 'a', mark: '1' }])],
  };
  const whole = manuscript(body([chapter('one', [paragraph('Of CBP.')])]));
  expect(outline(noteTerms({ ...whole, termNotes: { entries: [marked], most: 4 } }))[0]).toBe('Of');
});

test('a-book-that-asks-for-none-stays-as-it-is', () => {
  const whole = manuscript(body([chapter('one', [paragraph('Of CBP.')])]));
  expect(noteTerms(whole)).toBe(whole);
});
