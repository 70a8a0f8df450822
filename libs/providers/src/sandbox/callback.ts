import { z } from 'zod';
import type { CallbackDoor, CallbackParser, CallbackResult, RawCallback, VerifyingAccount } from '../callback-port.js';
import type { ReceiptFact } from '../port.js';
import { isSignedBy } from '../signature.js';

const Status = z.object({
  externalId: z.string().min(1).max(150),
  attemptId: z.string().max(64).optional(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  at: z.iso.datetime(),
});

const Inbound = z.object({
  id: z.string().min(1).max(200),
  from: z.string().min(1).max(254),
  to: z.string().max(254).optional(),
  text: z.string().max(100_000),
  at: z.iso.datetime().optional(),
});

const nothing: CallbackResult = { kind: 'verified', receipts: [], inbound: [] };

/** Reads what the sandbox adapter posts, and replies that a developer posts by hand (README.md). */
export class SandboxCallbackParser implements CallbackParser {
  readonly provider = 'sandbox';

  parse(door: CallbackDoor, callback: RawCallback, { secrets }: VerifyingAccount): Promise<CallbackResult> {
    if (!isSignedBy(callback.body, secrets['sandboxSecret'], callback.headers['x-sandbox-signature'])) {
      return Promise.resolve({ kind: 'rejected', detail: 'X-Sandbox-Signature does not match' });
    }
    const json = jsonOf(callback.body);
    return Promise.resolve(door === 'status' ? statusOf(json) : inboundOf(json, callback));
  }
}

function statusOf(json: unknown): CallbackResult {
  const { success, data } = Status.safeParse(json);
  if (!success) return nothing;
  const receipt: ReceiptFact = {
    dedupeKey: `${data.externalId}|${data.status}`,
    status: data.status,
    providerStatus: data.status,
    at: new Date(data.at),
    externalId: data.externalId,
    ...(data.attemptId === undefined ? {} : { attemptId: data.attemptId }),
    ...(data.status === 'failed' ? { failure: { class: 'RECIPIENT' as const, code: 'sandbox-failed', detail: 'The sandbox simulates a failure for this recipient.' } } : {}),
  };
  return { kind: 'verified', receipts: [receipt], inbound: [] };
}

function inboundOf(json: unknown, { receivedAt }: RawCallback): CallbackResult {
  const { success, data } = Inbound.safeParse(json);
  if (!success) return nothing;
  const { id, from, to, text, at } = data;
  const fact = { externalId: id, from, ...(to === undefined ? {} : { to }), text, at: at === undefined ? receivedAt : new Date(at) };
  return { kind: 'verified', receipts: [], inbound: [fact] };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
