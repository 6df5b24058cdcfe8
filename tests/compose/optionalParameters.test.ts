/** Names that a partial may be given or not. */
import { expect, test } from 'vitest';
import { dumpBlocks } from './dumpBlocks.ts';
import { composeChapterText, showProblems } from './smallBook.ts';

function compose(text: string, partials: Readonly<Record<string, string>>) {
  const { manuscript, problems } = composeChapterText(text, { partials });
  return {
    said: dumpBlocks(manuscript.parts[0]?.chapters[0]?.blocks ?? []),
    problems: showProblems(problems.map((problem) => ({ ...problem, hints: [] }))),
  };
}

test('a-name-that-was-not-given-is-false', () => {
  const { said, problems } = compose('{{> a unit="tons"}}\n\n{{> a}}\n', {
    a: 'Shipped{{#if unit}} in {{unit}}{{else}} as counted{{/if}}{{#unless unit}}, without unit{{/unless}}.',
  });
  expect(problems).toBe('');
  expect(said).toContain('Shipped in tons.');
  expect(said).toContain('Shipped as counted, without unit.');
});

test('it-is-false-within-a-loop-too-and-further-in', () => {
  const { said, problems } = compose('{{> a}}\n\n{{> a unit="tons"}}\n', {
    a: '{{#each (rows "states" where="datum.state == \'Ohio\'")}}{{state}}{{#if ../unit}} in {{../unit}}{{/if}}; {{> b unit=../unit}}{{/each}}',
    b: 'so{{#if unit}}: {{unit}}{{/if}}.',
  });
  expect(problems).toBe('');
  expect(said).toMatch(/Ohio[^;]*; so\./);
  expect(said).toMatch(/in tons; so: tons\./);
});

test('a-name-that-nobody-gives-is-a-slip', () => {
  const { problems } = compose('{{> a unit="tons"}}\n\n{{> a}}\n', {
    a: 'Shipped{{#if unti}} in a unit{{/if}}{{#if unit}} in {{unit}}{{/if}}.',
  });
  expect(problems).toBe(
    'partials/a.md.hbs:1:14 parameter-never-given (warning): expected a name that the partial is given somewhere, found "unti"',
  );
});

test('a-name-that-is-printed-must-be-given', () => {
  const { problems } = compose('{{> a unit="tons"}}\n\n{{> a}}\n', { a: 'Shipped in {{unit}}.' });
  expect(problems).toContain('partials/a.md.hbs:1:14 unknown-name');
  expect(compose('{{#if unit}}x{{/if}}', {}).problems).toContain('4:7 unknown-name');
});

test('the-other-half-of-a-name-nobody-gives-is-an-error', () => {
  const { problems } = compose('{{> a}}\n', { a: 'Shipped{{#if unit}} in {{unti}}{{/if}}.' });
  expect(problems).toContain(
    'unknown-name: expected a helper, a parameter or a field of the row, found "unti"',
  );
});

test('an-option-of-a-name-that-was-not-given-is-as-if-it-did-not-stand-there', () => {
  const { said, problems } = compose(
    '{{> a figure="states[Ohio].exports"}}\n\n{{> a figure="states[Ohio].exports" form=",.3f"}}\n\n{{> b}}\n\n{{> b form=",.2f"}}\n',
    {
      a: 'Shipped {{value figure format=form}}.',
      b: 'In all {{> a figure="states[Ohio].exports" form=form}}',
    },
  );
  expect(problems).toBe('');
  expect([...said.matchAll(/Shipped \{(\S+)/g)].map(([, text]) => text)).toEqual([
    '8.2',
    '8.200',
    '8.2',
    '8.20',
  ]);
});

test('a-name-that-must-be-given-is-asked-for-where-the-partial-is-included', () => {
  const { problems } = composeChapterText('{{> a figure="states[Ohio].exports"}}\n\n{{> a}}\n', {
    partials: { a: 'Shipped {{value figure}}.' },
  });
  const [problem] = problems;
  expect(problem?.message).toBe('expected a name that the partial is given, found "figure"');
  expect(problem?.hints[0]).toMatch(
    /^give it where the partial is included, in \S+:6: \{\{> a figure=…\}\}$/,
  );
});
