/**
 * Faults that the workbook linter finds. Errors make Excel refuse, repair or lose something; warnings are what the
 * guidance on accessible statistical spreadsheets asks for.
 */
import type { Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

/** Where in a workbook: a file, or a sheet of it, or a cell of the sheet. */
export interface WorkbookSpot {
  readonly file: string;
  readonly sheet?: string;
  /** e.g. `B7`, or a range. */
  readonly cell?: string;
}

function fault(code: string, spot: WorkbookSpot, message: string, ...hints: readonly string[]): Problem {
  const { file, sheet, cell } = spot;
  const quoted = sheet === undefined ? undefined : `'${sheet.replaceAll("'", "''")}'`;
  const row = quoted === undefined ? undefined : cell === undefined ? quoted : `${quoted}!${cell}`;
  return {
    severity: severityOf(code),
    code,
    message,
    place: { file, ...(row === undefined ? {} : { row }) },
    hints,
  };
}

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);

// ------------------------------------------------------------------ the package

export const lintFileUnreadable = (spot: WorkbookSpot, reason: string): Problem =>
  fault('lint-file-unreadable', spot, `expected an XLSX file, found ${reason}`);

export const lintFileEncrypted = (spot: WorkbookSpot, found: string): Problem =>
  fault(
    'lint-file-encrypted',
    spot,
    `expected a workbook that anybody can open, found ${found}`,
    'save it without a password',
  );

export const lintFileTooLarge = (spot: WorkbookSpot, megabytes: number): Problem =>
  fault(
    'lint-file-too-large',
    spot,
    `expected a workbook that unpacks to at most 400 MB, found ${megabytes} MB`,
    'a file that unpacks to much more than its size may be a zip bomb; it was not read',
  );

export const lintPartBroken = (spot: WorkbookSpot, part: string, reason: string): Problem =>
  fault('lint-part-broken', spot, `expected well-formed XML in ${part}, found ${reason}`);

export const lintPartMissing = (spot: WorkbookSpot, part: string, from: string): Problem =>
  fault('lint-part-missing', spot, `expected the part ${part}, which ${from} refers to, found none`);

export const lintContentTypeMissing = (spot: WorkbookSpot, part: string): Problem =>
  fault('lint-content-type-missing', spot, `expected a content type for ${part}, found none`);

export const lintContentTypeWrong = (
  spot: WorkbookSpot,
  part: string,
  expected: string,
  found: string,
): Problem =>
  fault(
    'lint-content-type-wrong',
    spot,
    `expected a content type that ends in ${expected} for ${part}, found ${shown(found)}`,
  );

export const lintRelationshipMissing = (spot: WorkbookSpot, element: string, id: string): Problem =>
  fault(
    'lint-relationship-missing',
    spot,
    `expected a relation to what ${element} shows, found none with the id ${shown(id)}`,
  );

export const lintRelationshipDuplicate = (spot: WorkbookSpot, id: string): Problem =>
  fault('lint-relationship-duplicate', spot, `expected each relationship once, found ${id} twice`);

export const lintMacros = (spot: WorkbookSpot): Problem =>
  fault('lint-macros', spot, 'expected no macros, found a VBA project', 'publish values only');

export const lintExternalData = (spot: WorkbookSpot, part: string): Problem =>
  fault('lint-external-data', spot, `expected a workbook that stands alone, found ${part}`);

export const lintFileName = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-file-name',
    spot,
    `expected a file name of at most 60 lower-case letters, digits and dashes, found ${shown(spot.file)}`,
  );

// ------------------------------------------------------------------ properties and the workbook

export const lintPropertyMissing = (spot: WorkbookSpot, property: string): Problem =>
  fault(
    'lint-property-missing',
    spot,
    `expected the document property ${property}, found none`,
    'screen readers say the title and choose their voice by the language',
  );

export const lintAuthorHidden = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-author-hidden',
    spot,
    'expected the author to be kept, found filterPrivacy, by which Excel removes it',
  );

export const lintProtected = (spot: WorkbookSpot): Problem =>
  fault('lint-protected', spot, 'expected no protection, found some', 'readers reuse figures');

export const lintOpensElsewhere = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-opens-elsewhere', spot, `expected the first sheet to be open at A1 and 100%, found ${found}`);

export const lintCoverMissing = (spot: WorkbookSpot): Problem =>
  fault('lint-cover-missing', spot, 'expected a cover sheet of words first, found a table');

export const lintContentsMissing = (spot: WorkbookSpot, unlisted: string): Problem =>
  fault(
    'lint-contents-missing',
    spot,
    `expected a sheet that links to every sheet with a table, found none that links to ${shown(unlisted)}`,
  );

export const lintNameUnlawful = (spot: WorkbookSpot, name: string): Problem =>
  fault('lint-name-unlawful', spot, `expected a lawful defined name, found ${shown(name)}`);

