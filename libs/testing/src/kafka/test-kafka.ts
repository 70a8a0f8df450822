import http from 'node:http';
import { z } from 'zod';

const Answer = z.object({ brokers: z.array(z.string()).default([]) });

/**
 * The brokers of the one Kafka of all specs; started when the first asks (tools/jest/kafka-keeper.mjs). Empty when none
 * can be had: then the spec skips, `npm test` says why, and CI counts it as a failure. Topics and groups get names of
 * their own per spec file. At the top of a spec:
 * `const brokers = await testKafka(); (brokers.length > 0 ? describe : describe.skip)(…)`.
 */
export async function testKafka(): Promise<readonly string[]> {
  const socketPath = process.env['TEST_KAFKA_KEEPER'];
  if (!socketPath) throw new Error('TEST_KAFKA_KEEPER is not set: run specs through `npm test -- <path>`');
  return Answer.parse(JSON.parse(await get(socketPath))).brokers;
}

function get(socketPath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get({ socketPath, path: '/' }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk)).on('end', () => resolve(body)).on('error', reject);
    });
    request.on('error', reject);
  });
}
