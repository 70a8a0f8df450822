import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import axios from 'axios';
import { Pool } from 'undici';

/** A loop of `count` POSTs, `connections` at once. */
export interface BareCalls {
  readonly client: 'axios' | 'undici';
  readonly port: number;
  readonly count: number;
  readonly connections: number;
}

/** The bare loop that calls are compared with: no queue, no ledger, in a process of its own. Calls per second. */
export async function bareCalls(calls: BareCalls): Promise<number> {
  const child = fork(new URL(import.meta.url).pathname, [JSON.stringify(calls)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [perSecond] = (await once(child, 'message')) as [number];
  await once(child, 'exit');
  return perSecond;
}

const path = '/2010-04-01/Accounts/AC1/Messages.json';
const form = (n: number): string => new URLSearchParams({ To: `+346${String(n).padStart(8, '0')}`, From: '+34911222333', Body: `Hello ${n}, your table is ready.` }).toString();
const headers = { authorization: `Basic ${Buffer.from('AC1:token').toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' };

/** One call by each client, its answer read and parsed. */
const clients = {
  axios: ({ port, connections }: BareCalls) => {
    const http = axios.create({ baseURL: `http://127.0.0.1:${port}`, httpAgent: new Agent({ keepAlive: true, maxSockets: connections }), headers });
    return async (body: string): Promise<void> => void (await http.post(path, body));
  },
  undici: ({ port, connections }: BareCalls) => {
    const pool = new Pool(`http://127.0.0.1:${port}`, { connections });
    return async (body: string): Promise<void> => void (await (await pool.request({ method: 'POST', path, headers, body })).body.json());
  },
};

async function loop(calls: BareCalls): Promise<number> {
  const call = clients[calls.client](calls);
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let n = next++; n < calls.count; n = next++) await call(form(n));
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: calls.connections }, caller));
  return calls.count / ((performance.now() - started) / 1000);
}

if (process.send) {
  const perSecond = await loop(JSON.parse(process.argv[2] ?? '{}') as BareCalls);
  process.send(perSecond, () => process.exit(0));
}