export const lintNameDuplicate = (spot: WorkbookSpot, name: string): Problem =>
  fault('lint-name-duplicate', spot, `expected each defined name once, found ${shown(name)} twice`);

export const lintNameBroken = (spot: WorkbookSpot, name: string, value: string): Problem =>
  fault(
    'lint-name-broken',
    spot,
    `expected the defined name ${name} to refer to a sheet of the workbook, found ${shown(value)}`,
  );

// ------------------------------------------------------------------ sheets

export const lintSheetNameUnlawful = (spot: WorkbookSpot, why: string): Problem =>
  fault('lint-sheet-name-unlawful', spot, `expected a lawful sheet name, found ${why}`);

export const lintSheetNameDuplicate = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-sheet-name-duplicate',
    spot,
    'expected each sheet name once, found the same twice; capital letters make no difference',
  );

export const lintSheetNameMeaningless = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-sheet-name-meaningless',
    spot,
    `expected a name that says what the sheet holds, found ${shown(spot.sheet ?? '')}`,
  );

export const lintSheetHidden = (spot: WorkbookSpot): Problem =>
  fault('lint-sheet-hidden', spot, 'expected every sheet to be visible, found a hidden one');

export const lintRowHidden = (spot: WorkbookSpot): Problem =>
  fault('lint-row-hidden', spot, 'expected every row to be visible, found a hidden one');

export const lintColumnHidden = (spot: WorkbookSpot): Problem =>
  fault('lint-column-hidden', spot, 'expected every column to be visible, found a hidden one');

export const lintSheetBlank = (spot: WorkbookSpot): Problem =>
  fault('lint-sheet-blank', spot, 'expected no blank sheet, found one without a value');

export const lintElementOrder = (spot: WorkbookSpot, found: string, before: string): Problem =>
  fault('lint-element-order', spot, `expected ${found} before ${before}, found it after`);

export const lintColumnWidth = (spot: WorkbookSpot, width: number): Problem =>
  fault('lint-column-width', spot, `expected a column width from 0 to 255, found ${width}`);

export const lintTitleMissing = (spot: WorkbookSpot): Problem =>
  fault('lint-title-missing', spot, "expected the sheet's title in A1, found nothing");

export const lintTitleStyle = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-title-style',
    spot,
    'expected the cell style Heading 1, found another',
    'a larger font alone is no heading to a screen reader',
  );

export const lintDescriptionMissing = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-description-missing',
    spot,
    'expected a line in A2 that says how many tables the sheet contains, found nothing',
  );

export const lintHeaderFooter = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-header-footer',
    spot,
    'expected nothing in header and footer, found text',
    'screen readers pass over it; write it into column A',
  );

export const lintValidation = (spot: WorkbookSpot): Problem =>
  fault('lint-validation', spot, 'expected no data validation in published data, found some');

export const lintConditionalFormat = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-conditional-format',
    spot,
    'expected no conditional formatting, found some',
    'colour must not be the only signal',
  );

export const lintComments = (spot: WorkbookSpot): Problem =>
  fault('lint-comments', spot, 'expected no cell comments, found some', 'write notes on a sheet of notes');

export const lintPrintTitles = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-print-titles',
    spot,
    'expected the header of a long table to repeat on each printed page, found no print titles',
  );

export const lintPrintWidth = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-print-width',
    spot,
    'expected a wide table to be fitted to the width of the page, found it is not',
  );

export const lintFrozenPanes = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-frozen-panes',
    spot,
    'expected no frozen panes, or words above the table on how to undo them, found neither',
  );

// ------------------------------------------------------------------ tables

export const lintTableMissing = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-table-missing',
    spot,
    'expected data to be marked up as a table object, found loose cells',
    'select the data and choose Insert, Table',
  );

export const lintTablesSeveral = (spot: WorkbookSpot, count: number): Problem =>
  fault('lint-tables-several', spot, `expected one table on a sheet, found ${count}`);

export const lintTablePlace = (spot: WorkbookSpot): Problem =>
  fault('lint-table-place', spot, 'expected the table to begin in column A, found it further right');

export const lintTableNameUnlawful = (spot: WorkbookSpot, name: string): Problem =>
  fault(
    'lint-table-name-unlawful',
    spot,
    `expected a table name of letters, digits and underscores that is no cell address, found ${shown(name)}`,
  );

export const lintTableNameDuplicate = (spot: WorkbookSpot, name: string): Problem =>
  fault(
    'lint-table-name-duplicate',
    spot,
    `expected a table name that no other table or defined name has, found ${shown(name)} again`,
  );

export const lintTableNameMeaningless = (spot: WorkbookSpot, name: string): Problem =>
  fault(
    'lint-table-name-meaningless',
    spot,
    `expected a name that says what the table holds, found ${shown(name)}`,
  );

