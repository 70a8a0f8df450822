import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolFound } from '../tools/tool-found.js';

/** As producers name them. */
export type Codec = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';

/** A record as a foreign client writes it. The Java one takes text in lines: no tab and no newline. Keys have no colon. */
export interface ForeignRecord {
  readonly key: string | null;
  readonly value: string | Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a foreign client writes, and how it packs. */
export interface ForeignTarget {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly codec: Codec;
}

/** A producer that is not ours, in another language. */
export interface ForeignProducer {
  readonly name: string;
  /** Resolves when every record is acknowledged. */
  send(target: ForeignTarget, records: readonly ForeignRecord[]): Promise<void>;
}

interface RunToolModule {
  readonly toolCommand: (name: string, args: readonly string[]) => Promise<[string, ...string[]]>;
}

const runTool = pathToFileURL(path.resolve(import.meta.dirname, '../../../../deploy/kafka/local/run-tool.mjs')).href;
const absent = 'NULL';
/** How large a message may be is the broker's to say, which looks at it packed; and Java's way of choosing a partition. */
const unbounded = ['-X', 'message.max.bytes=200000000', '-X', 'topic.partitioner=murmur2_random'];

/** Kafka's own console producer, from the broker's distribution: the Java client. */
const javaProducer: ForeignProducer = {
  name: 'the Java console producer',
  async send({ brokers, topic, codec }, records) {
    const { toolCommand } = (await import(runTool)) as RunToolModule;
    const options = ['parse.key=true', 'parse.headers=true', `null.marker=${absent}`].flatMap((option) => ['--reader-property', option]);
    const [java, ...args] = await toolCommand('ConsoleProducer', ['--bootstrap-server', brokers.join(','), '--topic', topic, '--compression-codec', codec, ...options]);
    const lines = records.map(({ key, value, headers }) => {
      const pairs = Object.entries(headers).map(([name, text]) => `${name}:${text}`);
      return [pairs.join(',') || absent, key ?? absent, value ?? absent].join('\t');
    });
    await run(java, args, lines.join('\n'));
  },
};

/** kcat, which is librdkafka: the client below those of C, Python, Go, .NET, PHP and Ruby. It takes headers once a run. */
const librdkafkaProducer: ForeignProducer = {
  name: 'librdkafka (kcat)',
  async send({ brokers, topic, codec }, records) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-kcat-'));
    const file = path.join(dir, 'value');
    try {
      for (const { key, value, headers } of records) {
        const pairs = Object.entries(headers).flatMap(([name, text]) => ['-H', `${name}=${text}`]);
        const options = ['-P', '-b', brokers.join(','), '-t', topic, '-z', codec, ...unbounded, ...pairs];
        fs.writeFileSync(file, value ?? '');
        // An empty value is none when it comes as a line, and nothing at all when it comes as a file.
        if (value === null) await run('kcat', [...options, '-Z', '-K', ':'], `${key ?? ''}:`);
        else await run('kcat', [...options, ...(key === null ? [] : ['-k', key]), file]);
      }
    } finally {
      fs.rmSync(dir, { recursive: true });
    }
  },
};

/** The clients that this machine has; of the others the run says at its end what was left out. */
export async function foreignProducers(): Promise<readonly ForeignProducer[]> {
  const [java, kcat] = await Promise.all([toolFound('foreign Java producer', 'java', ['-version']), toolFound('foreign librdkafka producer', 'kcat', ['-V'])]);
  return [...(java ? [javaProducer] : []), ...(kcat ? [librdkafkaProducer] : [])];
}

/** Feeds a program its input and waits for its good end; throws with what it said otherwise. */
async function run(command: string, args: readonly string[], input = ''): Promise<void> {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // A program that ends early leaves the pipe broken: its exit code tells why.
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said.slice(-2000)}`);
}
