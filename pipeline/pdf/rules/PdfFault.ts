/** What a checker of finished PDFs reports: a fault is ours, not the book's, since it means that we wrote a wrong file. */
export interface PdfFault {
  /** e.g. `figure-alt`; each rule has a test that breaks it. */
  readonly rule: string;
  readonly message: string;
}
