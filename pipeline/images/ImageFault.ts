/** What keeps an image file from being printed, thrown by its reader; `readImages` makes a problem of it. */

export class ImageFault extends Error {
  /** In the words of a message, after "found". */
  readonly found: string;
  readonly hint: string;

  constructor(found: string, hint: string) {
    super(found);
    this.found = found;
    this.hint = hint;
  }
}

export const saveAgain = 'save it again as PNG, JPEG or SVG from the program that made it';
