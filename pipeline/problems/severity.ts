/** Says of each problem what it does to a build, by what the build is for. */
import type { Severity } from './Problem.ts';

/** A final build is released; a draft prints what can be printed, and marks at its place what cannot. */
export interface SeverityByPurpose {
  readonly final: Severity;
  /** `mark`: the draft is made, with a mark where the figure or the words would stand. */
  readonly draft: Severity | 'mark';
}

/** Codes, parted by white space. Of `check-failed` a check may declare that it only warns. */
const GROUPS: readonly (readonly [SeverityByPurpose, codes: string])[] = [
  [
    { final: 'error', draft: 'error' },
    `
    font-embedding-refused font-family-missing font-file-missing font-italic-missing font-package-missing font-unreadable
    font-weight-missing image-element-refused image-named-twice image-unreadable
    changes-of-nothing edition-exists edition-form-newer edition-line edition-unknown edition-with-problems not-built
    nothing-before nothing-to-compare outputs-partial outputs-stale
    address-syntax ambiguous-row form-expected form-newer key-repeated parameter-name
    parameter-no-period parameter-not-printed parameter-value unknown-parameter
    ambiguous-date argument-expected argument-missing argument-unexpected argument-unknown bad-constraint
    control-character bad-fact-date bad-fact-id bad-field-format bad-number-format binding-agrees binding-departs 
    binding-unit binding-value block-expected book-differs block-helper-inline boolean-expected
    broken-foreign-key caption-not-inline chapter-listed-twice chart-axis-without-zero chart-claim-unknown
    chart-colour-literal chart-colour-unknown chart-coordinate chart-data-inlined chart-data-missing
    chart-element-refused chart-expression-syntax chart-fact-unknown chart-field-unknown chart-font-unknown chart-format-refused
    chart-function-refused chart-glyph-missing chart-key-refused chart-key-unknown chart-label-cut
    chart-label-outside chart-mark-empty chart-meta-missing chart-meta-value chart-number-raw chart-number-typed chart-offset-drawn
    chart-part-negative chart-plot-small chart-row-missing chart-row-undrawn chart-size-missed
    chart-shapes-gap chart-shapes-projection chart-shapes-unmatched chart-shapes-unseen
    chart-table-unknown chart-text-small chart-ticks-alike chart-value-outside chart-vega-error chart-vega-warning
    chart-word-of-nothing chart-year-temporal check-id check-not-boolean check-waiver-idle check-waiver-reason
    claim-crosses-markup cover-contrast-low cover-key-idle correction-unknown-fact correction-unknown-figure date-expected derived-bare-name
    derived-cycle derived-duplicate-key derived-empty derived-expression derived-missing-column derived-no-key
    derived-not-finite derived-refused derived-reserved-name derived-step-refused derived-undeclared-column
    derived-unknown-field derived-unknown-step derived-unknown-table derived-unstable-function
    derived-value-type directive-shape directive-unclosed duplicate-anchor duplicate-field duplicate-header
    duplicate-id duplicate-key duplicate-property duplicate-value empty-csv empty-header
    expression-ambiguous-row expression-argument expression-argument-count expression-missing-value
    expression-not-finite expression-operand expression-syntax 
    expression-unknown-field expression-unknown-function expression-unknown-name expression-unknown-row
    expression-unknown-table fact-value-not-text figure-in-markup figure-name-taken figure-scale-unit file-refused file-taken format-of-text format-said-twice
    format-unknown gap-filled front-matter-line front-matter-missing heading-level intake-computed-cell intake-date-needed intake-date-order intake-decimal-open intake-delimiter-open intake-digits intake-duplicate-heads intake-foreign intake-lost-zeros intake-merged intake-missing-column intake-mixed-column intake-mixed-units intake-name-taken intake-nested intake-no-date intake-no-head intake-no-table intake-other-cell intake-pack-row intake-pack-sheet intake-quote intake-ragged intake-repeated-key intake-several-sheets intake-several-tables intake-short-year intake-spreadsheet-error intake-unknown-field intake-unknown-sheet intake-unknown-table intake-unreadable intake-unwritable
    integer-expected json-syntax key-figure-too-wide key-type
    label-not-by-language label-untranslated
    leading-zero link-defined-twice lint-cell-address lint-cell-number lint-cell-order lint-cell-string
    lint-cell-style lint-cell-too-long lint-cell-type lint-chart-broken lint-column-width
    lint-content-type-missing lint-element-order lint-file-too-large lint-file-unreadable lint-filter-range
    lint-heading-blank lint-heading-differs lint-heading-duplicate lint-heading-not-text lint-link-broken
    lint-link-scheme lint-name-duplicate lint-name-unlawful lint-part-broken lint-part-missing
    lint-relationship-duplicate lint-sheet-name-duplicate lint-sheet-name-unlawful lint-table-empty
    lint-table-header-missing lint-table-id-duplicate lint-table-name-duplicate lint-table-name-unlawful
    lint-table-overlap lint-table-range misplaced-column missing-column missing-fact-field missing-fact-unit
    missing-file missing-glyph missing-property missing-unit misspelt-property more-of-the-kind
    nested-too-deep no-topics not-in-list not-utf8 nothing-traced nul-character number-expected other-delimiter
    number-too-large out-of-range output-linked output-not-a-figure output-not-a-file over-limit
    page-numbers-unstable partial-includes-itself pattern-mismatch pdf-rule-broken pdf-unreadable
    printed-twice private-use-character ragged-row rank-of-nothing raw-output rows-expected scientific-notation
    setting-expected setting-missing spreadsheet-date spreadsheet-error status-contradicts stated-figure-field
    shapes-coordinates shapes-form shapes-geometry shapes-name shapes-object
    stated-figures-unknown stray-quote stray-space string-expected table-too-wide template-feature-unsupported
    template-syntax term-pattern-bad term-pattern-loose theme-block-too-large theme-colour-twice theme-colour-unknown theme-contrast-low
    theme-font-unknown theme-key-missing theme-key-unknown theme-leading-tight theme-length-outside theme-list-too-long theme-text-small
    starter-few-rows starter-no-key starter-no-numbers
    theme-value-expected unclosed-quote unequal-keys unexpected-column unfit-constraint unknown-attribute
    unknown-chapter unknown-check unknown-directive unknown-field unknown-format unknown-helper unknown-matter unknown-name
    unknown-note unknown-partial unknown-register unknown-section unknown-setting unknown-source unknown-table
    unsafe-path unsupported-language value-required workbook-heading-duplicate workbook-heading-too-long
    workbook-link-refused workbook-note-unknown workbook-number-not-finite workbook-text-too-long
    workbook-text-unwritable wrong-encoding wrong-length wrong-property-type wrong-property-value yaml-alias yaml-syntax
    yaml-tag year-expected yearmonth-expected
    `,
  ],
  [
    { final: 'error', draft: 'mark' },
    `
    image-alt-missing unknown-image
    key-incomplete parameter-gap alt-missing bare-number check-failed claim-on-failed-check figure-missing format-missing 
    link-refused markdown-unsupported undefined-footnote unknown-chart unknown-fact unknown-reference
    unknown-row
    `,
  ],
  [
    { final: 'warning', draft: 'warning' },
    `
    image-coarse image-colors-unknown as-of-early
    changed-undated form-older left-by-hand blank-line byte-order-mark chapter-not-used chart-contrast-low chart-keys-left-out chart-order-alphabetic chart-rows-doubled chart-type-small
    float-far hyphens-in-a-row journal-refused labels-overlap line-loose line-overfull lint-author-hidden
    lint-cell-error lint-cell-filled lint-cells-below lint-cells-beside lint-column-hidden lint-comments
    lint-conditional-format lint-contents-missing lint-cover-missing lint-date-format lint-description-missing
    lint-empty-cells lint-external-data lint-file-name lint-filter-buttons lint-font-italic lint-font-size
    lint-formula lint-formula-value lint-frozen-panes lint-header-footer lint-heading-not-wrapped
    lint-heading-symbol lint-link-style lint-link-text lint-macros lint-merged lint-missing-symbol
    lint-mixed-types lint-name-broken lint-note-in-cell lint-note-unknown lint-number-alignment
    lint-number-formats lint-opens-elsewhere lint-picture-alt lint-print-titles lint-print-width
    lint-property-missing lint-protected lint-row-hidden lint-sheet-blank lint-sheet-hidden
    lint-sheet-name-meaningless lint-shorthand-unexplained lint-table-alt-text lint-table-blank-column
    lint-table-blank-row lint-table-missing lint-table-name-meaningless lint-table-place lint-table-totals
    lint-tables-several lint-text-alignment lint-text-box lint-title-missing lint-title-style lint-validation
    mixed-line-ends never-mentioned page-underfilled parameter-never-given limit-unsorted side-note-far table-type-small
    theme-colours-alike-in-grey unexpected-file unknown-property unused-figure-name unused-footnote unused-link waiver-unused
    word-broken workbook-table-empty workbook-table-too-large workbook-too-many-links
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
  return severities.get(code)?.final ?? 'error';
}
