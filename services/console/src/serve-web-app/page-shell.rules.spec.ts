import { shellOf } from './page-shell.rules.js';

describe('what is painted before the app is there', () => {
  it.each([
    [{ isSignedIn: false, embed: undefined, fetchDest: 'document' }, 'door'],
    [{ isSignedIn: false, embed: '1', fetchDest: 'iframe' }, 'door'],
    [{ isSignedIn: true, embed: undefined, fetchDest: 'document' }, 'frame'],
    [{ isSignedIn: true, embed: undefined, fetchDest: undefined }, 'frame'],
    [{ isSignedIn: true, embed: '1', fetchDest: 'document' }, 'plain'],
    [{ isSignedIn: true, embed: undefined, fetchDest: 'iframe' }, 'plain'],
  ])('%j is the %s', (request, shell) => {
    expect(shellOf(request)).toBe(shell);
  });
});
