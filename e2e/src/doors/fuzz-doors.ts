import fc from 'fast-check';
import type { ApiClient } from '@messaging/testing';
import { Agent } from 'undici';
import { existingIds } from './existing-ids.js';
import { requestsFor, type RawRequest } from './hostile-request.js';
import { AnswerJudge, type RawAnswer } from './judge-answer.js';
import { nameOf, readServedContract, type ServedContract, type ServedOperation } from './served-contract.js';
import { ValuesOfSchemas } from './value-of-schema.js';

/** How much is tried. */
export interface FuzzOptions {
  /** Requests for each operation. */
  readonly requestsEach: number;
  readonly seed: number;
}

/** A request whose answer was wrong, made as small as the generator could. */
export interface Finding {
  readonly operation: string;
  readonly fault: string;
  readonly request: RawRequest;
}

/** Longer than any honest answer takes on a slow machine; a request that hangs is a finding. */
const ANSWER_TIMEOUT_MS = 60_000;

/** Asks a product everything that its served contract describes, mostly wrongly, and judges each answer. */
export class DoorFuzzer {
  readonly #agent = new Agent({ connections: 8, pipelining: 0, headersTimeout: ANSWER_TIMEOUT_MS, bodyTimeout: ANSWER_TIMEOUT_MS });
  readonly #judge: AnswerJudge;

  private constructor(
    private readonly client: ApiClient,
    private readonly baseUrl: string,
    readonly contract: ServedContract,
  ) {
    this.#judge = new AnswerJudge(contract);
  }

  static async of(client: ApiClient, baseUrl: string): Promise<DoorFuzzer> {
    return new DoorFuzzer(client, baseUrl, await readServedContract(client));
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** The findings for all operations, and how many answers of which status there were. */
  async run({ requestsEach, seed }: FuzzOptions): Promise<{ findings: readonly Finding[]; statuses: Readonly<Record<string, number>> }> {
    const known = await existingIds(this.contract, this.client);
    const values = new ValuesOfSchemas(this.contract.schemas, [...known.values()].flat());
    const statuses: Record<string, number> = {};
    const findings: Finding[] = [];
    for (const operation of this.contract.operations) {
      const found = await this.#fuzz(operation, { requests: requestsFor(operation, values, known), requestsEach, seed, statuses });
      if (found) findings.push(found);
    }
    return { findings, statuses };
  }

  async #fuzz(operation: ServedOperation, { requests, requestsEach, seed, statuses }: { requests: fc.Arbitrary<RawRequest>; requestsEach: number; seed: number; statuses: Record<string, number> }): Promise<Finding | undefined> {
    let last: Finding | undefined;
    const property = fc.asyncProperty(requests, async (request) => {
      const answer = await this.#ask(request);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      const fault = this.#judge.faultOf(operation, answer);
      if (fault !== undefined) last = { operation: nameOf(operation), fault, request };
      return fault === undefined;
    });
    await fc.check(property, { numRuns: requestsEach, seed, endOnFailure: false });
    return last;
  }

  async #ask({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    const answer = await this.#agent.request({
      origin: this.baseUrl,
      method,
      path,
      headers: { authorization: `Bearer ${await this.client.token()}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    // A stream has no end of its own.
    if (type.startsWith('text/event-stream')) {
      answer.body.on('error', () => undefined).destroy();
      return { status: answer.statusCode, type, text: '' };
    }
    return { status: answer.statusCode, type, text: await answer.body.text() };
  }
}
