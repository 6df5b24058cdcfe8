/** The form of a book that this pipeline reads; what knows older ones is loaded for older books alone. */
import { isRecord } from '../documents/DocumentReader.ts';
import type { BookSource } from '../load/BookSource.ts';

export const PRESENT_FORM = 1;

export function isOfPresentForm({ book: { data } }: BookSource): boolean {
  return isRecord(data) && data['briefing'] === PRESENT_FORM;
}
