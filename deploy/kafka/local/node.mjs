// One node of a cluster as a process: start, stop, kill, start again on the same data.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { brokerSettings, writeProperties } from './broker-settings.mjs';
import { jvmOptions, kafkaId } from './kit.mjs';

// The shell ends the broker when Node goes away for whatever reason: then its stdin closes. It ignores the signals of a
// terminal, so that it does not die before the broker does.
const guard =
  'trap "" INT HUP; exec 3<&0; log=$1; shift; "$@" >>"$log" 2>&1 </dev/null 3<&- & p=$!; echo $p; (read _ <&3; kill -TERM $p) & w=$!; wait $p; c=$?; kill $w 2>/dev/null; exit $c';

/** A Metadata request (v4, no topics) on the wire. */
const metadataRequest = Buffer.from([0, 0, 0, 16, 0, 3, 0, 4, 0, 0, 0, 1, 0, 1, 107, 0, 0, 0, 0, 0]);
const brokerCountAt = 12;

/** Number of brokers that the node at `port` knows of; 0 while it is not up. */
function brokersSeen(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1').setTimeout(1000, () => socket.destroy());
    socket.on('error', () => undefined).on('close', () => resolve(0));
    socket.on('connect', () => socket.write(metadataRequest));
    socket.on('data', (answer) => {
      resolve(answer.length >= brokerCountAt + 4 ? answer.readInt32BE(brokerCountAt) : 0);
      socket.destroy();
    });
  });
}

export class LocalNode {
  #exited = Promise.resolve(0);
  #pid;

  /** `place`: id, ports and folder; `cluster`: id, voters, size and root folder. */
  constructor(kit, place, { cluster, options }) {
    Object.assign(this, { kit, place, cluster, options, id: place.id, port: place.port });
    this.broker = `127.0.0.1:${place.port}`;
    this.log = path.join(cluster.root, `node-${place.id}.log`);
  }

  get pid() {
    return this.#pid;
  }

  /** Settles with the exit code when the present life ends. */
  get exited() {
    return this.#exited;
  }

  /** Starts it and waits until it knows of `expectedBrokers`. */
  async start(expectedBrokers = 1) {
    this.#format();
    const file = path.join(this.cluster.root, `node-${this.id}.properties`);
    writeProperties(file, brokerSettings(this.place, this.cluster, this.options.config));
    await this.#spawn(file);
    const end = Date.now() + this.options.readyTimeoutMs;
    while ((await brokersSeen(this.port)) < expectedBrokers) {
      if (this.#pid === undefined || Date.now() > end) throw new Error(`Kafka node ${this.id} did not start:\n${fs.readFileSync(this.log, 'utf8').slice(-3000)}`);
      await delay(20);
    }
  }

  /** A controlled shutdown. It may hang when the controller quorum is gone: then by force. */
  stop() {
    return this.#end('SIGTERM');
  }

  kill() {
    return this.#end('SIGKILL');
  }

  /** What `kafka-storage format` does, without a JVM. */
  #format() {
    const { dir, id } = this.place;
    if (fs.existsSync(path.join(dir, 'meta.properties'))) return;
    fs.cpSync(this.kit.template, dir, { recursive: true });
    writeProperties(path.join(dir, 'meta.properties'), { version: 1, 'cluster.id': this.cluster.id, 'node.id': id, 'directory.id': kafkaId() });
  }

  async #spawn(propertiesFile) {
    const { java, classPath, classData, env } = this.kit;
    const { heap, logLevel, jvm } = this.options;
    const command = [
      java, '-Xms64m', `-Xmx${heap}`, ...jvmOptions, `-Dorg.slf4j.simpleLogger.defaultLogLevel=${logLevel}`, ...jvm, ...classData,
      '-cp', classPath, 'kafka.Kafka', propertiesFile,
    ];
    const child = spawn('sh', ['-c', guard, 'sh', this.log, ...command], { stdio: ['pipe', 'pipe', 'ignore'], env });
    child.stdin.on('error', () => undefined);
    this.#exited = new Promise((resolve) => child.once('exit', (code) => {
      this.#pid = undefined;
      resolve(code);
    }));
    this.#pid = await new Promise((resolve, reject) => {
      child.stdout.once('data', (pid) => resolve(Number(pid)));
      child.once('error', reject);
    });
  }

  async #end(signal) {
    this.#signal(signal);
    const force = setTimeout(() => this.#signal('SIGKILL'), this.options.stopTimeoutMs);
    await this.#exited;
    clearTimeout(force);
  }

  #signal(signal) {
    try {
      if (this.#pid) process.kill(this.#pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
