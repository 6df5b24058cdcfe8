/** Turns values into the syntax of PDF (ISO 32000-1, section 7.3). */

/** Three decimals are a 2,800th of a millimetre: enough for print, short enough for many. */
export function pdfNumber(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) throw new Error(`not a number for a PDF: ${value}`);
  return String(Math.round(value * 1000) / 1000);
}

export function pdfNumbers(values: readonly number[]): string {
  return values.map(pdfNumber).join(' ');
}

/** Printable ASCII stays readable; all else is UTF-16 with a byte order mark, in hexadecimal. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  let hex = '<FEFF';
  for (let at = 0; at < text.length; at++) hex += hex4(text.charCodeAt(at));
  return `${hex}>`;
}

/** A string's bytes as name trees compare them, one character a byte. */
export function pdfStringOrder(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  let bytes = '\xfe\xff';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return bytes;
}

/** e.g. `/application#2Fpdf` */
export function pdfName(text: string): string {
  const escaped = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9_.+:-]/.test(character)
      ? character
      : `#${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `/${escaped.join('')}`;
}

/** Entries whose value is undefined are left out: `{ Type: '/Page', Alt: undefined }`. Joined, since texts that are added up stay in pieces. */
export function pdfDictionary(entries: Readonly<Record<string, string | undefined>>): string {
  const parts = ['<<'];
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined) parts.push(parts.length === 1 ? '/' : ' /', key, ' ', value);
  }
  parts.push('>>');
  return parts.join('');
}

export function pdfArray(items: readonly string[]): string {
  return `[${items.join(' ')}]`;
}

export function pdfDate(date: Date): string {
  return `(D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;
}

export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** `#rrggbb` as three components from 0 to 1, or one where it is a grey. */
export function pdfColour(colour: string): { readonly components: string; readonly grey: boolean } {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (match === null) throw new Error(`not a colour: ${colour}`);
  const channels = match.slice(1, 4).map((channel) => Number.parseInt(channel, 16) / 255);
  const grey = channels.every((channel) => channel === channels[0]);
  return { components: pdfNumbers(grey ? channels.slice(0, 1) : channels), grey };
}
