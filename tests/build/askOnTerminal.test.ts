/** What the command line left open is asked for, until the answer fits. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askOnTerminal } from '../../pipeline/commands/askOnTerminal.ts';

function terminalWith(answers: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const shown: string[] = [];
  const left = [...answers];
  output.on('data', (text: Buffer) => {
    shown.push(text.toString());
    if (!text.toString().endsWith(': ')) return;
    const answer = left.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  return { questions: askOnTerminal(input, output), shown };
}

test('an-empty-answer-is-the-usual-one-and-a-wrong-one-is-asked-again', async () => {
  const { questions, shown } = terminalWith(['', 'A5', 'A4']);
  expect(await questions.ask('Title', 'A briefing book')).toBe('A briefing book');
  const fault = (answer: string) => (answer === 'A4' ? undefined : `takes A4; found "${answer}"`);
  expect(await questions.ask('Paper', 'Letter', fault)).toBe('A4');
  questions.end();
  expect(shown).toEqual([
    'Title [A briefing book]: ',
    'Paper [Letter]: ',
    'takes A4; found "A5"\n',
    'Paper [Letter]: ',
  ]);
});

test('an-input-that-ends-is-no-answer', async () => {
  const { questions } = terminalWith([]);
  await expect(questions.ask('Title', '')).rejects.toThrow(
    'the questions were not answered; nothing was made',
  );
});
