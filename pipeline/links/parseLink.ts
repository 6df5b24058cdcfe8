/** Turns an address as written into what a link may lead to, or into what to write instead. */

/** Where a link leads. */
export type LinkTarget =
  | { readonly type: 'anchor'; readonly anchor: string }
  /** http, https or mailto, in ASCII, so that it can stand in any output as it is. */
  | { readonly type: 'url'; readonly url: string };

/** `found` says what is wrong in the words of a message; `hint` what to write. */
export interface RefusedLink {
  readonly type: 'refused';
  readonly found: string;
  readonly hint: string;
}

/** Kinds of places that have anchors, e.g. `ch:trade`, `sec:trade/balance`, `fig:top-partners`. */
const PLACES = ['ch', 'sec', 'fig', 'tbl', 'eq', 'lst', 'part'];
const PLACE_HINT =
  'a place in the book is written ch:NAME, sec:CHAPTER/NAME, fig:NAME, tbl:NAME, eq:NAME, lst:NAME or part:NAME, e.g. [the chapter](ch:trade)';
const WEB_HINT = 'write the whole address, beginning with https://';

/** White space, control characters and what cannot be seen: an address that holds one is not what it seems to be. */
const HIDDEN = /[\s\p{Cc}\p{Cf}]/u;

/** Whether the place exists is for whoever knows the book. */
export function parseLink(written: string): LinkTarget | RefusedLink {
  if (written === '') return refused('an empty address', WEB_HINT);
  if (HIDDEN.test(written)) {
    return refused(
      'an address with a space or a hidden character',
      'a space within an address is written %20',
    );
  }
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(written) ?? [];
  if (scheme === undefined) return withoutScheme(written);
  if (
    scheme !== scheme.toLowerCase() &&
    [...PLACES, 'http', 'https', 'mailto'].includes(scheme.toLowerCase())
  ) {
    return refused(
      `an address that begins with ${scheme}:`,
      `write ${scheme.toLowerCase()}: in small letters`,
    );
  }
  if (PLACES.includes(scheme)) {
    return written === `${scheme}:`
      ? refused('a place without a name', PLACE_HINT)
      : { type: 'anchor', anchor: written };
  }
  if (scheme === 'mailto') return mailLink(written);
  if (scheme === 'http' || scheme === 'https') return webLink(written);
  return refused(
    `an address that begins with ${scheme}:`,
    'links lead to http, https and mailto addresses and to places in the book',
  );
}

/** The http or https address that a text is, or undefined. */
export function webAddress(text: string): string | undefined {
  const target = parseLink(text);
  return target.type === 'url' && text.startsWith('http') ? target.url : undefined;
}

/** The first address in a text without markup, e.g. a line of credits, that a link may not have. */
export function refusedAddress(text: string): RefusedLink | undefined {
  return addressesIn(text)
    .map(({ address }) => parseLink(address))
    .find((target) => target.type === 'refused');
}

/** `https://…`, `mailto:…`, `javascript:…`, each without the marks of the sentence after it. */
export function addressesIn(text: string): readonly { readonly address: string; readonly start: number }[] {
  const found = text.matchAll(
    /(?<![\p{L}\p{N}.])(?:[a-z][a-z0-9+.-]*:\/\/|(?:mailto|javascript|vbscript|file|data|tel):(?=\S))[^\s<>"”»]*/giu,
  );
  return [...found].map(({ 0: address, index }) => ({
    address: address.replace(/[.,;:!?)\]}’']+$/u, ''),
    start: index,
  }));
}

function withoutScheme(written: string): RefusedLink {
  if (written.startsWith('#')) return refused(`the anchor ${written}`, PLACE_HINT);
  if (/^[^\s@/]+@[^\s@/]+$/.test(written))
    return refused('a mail address without mailto:', `write mailto:${written}`);
  if (/^www\./i.test(written)) return refused('an address without https://', `write https://${written}`);
  return refused(
    'an address within a folder or a site, which leads nowhere from a book',
    `${WEB_HINT}; ${PLACE_HINT}`,
  );
}

/** RFC 6068, with one or more addresses and perhaps header fields. */
function mailLink(written: string): LinkTarget | RefusedLink {
  const wellFormed =
    /^mailto:[\w.!#$%&'*+=~^{|}-]+@(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}(?:,[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z0-9-]{2,})*(?:\?[\x21-\x7e]*)?$/i;
  return wellFormed.test(written) && escapesAreSound(written)
    ? { type: 'url', url: written }
    : refused('a mail address that is not well-formed', 'write mailto:name@example.org');
}

function webLink(written: string): LinkTarget | RefusedLink {
  const url = /^https?:\/\/[^/\\]/.test(written) && !written.includes('\\') ? parsed(written) : undefined;
  if (url === undefined) return refused('an address that is not well-formed', WEB_HINT);
  if (url.username !== '' || url.password !== '') {
    return refused('an address with a user name before the host', 'leave out what stands before the @');
  }
  if (!/[.:]/.test(url.hostname) || /^\.|\.\.|\.$/.test(url.hostname)) {
    return refused(
      `an address whose host is ${url.hostname}`,
      'a host is written with its domain, e.g. www.census.gov',
    );
  }
  if (!escapesAreSound(written)) {
    return refused(
      'an address with a % that stands for no character',
      'a percent sign within an address is written %25',
    );
  }
  // Hosts in other letters have a name in ASCII too (RFC 5890); paths are escaped (RFC 3986).
  return { type: 'url', url: /^[\x21-\x7e]+$/.test(written) ? written : url.href };
}

function parsed(written: string): URL | undefined {
  // `URL.canParse` of Node 20, once V8 has optimized it, refuses hosts with letters beyond ASCII.
  try {
    return new URL(written);
  } catch {
    return undefined;
  }
}

/** Every % begins an escape, and none stands for a control character. */
function escapesAreSound(written: string): boolean {
  return !/%(?![0-9a-f]{2})|%[01][0-9a-f]|%7f/i.test(written);
}

function refused(found: string, hint: string): RefusedLink {
  return { type: 'refused', found, hint };
}
