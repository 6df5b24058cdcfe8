/** Turns a text that is no number of its field into the reason that an analyst recognises. */
import { adviseTo, type CellFault, fits, trimSpaces } from './CellFault.ts';
import { type CellFormat, MOST_DIGITS, significantDigits } from './parseCell.ts';

export function explainNumber(cell: CellFormat, text: string, expected: string): CellFault {
  const code = `${cell.type}-expected` as const;
  const give = (...hints: string[]): CellFault => ({ code, expected, hints });
  const { decimalChar = '.' } = cell;
  /** The advice to write a number: as it is given, or with the field's own decimal mark. */
  const write = (plain: string, reason?: string) =>
    adviseTo(cell, fits(cell, plain) ? plain : plain.replace('.', decimalChar), reason);
  if (/^[+-]?0\d+$/.test(text)) {
    return {
      code: 'leading-zero',
      expected: `${expected} without leading zeros`,
      hints: ['if it is a code, declare the field as a string, or the zeros are lost'],
    };
  }
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) {
    return {
      code: 'scientific-notation',
      expected: `${expected} in plain digits`,
      hints: [
        'the spreadsheet has cut digits off; give the column a number format, widen it and export it again',
      ],
    };
  }
  if (/^(?:nan|[+-]?inf(?:inity)?)$/i.test(text)) {
    return give('leave the cell empty, or declare a labelled missing value for it');
  }
  if (/^[+-]?\d*\.?\d*$/.test(text) && significantDigits(text) > MOST_DIGITS) {
    return {
      code: 'number-too-large',
      expected: `a ${cell.type === 'integer' ? 'whole ' : ''}number of at most ${MOST_DIGITS} digits`,
      hints: [
        'if it is a code, declare the field as a string; else round it: further digits would be altered',
      ],
    };
  }
  if (/[\u2212\u2012\u2013\u2014]/.test(text)) {
    const plain = text.replace(/[\u2212\u2012\u2013\u2014]\s*/g, '-');
    const advice = write(plain, 'the minus sign must be the hyphen of the keyboard');
    return advice.length > 0 ? give(...advice) : give('a range is no number');
  }
  if (/^\(.*\)$/.test(text)) {
    const inner = explainedPlain(text.slice(1, -1));
    return give(...write(`-${inner}`, 'brackets do not make a number negative here'));
  }
  if (text.endsWith('%')) {
    const reason = 'the percent sign belongs into the field\'s unit, "percent"';
    return give(...write(explainedPlain(text.slice(0, -1)), reason));
  }
  const currency =
    /^([+-]?)\s*(?:US\$|MX\$|CA\$|\p{Sc}|[A-Z]{3}(?=[\s\d]))\s*|(?<=\d)\s*(?:\p{Sc}|[A-Z]{3})$/u;
  if (currency.test(text)) {
    const plain = explainedPlain(text.replace(currency, '$1'));
    return give(...write(plain, "the currency belongs into the field's unit"));
  }
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) && !/^[+-]?0,/.test(text)) {
    const plain = text.replaceAll(',', '');
    const asDecimal = text.replace(',', '.');
    const doubt = /^[+-]?\d{1,3},\d{3}$/.test(text) && cell.type === 'number' && fits(cell, asDecimal);
    return give(
      ...write(plain, 'thousands are not separated here'),
      ...(doubt ? [`or ${asDecimal}, if the comma is a decimal mark`] : []),
    );
  }
  if (/^[+-]?\d{1,3}(?:[ '\u2019\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/.test(text)) {
    const plain = text.replace(/[ '\u2019\u00a0\u202f\u2009]/g, '').replace(',', '.');
    return give(...write(plain, 'thousands are not separated here'));
  }
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) {
    const plain = text.replaceAll('.', '').replace(',', '.');
    return give(...write(plain, 'thousands are not separated, and a comma is not a decimal mark here'));
  }
  if (/^[+-]?\d*,\d+$/.test(text)) {
    const plain = text.replace(',', '.');
    const advice = write(plain, 'a comma is not a decimal mark here');
    return advice.length > 0 || cell.type === 'number'
      ? give(...advice)
      : give(`${plain} is not a whole number`);
  }
  if (cell.type === 'integer' && /^[+-]?\d+\.\d*$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value)
      ? give(...write(String(value)))
      : give('declare the field as a number if parts of a whole are meant');
  }
  if (decimalChar !== '.' && /^[+-]?\d+\.\d+$/.test(text)) {
    return give(...write(text, `the decimal mark here is ${JSON.stringify(decimalChar)}`));
  }
  const notes = /^([+-]?[\d.]+)\s*(?:\*+|\[\w+\]|\(\w+\)|[a-z†‡])$/i.exec(text);
  if (notes?.[1] !== undefined && fits(cell, notes[1])) {
    return give(...adviseTo(cell, notes[1], "say what the mark means in the table's notes"));
  }
  if (/^(?:n\/?a|n\.a\.|-+|\.+|x|none|null|not available|\[\w+\])$/i.test(text)) {
    return give(`leave the cell empty, or declare ${JSON.stringify(text)} among the missing values`);
  }
  return give();
}

/** A number as people write it, without separators, for a hint. */
function explainedPlain(text: string): string {
  const trimmed = trimSpaces(text);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(trimmed)) return trimmed.replaceAll(',', '');
  return trimmed.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
}
