/** Turns plain data into JSON as a person would lay it out: what fits on a line stands on one. */

const WIDTH = 100; // characters

export function layOutJson(data: unknown): string {
  return `${laidOut(data, '', 0)}\n`;
}

/** `before` is how much of the line is taken. */
function laidOut(data: unknown, indent: string, before: number): string {
  const flat = onOneLine(data);
  if (typeof data !== 'object' || data === null || before + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(data)
    ? data.map((item: unknown) => inner + laidOut(item, inner, inner.length))
    : Object.entries(data).map(([name, value]) => {
        const key = `${inner}${JSON.stringify(name)}: `;
        return key + laidOut(value, inner, key.length);
      });
  const [open, close] = Array.isArray(data) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function onOneLine(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(onOneLine).join(', ')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? 'null';
  const members = Object.entries(data).map(([name, value]) => `${JSON.stringify(name)}: ${onOneLine(value)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
