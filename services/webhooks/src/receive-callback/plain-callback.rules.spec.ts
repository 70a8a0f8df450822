import { plainBytesMax, plainCallback } from './plain-callback.rules.js';

const accountId = '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99';
const of = (url: string, headers: object = {}, method = 'POST') => plainCallback({ method, url, headers: { 'content-length': '200', ...headers } });

describe('a plain callback', () => {
  it('is a POST to an address of ours, its query left to whoever verifies', () => {
    expect(of(`/webhooks/twilio/${accountId}/status?attempt=1&x=%2F`)).toEqual({ provider: 'twilio', accountId, kind: 'status' });
    expect(of(`/webhooks/twilio/${accountId}/inbound`)).toEqual({ provider: 'twilio', accountId, kind: 'inbound' });
    expect(of(`/webhooks/whatsapp/${accountId}`)).toEqual({ provider: 'whatsapp', accountId, kind: 'all' });
  });

  it.each([
    ['another method', of(`/webhooks/twilio/${accountId}/status`, {}, 'GET')],
    ['another door', of(`/webhooks/twilio/${accountId}/other`)],
    ['more of a path', of(`/webhooks/twilio/${accountId}/status/more`)],
    ['an account that is none', of('/webhooks/twilio/../status')],
    ['another prefix', of(`/api/webhooks/twilio/${accountId}/status`)],
    ['a packed body', of(`/webhooks/twilio/${accountId}/status`, { 'content-encoding': 'gzip' })],
    ['no told length', of(`/webhooks/twilio/${accountId}/status`, { 'content-length': undefined })],
    ['a length that is none', of(`/webhooks/twilio/${accountId}/status`, { 'content-length': 'x' })],
    ['a large body', of(`/webhooks/twilio/${accountId}/status`, { 'content-length': String(plainBytesMax + 1) })],
  ])('is none with %s', (_what, read) => {
    expect(read).toBeUndefined();
  });
});
