/** What an address in a link may be. */
import { expect, test } from 'vitest';
import { parseLink, refusedAddress } from '../../pipeline/links/parseLink.ts';

test.each([
  'https://www.census.gov/foreign-trade/balance/c2010.html',
  'http://example.org',
  'https://example.org/a_(b)?q=1&r=2#part',
  'https://example.org/100%25',
  'https://192.0.2.7/x',
  'https://[2001:db8::7]/',
  'https://example.org:8080/~user/',
  'mailto:name@example.org',
  'mailto:first.last+news@mail.example.org?subject=Book',
])('an-address-of-the-web-or-of-mail-is-kept-as-written: %s', (url) => {
  expect(parseLink(url)).toEqual({ type: 'url', url });
});

test('letters-beyond-ascii-are-written-in-ascii', () => {
  expect(parseLink('https://münchen.example/straße')).toEqual({
    type: 'url',
    url: 'https://xn--mnchen-3ya.example/stra%C3%9Fe',
  });
});

test.each(['ch:trade', 'sec:trade/balance', 'fig:top-partners', 'tbl:state-exports', 'part:ties'])(
  'a-place-in-the-book-is-an-anchor: %s',
  (anchor) => {
    expect(parseLink(anchor)).toEqual({ type: 'anchor', anchor });
  },
);

test.each([
  '',
  ' ',
  '#none',
  'other.md',
  './a/b',
  '/etc/passwd',
  '//example.org/x',
  '\\\\server\\share',
  'C:\\Users\\x',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript%3Aalert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'vbscript:x',
  'ftp://example.org/x',
  'tel:+12025550100',
  'about:blank',
  'HTTPS://example.org',
  'Ch:trade',
  'ch:',
  'http:example.org',
  'https:///path',
  'https://',
  'https://localhost/x',
  'https://user@example.org/',
  'https://www.census.gov@example.org/',
  'https://example.org\\@evil.example',
  'https://example.org/%00',
  'https://example.org/%0d%0aSet-Cookie',
  'https://example.org/100%',
  'https://example.org/a b',
  'https://exa\u200bmple.org/',
  'https://example.org/\u202egpj.exe',
  'mailto:',
  'mailto:nobody',
  'mailto:a@b',
  'name@example.org',
  'www.example.org',
])('anything-else-is-refused-with-what-to-write: %j', (address) => {
  const target = parseLink(address);
  expect(target.type).toBe('refused');
  expect('hint' in target && target.hint).not.toBe('');
});

test.each([
  'Contact: the authors; see https://www.example.org/people.',
  'CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)',
  'mailto:a@example.org, or by post: 1 Main Street',
  'Data: own calculations; ratio 3:1, at 10:30',
])('a-text-may-hold-addresses-that-links-may-have: %s', (text) => {
  expect(refusedAddress(text)).toBeUndefined();
});

test.each([
  'see javascript:alert(1)',
  'at file:///etc/passwd',
  'from ftp://example.org/x, read in 2024',
  'x://y',
])('a-text-holds-no-other-address: %s', (text) => {
  expect(refusedAddress(text)).toMatchObject({ type: 'refused' });
});
