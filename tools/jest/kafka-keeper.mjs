// Keeps the Kafka of a jest run: started when the first spec asks over a socket, so that a run without such specs pays
// nothing, and ended by the global teardown. Workers find the socket in TEST_KAFKA_KEEPER.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { findKafka } from './find-kafka.mjs';

export class KafkaKeeper {
  #server;
  #dir = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-kafka-'));
  #found;

  static async open() {
    const keeper = new KafkaKeeper();
    await keeper.#listen();
    return keeper;
  }

  async close() {
    this.#server.close();
    this.#server.closeAllConnections();
    const found = await this.#found;
    await found?.stop?.();
    fs.rmSync(this.#dir, { recursive: true, force: true });
  }

  async #listen() {
    const socket = path.join(this.#dir, 'socket');
    this.#server = http.createServer((_request, response) => void this.#answer(response));
    await new Promise((resolve) => this.#server.listen(socket, resolve));
    process.env.TEST_KAFKA_KEEPER = socket;
  }

  async #answer(response) {
    this.#found ??= findKafka().then(tellWhenMissing);
    const { brokers, reason } = await this.#found;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ brokers, reason }));
  }
}

/** tools/test.mjs prints what stands in this file, so that a run without Kafka does not look like a whole one. */
function tellWhenMissing(found) {
  if (found.reason && process.env.TESTS_SKIPPED_FILE) fs.appendFileSync(process.env.TESTS_SKIPPED_FILE, `kafka: ${found.reason}\n`);
  return found;
}
