/** Whether a path of a descriptor stays in its folder, on every system. */
export function isPathWithin(path: string): boolean {
  const steps = path.split('/');
  return (
    !path.includes('\\') && !path.includes(':') && steps.every((step) => !['', '.', '..'].includes(step))
  );
}
