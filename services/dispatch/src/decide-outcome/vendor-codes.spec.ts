import { findProvider, providers, type ProviderFailure, type VendorCode } from '@messaging/providers';
import { queued } from '../../test/builders.js';
import { decideUndelivered } from '../send-undelivered/undelivered.rules.js';
import { decideOutcome, type RecordedOutcome } from './decide-outcome.rules.js';

const policy = { retryBaseMs: 2000, smtpRetryBaseMs: 30_000, unknownResendAfterMs: 600_000 };
const at = { nowMs: 0, random: 1, policy };

/** In words, so that the tables below read as PROVIDERS.md does. */
function told(outcome: RecordedOutcome): string {
  switch (outcome.kind) {
    case 'again': {
      const who = outcome.pauseAccount === undefined ? 'this message' : { breaker: 'breaker', until: 'account', marketing: 'marketing' }[outcome.pauseAccount];
      return `again ${who} ${outcome.atMs / 1000}s`;
    }
    case 'failed': {
      const { closes } = outcome;
      if (!closes) return outcome.failure.policy?.alert ? 'fails, alert' : 'fails';
      return ['fails, closes', closes.scope, ...(closes.strikes === undefined ? [] : [`at ${closes.strikes}`]), ...(closes.forMs === undefined ? [] : [`for ${closes.forMs / 86_400_000}d`])].join(' ');
    }
    default:
      return outcome.kind;
  }
}

const failureOf = (known: VendorCode, code: string): ProviderFailure => {
  const { class: failureClass, waitMs, backoff, policy: own } = known;
  return { class: failureClass, code, detail: 'x', ...(waitMs !== undefined && { retryAfterMs: waitMs }), ...(backoff && { backoff }), ...(own && { policy: own }) };
};

type Row = readonly [codes: string, caused: string, afterRetries?: { readonly retries: number; readonly caused: string }];

/** PROVIDERS.md sections 1.2, 3.2, 4.2, 4.4 and 5.2, as what each code causes when a call is refused with it. */
const tables: Readonly<Record<string, readonly Row[]>> = {
  whatsapp: [
    ['1 2 131000 131016 133004', 'again this message 2s'],
    ['4 17 32 341 613 80007 80008', 'again account 300s'],
    ['130429', 'again account 1s'],
    ['131056', 'again this message 4s'],
    ['131057 2494100', 'again this message 60s'],
    ['134101', 'again this message 600s'],
    ['131048 131064', 'again marketing 3600s'],
    ['131049', 'again this message 86400s'],
    ['131026', 'fails, closes all for 30d'],
    ['131021 130403 130497', 'fails, closes all'],
    ['131050', 'fails, closes marketing'],
    ['131047', 'fails'],
    ['130472 132000 132001 132005 132007 132012 132018 132068 132069 131055 131062 131063 134011 134100 134102 135000 100 131008 131009 131051 131052 131053', 'fails'],
    ['132015 132016', 'fails, alert'],
    ['0 3 10 102 104 190 200 255 299 131005 33 803 131030 131037 131042 131045 133000 133005 133006 133008 133009 133010 133015 133016 368 131031', 'again breaker 2s'],
  ],
  twilio: [
    ['20429', 'again account 2s'],
    ['20500 20503', 'again this message 2s'],
    ['21611 30001 30017 14107', 'again account 300s'],
    ['30022', 'again account 60s'],
    ['30023 30027 63038', 'again account 86400s'],
    ['21211 21214 21217 21614 30005 30006', 'fails, closes all'],
    ['21612', 'fails'],
    ['30003', 'again this message 3600s', { retries: 2, caused: 'fails, closes all at 3' }],
    ['30008 30410', 'again this message 300s', { retries: 1, caused: 'fails' }],
    ['30036', 'again this message 2s', { retries: 1, caused: 'fails' }],
    ['30004', 'fails, closes all at 2'],
    ['21610', 'fails, closes all'],
    ['30007 30450', 'fails, alert'],
    ['21602 21617 21619 21620 21623 21654 21656 30019', 'fails'],
    ['20003 20404 21608 30002 21212 21606 21701 21703 21704 21705 21713 21910 21408 30018 30024 30032 30033 30034 30035', 'again breaker 2s'],
  ],
  messagebird: [
    ['2 401 403 25 9:originator 10:originator 20:originator capacity_limit_reached', 'again breaker 2s'],
    ['9:recipients 10:recipients unknown_subscriber report:1 report:2 report:3 report:5', 'fails, closes all'],
    ['9 10 20', 'fails'],
    ['98 99', 'again this message 2s'],
    ['unavailable_subscriber', 'again this message 3600s', { retries: 2, caused: 'fails, closes all at 3' }],
    ['received_network_error system_failure report:34', 'again this message 2s', { retries: 2, caused: 'fails' }],
    ['carrier_rejected', 'fails, alert'],
    ['opted_out', 'fails, closes all'],
  ],
  bird: [
    ['invalid_destination SMSInvalidRecipient landline_unreachable', 'fails, closes all'],
    ['unreachable', 'again this message 3600s', { retries: 2, caused: 'fails, closes all at 3' }],
    ['provider_unavailable', 'again this message 2s', { retries: 2, caused: 'fails' }],
    ['blocked_by_carrier content_rejected', 'fails, alert'],
    ['blocked_by_recipient recipient_opted_out', 'fails, closes all'],
    ['sender_unregistered SMSSenderNotConfigured SMSNoEligibleSender SenderCategoryNotPermitted insufficient_balance blocked_by_fraud_protection', 'again breaker 2s'],
  ],
};
/** Reported of what was taken, and never of a call that is certain: nobody knows, so nothing is called again. */
const neverAgain: Readonly<Record<string, readonly string[]>> = { messagebird: ['dlr_not_received', 'expired'], bird: ['unknown'] };

