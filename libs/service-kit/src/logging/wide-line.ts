import type { Logger } from './logger.js';

/** How handling ended: HTTP and consumers use the same words. */
export type WideOutcome = 'done' | 'skipped' | 'retried' | 'parked' | 'refused' | 'failed';

/**
 * The fields of the one line per handled message or request; the same names in every service, and nothing else:
 * no body, no token, no address (use `hashForLog`).
 */
export interface WideFields {
  /** The consumer, schedule or `http`. */
  readonly consumer: string;
  /** Message type, or method and route template. */
  readonly type: string;
  readonly hub?: string | undefined;
  /** Message id, or request id. */
  readonly id?: string | undefined;
  readonly traceId?: string | undefined;
  readonly outcome: WideOutcome;
  readonly durationMs: number;
  readonly attempt?: number | undefined;
  /** A refusal's stable code. */
  readonly code?: string | undefined;
  /** HTTP status. */
  readonly status?: number | undefined;
  /** How many messages one batch line stands for. */
  readonly count?: number | undefined;
}

const plainLoggers = new WeakMap<Logger, Logger>();

/** The logger without redaction: the fields are named one by one below, and looking for secrets in them was 10 % of a request. */
function plain(logger: Logger): Logger {
  const known = plainLoggers.get(logger);
  if (known) return known;
  const made = logger.child({}, { redact: [] });
  plainLoggers.set(logger, made);
  return made;
}

/** Writes the line: `failed` at error with the error's stack, `parked` at warn, all others at info. */
export function wideLine(logger: Logger, fields: WideFields, error?: unknown): void {
  const output = plain(logger);
  const line = { ...fields, durationMs: Math.round(fields.durationMs * 10) / 10 };
  const text = `${fields.consumer} ${fields.type} ${fields.outcome}`;
  if (fields.outcome === 'failed') output.error(error === undefined ? line : { ...line, error }, text);
  else if (fields.outcome === 'parked') output.warn(line, text);
  else output.info(line, text);
}
