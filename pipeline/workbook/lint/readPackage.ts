/** Turns the parts of a workbook into what the rules look at, except the sheets' cells. */
import { parseCellName } from '../cellAddress.ts';
import { fold } from '../plan/nameSheets.ts';
import type { Package } from './openPackage.ts';
import { child, children, descendants, parseXmlTree, relationOf, type XmlElement } from './parseXml.ts';

export interface LintRelationship {
  readonly id: string;
  /** Last part of its type: `worksheet`, `table`, `hyperlink`. */
  readonly type: string;
  /** Part name for an internal target, as written for an external one. */
  readonly target: string;
  readonly external: boolean;
}

export interface LintSheet {
  readonly name: string;
  readonly sheetId: string;
  /** Id of the relation to its part. */
  readonly relation: string;
  readonly state: string;
  readonly part: string;
  readonly relationships: readonly LintRelationship[];
}

export interface LintName {
  readonly name: string;
  readonly scope: number | undefined;
  readonly value: string;
}

export interface LintWorkbookPart {
  readonly sheets: readonly LintSheet[];
  /** The sheets' names as Excel compares them. */
  readonly sheetNames: ReadonlySet<string>;
  readonly names: readonly LintName[];
  readonly activeTab: number;
  readonly isProtected: boolean;
  readonly filterPrivacy: boolean;
}

/** The type of each part, by its name or by its ending; undefined where the file has no list of types. */
export type ContentTypes = ((part: string) => string | undefined) | undefined;

export interface LintProperties {
  readonly title: string;
  readonly creator: string;
  readonly language: string;
  readonly keywords: string;
}

export interface LintStyle {
  readonly numberFormat: string;
  readonly horizontal: string;
  readonly wrap: boolean;
  readonly fontSize: number;
  readonly fontName: string;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly filled: boolean;
  /** `builtinId` of the cell's named style, e.g. 16 for Heading 1. */
  readonly builtin: number | undefined;
}

export interface LintRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface LintTable {
  readonly part: string;
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  readonly range: LintRange | undefined;
  readonly columns: readonly string[];
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly filter: { readonly reference: string; readonly buttons: boolean } | undefined;
  readonly altText: string;
}

/** Formulas by which a series of a chart takes its cells. */
export interface LintSeries {
  /** Of a scatter chart those of x. */
  readonly categories: string | undefined;
  readonly values: string | undefined;
}

export interface LintDrawing {
  readonly part: string;
  readonly relationships: readonly LintRelationship[];
  /** Ids of the relations to its charts and pictures. */
  readonly shown: readonly string[];
  /** The series of each group of bars, lines or points of its charts. */
  readonly groups: readonly { readonly isScatter: boolean; readonly series: readonly LintSeries[] }[];
  readonly objects: readonly {
    readonly kind: 'chart' | 'picture' | 'shape';
    readonly name: string;
    readonly description: string;
    readonly decorative: boolean;
  }[];
  /** Formulas of its charts, e.g. `'Sheet'!$B$2:$B$5`. */
  readonly chartFormulas: readonly string[];
}

export interface BrokenPart {
  readonly part: string;
  readonly reason: string;
}

/** Reads parts and collects those that are not well-formed. */
export class PartReader {
  readonly broken: BrokenPart[] = [];
  readonly #package: Package;

  constructor(opened: Package) {
    this.#package = opened;
  }

