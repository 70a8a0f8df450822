import { createServer, type Server } from 'node:http';
import { createServer as createListener, type AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { Listening } from './listening.js';

const callers = 64;
/** Elsewhere a port cannot be shared, and callers are let in one by one. */
const itShared = process.platform === 'linux' ? it : it.skip;

/** Connects so often from a thread of its own, tells `connected` in shared memory when the system has taken them all, and asks once on each. */
const caller = `
  const { workerData: { port, callers, connected } } = require('node:worker_threads');
  const net = require('node:net');
  const sockets = Array.from({ length: callers }, () => net.connect(port, '127.0.0.1'));
  const open = sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve)));
  Promise.all(open).then(() => {
    Atomics.store(connected, 0, 1);
    Atomics.notify(connected, 0);
    for (const socket of sockets) socket.end('GET / HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n\\r\\n').resume();
  });
`;

describe('listening', () => {
  const servers: Server[] = [];
  const serverOf = (answer: Parameters<typeof createServer>[1]): Server => {
    const server = createServer(answer);
    servers.push(server);
    return server;
  };
  afterEach(() => servers.splice(0).forEach((server) => server.closeAllConnections()));

  itShared('lets in several who came together in each turn of the event loop', async () => {
    let turns = 0;
    let answered = 0;
    const cameIn: number[] = [];
    const server = serverOf((_request, response) => response.end('x', () => (answered += 1)));
    server.on('connection', () => cameIn.push(turns));
    const listening = await Listening.open(server, 0);
    const connected = new Int32Array(new SharedArrayBuffer(4));
    const thread = new Worker(caller, { eval: true, workerData: { port: listening.port, callers, connected } });
    await new Promise((resolve) => thread.once('online', resolve));
    expect(Atomics.wait(connected, 0, 0, 30_000)).not.toBe('timed-out'); // our loop stands still until all of them are in the system's queues
    while (answered < callers) await new Promise<void>((resolve) => setImmediate(() => resolve(void (turns += 1))));
    expect(cameIn).toHaveLength(callers);
    expect(Math.max(...cameIn) - Math.min(...cameIn)).toBeLessThan(callers / 2);
    await thread.terminate();
    await listening.stop();
  });

  it('lets requests in hand finish, on whichever socket they came, and cuts those that never end', async () => {
    const answers: (() => void)[] = [];
    const server = serverOf((request, response) => {
      if (request.url === '/stream') response.write('x');
      else answers.push(() => response.end('done'));
    });
    const listening = await Listening.open(server, 0);
    const base = `http://127.0.0.1:${listening.port}`;
    const streams = await Promise.all(Array.from({ length: 8 }, () => fetch(`${base}/stream`)));
    const asked = Array.from({ length: 24 }, () => fetch(`${base}/quick`).then((answer) => answer.text()));
    while (answers.length < asked.length) await new Promise((resolve) => setImmediate(resolve));
    const stopped = listening.stop(300);
    for (const answer of answers) answer();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['done']));
    for (const stream of streams) await expect(stream.text()).rejects.toThrow();
    await stopped;
    await expect(fetch(base)).rejects.toThrow();
  });

  it('keeps a connection longer than the proxies before it do', async () => {
    const listening = await Listening.open(serverOf((_request, response) => response.end()), 0);
    const { headers } = await fetch(`http://127.0.0.1:${listening.port}`);
    expect(headers.get('keep-alive')).toBe('timeout=130');
    await listening.stop();
  });

  it('refuses a port where another listens, also one that would share it', async () => {
    const other = await Listening.open(serverOf(() => undefined), 0);
    const taken = /is taken/;
    await expect(Listening.open(serverOf(() => undefined), other.port)).rejects.toThrow(taken);
    await other.stop();
    const alone = createListener();
    await new Promise<void>((resolve) => alone.listen(0, resolve));
    await expect(Listening.open(serverOf(() => undefined), (alone.address() as AddressInfo).port)).rejects.toThrow(taken);
    await new Promise((resolve) => alone.close(resolve));
  });
});