export const lintTableIdDuplicate = (spot: WorkbookSpot, id: string): Problem =>
  fault('lint-table-id-duplicate', spot, `expected each table id once, found ${id} twice`);

export const lintTableRange = (spot: WorkbookSpot, reference: string): Problem =>
  fault(
    'lint-table-range',
    spot,
    `expected the table's range to fit its columns and rows, found ${shown(reference)}`,
  );

export const lintTableUnlisted = (spot: WorkbookSpot, part: string): Problem =>
  fault(
    'lint-table-unlisted',
    spot,
    `expected the sheet to name its table ${part} as a tablePart, found a relation alone`,
    'Excel does not show such a table',
  );

export const lintTableOutside = (spot: WorkbookSpot): Problem =>
  fault('lint-table-outside', spot, "expected the table's range over its data, found no value in it");

export const lintTableEmpty = (spot: WorkbookSpot): Problem =>
  fault('lint-table-empty', spot, 'expected at least one row of data, found a header only');

export const lintTableOverlap = (spot: WorkbookSpot, other: string): Problem =>
  fault('lint-table-overlap', spot, `expected tables apart from each other, found one over ${shown(other)}`);

export const lintTableHeaderMissing = (spot: WorkbookSpot): Problem =>
  fault('lint-table-header-missing', spot, 'expected one header row, found none');

export const lintTableTotals = (spot: WorkbookSpot): Problem =>
  fault('lint-table-totals', spot, 'expected totals as data, found a totals row of formulas');

export const lintTableAltText = (spot: WorkbookSpot): Problem =>
  fault('lint-table-alt-text', spot, 'expected alternative text for the table, found none');

export const lintTableBlankRow = (spot: WorkbookSpot): Problem =>
  fault('lint-table-blank-row', spot, 'expected no blank row within a table, found one');

export const lintTableBlankColumn = (spot: WorkbookSpot): Problem =>
  fault('lint-table-blank-column', spot, 'expected no blank column within a table, found one');

export const lintFilterRange = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-filter-range', spot, `expected the filter to cover the table, found ${shown(found)}`);

export const lintFilterButtons = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-filter-buttons',
    spot,
    'expected no filter buttons, or words above the table on how to remove them, found neither',
  );

export const lintCellsBelow = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-cells-below',
    spot,
    'expected nothing beneath the table, found a value',
    'write notes and sources above the table',
  );

export const lintCellsBeside = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-cells-beside',
    spot,
    'expected words above the table in column A, found a value in another column',
  );

// ------------------------------------------------------------------ headings

export const lintHeadingBlank = (spot: WorkbookSpot): Problem =>
  fault('lint-heading-blank', spot, 'expected a heading for each column, found an empty cell');

export const lintHeadingNotText = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-heading-not-text',
    spot,
    'expected text as a heading, found a number',
    'Excel repairs a table whose heading is a number',
  );

export const lintHeadingDuplicate = (spot: WorkbookSpot, heading: string): Problem =>
  fault('lint-heading-duplicate', spot, `expected each heading once, found ${shown(heading)} twice`);

export const lintHeadingDiffers = (spot: WorkbookSpot, heading: string, column: string): Problem =>
  fault(
    'lint-heading-differs',
    spot,
    `expected the heading of the cell, ${shown(heading)}, as the name of the table's column, found ${shown(column)}`,
    'a line break in a column name is written &#10;',
  );

export const lintHeadingNotWrapped = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-heading-not-wrapped',
    spot,
    'expected a heading that is wider than its column to wrap, found it cut',
  );

export const lintHeadingSymbol = (spot: WorkbookSpot, heading: string): Problem =>
  fault(
    'lint-heading-symbol',
    spot,
    `expected notes to be marked [note 1], found a symbol in ${shown(heading)}`,
  );

export const lintNoteUnknown = (spot: WorkbookSpot, note: string): Problem =>
  fault('lint-note-unknown', spot, `expected a sheet of notes to explain ${note}, found no such note`);

// ------------------------------------------------------------------ cells

export const lintMerged = (spot: WorkbookSpot, count: number): Problem =>
  fault(
    'lint-merged',
    spot,
    `expected no merged cells, found ${count === 1 ? 'some' : `${count} ranges of them`}`,
    'screen readers lose their place in them',
  );

export const lintCellNumber = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-number', spot, `expected a finite number, found ${shown(found)}`);

export const lintCellTooLong = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-too-long', spot, `expected at most 32,767 characters, found ${found}`);

export const lintCellAddress = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-address', spot, `expected each cell in its row and within the sheet, found ${found}`);

export const lintCellOrder = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-order', spot, `expected rows and cells in ascending order, each once, found ${found}`);

export const lintCellString = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-string', spot, `expected a shared string that exists, found ${found}`);

