import { headersIn } from './pasted-headers.rules.js';

describe('headers that somebody pasted', () => {
  it('are read line by line, colons in values included', () =>
    expect(headersIn('Host: shop.example:443\r\nX-Signature:sha256=ab\n\nGET / HTTP/1.1')).toEqual({ Host: 'shop.example:443', 'X-Signature': 'sha256=ab' }));
});
