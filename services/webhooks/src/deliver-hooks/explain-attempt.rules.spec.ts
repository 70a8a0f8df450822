import { explainAttempt, withSentence } from './explain-attempt.rules.js';

describe('what a call to a hook came to', () => {
  it.each([
    ['ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:9', 'The server is there, and takes no calls at this port.', 'Nothing listens there.'],
    ['OUTBOUND.NAME_UNKNOWN: no such host', 'No server has this name.', 'The host name does not resolve: check how it is spelled, and its DNS record.'],
    ['OUTBOUND.ADDRESS_REFUSED: private', 'The address leads into a private network, and those are not called.', 'The address is not public. An operator may list it in OUTBOUND_ALLOW.'],
    ['UND_ERR_HEADERS_TIMEOUT: late', 'Nobody answered in time.', 'Nothing answered within 15 s: answer at once with 204, and do the work afterwards.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate', 'Its certificate cannot be trusted.', 'The certificate is not one that is trusted for this host.'],
    ['HTTP 302: redirects are not followed', 'It sends the call on to another address, and redirects are not followed.', 'Give the address that the redirect leads to.'],
    ['HTTP 503', 'It could not take the call on at the moment.', 'The log of that system says why.'],
    ['HTTP 400', 'It did not accept the call.', 'The log of that system says why; whatever it takes on it answers with 2xx.'],
    ['SOMETHING_NEW: nobody foresaw it', 'The call did not get through.', undefined],
  ])('%s is a sentence without a code', (error, text, remedy) => {
    expect([explainAttempt({ error })?.text.en, explainAttempt({ error })?.remedy?.en]).toEqual([text, remedy]);
    expect(explainAttempt({ error })?.text.es).toMatch(/^[A-ZÁÉÍÓÚ¿][^A-Z_]*\.$/);
  });

  it('is nothing where it arrived', () => {
    const attempt = { at: '2026-11-23T10:00:00.000Z', status: 204, latencyMs: 3 };
    expect([explainAttempt(attempt), withSentence(attempt)]).toEqual([undefined, attempt]);
  });
});
