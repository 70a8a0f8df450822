import { reachesAnybody, sendableFirst, standingOf } from './standing.rules.js';
import type { VendorTemplate } from './vendor-templates-query.js';

const at = (name: string, status: string): VendorTemplate => ({ name, language: 'es', status, isUsable: status === 'APPROVED', category: 'UTILITY', body: 'Hola' });
const list = [at('visit', 'APPROVED'), at('new', 'PENDING'), at('appeal', 'IN_APPEAL'), at('bad', 'REJECTED'), at('tired', 'PAUSED')];
const standing = (name: string | undefined, language = 'es') => standingOf(name === undefined ? {} : { whatsapp: { name, language } }, list);

describe('how a template stands at Meta', () => {
  it.each([['visit', 'approved', true], ['new', 'waiting', false], ['appeal', 'waiting', false], ['bad', 'refused', false], ['tired', 'refused', false], ['elsewhere', 'unlisted', true], [undefined, 'none', false]] as const)('%s is %s', (name, kind, reaches) => {
    expect([standing(name).kind, reachesAnybody(standing(name))]).toEqual([kind, reaches]);
  });

  it('is told apart by language', () => {
    expect(standing('visit', 'en').kind).toBe('unlisted');
  });

  it('puts what can be sent first', () => {
    expect(sendableFirst([{ id: 1, disabled: true }, { id: 2, disabled: false }, { id: 3, disabled: true }, { id: 4, disabled: false }]).map(({ id }) => id)).toEqual([2, 4, 1, 3]);
  });
});
