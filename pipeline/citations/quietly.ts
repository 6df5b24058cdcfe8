/** Runs the citation processor without what it writes to the console, which is meant for its makers. */

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

/** Its WebAssembly calls the console of the process, which nobody else does within so short a time. */
export function quietly<Value>(run: () => Value): Value {
  const { console: own } = globalThis;
  const kept = METHODS.map((name) => [name, own[name]] as const);
  for (const name of METHODS) own[name] = () => {};
  try {
    return run();
  } finally {
    for (const [name, method] of kept) own[name] = method;
  }
}
