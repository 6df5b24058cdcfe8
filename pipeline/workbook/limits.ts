/** What Excel allows; more makes it refuse or "repair" a file. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
export const MAX_TEXT = 32_767;
export const MAX_SHEET_NAME = 31;
export const MAX_TABLE_NAME = 255;
/** Of a table's heading. */
export const MAX_HEADING = 255;
export const MAX_LINKS = 65_530;
export const MAX_URL = 2_079;
export const MAX_COLUMN_WIDTH = 255;
export const MAX_ROW_HEIGHT = 409;