  tree(part: string): XmlElement {
    const { root, problem } = parseXmlTree(this.#package.read(part));
    if (problem !== undefined && this.#package.has(part)) this.broken.push({ part, reason: problem });
    return root;
  }

  relationships(part: string): readonly LintRelationship[] {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const name = relationshipsOf(part);
    if (!this.#package.has(name)) return [];
    return children(this.tree(name), 'Relationship').map(({ attributes }) => {
      const external = attributes['TargetMode'] === 'External';
      const target = attributes['Target'] ?? '';
      return {
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
        target: external ? target : resolvePart(folder, target),
        external,
      };
    });
  }
}

/** The part that lists a part's relations. */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

export function readWorkbookPart(reader: PartReader, part: string): LintWorkbookPart {
  const root = reader.tree(part);
  const relationships = new Map(reader.relationships(part).map((one) => [one.id, one]));
  const view = child(child(root, 'bookViews'), 'workbookView');
  const sheets = children(child(root, 'sheets'), 'sheet').map(({ attributes }): LintSheet => {
    const relation = relationOf(attributes) ?? '';
    const target = relationships.get(relation)?.target ?? '';
    return {
      relation,
      name: attributes['name'] ?? '',
      sheetId: attributes['sheetId'] ?? '',
      state: attributes['state'] ?? 'visible',
      part: target,
      relationships: target === '' ? [] : reader.relationships(target),
    };
  });
  return {
    sheets,
    sheetNames: new Set(sheets.map(({ name }) => fold(name))),
    names: children(child(root, 'definedNames'), 'definedName').map(({ attributes, text }) => ({
      name: attributes['name'] ?? '',
      scope: attributes['localSheetId'] === undefined ? undefined : Number(attributes['localSheetId']),
      value: text,
    })),
    activeTab: Number(view?.attributes['activeTab'] ?? 0),
    // Some writers leave an element that locks nothing.
    isProtected: ['lockStructure', 'lockWindows', 'lockRevision'].some((lock) =>
      isOn(child(root, 'workbookProtection')?.attributes[lock]),
    ),
    filterPrivacy: ['1', 'true'].includes(child(root, 'workbookPr')?.attributes['filterPrivacy'] ?? ''),
  };
}

export function readProperties(reader: PartReader, part: string): LintProperties {
  const root = reader.tree(part);
  const text = (name: string): string => child(root, name)?.text.trim() ?? '';
  return {
    title: text('title'),
    creator: text('creator'),
    language: text('language'),
    keywords: text('keywords'),
  };
}

/** The texts of the shared strings, rich runs put together and phonetic hints left out. */
export function readSharedStrings(reader: PartReader, part: string): readonly string[] {
  return children(reader.tree(part), 'si').map((item) =>
    item.children
      .flatMap((one) => (one.name === 'r' ? children(one, 't') : one.name === 't' ? [one] : []))
      .map(({ text }) => text)
      .join(''),
  );
}

/** Number formats that Excel knows by number, as far as rules look at them. */
const builtinFormats: Readonly<Record<string, string>> = {
  '0': 'General',
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '9': '0%',
  '10': '0.00%',
  '11': '0.00E+00',
  // What the standard calls mm-dd-yy is shown as the system writes short dates, with years in full.
  '14': 'm/d/yyyy',
  '15': 'd-mmm-yy',
  '16': 'd-mmm',
  '17': 'mmm-yy',
  '22': 'm/d/yyyy h:mm',
  '49': '@',
};

export function readStyles(reader: PartReader, part: string): readonly LintStyle[] {
  const root = reader.tree(part);
  const formats = new Map(
    children(child(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'] ?? '',
      attributes['formatCode'] ?? '',
    ]),
  );
  const fonts = children(child(root, 'fonts'), 'font');
  const fills = children(child(root, 'fills'), 'fill');
  const builtins = new Map(
    children(child(root, 'cellStyles'), 'cellStyle').map(({ attributes }) => [
      attributes['xfId'] ?? '',
      attributes['builtinId'] === undefined ? undefined : Number(attributes['builtinId']),
    ]),
  );
  return children(child(root, 'cellXfs'), 'xf').map((xf) => {
    const { attributes } = xf;
    const font = fonts[Number(attributes['fontId'] ?? 0)];
    const fill = child(fills[Number(attributes['fillId'] ?? 0)], 'patternFill')?.attributes['patternType'];
    const alignment = child(xf, 'alignment')?.attributes ?? {};
    const format = attributes['numFmtId'] ?? '0';
    return {
      numberFormat: formats.get(format) ?? builtinFormats[format] ?? `builtin ${format}`,
      horizontal: alignment['horizontal'] ?? 'general',
      wrap: isOn(alignment['wrapText']),
      fontSize: Number(child(font, 'sz')?.attributes['val'] ?? 11),
      fontName: child(font, 'name')?.attributes['val'] ?? '',
      italic: isOnElement(child(font, 'i')),
      underline: isOnElement(child(font, 'u')),
      filled: fill !== undefined && fill !== 'none' && fill !== 'gray125',
      builtin: builtins.get(attributes['xfId'] ?? '0'),
    };
  });
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function isOnElement(element: XmlElement | undefined): boolean {
  if (element === undefined) return false;
  const { val } = element.attributes;
  return val !== '0' && val !== 'false' && val !== 'none';
}

export function readTable(reader: PartReader, part: string): LintTable {
  const root = reader.tree(part);
  const { attributes } = root;
  const filter = child(root, 'autoFilter');
  const alt = descendants(root, 'table').find((one) => 'altText' in one.attributes)?.attributes;
  const reference = attributes['ref'] ?? '';
  return {
    part,
    id: attributes['id'] ?? '',
    name: attributes['displayName'] ?? attributes['name'] ?? '',
    reference,
    range: parseRange(reference),
    columns: children(child(root, 'tableColumns'), 'tableColumn').map(
      (column) => column.attributes['name'] ?? '',
    ),
    headerRows: Number(attributes['headerRowCount'] ?? 1),
    totalsRows: Number(attributes['totalsRowCount'] ?? 0),
    filter:
      filter === undefined
        ? undefined
        : {
            reference: filter.attributes['ref'] ?? '',
            buttons:
              !children(filter, 'filterColumn').every((one) => isOn(one.attributes['hiddenButton'])) ||
              children(filter, 'filterColumn').length === 0,
          },
    altText: [alt?.['altText'], alt?.['altTextSummary']].join('').trim(),
  };
}

export function parseRange(reference: string): LintRange | undefined {
  const [from = '', to = from] = reference.split(':');
  const first = parseCellName(from);
  const last = parseCellName(to);
  if (first === undefined || last === undefined) return undefined;
  return {
    firstRow: first.row,
    lastRow: last.row,
    firstColumn: first.column,
    lastColumn: last.column,
  };
}

export function isWithin(
  { firstRow, lastRow, firstColumn, lastColumn }: LintRange,
  { row, column }: { readonly row: number; readonly column: number },
): boolean {
  return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
}

export function readDrawing(
  reader: PartReader,
  part: string,
  relationships: readonly LintRelationship[],
): LintDrawing {
  const root = reader.tree(part);
  const kinds = { graphicFrame: 'chart', pic: 'picture', sp: 'shape' } as const;
  const objects = Object.entries(kinds).flatMap(([element, kind]) =>
    descendants(root, element).map((object) => {
      const properties = descendants(object, 'cNvPr')[0];
      const decorative = descendants(object, 'decorative').some(({ attributes }) => isOn(attributes['val']));
      return {
        kind,
        name: properties?.attributes['name'] ?? '',
        description: properties?.attributes['descr'] ?? '',
        decorative,
      };
    }),
  );
  const charts = relationships
    .filter(({ type, external }) => type === 'chart' && !external)
    .map(({ target }) => reader.tree(target));
  const shown = [
    ...descendants(root, 'chart').map(({ attributes }) => relationOf(attributes)),
    ...descendants(root, 'blip').map(({ attributes }) => attributes['r:embed']),
  ];
  return {
    part,
    relationships,
    shown: shown.filter((id) => id !== undefined),
    groups: charts.flatMap(groupsOf),
    objects,
    chartFormulas: charts.flatMap((chart) => descendants(chart, 'f').map(({ text }) => text)),
  };
}

function groupsOf(chart: XmlElement): LintDrawing['groups'] {
  const groups = descendants(chart, 'plotArea').flatMap((area) => area.children);
  return groups.map((group) => ({
    isScatter: ['scatterChart', 'bubbleChart'].includes(group.name),
    series: children(group, 'ser').map((series) => ({
      categories: formulaOf(child(series, 'cat') ?? child(series, 'xVal')),
      values: formulaOf(child(series, 'val') ?? child(series, 'yVal')),
    })),
  }));
}

function formulaOf(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : descendants(element, 'f')[0]?.text;
}