export const lintCellStyle = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-style', spot, `expected a cell style that exists, found ${found}`);

export const lintCellType = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-cell-type', spot, `expected a type of cell that Excel knows, found ${shown(found)}`);

export const lintCellError = (spot: WorkbookSpot): Problem =>
  fault('lint-cell-error', spot, 'expected a value, found an error such as #DIV/0!');

export const lintFormula = (spot: WorkbookSpot): Problem =>
  fault('lint-formula', spot, 'expected values in published data, found a formula');

export const lintFormulaValue = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-formula-value',
    spot,
    'expected the value of a formula to be stored with it, found none',
    'the cell is blank in Protected View',
  );

export const lintEmptyCells = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-empty-cells',
    spot,
    'expected words above the table on what an empty cell means, found empty cells and no such words',
  );

export const lintMixedTypes = (spot: WorkbookSpot, heading: string): Problem =>
  fault(
    'lint-mixed-types',
    spot,
    `expected numbers only in the column ${shown(heading)}, found text`,
    'put the reason for a missing value into a column of its own',
  );

export const lintNumberAsText = (spot: WorkbookSpot, heading: string): Problem =>
  fault(
    'lint-number-as-text',
    spot,
    `expected numbers as numbers in the column ${shown(heading)}, found one kept as text`,
    'no program adds it up; if it is a code, tell Excel to ignore it',
  );

export const lintMissingSymbol = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-missing-symbol',
    spot,
    'expected shorthand in square brackets for a missing value, such as [x], found a symbol',
  );

export const lintShorthandUnexplained = (spot: WorkbookSpot, code: string): Problem =>
  fault(
    'lint-shorthand-unexplained',
    spot,
    `expected words above the table on what ${code} means, found none`,
  );

export const lintNoteInCell = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-note-in-cell',
    spot,
    'expected notes at headings and titles only, found a mark in a cell of data',
  );

export const lintNumberAlignment = (spot: WorkbookSpot): Problem =>
  fault('lint-number-alignment', spot, 'expected numbers to stand at the right, found one elsewhere');

export const lintTextAlignment = (spot: WorkbookSpot): Problem =>
  fault('lint-text-alignment', spot, 'expected text to stand at the left, found it elsewhere');

export const lintNumberFormats = (spot: WorkbookSpot, first: string, other: string): Problem =>
  fault(
    'lint-number-formats',
    spot,
    `expected one number format in a column, found ${shown(first)} and ${shown(other)}`,
  );

export const lintDateFormat = (spot: WorkbookSpot, format: string): Problem =>
  fault('lint-date-format', spot, `expected years in full in a date format, found ${shown(format)}`);

export const lintFontSize = (spot: WorkbookSpot): Problem =>
  fault('lint-font-size', spot, 'expected type of at least 10 points, found smaller');

export const lintFontItalic = (spot: WorkbookSpot): Problem =>
  fault('lint-font-italic', spot, 'expected no italic type, found some');

export const lintCellFilled = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-cell-filled',
    spot,
    'expected no coloured cells, found one',
    'colour must not be the only signal',
  );

// ------------------------------------------------------------------ links and drawings

export const lintLinkBroken = (spot: WorkbookSpot, found: string): Problem =>
  fault(
    'lint-link-broken',
    spot,
    `expected a link into the workbook to lead to a cell of a sheet, found ${shown(found)}`,
  );

export const lintLinkScheme = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-link-scheme', spot, `expected an http, https or mailto address, found ${shown(found)}`);

export const lintLinkText = (spot: WorkbookSpot, found: string): Problem =>
  fault('lint-link-text', spot, `expected words that say where the link leads, found ${shown(found)}`);

export const lintLinkStyle = (spot: WorkbookSpot): Problem =>
  fault(
    'lint-link-style',
    spot,
    'expected a link to be underlined, found one that only its colour shows, or nothing',
  );

export const lintPictureAlt = (spot: WorkbookSpot, name: string): Problem =>
  fault('lint-picture-alt', spot, `expected alternative text for ${shown(name)}, found none`);

export const lintTextBox = (spot: WorkbookSpot, name: string, count: number): Problem =>
  fault(
    'lint-text-box',
    spot,
    `expected no text boxes or shapes, found ${count === 1 ? shown(name) : `${count}, the first ${shown(name)}`}`,
  );

export const lintChartBroken = (spot: WorkbookSpot, formula: string): Problem =>
  fault('lint-chart-broken', spot, `expected a chart to draw cells of the workbook, found ${shown(formula)}`);

export const lintChartRanges = (spot: WorkbookSpot, one: string, other: string): Problem =>
  fault(
    'lint-chart-ranges',
    spot,
    `expected the series of a chart to draw as many cells each, found ${shown(one)} and ${shown(other)}`,
    'what the shorter one leaves out is not drawn, or drawn at the wrong place',
  );
