/** Names the two ends of an open point of a draft: its entry in the list, and the place at which it is marked. */

export function openPointAnchor(number: number): string {
  return `point:${number}`;
}

export function openPlaceAnchor(number: number): string {
  return `point:${number}/place`;
}
