import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { tellSkipped, toolFound } from '@messaging/testing';

const checkout = path.resolve(import.meta.dirname, '../../..');
const kit = pathToFileURL(path.join(checkout, 'deploy/kafka/local/cluster.mjs')).href;

/** How the examples of one language are run: a command for a file. */
interface Runtime {
  readonly language: string;
  readonly command: (file: string) => readonly [string, ...string[]];
}

/** The examples of a guide as files in a folder, where modules of this checkout are found. Always `dispose()` it. */
export class GuideExamples {
  private constructor(
    private readonly dir: string,
    /** Names of the files. */
    readonly files: readonly string[],
  ) {}

  /** Every fenced block with a file name behind its language. */
  static unpack(guide: string): GuideExamples {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-guide-'));
    const text = fs.readFileSync(path.join(checkout, guide), 'utf8');
    const blocks = [...text.matchAll(/^```\w+ (\S+\.\w+)\n([\s\S]*?)\n```$/gm)];
    for (const [, file = '', content = ''] of blocks) fs.writeFileSync(path.join(dir, file), content);
    fs.writeFileSync(path.join(dir, 'package.json'), '{ "type": "module" }');
    fs.symlinkSync(path.join(checkout, 'node_modules'), path.join(dir, 'node_modules'));
    return new GuideExamples(dir, blocks.map(([, file = '']) => file));
  }

  /** Runs one to its end and answers what it printed; throws when it fails. */
  async run(file: string, runtime: Runtime, env: Readonly<Record<string, string>>): Promise<string> {
    const [command, ...args] = runtime.command(path.join(this.dir, file));
    const child = spawn(command, args, { cwd: this.dir, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
    let [printed, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
    if (code !== 0) throw new Error(`${file} ended with ${code}: ${printed}${said}`);
    return printed;
  }

  dispose(): void {
    fs.rmSync(this.dir, { recursive: true, force: true });
  }
}

/** The languages that this machine can run, by the extension of their files; of the others the run says at its end that they were left out. */
export async function guideRuntimes(): Promise<Readonly<Record<string, Runtime>>> {
  const found = await Promise.all([shell(), python(), java()]);
  const typescript: Runtime = { language: 'TypeScript', command: (file) => [process.execPath, file] };
  return Object.fromEntries([['.ts', typescript] as const, ...found.filter((entry) => entry !== undefined)]);
}

async function shell(): Promise<readonly [string, Runtime] | undefined> {
  return (await toolFound('guide examples in curl', 'curl', ['--version'])) ? ['.sh', { language: 'curl', command: (file) => ['bash', file] }] : undefined;
}

/** A distribution's own Python has its packages, another one on the PATH may not. */
async function python(): Promise<readonly [string, Runtime] | undefined> {
  for (const command of ['python3', '/usr/bin/python3']) {
    if (await toolFound(undefined, command, ['-c', 'import confluent_kafka'])) return ['.py', { language: 'Python', command: (file) => [command, file] }];
  }
  tellSkipped('guide examples in Python', 'no python3 here has confluent_kafka');
  return undefined;
}

/** The JDK runs a source file as it is; the client is in the jars of the local broker. */
async function java(): Promise<readonly [string, Runtime] | undefined> {
  if (!(await toolFound('guide examples in Java', 'javac', ['-version']))) return undefined;
  const { kafkaKit } = (await import(kit)) as { kafkaKit: () => Promise<{ java: string; classPath: string }> };
  const { java: command, classPath } = await kafkaKit();
  return ['.java', { language: 'Java', command: (file) => [command, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', classPath, file] }];
}
