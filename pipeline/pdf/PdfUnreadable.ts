/** Thrown by the PDF reader where bytes are no PDF that it can read; the message says what was expected and found. */
export class PdfUnreadable extends Error {}
