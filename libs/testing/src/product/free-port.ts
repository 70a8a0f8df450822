import net from 'node:net';

/** Below those that systems give to outgoing connections (from 32768 on Linux): no client takes one between the look and its use, nor while a killed product is away. Above 10080, the last one that browsers and `fetch` refuse. */
const lowest = 10_081;
const count = 21_900;

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
