import { accountState, failedStep, isConnected } from './account-state.rules.js';

describe('what is known of a saved account', () => {
  const at = '2026-05-03T08:02:00Z';
  const tried = (...failedSteps: string[]) => ({ verification: { at, ok: failedSteps.length === 0, failedSteps }, lastSentAt: null });

  it('is nothing until it was tried or a message left by it', () => {
    const untried = { verification: null, lastSentAt: null };
    expect([accountState(untried), isConnected(untried)]).toEqual(['untried', false]);
    expect([accountState({ ...untried, lastSentAt: at }), isConnected({ ...untried, lastSentAt: at })]).toEqual(['sent', true]);
  });

  it('is that it works when every step was fine, or only trust is lacking', () => {
    expect([accountState(tried()), isConnected(tried())]).toEqual(['works', true]);
    expect([accountState(tried('spf', 'dmarc')), isConnected(tried('spf', 'dmarc'))]).toEqual(['distrusted', true]);
  });

  it('is the step that ended the try when it does not', () => {
    const refused = tried('spf', 'authentication');
    expect([accountState(refused), failedStep(refused), isConnected(refused)]).toEqual(['fails', 'authentication', false]);
  });
});
