/** The one catalogue of messages, a file for each stage that reports them. */

export * from './address.ts';
export * from './charts.ts';
export * from './checks.ts';
export * from './compose.ts';
export * from './derive.ts';
export * from './editions.ts';
export * from './expression.ts';
export * from './fonts.ts';
export * from './images.ts';
export * from './intake.ts';
export * from './labels.ts';
export * from './layout.ts';
export * from './layoutText.ts';
export * from './limits.ts';
export * from './load.ts';
export * from './migrate.ts';
export * from './origins.ts';
export * from './pdf.ts';
export * from './publish.ts';
export * from './release.ts';
export * from './starter.ts';
export * from './theme.ts';
export * from './trace.ts';
export * from './validate.ts';
export * from './workbook.ts';
export * from './workbookLint.ts';
