/** What is special in the XML of a workbook. */

/** Excel reads `_x000D_` in a cell as the character with that code; a literal one is written `_x005F_x000D_`. */
export function excelText(text: string): string {
  return text.includes('_x') ? text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : text;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
