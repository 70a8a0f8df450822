import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { builtProcess, isAlive, killHard, temporaryFolder, until } from './built-process.fixture.js';
import { startEmbeddedPostgres, SupervisedPostgres } from './index.js';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ value: unknown }>(`select ${sql} as value`);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}
const answers = (url: string): Promise<boolean> => ask(url, '1').then(() => true, () => false);

/** One of a server's own processes, by its name. */
function workerOf(postmaster: number, name: string): number {
  const children = fs.readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').map(Number);
  const found = children.find((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name));
  if (found === undefined) throw new Error(`the server has no ${name}`);
  return found;
}

describe('the embedded PostgreSQL', () => {
  let base: string;
  const options = () => ({ dir: path.join(base, 'postgres'), database: 'shop', user: 'owner', durable: false });
  beforeEach(() => (base = temporaryFolder()));
  afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

  it('starts with a password of its own, on loopback alone, with checksums, and keeps its data over a restart', async () => {
    const first = await startEmbeddedPostgres(options());
    expect(await ask(first.url, "current_setting('data_checksums')")).toBe('on');
    expect(await ask(first.url, "current_setting('listen_addresses')")).toBe('127.0.0.1');
    expect(await ask(first.url, "current_setting('client_connection_check_interval')")).toBe('5s');
    expect(await ask(first.url, "current_setting('wal_segment_size')")).toBe('4MB'); // 16 MB of zeros are a commit of 0.1 s
    expect(fs.statSync(`${options().dir}.password`).mode & 0o777).toBe(0o600);
    expect(await ask(first.url, 'inet_server_addr()')).toBeNull(); // through the socket
    const loopback = Object.assign(new URL(first.url), { search: '' }).href;
    expect(await ask(loopback, 'inet_server_addr()')).toBe('127.0.0.1');
    const wrong = Object.assign(new URL(first.url), { password: 'wrong' }).href;
    await expect(ask(wrong, '1')).rejects.toThrow('password authentication failed');
    await first.stop();
    const second = await startEmbeddedPostgres(options());
    expect(await ask(second.url, 'current_database()')).toBe('shop');
    await second.stop();
    expect(isAlive(first.pid) || isAlive(second.pid)).toBe(false);
  });

  it('goes over loopback where the way to its folder is too long for a socket, and drops sockets of killed servers', async () => {
    const deep = { ...options(), dir: path.join(base, 'x'.repeat(100), 'postgres') };
    fs.mkdirSync(path.dirname(deep.dir), { recursive: true, mode: 0o755 });
    const server = await startEmbeddedPostgres(deep);
    expect(await ask(server.url, 'inet_server_addr()')).toBe('127.0.0.1');
    await server.stop();
    const first = await startEmbeddedPostgres(options());
    await first.stop();
    fs.writeFileSync(path.join(options().dir, '.s.PGSQL.1'), '');
    const second = await startEmbeddedPostgres(options());
    expect(fs.existsSync(path.join(options().dir, '.s.PGSQL.1'))).toBe(false);
    await second.stop();
  });

  it('starts from what a killed initdb left behind', async () => {
    fs.mkdirSync(`${options().dir}.initialising`, { recursive: true });
    fs.writeFileSync(path.join(`${options().dir}.initialising`, 'PG_VERSION'), '18');
    const server = await startEmbeddedPostgres({ ...options(), auth: 'trust' });
    expect(await answers(server.url)).toBe(true);
    await server.stop();
  });

  it('ends with its process when that is killed -9, and can be started again at once', async () => {
    const body = `const s = await lib.startEmbeddedPostgres(${JSON.stringify(options())}); console.log(s.pid);`;
    const { child, line } = await builtProcess(body);
    await killHard(child);
    const server = await startEmbeddedPostgres(options());
    expect(isAlive(Number(line))).toBe(false);
    await server.stop();
  });

  it('starts although the server of a killed process has been ending ever since and cannot', async () => {
    const { child, line } = await builtProcess(`const s = await lib.startEmbeddedPostgres(${JSON.stringify(options())}); console.log(s.pid);`);
    process.kill(workerOf(Number(line), 'checkpointer'), 'SIGSTOP'); // without it a server cannot end
    await killHard(child);
    const server = await startEmbeddedPostgres(options());
    expect([isAlive(Number(line)), await answers(server.url)]).toEqual([false, true]);
    await server.stop();
  }, 90_000);

  it('comes back on the same port when it dies, and gives up at the third death within a minute', async () => {
    let restarts = 0;
    const reasons: string[] = [];
    const onRestarted = () => (restarts += 1);
    const server = await SupervisedPostgres.start({ ...options(), onRestarted, onGiveUp: (reason) => reasons.push(reason) });
    const { url } = server;
    for (const nth of [1, 2]) {
      process.kill(server.pid, 'SIGKILL');
      await until(() => restarts === nth);
      expect(server.url).toBe(url);
      expect(await answers(url)).toBe(true);
    }
    process.kill(server.pid, 'SIGKILL');
    await until(() => reasons.length > 0);
    expect(reasons).toEqual([expect.stringContaining('three times within a minute')]);
    await server.stop();
  });

  it('leaves no server when its guard is killed', async () => {
    let died = 0;
    const server = await startEmbeddedPostgres({ ...options(), onDeath: () => (died += 1) });
    const guard = Number(/^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
    process.kill(guard, 'SIGKILL');
    await until(() => died === 1 && !isAlive(server.pid));
    await server.stop();
  });
});
