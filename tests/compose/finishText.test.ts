import { expect, test } from 'vitest';
import { boundsOfSentence } from '../../pipeline/language/sentences.ts';

test.each([
  ['One. Two is it. Three.', 'Two', 'Two is it.'],
  ['One (a.b). $5 is it! “Three.”', '$5', '$5 is it!'],
  ['He said “no.” Then two.', 'no', 'He said “no.”'],
  ['About 2.5 and e.g. small things. Next.', '2.5', 'About 2.5 and e.g. small things.'],
  ['Only one', 'one', 'Only one'],
  ['First. Second, third. Fourth.', 'First. Second', 'First. Second, third.'],
])('the-sentence-of-a-claim-ends-at-its-stops: %s', (text, claim, sentence) => {
  const start = text.indexOf(claim);
  const [from, to] = boundsOfSentence(text, start, start + claim.length);
  expect(text.slice(from, to).trim()).toBe(sentence);
});