/** PROVIDERS.md section 5.2: what a refusal of the code causes, and a bounce that reports it. */
const mailCodes: readonly (readonly [codes: string, refused: string, bounced: string])[] = [
  ['5.2.2 5.4.7', 'fails, closes all at 3', 'fails, closes all at 3'],
  ['421 450 451 452 4.2.2 4.4.7 4.7.0 4.7.1 EDNS ETIMEDOUT ESOCKET ECONNECTION OUTBOUND.NAME_UNKNOWN', 'again this message 30s', 'fails, closes all at 3'],
  ['5.1.1 5.1.6 5.1.10 550 5.1.2 5.4.4 5.1.3 553 5.2.1 551', 'fails, closes all', 'fails, closes all'],
  ['5.2.3 5.3.4 552 5.7.0 5.7.1 554', 'fails', 'fails'],
  ['5.7.20 5.7.21 5.7.22 5.7.23 5.7.24 5.7.25 5.7.26 5.7.27 5.7.515 5.1.7 5.1.8 5.4.5 ESENDER 5.7.60 5.2.252 ERELAY 5.7.54 EBLOCKED 5.7.57 5.7.139 5.7.8 530 534 535 538 503 EAUTH ENOAUTH EPLAINAUTH ETLS', 'again breaker 2s', 'fails, alert'],
];

