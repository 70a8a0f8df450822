import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makePassable } from './server-account.js';

/** Another process works in the folder; the message is the one line to print. */
export class DataDirInUseError extends Error {
  constructor(dir: string, holder: string) {
    super(`DATA_DIR ${dir} is in use by ${holder}: stop that one first, or choose another DATA_DIR`);
    this.name = 'DataDirInUseError';
  }
}

/** The folder cannot be made or written to; the message is the one line to print. */
export class DataDirUnusableError extends Error {
  constructor(dir: string, cause: unknown) {
    super(`DATA_DIR ${dir} cannot be used (${(cause as Partial<NodeJS.ErrnoException>).code ?? String(cause)}): name a folder in which this process may write`);
    this.name = 'DataDirUnusableError';
  }
}

/** Made where it is missing. In `/proc` and the like nothing can be made: asked first, for there Node's recursive mkdir never ends. */
function openFolder(dir: string): number {
  try {
    const missing = nextMissing(dir);
    if (missing !== undefined) {
      fs.mkdirSync(missing);
      fs.rmdirSync(missing);
    }
    makePassable(dir);
    fs.accessSync(dir, fs.constants.W_OK | fs.constants.X_OK);
    return fs.openSync(dir, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY);
  } catch (error) {
    throw new DataDirUnusableError(dir, error);
  }
}

/** The first folder of a path that is not there yet. */
function nextMissing(dir: string): string | undefined {
  if (fs.existsSync(dir)) return undefined;
  return nextMissing(path.dirname(dir)) ?? dir;
}

/** The folder is ours until `release`, or until this process ends in whatever way. */
export interface DataDirLock {
  release(): Promise<void>;
}

const lockName = 'lock.sock';
const answerTimeoutMs = 1_000;

function listen(address: string): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    // Tells who asks which process it is, for the other's message.
    const server = net.createServer((socket) => socket.on('error', () => undefined).end(String(process.pid)));
    server.once('error', reject);
    server.listen(address, () => {
      server.unref(); // a lock keeps no process alive
      resolve(server);
    });
  });
}

/** Who listens: a process id, `another process` when it does not say, undefined when nobody listens any more. */
function holderOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    let said = '';
    socket.setTimeout(answerTimeoutMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    let connected = false;
    socket.on('connect', () => (connected = true));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Refused or vanished: its listener is dead. Anything else (EACCES: another user's) counts as held.
      if (error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT') connected = true;
    });
    socket.on('close', () => resolve(connected ? (said ? `process ${said}` : 'another process') : undefined));
  });
}

const isBusy = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

/**
 * Runs `work` while no other start on this machine removes a dead socket of the folder: without it, a slow one could
 * remove the living socket of the one that was faster. An abstract socket is gone with its process; macOS has none.
 */
async function alone<T>(folder: number, work: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return work();
  const { dev, ino } = fs.fstatSync(folder);
  for (let attempt = 1; ; attempt++) {
    try {
      const mutex = await listen(`\0messaging-lock-${dev}-${ino}`);
      return await work().finally(() => mutex.close());
    } catch (error) {
      if (!isBusy(error) || attempt >= 200) throw error;
    }
    await delay(20);
  }
}

/** The socket of the lock, or who has it. What is left of a dead holder is removed first. */
async function takeOver(address: string): Promise<net.Server | string> {
  let holder = await holderOf(address);
  // Between another start's bind and listen a connection is refused too: look again before calling it dead.
  if (holder === undefined) await delay(50);
  holder ??= await holderOf(address);
  if (holder !== undefined) return holder;
  fs.rmSync(address, { force: true });
  try {
    return await listen(address);
  } catch (error) {
    if (isBusy(error)) return 'a process that is starting';
    throw error;
  }
}

/**
 * Takes the folder for this process alone; throws `DataDirInUseError` when another one has it. The lock is a
 * listening socket in the folder: the kernel closes it with the process, kill -9 included, so a stale one is
 * recognised without trusting process ids, also between containers that share a volume.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const dir = path.resolve(dataDir);
  const folder = openFolder(dir);
  try {
    return await acquire(dir, addressIn(dir, folder), folder);
  } catch (error) {
    fs.closeSync(folder);
    throw error;
  }
}

/** Whether a process has the folder, without taking it. */
export async function isDataDirInUse(dataDir: string): Promise<boolean> {
  const dir = path.resolve(dataDir);
  if (!fs.existsSync(path.join(dir, lockName))) return false;
  const folder = fs.openSync(dir, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY);
  try {
    return (await holderOf(addressIn(dir, folder))) !== undefined;
  } finally {
    fs.closeSync(folder);
  }
}

/** A socket's path is limited to 107 bytes; by way of the folder's descriptor it is short whatever DATA_DIR is. */
const addressIn = (dir: string, folder: number): string => (process.platform === 'linux' ? `/proc/self/fd/${folder}/${lockName}` : path.join(dir, lockName));

async function acquire(dir: string, address: string, folder: number): Promise<DataDirLock> {
  const taken = await listen(address).catch((error: unknown) => {
    if (!isBusy(error)) throw error;
    return alone(folder, () => takeOver(address));
  });
  if (typeof taken === 'string') throw new DataDirInUseError(dir, taken);
  const close = (): Promise<void> => new Promise((resolve) => taken.close(() => resolve()));
  return { release: () => close().then(() => fs.closeSync(folder)) };
}
