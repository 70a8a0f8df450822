import { explainFailure } from '../../explain-failure.js';
import { smtpCodes } from './codes.js';
import { bounceFailure, classifyBounce, classifySmtpError } from './outcome.js';

const error = (code: string, command: string, response?: string) =>
  Object.assign(new Error('failed'), { code, command, ...(response === undefined ? {} : { response, responseCode: Number(response.slice(0, 3)) }) });
const classify = (failed: unknown, wholeMailWritten = false) => {
  const outcome = classifySmtpError({ error: failed, wholeMailWritten });
  return outcome.kind === 'accepted' ? 'accepted' : `${outcome.kind} ${outcome.failure.class}`;
};

describe('the outcome of a failed SMTP conversation', () => {
  it.each([
    ['EENVELOPE', 'RCPT TO', '550 5.1.1 unknown', 'RECIPIENT'],
    ['EENVELOPE', 'RCPT TO', '553 no', 'RECIPIENT'],
    ['EENVELOPE', 'RCPT TO', '550 5.7.1 blocked', 'CONTENT'],
    ['EENVELOPE', 'RCPT TO', '550 5.4.1 access denied', 'CONTENT'],
    ['EENVELOPE', 'RCPT TO', '552 5.2.2 full', 'TRANSIENT'],
    ['EENVELOPE', 'RCPT TO', '503 bad sequence', 'ACCOUNT'],
    ['EENVELOPE', 'MAIL FROM', '550 not you', 'ACCOUNT'],
    ['EENVELOPE', 'MAIL FROM', '552 5.3.4 too large', 'CONTENT'],
    ['EENVELOPE', 'MAIL FROM', '451 later', 'TRANSIENT'],
    ['EMESSAGE', 'DATA', '550 5.7.515 unauthenticated', 'ACCOUNT'],
    ['EMESSAGE', 'DATA', '550 5.1.1 unknown', 'RECIPIENT'],
    ['EMESSAGE', 'DATA', '554 spam', 'CONTENT'],
    ['EAUTH', 'AUTH PLAIN', '535 5.7.8 wrong', 'ACCOUNT'],
    ['EAUTH', 'AUTH PLAIN', '454 4.7.0 later', 'TRANSIENT'],
    ['ETLS', 'STARTTLS', '454 no TLS now', 'ACCOUNT'],
    ['EPROTOCOL', 'CONN', '554 no service', 'ACCOUNT'],
  ])('reads %s at %s, %s, as %s, certainly not sent', (code, command, response, expected) => {
    expect(classify(error(code, command, response), command === 'DATA')).toBe(`not_sent ${expected}`);
  });

  it.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET'])('takes %s for not sent before the final dot and for unknown after it', (code) => {
    expect(classify(error(code, 'CONN'), false)).toBe('not_sent TRANSIENT');
    expect(classify(error(code, 'CONN'), true)).toBe('unknown AMBIGUOUS');
  });

  it.each([
    [error('ETLS', 'STARTTLS', '500 5.5.2 what?')],
    [error('ETLS', 'STARTTLS', '454 4.7.0 not now')],
    [Object.assign(new Error('certificate has expired'), { code: 'ESOCKET', command: 'CONN' })],
    [Object.assign(new Error('self-signed certificate'), { code: 'ESOCKET', command: 'CONN' })],
  ])('tells staff that encryption is what is wrong: %s', (failed) => {
    const outcome = classifySmtpError({ error: failed, wholeMailWritten: false });
    const failure = 'failure' in outcome ? outcome.failure : { class: '', code: '' };
    expect(failure).toMatchObject({ class: 'ACCOUNT', code: 'ETLS' });
    expect(explainFailure('smtp', failure)).toMatchObject({ en: expect.stringContaining('certificate'), es: expect.stringContaining('certificado') });
  });

  it.each([
    ['MAIL FROM', '550 not you', 'ESENDER'],
    ['MAIL FROM', '550 5.7.1 sender rejected', 'ESENDER'],
    ['MAIL FROM', '553 5.7.1 <hola@shop.example>: Sender address rejected: blocked', 'ESENDER'],
    ['MAIL FROM', '501 5.1.7 Bad sender address syntax', '501 5.1.7'],
    ['MAIL FROM', '550 5.7.26 This mail is unauthenticated', '550 5.7.26'],
    ['MAIL FROM', '530 5.7.0 Authentication required', '530 5.7.0'],
    ['MAIL FROM', '530 5.7.57 Client not authenticated to send mail', '530 5.7.57'],
    ['MAIL FROM', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'EBLOCKED'],
    ['MAIL FROM', '550 5.7.1 Relaying denied', 'ERELAY'],
    ['RCPT TO', '553 5.7.1 <hola@shop.example>: Sender address rejected: not owned by user ana', 'ESENDER'],
    ['RCPT TO', '553 Relaying disallowed as hola@shop.example', 'ESENDER'],
    ['RCPT TO', '554 5.7.1 <ana@example.com>: Relay access denied', 'ERELAY'],
    ['RCPT TO', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', '550 5.7.54'],
    ['DATA', '554 Message rejected: Email address is not verified. The following identities failed the check: hola@shop.example', 'ESENDER'],
    ['DATA', '550 The from address does not match a verified Sender Identity', 'ESENDER'],
    ['DATA', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', '550 5.7.60'],
    ['DATA', '554 5.2.252 SendAsDenied; hola@shop.example not allowed to send as', '554 5.2.252'],
    ['DATA', '550 5.4.5 Daily user sending limit exceeded', '550 5.4.5'],
    ['CONN', '554 5.7.1 go away', 'EBLOCKED'],
  ])('tells staff what the server refuses of theirs: %s, %s', (command, response, code) => {
    const outcome = classifySmtpError({ error: error(command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE', command, response), wholeMailWritten: command === 'DATA' });
    const failure = 'failure' in outcome ? outcome.failure : { class: '', code: '' };
    expect(failure).toMatchObject({ class: 'ACCOUNT', code });
    expect(explainFailure('smtp', failure)).toMatchObject({ en: expect.stringMatching(/settings|records|wait until/), es: expect.any(String) });
  });

  it.each([
    ['RCPT TO', '550 5.7.1 <ana@example.com>: Recipient address rejected: sender not permitted'],
    ['RCPT TO', '550 5.7.1 You are not authorized to send to this group'],
    ['DATA', '550 5.7.1 Our system has detected that this message is likely unsolicited mail from your IP'],
  ])('does not hold the whole account up for what one receiver refuses: %s, %s', (command, response) => {
    expect(classify(error('EENVELOPE', command, response), command === 'DATA')).toBe('not_sent CONTENT');
  });

  it.each([
    ['452 4.2.2 over quota', { retriesMax: 8, strikes: 3 }],
    ['452 Mailbox full', { retriesMax: 8, strikes: 3 }],
    ['450 The user’s account is over quota', { retriesMax: 8, strikes: 3 }],
    ['552 5.2.2 Mailbox full', { retriesMax: 0, strikes: 3 }],
    ['552 Requested mail action aborted: exceeded storage allocation', { retriesMax: 0, strikes: 3 }],
    ['550 5.4.7 Delivery expired', { retriesMax: 0, strikes: 3 }],
    ['452 4.3.1 Insufficient system storage', undefined],
    ['452 4.5.3 Too many recipients', undefined],
    ['452 Daily sending quota exceeded for user', undefined],
    ['451 4.7.1 Greylisted', undefined],
  ])('gives a mailbox that is full some time to be emptied, and no longer: %s', (response, policy) => {
    const outcome = classifySmtpError({ error: error('EENVELOPE', 'RCPT TO', response), wholeMailWritten: false });
    expect('failure' in outcome && [outcome.failure.class, outcome.failure.policy]).toEqual(['TRANSIENT', policy]);
  });

  it.each(['ECONNECTION', 'ETLS'])('believes no refusal that was torn by %s', (code) => {
    const torn = Object.assign(error(code, 'CONN', '554 5.7.1 go aw'), { message: 'Connection closed unexpectedly: 554 5.7.1 go aw' });
    expect(classifySmtpError({ error: torn, wholeMailWritten: false })).toMatchObject({ kind: 'not_sent', failure: { class: 'TRANSIENT', code } });
  });

  it('believes no torn reply after the final dot', () => {
    expect(classify(error('ECONNECTION', 'CONN', '550 5.7'), true)).toBe('unknown AMBIGUOUS');
    expect(classify(error('EMESSAGE', 'DATA', '354 what'), true)).toBe('unknown AMBIGUOUS');
    expect(classify('not even an error', true)).toBe('unknown AMBIGUOUS');
  });

  it.each([
    ['EPROTOCOL', 'CONN', '421 later', true],
    ['EENVELOPE', 'MAIL FROM', '421 4.7.0 too many connections from you', true],
    ['EENVELOPE', 'RCPT TO', '421 4.7.28 unusual rate', true],
    ['EENVELOPE', 'MAIL FROM', '421 Too many concurrent SMTP connections', true],
    ['EENVELOPE', 'MAIL FROM', '421 4.3.2 shutting down', undefined],
    ['EENVELOPE', 'MAIL FROM', '421 too many messages in this connection', undefined],
    ['EENVELOPE', 'RCPT TO', '421 4.7.0 Error: too many errors', undefined],
    ['EENVELOPE', 'RCPT TO', '451 4.7.1 too many connections', undefined],
  ])('reads %s at %s, %s: fewer connections are wanted – %s', (code, command, response, isCrowded) => {
    const outcome = classifySmtpError({ error: error(code, command, response), wholeMailWritten: false });
    expect('failure' in outcome && outcome.failure.isCrowded).toBe(isCrowded);
  });

  it('explains every enhanced code as what it is taken for', () => {
    const enhanced = [...smtpCodes].filter(([code]) => /^[45]\.\d/.test(code));
    expect(enhanced.length).toBeGreaterThan(25);
    for (const [code, known] of enhanced) expect([code, classifyBounce({ status: code, diagnostic: '', text: '' })]).toEqual([code, known.class]);
  });

  it.each([
    ['5.1.1', '', 'RECIPIENT'],
    ['5.0.0', 'smtp; 550 5.1.1 no such user', 'RECIPIENT'],
    ['5.0.0', 'smtp; 550 no', 'CONTENT'],
    ['5.2.2', '', 'TRANSIENT'],
    ['4.4.7', '', 'TRANSIENT'],
  ])('reads a bounce with %s and %j as %s', (status, diagnostic, expected) => {
    expect(classifyBounce({ status, diagnostic, text: '' })).toBe(expected);
  });

  it('names what was said to a server that reports 5.0.0 of everything', () => {
    expect(bounceFailure({ status: '5.0.0', diagnostic: 'smtp; 550 5.1.1 no such user', text: '' }).code).toBe('5.1.1');
    expect(bounceFailure({ status: '5.0.0', diagnostic: 'smtp; 550 no', text: '' }).code).toBe('5.0.0');
    expect(bounceFailure({ status: '5.2.2', diagnostic: 'smtp; 550 5.1.1 no such user', text: '' }).code).toBe('5.2.2');
  });
});
