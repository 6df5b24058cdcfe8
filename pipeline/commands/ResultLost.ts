/** What was to be printed could not be: what the command was for may be done by then. */
export class ResultLost extends Error {
  constructor(cause: Error) {
    super(`the result could not be printed (${cause.message})`, { cause });
  }
}
