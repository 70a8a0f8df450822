import { matchVersion } from './match-version.rules.js';

describe('If-Match', () => {
  it.each([undefined, '*', '"3"', 'W/"3"', '3', '"1", "3"'])('%s fits version 3', (ifMatch) => expect(matchVersion(ifMatch, 3).ok).toBe(true));
  it.each(['"2"', '', '"33"', 'nonsense'])('%s does not', (ifMatch) => expect(matchVersion(ifMatch, 3)).toMatchObject({ problem: { kind: 'stale', extra: { version: 3 } } }));
});
