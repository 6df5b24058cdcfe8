/** Says of each problem what it does to a build, by what the build is for. */
import type { Problem, Severity } from './Problem.ts';

/** A final build is released; a draft prints what can be printed, and marks at its place what is missing. */
export type Purpose = 'final' | 'draft';

export interface SeverityByPurpose {
  /** `
    silent unknown-section
    `: said in drafts alone. */
  readonly final: Severity | 'silent';
  readonly draft: Severity;
  /** In a draft, where the place of the problem is in the data and not in words, charts or checks. */
  readonly ofData?: Severity;
}

/** Codes, parted by white space. Of `check-failed` a check may declare that it only warns. */
const GROUPS: readonly (readonly [SeverityByPurpose, codes: string])[] = [
  [
    { final: 'error', draft: 'error' },
    `
    ambiguous-date bad-constraint bad-fact-date bad-fact-id bad-field-format bad-number-format
    bibliography-misplaced binding-agrees binding-departs binding-unit binding-value book-differs boolean-expected
    broken-foreign-key changes-of-nothing chapter-listed-twice check-id control-character
    correction-unknown-fact correction-unknown-figure cover-contrast-low cover-key-idle date-expected
    derived-bare-name derived-cycle derived-duplicate-key derived-empty derived-expression
    derived-missing-column derived-no-key derived-not-finite derived-refused derived-reserved-name
    derived-step-refused derived-undeclared-column derived-unknown-field derived-unknown-step
    derived-unknown-table derived-unstable-function derived-value-type duplicate-field duplicate-header
    duplicate-id duplicate-key duplicate-property duplicate-value edition-exists edition-form-newer draft-built
    edition-edited edition-line edition-unknown edition-with-problems empty-csv empty-header fact-value-not-text
    figure-scale-unit file-refused file-taken font-embedding-refused font-family-missing
    font-file-missing font-italic-missing font-package-missing font-unreadable font-weight-missing
    form-expected form-newer gap-filled heading-empty image-alt-missing image-element-refused image-named-twice
    image-unreadable intake-computed-cell intake-date-needed intake-date-order intake-decimal-open
    intake-delimiter-open intake-digits intake-duplicate-heads intake-foreign intake-lost-zeros
    intake-merged intake-missing-column intake-mixed-column intake-mixed-units intake-name-taken
    intake-nested intake-no-date intake-no-head intake-no-table intake-other-cell intake-pack-row
    intake-pack-other intake-pack-sheet intake-quote intake-ragged intake-repeated-key intake-several-sheets
    intake-several-tables intake-short-year intake-spaces intake-source-open intake-spreadsheet-error intake-unknown-field
    intake-unknown-sheet intake-unknown-table intake-unreadable intake-unwritable index-entry-twice integer-expected
    json-syntax key-figure-too-wide label-not-by-language label-untranslated leading-zero
    lint-cell-address lint-cell-number lint-cell-order lint-cell-string lint-cell-style
    lint-cell-too-long lint-cell-type lint-chart-broken lint-column-width lint-content-type-missing
    lint-content-type-wrong lint-element-order lint-file-encrypted lint-file-too-large lint-file-unreadable lint-filter-range lint-heading-blank
    lint-heading-differs lint-heading-duplicate lint-heading-not-text lint-link-broken lint-link-scheme
    lint-name-duplicate lint-name-unlawful lint-part-broken lint-part-missing
    lint-relationship-duplicate lint-relationship-missing lint-sheet-name-duplicate lint-sheet-name-unlawful lint-table-empty
    lint-table-header-missing lint-table-id-duplicate lint-table-name-duplicate lint-table-name-unlawful
    lint-table-outside lint-table-overlap lint-table-range lint-table-unlisted misplaced-column missing-column missing-fact-field
    missing-fact-unit missing-file missing-glyph missing-property missing-unit misspelt-property
    more-of-the-kind nested-too-deep no-topics not-built not-in-list not-utf8 nothing-before
    nothing-to-compare nothing-to-mark nothing-traced nul-character number-expected number-too-large
    origin-answer origin-date-needed origin-engine origin-file origin-missing origin-private origin-query
    origin-redirect origin-unreachable origin-value origin-variable other-delimiter
    out-of-range output-linked output-not-a-file outputs-partial outputs-stale over-limit
    page-numbers-unstable parameter-name parameter-value pattern-mismatch pdf-rule-broken pdf-unreadable
    ragged-row rank-of-nothing reference-address reference-key-missing reference-key-twice
    reference-markup reference-value references-unreadable scientific-notation setting-expected setting-missing shapes-coordinates
    shapes-form shapes-geometry shapes-name shapes-object spreadsheet-date spreadsheet-error
    starter-few-rows starter-no-key starter-no-numbers stated-figure-field stated-figures-unknown
    status-contradicts style-missing style-refused style-unreadable stray-quote stray-space string-expected table-too-wide term-pattern-bad
    term-pattern-loose theme-block-too-large theme-colour-twice theme-colour-unknown theme-contrast-low
    theme-font-unknown theme-key-missing theme-key-unknown theme-leading-tight theme-length-outside
    theme-list-too-long theme-text-small theme-value-expected unclosed-quote unequal-keys
    unexpected-column unfit-constraint unknown-chapter unknown-heading unknown-image unknown-matter unknown-note
    unknown-part unknown-register unknown-section unknown-source unsafe-path unsupported-language value-required
    workbook-heading-duplicate workbook-heading-too-long workbook-link-refused workbook-note-unknown
    workbook-number-not-finite workbook-text-too-long workbook-text-unwritable wrong-encoding
    wrong-length wrong-property-type wrong-property-value yaml-alias yaml-syntax yaml-tag year-expected
    yearmonth-expected
    `,
  ],
  [
    { final: 'error', draft: 'open', ofData: 'error' },
    `
    address-syntax alt-missing ambiguous-row argument-expected argument-missing argument-unexpected
    argument-unknown bare-number block-expected block-helper-inline caption-not-inline
    chart-axis-without-zero chart-claim-unknown chart-colour-unknown chart-currencies
    chart-coordinate chart-data-inlined chart-data-missing chart-element-refused chart-expression-syntax
    chart-fact-unknown chart-field-unknown chart-font-unknown chart-format-refused
    chart-code-unknown chart-function-refused chart-glyph-missing chart-key-refused chart-key-unknown chart-label-cut
    chart-label-outside chart-mark-empty chart-meta-missing chart-meta-value chart-number-raw
    chart-number-typed chart-offset-drawn chart-part-negative chart-place-outside chart-plot-small chart-row-missing
    chart-row-undrawn chart-shapes-gap chart-shapes-projection chart-shapes-unmatched
    chart-shapes-unseen chart-size-missed chart-table-unknown chart-text-small chart-ticks-alike
    chart-value-outside chart-vega-error chart-vega-warning chart-word-of-nothing chart-year-temporal
    check-failed citation-misplaced citation-unknown check-not-boolean check-waiver-idle check-waiver-reason claim-crosses-markup
    claim-missing claim-on-failed-check code-is-figure directive-shape directive-unclosed duplicate-anchor equation-id
    expression-ambiguous-row expression-argument expression-argument-count expression-missing-value
    expression-not-finite expression-operand expression-syntax expression-unknown-field
    expression-unknown-function expression-unknown-name expression-unknown-row expression-unknown-table
    formula-number formula-refused
    figure-in-markup figure-missing figure-name-taken format-missing format-of-text format-said-twice
    format-unknown front-matter-line front-matter-missing heading-level interval-unfit key-incomplete key-repeated
    key-type link-defined-twice link-refused markdown-unsupported output-not-a-figure parameter-gap
    parameter-no-period parameter-not-printed partial-includes-itself printed-twice
    private-use-character raw-output rows-expected table-span template-feature-unsupported template-syntax
    undefined-footnote unknown-attribute unknown-chart unknown-check unknown-directive unknown-fact
    unknown-field unknown-format unknown-helper unknown-name unknown-parameter unknown-partial
    unknown-reference unknown-row unknown-setting unknown-table
    `,
  ],
  [
    { final: 'warning', draft: 'open' },
    `
    chapter-not-used chart-colours-repeated chart-contrast-low chart-order-alphabetic chart-rows-doubled
    check-cannot-fail claim-elsewhere index-entry-not-found labels-overlap never-mentioned parameter-never-given unused-figure-name
    unused-footnote unused-link
    `,
  ],
  [
    { final: 'error', draft: 'warning' },
    `
    chart-colour-literal chart-colour-scheme
    `,
  ],
  [
    { final: 'silent', draft: 'warning' },
    `
    title-unclaimed
    `,
  ],
  [
    { final: 'warning', draft: 'warning' },
    `
    as-of-early blank-line byte-order-mark changed-undated chart-keys-left-out chart-type-small
    float-far form-older formula-wide hyphens-in-a-row image-coarse image-colors-unknown journal-refused left-by-hand
    limit-unsorted line-loose line-overfull lint-author-hidden lint-cell-error lint-cell-filled
    lint-cells-below lint-cells-beside lint-chart-ranges lint-column-hidden lint-comments lint-conditional-format
    lint-contents-missing lint-cover-missing lint-date-format lint-description-missing lint-empty-cells
    lint-external-data lint-file-name lint-filter-buttons lint-font-italic lint-font-size lint-formula
    lint-formula-value lint-frozen-panes lint-header-footer lint-heading-not-wrapped lint-heading-symbol
    lint-link-style lint-link-text lint-macros lint-merged lint-missing-symbol lint-mixed-types
    lint-name-broken lint-note-in-cell lint-note-unknown lint-number-alignment lint-number-as-text lint-number-formats
    lint-opens-elsewhere lint-picture-alt lint-print-titles lint-print-width lint-property-missing
    lint-protected lint-row-hidden lint-sheet-blank lint-sheet-hidden lint-sheet-name-meaningless
    lint-shorthand-unexplained lint-table-alt-text lint-table-blank-column lint-table-blank-row
    lint-table-missing lint-table-name-meaningless lint-table-place lint-table-totals
    lint-tables-several lint-text-alignment lint-text-box lint-title-missing lint-title-style
    lint-validation mixed-line-ends page-underfilled periods-fixed reference-incomplete side-note-far table-type-small
    theme-colours-alike-in-grey unexpected-file unknown-property waiver-unused word-broken
    workbook-table-empty workbook-table-too-large workbook-title-duplicate workbook-too-many-links
    `,
  ],
];

/** Every code of the catalogue. */
export const severities: ReadonlyMap<string, SeverityByPurpose> = new Map(
  GROUPS.flatMap(([severity, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, severity] as const),
  ),
);

/** What a problem does to a final build. */
export function severityOf(code: string): Severity {
  const { final = 'error' } = severities.get(code) ?? {};
  return final === 'silent' ? 'warning' : final;
}

/** The problem as a build for that purpose takes it: what a draft only marks is an open point there. */
export function forPurpose(problem: Problem, purpose: Purpose): readonly Problem[] {
  const known = severities.get(problem.code);
  if (purpose === 'final') return known?.final === 'silent' ? [] : [problem];
  if (known === undefined || known.draft === 'error' || known.draft === problem.severity) return [problem];
  const severity = isOfData(problem) ? (known.ofData ?? known.draft) : known.draft;
  return [{ ...problem, severity }];
}

/** Figures and what declares them, and the settings of the book. Checks say in words what the figures bear out. */
function isOfData({ place }: Problem): boolean {
  const file = place?.file ?? '';
  return /^data\/(?!.*checks\.yaml$)|^templates\/(?:book\.yaml|theme\.json)$/.test(file);
}
