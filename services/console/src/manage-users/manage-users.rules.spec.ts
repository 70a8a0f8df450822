import { keepsAnOwner } from './manage-users.rules.js';

describe('the people of a hub', () => {
  const owner = { role: 'owner', email: 'ana@example.com', has_password: true } as const;

  it('always have somebody who can administer', () => {
    expect(keepsAnOwner([owner])).toBe(true);
    expect(keepsAnOwner([{ ...owner, role: 'manager' }])).toBe(false);
  });

  it('do not count an invited owner, who may never come, but the one of the first start', () => {
    expect(keepsAnOwner([{ ...owner, has_password: false }])).toBe(false);
    expect(keepsAnOwner([{ ...owner, has_password: false, email: null }])).toBe(true);
  });
});
