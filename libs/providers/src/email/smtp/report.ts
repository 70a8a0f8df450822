import type { Email } from 'postal-mime';

/** The fields of one block of a report: names in lower case, folded lines joined, the first of a name counts. */
export type ReportFields = ReadonlyMap<string, string>;

/** A multipart/report (RFC 6522), cut into what we read. */
export interface MailReport {
  readonly kind: 'delivery-status' | 'feedback-report';
  /** The block about the message (RFC 3464), or the only one of a feedback report; empty where a server left it out. */
  readonly about: ReportFields;
  /** One block a recipient: those that tell an action. Some servers write everything into one. */
  readonly recipients: readonly ReportFields[];
  /** Message-ID of the mail that the report is about (part 3), without brackets. */
  readonly originalMessageId: string | undefined;
}

/** A mail to one person brings one recipient block; more is somebody's experiment. */
const BLOCKS_MAX = 20;

/** The report in a parsed mail (parse with `forceRfc822Attachments`, so that part 3 stays a part), or undefined. */
export function reportOf(mail: Email): MailReport | undefined {
  const part = (...types: string[]): string | undefined => {
    const found = mail.attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()));
    return found === undefined ? undefined : textOf(found.content);
  };
  const status = part('message/delivery-status', 'message/global-delivery-status');
  const feedback = part('message/feedback-report');
  const report = status ?? feedback;
  if (report === undefined) return undefined;
  const original = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers') ?? '';
  const blocks = blocksOf(report);
  const headers = fieldsOf(original.replace(/\r\n/g, '\n').split('\n\n', 1)[0] ?? '');
  return {
    kind: status === undefined ? 'feedback-report' : 'delivery-status',
    about: blocks[0] ?? new Map<string, string>(),
    recipients: blocks.filter((block) => block.has('action')),
    originalMessageId: withoutBrackets(headers.get('message-id')),
  };
}

/** `<id@domain>` → `id@domain`; undefined for nothing or for what no Message-ID of ours can be. */
export function withoutBrackets(text: string | undefined): string | undefined {
  const id = text?.trim().replace(/^<|>$/g, '');
  return id === undefined || id === '' || id.length > 998 ? undefined : id;
}

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  typeof content === 'string' ? content : Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content).toString('utf8');

const blocksOf = (text: string): ReportFields[] =>
  text
    .replace(/\r\n/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0)
    .slice(0, BLOCKS_MAX);

function fieldsOf(block: string): ReportFields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
