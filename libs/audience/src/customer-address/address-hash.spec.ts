import { addressHash } from './address-hash.js';

describe('the hash of an address', () => {
  it('is of one hub, one channel and one address alone', () => {
    const hashes = [addressHash('main', 'sms', '+34600111222'), addressHash('other', 'sms', '+34600111222'), addressHash('main', 'whatsapp', '+34600111222'), addressHash('main', 'sms', '+34600111223')];
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toBe('ea71a82fc854a97a2a9299dc266d97df58b8936d1f2237bbffb7d2c6fc1e2440');
  });
});
