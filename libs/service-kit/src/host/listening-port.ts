import { createServer, type AddressInfo } from 'node:net';

/** Somebody listens there already; the message is the one line to print. */
class PortTakenError extends Error {
  constructor(port: number) {
    super(`port ${port} is taken: stop what listens there, or set PORT to another one`);
    this.name = 'PortTakenError';
  }
}

/**
 * The port to serve on: `wanted` if it is free, or any free one for 0. Looked at before the database starts, so that a
 * taken one is told at once; the sandbox needs to know the number before anything listens.
 */
export function listeningPort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortTakenError(wanted));
      else reject(new Error(`port ${wanted} cannot be listened on: ${error.message}`));
    });
    probe.listen(wanted, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
