import { CheckContent } from './check-content.js';
import type { Checkable } from './check-content.rules.js';
import { ContentThread, wordsLimits } from './content-thread.js';

const languages = ['es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'ca', 'eu', 'gl', 'sv', 'da', 'fi', 'no', 'cs', 'hu', 'ro', 'el', 'tr'];
const draft = (body: string, changes: Partial<Checkable> = {}): Checkable => ({
  channel: 'all', category: 'custom', locale: 'en', format: 'text', body, translations: Object.fromEntries(languages.map((language) => [language, { body }])), ...changes,
});
const letter = draft(`Hi {{customer.firstName}}, see you on {{date event.startsAt}}.\n\n${'A word and another one. '.repeat(60)}\n\n[Book]({{event.receiptUrl}})`, { format: 'simple' });
/** As many tags and paragraphs as 200 KB hold, in twenty languages, on three channels. */
const dear = draft('{{#if a}}{{b}}{{/if}}\n\n'.repeat(330), { format: 'simple' });
const quick = draft('Hi', { translations: {} });

describe('a content thread', () => {
  it('checks a long letter in twenty languages on three channels', async () => {
    const content = new CheckContent({ add: () => undefined });
    expect(await content.check(letter)).toMatchObject({ ok: true, value: { variables: [{ name: 'customer.firstName', required: true }, { name: 'event.startsAt', required: true }, { name: 'event.receiptUrl', required: true }] } });
    await content.close();
  });

  it('ends a job that takes too much processor time, and those behind it get a new thread', async () => {
    const thread = new ContentThread('words', { ...wordsLimits, cpuMs: 40, cpuMsPerText: 0 });
    expect(await thread.run('check', quick)).toMatchObject({ ok: true });
    const outcomes = await Promise.all([thread.run('check', dear), thread.run('check', quick), thread.run('check', quick)]);
    expect(outcomes).toMatchObject([{ ok: false, problem: { kind: 'rule', code: 'TEMPLATE.TOO_COSTLY' } }, { ok: true }, { ok: true }]);
    await thread.close();
  });

  it('refuses a job that takes too much memory, and goes on', async () => {
    const thread = new ContentThread('words', { cpuMs: 20_000, cpuMsPerText: 0, memoryMb: 16 });
    const outcome = await thread.run('check', dear).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'TEMPLATE.TOO_COSTLY' } });
    expect(await thread.run('check', quick)).toMatchObject({ ok: true });
    await thread.close();
  });

  it('ends when nobody needs it, and refuses more than may wait', async () => {
    const thread = new ContentThread('words', wordsLimits);
    const outcomes = await Promise.all(Array.from({ length: 102 }, () => thread.run('check', quick)));
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.problem.kind === 'unavailable')).toHaveLength(2);
    await thread.close();
    expect(await thread.run('check', quick)).toMatchObject({ ok: true });
    await thread.close();
  });
});
