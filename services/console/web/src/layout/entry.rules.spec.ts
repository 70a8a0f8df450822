import { entryOf } from './entry.rules.js';

const page = (name: string): string => `<head><link rel="stylesheet" href="./shell.css"><script type="module" async crossorigin src="./assets/${name}" nonce="n"></script></head>`;

describe('the script that a page begins with', () => {
  it('tells one release from another', () => {
    expect([entryOf(page('start-BEDbcYWF.js')), entryOf(page('start-Cq2.js'))]).toEqual(['start-BEDbcYWF.js', 'start-Cq2.js']);
  });

  it('is nothing of a page that is not ours', () => {
    expect(entryOf('<html><body>Bad gateway</body></html>')).toBeUndefined();
  });
});
