/** Whether two values hold the same, and the same objects in the same places: slots and elements are known by nothing else. */
export function areOneGraph(
  one: unknown,
  other: unknown,
  known = { there: new Map<unknown, unknown>(), back: new Map<unknown, unknown>() },
): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return Object.is(one, other);
  if (known.there.has(one) || known.back.has(other))
    return known.there.get(one) === other && known.back.get(other) === one;
  known.there.set(one, other);
  known.back.set(other, one);
  const [members, others] = [membersOf(one), membersOf(other)];
  return (
    members.length === others.length &&
    members.every(
      ([name, member], at) => others[at]?.[0] === name && areOneGraph(member, others[at]?.[1], known),
    )
  );
}

function membersOf(value: object): readonly (readonly [unknown, unknown])[] {
  return value instanceof Map ? [...value] : Object.entries(value);
}
