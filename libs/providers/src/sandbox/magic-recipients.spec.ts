import { readFileSync } from 'node:fs';
import { magicRecipients, storyOf } from './magic-recipients.js';

const said = (language: string): string => readFileSync(new URL(`../../../../services/console/web/src/language/${language}/shell.ts`, import.meta.url), 'utf8');

describe('the recipients that play a story on the sandbox', () => {
  it('play one each, by number and by address, whatever stands before the number’s ending or behind a plus', () => {
    expect(magicRecipients.map(({ ending }) => storyOf(`+4930${ending}`))).toEqual(magicRecipients.map(({ story }) => story));
    expect(magicRecipients.map(({ localPart }) => storyOf(`${localPart.toUpperCase()}+ana@example.com`))).toEqual(magicRecipients.map(({ story }) => story));
    expect(new Set(magicRecipients.map(({ story }) => story)).size).toBe(magicRecipients.length);
    expect([storyOf('+34600111222'), storyOf('ana@example.com'), storyOf('bounces@example.com')]).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it.each(['en', 'es'])('are those that the console hints at (%s)', (language) => {
    const [, addresses = '', numbers = ''] = /plays: \{ addresses: '(.*)', numbers: '(.*)' \}/.exec(said(language)) ?? [];
    const played = (text: string): string[] => [...text.matchAll(/[a-z]+@example\.com|\+\d+/g)].map(([to]) => storyOf(to));
    expect([played(addresses), played(numbers)]).toEqual([['failed', 'content', 'reply'], ['failed', 'content', 'reply']]);
  });
});
