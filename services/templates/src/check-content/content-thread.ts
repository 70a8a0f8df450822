import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { refuse, type Result } from '@messaging/kernel';
import type { ContentInputs, ContentJob, ContentValues } from './content-jobs.js';

/** What one job may cost. */
export interface ContentLimits {
  /** Processor time, so that a busy machine refuses nobody; loading is not counted. */
  readonly cpuMs: number;
  /** As much more for each language on each channel: twenty languages on three channels are sixty texts. */
  readonly cpuMsPerText: number;
  readonly memoryMb: number;
}

/** Of people's own words (EVENTING.md section 11). A newsletter takes 2 ms in each language and on each channel, the first in a cold thread 60. */
export const wordsLimits: ContentLimits = { cpuMs: 250, cpuMsPerText: 15, memoryMb: 64 };
/** Of MJML: 32 KB of it take 150 ms once it is warm, and mjml alone holds 60 MB. */
export const mjmlLimits: ContentLimits = { cpuMs: 2000, cpuMsPerText: 100, memoryMb: 256 };

export type ContentAnswer<Value = unknown> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: Result<Value> }
  | { readonly kind: 'failed'; readonly message: string };

const tooCostly = refuse({ kind: 'rule', code: 'TEMPLATE.TOO_COSTLY', detail: 'Checking this template exceeds the limits on time or memory: make it shorter or simpler.' });
const tooBusy = refuse({ kind: 'unavailable', code: 'SERVICE.UNAVAILABLE', detail: 'Too many templates are being checked; try again.' });

/** Jobs that wait; each takes milliseconds, so more of them are an attack or a defect. */
const waitingMax = 100;
/** How often the processor time of a running job is looked at. */
const lookMs = 50;
/** A job of little processor time that still does not end. */
const wallMsMax = 20_000;
/** A thread that nobody used for so long ends: it holds 20 MB, with MJML 100. */
const idleMs = 60_000;

/**
 * A thread in which staff's templates are read for the first time. Whatever they hold, the process goes on: a job over
 * its processor time or memory ends with its thread and is refused (422 `TEMPLATE.TOO_COSTLY`), and the next job gets a
 * new one. One job runs at a time.
 */
export class ContentThread {
  #worker: Promise<Worker> | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly kind: 'words' | 'mjml',
    private readonly limits: ContentLimits,
  ) {}

  /** The job's result; a defect in it is thrown. `texts`: how many it reads. */
  async run<Name extends ContentJob>(name: Name, input: ContentInputs[Name], texts = 1): Promise<Result<ContentValues[Name]>> {
    if (this.#waiting >= waitingMax) return tooBusy;
    this.#waiting += 1;
    const mine = this.#turn.catch(() => undefined).then(() => this.#runNow(name, input, this.limits.cpuMs + texts * this.limits.cpuMsPerText));
    this.#turn = mine;
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#end();
  }

  async #runNow<Name extends ContentJob>(name: Name, input: ContentInputs[Name], cpuMsMax: number): Promise<Result<ContentValues[Name]>> {
    clearTimeout(this.#idle);
    const worker = await (this.#worker ??= this.#start());
    const done = new AbortController();
    try {
      const asked = ask<ContentValues[Name]>(worker, { name, input }, done.signal);
      const answer = await Promise.race([asked, overspent(worker, cpuMsMax, done.signal)]);
      if (answer === 'overspent') {
        await this.#end();
        return tooCostly;
      }
      if (answer.kind !== 'done') throw new Error(answer.kind === 'failed' ? answer.message : 'a content thread answered out of turn');
      return answer.result;
    } finally {
      done.abort();
      this.#idle = setTimeout(() => void this.#end(), idleMs).unref();
    }
  }

  async #start(): Promise<Worker> {
    const entry = createRequire(import.meta.url).resolve('@messaging/templates/content-thread');
    const worker = new Worker(entry, { workerData: this.kind, resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb, maxYoungGenerationSizeMb: 16 } });
    worker.once('exit', () => (this.#worker = undefined));
    try {
      await once(worker, 'message');
    } catch (error) {
      this.#worker = undefined; // so that the next job tries again
      throw error;
    }
    worker.on('error', () => undefined); // the job that runs is told by `exit`
    worker.unref();
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await (await worker?.catch(() => undefined))?.terminate();
  }
}

/** The thread's answer; out of memory it exits instead. */
function ask<Value>(worker: Worker, request: unknown, done: AbortSignal): Promise<ContentAnswer<Value> | 'overspent'> {
  return new Promise((resolve) => {
    const exited = (): void => resolve('overspent');
    worker.once('message', resolve);
    worker.once('exit', exited);
    done.addEventListener('abort', () => {
      worker.off('message', resolve);
      worker.off('exit', exited);
    });
    worker.postMessage(request);
  });
}

/** Says so as soon as the thread has used more than it may; never when the job ends before. */
async function overspent(worker: Worker, cpuMsMax: number, done: AbortSignal): Promise<'overspent'> {
  const startedAt = performance.now();
  const before = await cpuMsOf(worker);
  while (!done.aborted) {
    await sleep(lookMs, undefined, { signal: done }).catch(() => undefined);
    if ((await cpuMsOf(worker)) - before > cpuMsMax || performance.now() - startedAt > wallMsMax) return 'overspent';
  }
  return new Promise(() => undefined);
}

async function cpuMsOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return 0; // it has ended, and whoever waits for its answer is told so
  }
}
