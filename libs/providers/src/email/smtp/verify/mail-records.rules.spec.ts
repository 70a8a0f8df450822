import { generateKeyPairSync } from 'node:crypto';
import type { StepFinding } from '../../../verification/verification.js';
import { judgeDkim, judgeDmarc, judgeSpf } from './mail-records.rules.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (type: 'spki' | 'pkcs1'): string => publicKey.export({ type, format: 'der' }).toString('base64');
const dkim = { domain: 'example.com', selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
const words = (finding: StepFinding): string => (finding.ok ? (finding.skipped ? 'skipped' : 'fine') : finding.detail.en);

describe('the records of a sender', () => {
  it('SPF: there, once, and not closed to everybody', () => {
    expect(words(judgeSpf('example.com', ['other', 'v=spf1 include:_spf.example.net ~all']))).toBe('fine');
    expect(words(judgeSpf('example.com', ['v=spf10 all']))).toContain('no SPF record');
    expect(words(judgeSpf('example.com', ['v=spf1 a ~all', 'v=spf1 mx -all']))).toContain('2 SPF records');
    expect(words(judgeSpf('example.com', ['v=spf1 -all']))).toContain('nobody may send');
    expect(words(judgeSpf('example.com', undefined))).toBe('skipped');
  });

  it('DKIM: the published key is the other half, in either spelling', () => {
    for (const type of ['spki', 'pkcs1'] as const) expect(words(judgeDkim(dkim, [`v=DKIM1; k=rsa; p=${base64(type).replace(/(.{60})/g, '$1 ')}`]))).toBe('fine');
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    expect(words(judgeDkim(dkim, [`v=DKIM1; p=${other}`]))).toContain('not the other half');
    expect(words(judgeDkim(dkim, ['v=DKIM1; p=']))).toContain('revoked');
    expect(words(judgeDkim(dkim, ['v=DKIM1; p=bm8ga2V5']))).toContain('not the other half');
    expect(words(judgeDkim(dkim, []))).toContain('no DKIM key at s1._domainkey.example.com');
  });

  it('DKIM: the remedy is the record to publish', () => {
    const finding = judgeDkim(dkim, []);
    expect(finding.ok ? '' : finding.remedy.es).toContain(`p=${base64('spki')}`);
  });

  it('DMARC: there, and the signature counts for the sender', () => {
    const records = ['v=DMARC1; p=reject'];
    expect(words(judgeDmarc({ domain: 'example.com', dkimDomain: 'mail.example.com' }, records))).toBe('fine');
    expect(words(judgeDmarc({ domain: 'example.com', dkimDomain: undefined }, records))).toBe('fine');
    expect(words(judgeDmarc({ domain: 'example.com', dkimDomain: 'relay.net' }, records))).toContain('signed as relay.net');
    expect(words(judgeDmarc({ domain: 'example.com', dkimDomain: undefined }, ['v=spf1']))).toContain('no DMARC record');
  });
});