describe('what the codes of mail servers cause', () => {
  const codes = findProvider('smtp', 'email')?.manifest.codes ?? new Map<string, VendorCode>();
  /** As the adapter and the email door make them (libs/providers/src/email/smtp/outcome.ts). */
  const refusal = ({ class: failureClass, policy: own }: VendorCode, code: string): ProviderFailure => ({ class: failureClass, code, detail: 'x', ...(failureClass === 'TRANSIENT' && { backoff: 'greylist' }), ...(own && { policy: own }) });
  const bounce = ({ class: failureClass }: VendorCode, code: string): ProviderFailure => ({
    class: failureClass, code, detail: 'x',
    ...(failureClass === 'TRANSIENT' && { policy: { retriesMax: 0, strikes: 3 } }), ...(failureClass === 'ACCOUNT' && { policy: { scope: 'recipient', alert: true } }),
  });

  it.each(mailCodes.flatMap(([names, refused, bounced]) => names.split(' ').map((code) => [code, refused, bounced] as const)))('%s refused: %s, bounced: %s', (code, refused, bounced) => {
    const known = codes.get(code);
    if (!known) throw new Error(`no code ${code}`);
    expect(told(decideOutcome(queued({ channel: 'email' }), { kind: 'not_sent', failure: refusal(known, code) }, at))).toBe(refused);
    const back = decideUndelivered({ channel: 'email', attempts: 1, rank: 20 }, bounce(known, code), at);
    expect(back ? told(back) : 'nothing again').toBe(bounced);
  });

  it('tries a full mailbox for an hour or two: the campaign ends, and the person is written to again', () => {
    const known = codes.get('4.2.2');
    if (!known) throw new Error('no code 4.2.2');
    const waits: number[] = [];
    for (let retries = 0; ; retries++) {
      const outcome = decideOutcome(queued({ channel: 'email', retries, reasonCode: 'PROVIDER.TRANSIENT' }), { kind: 'not_sent', failure: refusal(known, '452 4.2.2') }, at);
      if (outcome.kind !== 'again') {
        expect(told(outcome)).toBe('fails, closes all at 3');
        break;
      }
      waits.push(outcome.atMs);
    }
    expect([waits.length, waits.reduce((sum, wait) => sum + wait, 0) / 60_000]).toEqual([8, 123.5]);
  });

  it('leaves no code out', () => {
    const listed = new Set(mailCodes.flatMap(([names]) => names.split(' ')));
    expect([...codes.keys()].filter((code) => !listed.has(code))).toEqual([]);
  });
});

describe.each(Object.entries(tables))('what the codes of %s cause', (provider, rows) => {
  const { codes = new Map<string, VendorCode>(), channels: [channel = 'sms'] } = findProvider(provider, provider === 'whatsapp' ? 'whatsapp' : 'sms')?.manifest ?? { channels: [] };
  const cases = rows.flatMap(([names, caused, last]) => names.split(' ').map((code) => [code, caused, last] as const));
  const failure = (code: string): ProviderFailure => {
    const known = codes.get(code);
    if (!known) throw new Error(`${provider} has no code ${code}`);
    return failureOf(known, code);
  };

  it.each(cases)('%s: %s', (code, caused, last) => {
    const refused = (change: { retries?: number; reasonCode?: string } = {}) => told(decideOutcome(queued({ channel, ...change }), { kind: 'not_sent', failure: failure(code) }, at));
    expect(refused()).toBe(caused);
    if (last) expect(refused({ retries: last.retries, reasonCode: `PROVIDER.${failure(code).class}` })).toBe(last.caused);
  });

  it('causes the same when it is reported of a message that was taken', () => {
    for (const [code, caused] of cases) {
      const outcome = decideUndelivered({ channel, attempts: 1, rank: 20 }, failure(code), at);
      expect([code, outcome && told(outcome)]).toEqual([code, caused]);
    }
  });

  it('calls nothing again where nobody knows whether it arrived', () => {
    for (const code of neverAgain[provider] ?? []) expect(decideUndelivered({ channel, attempts: 1, rank: 20 }, failure(code), at)).toBeUndefined();
  });

  it('leaves no code out', () => {
    const listed = new Set([...cases.map(([code]) => code), ...(neverAgain[provider] ?? [])]);
    expect([...codes.keys()].filter((code) => !listed.has(code) && !/^2\d\d$/.test(code))).toEqual([]);
  });
});

describe('a window that is closed at Meta', () => {
  it('sends the template instead where one can stand for the text', () => {
    const known = providers.get('whatsapp')?.manifest.codes?.get('131047');
    const failure = known && failureOf(known, '131047');
    if (!failure) throw new Error('no code');
    const outcome = decideOutcome(queued({ channel: 'whatsapp' }), { kind: 'not_sent', failure }, { ...at, canSwitch: true });
    expect(outcome).toMatchObject({ kind: 'again', atMs: 0, closesWindow: true });
  });
});
