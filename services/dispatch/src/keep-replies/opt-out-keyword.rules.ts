import type { Channel } from '@messaging/contracts';

/** API.md section 5: whole messages, in any case. */
const STOP = new Set(['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'baja', 'parar', 'detener']);
const START = new Set(['start', 'unstop', 'alta']);

/** Longer than any keyword with what people put around it. */
const keywordCharsMax = 60;
/** Where a mail program begins to quote what was answered, in English and Spanish. */
const quoteBegins = /^(>|-{2,}\s*(original message|mensaje original)|_{5,}|on .{4,200} wrote:\s*$|el .{4,200} escribió:\s*$|(from|de): .{3,})/i;

/**
 * What a person asked for with a whole message: "STOP", "¡Baja!", " stop ". Nothing else is an opt-out: who writes
 * "don't stop" or "stop by at five" is not silenced.
 */
export function choiceIn(text: string, channel: Channel): 'stop' | 'resume' | undefined {
  const own = channel === 'email' ? withoutQuote(text) : text;
  if (own.length > keywordCharsMax) return undefined;
  const word = own.normalize('NFKC').toLowerCase().replace(/^[\s\p{P}\p{S}\p{Cf}]+|[\s\p{P}\p{S}\p{Cf}]+$/gu, '').normalize('NFD').replace(/\p{M}/gu, '');
  if (STOP.has(word)) return 'stop';
  return START.has(word) ? 'resume' : undefined;
}

/** What was written, without the mail that it answers and without a signature. */
export function withoutQuote(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => quoteBegins.test(line.trim()) || line === '-- ' || line === '--');
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').trim();
}
