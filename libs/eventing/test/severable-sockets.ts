import net from 'node:net';
import type { ISocketFactory } from '../src/broker/kafka/kafkajs-library.js';

/** Sockets of a process that can die: all connections end at once, and none is made until it is mended. */
export function severableSockets(): { factory: ISocketFactory; cut: () => void; mend: () => void } {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const factory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket = net.connect({ host, port }, onConnect).setKeepAlive(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (isCut) socket.destroy(new Error('the process is dead'));
    return socket;
  };
  const cut = (): void => {
    isCut = true;
    // With an error: kafkajs does not notice the end of a socket that says nothing.
    for (const socket of sockets) socket.destroy(new Error('the process is dead'));
  };
  return { factory, cut, mend: () => void (isCut = false) };
}
