/** Asks the watch for what it knows, and for a place to be opened. */

/** Undefined where another build is shown by now, of which the page is told in a moment, or the watch has ended. */
export async function ask<Value>(
  name: string,
  query: Record<string, string | number> = {},
): Promise<Value | undefined> {
  const answer = await get(name, query);
  return answer?.ok === true ? answer.json() : undefined;
}

export async function askForBytes(
  name: string,
  query: Record<string, string | number>,
): Promise<ArrayBuffer | undefined> {
  const answer = await get(name, query);
  return answer?.ok === true ? answer.arrayBuffer() : undefined;
}

/** Gives what kept the place from being opened. */
export async function open(place: number): Promise<string | undefined> {
  try {
    const answer = await fetch('open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ place }),
    });
    return answer.ok ? undefined : await answer.text();
  } catch {
    return 'the watch does not answer';
  }
}

async function get(name: string, query: Record<string, string | number>): Promise<Response | undefined> {
  const parameters = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
  try {
    return await fetch(`${name}?${parameters}`);
  } catch {
    return undefined;
  }
}
