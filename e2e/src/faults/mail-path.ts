import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** The way to the mail server, which can break: a plain TCP relay on a port that stays the same. */
export class MailPath {
  readonly host = '127.0.0.1';
  readonly #sockets = new Set<Socket>();
  readonly #server: net.Server;
  port = 0;

  private constructor(target: { host: string; port: number }) {
    this.#server = net.createServer((socket) => this.#join(socket, net.connect(target.port, target.host)));
  }

  static async to(target: { host: string; port: number }): Promise<MailPath> {
    const path = new MailPath(target);
    await path.open();
    return path;
  }

  /** Lets connections through again. */
  async open(): Promise<void> {
    this.#server.listen(this.port, this.host);
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  /** Cuts every connection, whatever it was doing, and refuses new ones. */
  async break(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
  }

  #join(near: Socket, far: Socket): void {
    const ends = [near, far] as const;
    for (const socket of ends) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        for (const other of ends) other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }
}
