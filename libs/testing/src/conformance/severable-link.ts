import net from 'node:net';

/** A way to a server that can be cut: what a SIGKILL of the client looks like from the other end. */
export interface SeverableLink {
  readonly port: number;
  /** Ends every connection now, in the middle of whatever, and refuses new ones. */
  cut(): void;
  /** Lets new connections through again. */
  mend(): void;
  close(): Promise<void>;
}

/** Relays a local port to `target`. Cutting is synchronous: bytes that were not relayed yet are lost, as in a crash. */
export async function severableLink(target: { host: string; port: number }): Promise<SeverableLink> {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((near) => {
    if (isCut) return near.destroy();
    const far = net.connect(target);
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket.setNoDelay());
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as net.AddressInfo).port,
    cut,
    mend: () => (isCut = false),
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
