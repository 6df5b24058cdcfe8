/** Ends a `switch` over all kinds: it cannot be compiled where one is missing. */
export function unreachable(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}
