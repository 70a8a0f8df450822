import { CreateMessage } from '@messaging/contracts';
import type { Problem } from '@messaging/kernel';
import { problemDocument, validate } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { AcceptMessage, type Call } from './accept-message.handler.js';

/** What became of one item of a batch. */
export type BatchItem = { readonly index: number; readonly id: string } | { readonly index: number; readonly problem: object };

/** What came with a request beside its body. */
export interface RequestContext {
  readonly idempotencyKey: string | undefined;
  readonly traceparent: string | undefined;
}

/** `POST /messages/batch`: one bad item spoils no other. */
@Injectable()
export class AcceptBatch {
  constructor(private readonly acceptMessage: AcceptMessage) {}

  async accept(hubId: string, items: readonly unknown[], { idempotencyKey, traceparent }: RequestContext): Promise<BatchItem[]> {
    const read = items.map((item, index) => readCall(item, idempotencyKey === undefined ? undefined : ['messages/batch', idempotencyKey, String(index)]));
    const calls = read.flatMap((call) => ('create' in call ? [call] : []));
    const accepted = (await this.acceptMessage.accept(hubId, calls, traceparent)).values();
    return read.map((call, index) => {
      if (!('create' in call)) return { index, problem: problemDocument(call) };
      const { value: result } = accepted.next();
      if (!result) throw new Error('a call of the batch has no answer');
      return result.ok ? { index, id: result.value } : { index, problem: problemDocument(result.problem) };
    });
  }
}

function readCall(item: unknown, key: Call['key']): Call | Problem {
  const create = validate(CreateMessage, item);
  return create.ok ? { create: create.value, key } : create.problem;
}
