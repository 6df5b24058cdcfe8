/** Turns the tag tree into faults: headings, figures, tables, lists, notes, links and how they nest. */

import type { PdfFile } from '../readPdf.ts';
import { attribute, elementsIn, numberOf, type StructureNode } from '../readStructure.ts';
import type { PdfFault } from './PdfFault.ts';

/** Roles of PDF 1.7 (ISO 32000-1, section 14.8.4) that a book may use. */
const standardRoles = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula'.split(
    ' ',
  ),
);

/** What may stand in what, for the roles where that is fixed. */
const allowedKids: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'TOC', 'Caption'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};
const requiredParents: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
};

export function checkStructure(file: PdfFile, top: readonly StructureNode[]): readonly PdfFault[] {
  const elements = elementsIn(top);
  return [
    ...nesting(file, top),
    ...headings(elements),
    ...notes(file, elements),
    ...elements.flatMap((element) => [...checkElement(file, element)]),
  ];
}

function* checkElement(file: PdfFile, element: StructureNode): Generator<PdfFault> {
  switch (element.standardRole) {
    case 'Figure':
    case 'Formula':
      yield* figure(file, element);
      break;
    case 'TH':
      if (!['Row', 'Column', 'Both'].includes(file.name(attribute(file, element, 'Table', 'Scope'))))
        yield { rule: 'header-scope', message: `a header cell (object ${element.object}) has no scope` };
      break;
    case 'Table':
      yield* table(file, element);
      break;
    case 'Link':
      if (!element.kids.some((kid) => kid.type === 'annotation'))
        yield { rule: 'link-annotation', message: `a link (object ${element.object}) has nothing to click` };
      break;
    case 'L':
      if (file.name(attribute(file, element, 'List', 'ListNumbering')) === '')
        yield {
          rule: 'list-numbering',
          message: `a list (object ${element.object}) does not say how it is numbered`,
        };
      break;
    default:
  }
}

function* nesting(file: PdfFile, top: readonly StructureNode[]): Generator<PdfFault> {
  const [document] = top;
  if (top.length !== 1 || document?.standardRole !== 'Document')
    yield { rule: 'role', message: 'the tag tree is not one Document' };
  const root = numberOf(file.catalogue.get('StructTreeRoot'));
  const pending = top.map((node) => ({ node, parent: root, around: '' }));
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { node, parent, around } = at;
    const { role, standardRole, object } = node;
    if (numberOf(node.dictionary.get('P')) !== parent)
      yield { rule: 'parent', message: `${role} (object ${object}) does not name the element around it` };
    if (!standardRoles.has(standardRole))
      yield { rule: 'role', message: `${role} is mapped to no standard role` };
    const parents = requiredParents[standardRole];
    const kids = allowedKids[around];
    if (
      (parents !== undefined && !parents.includes(around)) ||
      (kids !== undefined && !kids.includes(standardRole))
    )
      yield { rule: 'nesting', message: `${standardRole} (object ${object}) may not stand in ${around}` };
    for (const kid of node.kids) {
      if (kid.type === 'element') pending.push({ node: kid, parent: object, around: standardRole });
    }
  }
}

function* headings(elements: readonly StructureNode[]): Generator<PdfFault> {
  let before = 0;
  for (const { standardRole } of elements) {
    const level = Number(/^H([1-6])$/.exec(standardRole)?.[1]);
    if (Number.isNaN(level)) continue;
    if (level > before + 1)
      yield {
        rule: 'heading-gap',
        message: `H${level} follows ${before === 0 ? 'no heading' : `H${before}`}`,
      };
    before = level;
  }
}

function* notes(file: PdfFile, elements: readonly StructureNode[]): Generator<PdfFault> {
  const ids = new Set<string>();
  for (const { dictionary, standardRole, object } of elements) {
    const id = file.text(dictionary.get('ID'));
    if (standardRole === 'Note' && (id ?? '') === '')
      yield { rule: 'note-id', message: `a note (object ${object}) has no id` };
    if (id === undefined) continue;
    if (ids.has(id)) yield { rule: 'note-id', message: `the id ${id} is given twice` };
    ids.add(id);
  }
}

function* figure(file: PdfFile, element: StructureNode): Generator<PdfFault> {
  const name = element.standardRole.toLowerCase();
  const alt = file.text(element.dictionary.get('Alt')) ?? '';
  if (alt.trim() === '')
    yield { rule: 'figure-alt', message: `a ${name} (object ${element.object}) has no alternative text` };
  const box = file.list(attribute(file, element, 'Layout', 'BBox')).map(Number);
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const page = file.pages.find(({ id }) => id === numberOf(element.dictionary.get('Pg')));
  const [, , width = 0, height = 0] = file.list(page?.dictionary.get('MediaBox')).map(Number);
  const within = left >= -0.5 && bottom >= -0.5 && right <= width + 0.5 && top <= height + 0.5;
  if (box.length !== 4 || left >= right || bottom >= top || !within)
    yield { rule: 'figure-box', message: `a ${name} (object ${element.object}) has no box on its page` };
}

/** Rows are laid on a grid; each has to fill it to the same width, spans of rows above included. */
function* table(file: PdfFile, element: StructureNode): Generator<PdfFault> {
  const parts = element.kids.filter((kid) => kid.type === 'element');
  const rows = parts.flatMap((part) =>
    part.standardRole === 'TR'
      ? [part]
      : part.kids.filter((kid) => kid.type === 'element' && kid.standardRole === 'TR'),
  );
  const has = (role: string): boolean => parts.some((part) => part.standardRole === role);
  if (has('THead') && !has('TBody'))
    yield { rule: 'table-body', message: `a table (object ${element.object}) has a THead and no TBody` };
  const widths = new Set<number>();
  // Rows still covered in each column by a cell from above.
  let covered: number[] = [];
  for (const row of rows) {
    if (row.type !== 'element') continue;
    const cells = row.kids.filter((kid) => kid.type === 'element');
    let column = 0;
    const next = covered.map((left) => Math.max(0, left - 1));
    for (const cell of cells) {
      while ((covered[column] ?? 0) > 0) column++;
      const columns = Number(attribute(file, cell, 'Table', 'ColSpan') ?? 1);
      const height = Number(attribute(file, cell, 'Table', 'RowSpan') ?? 1);
      for (let at = 0; at < columns; at++) next[column++] = height - 1;
    }
    while ((covered[column] ?? 0) > 0) column++;
    widths.add(column);
    covered = Array.from(next, (left) => left ?? 0);
  }
  if (rows.length === 0 || widths.size > 1)
    yield {
      rule: 'table-rows',
      message: `the rows of a table (object ${element.object}) are ${[...widths].sort((one, other) => one - other).join(' and ') || 'no'} cells wide`,
    };
}
