/** Thrown where the command line asks for what cannot be meant; the process ends with exit code 2. */
export class UsageError extends Error {}
