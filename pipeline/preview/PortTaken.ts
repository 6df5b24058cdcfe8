/** Thrown where another program listens on the port that is asked for. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`port ${port} is taken by another program; --port takes another one, 0 any that is free`);
  }
}
