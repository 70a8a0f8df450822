import { Problem } from '../../api/problem.js';
import { placesToCheck, stillRefused } from './refused-words.rules.js';
import type { TemplateDraft } from './template-draft.rules.js';

const draft: TemplateDraft = { name: 'Offer', channel: 'sms', category: 'marketing', locale: 'es', body: 'Ven', format: 'text', isActive: true };
const wayOut = { pointer: '/body', code: 'TEMPLATE.OPT_OUT_MISSING', detail: 'no way out' };
const name = { pointer: '/name', code: 'NAME', detail: 'taken' };
const refusal = (...errors: (typeof name)[]): Problem => new Problem(422, errors[0]?.code ?? '', errors[0]?.detail ?? '', { errors });

describe('a refused save, while its words are mended', () => {
  const error = refusal(wayOut);
  const mended = { ...draft, body: 'Ven. {{unsubscribeUrl}}' };

  it('stands while nothing was changed, and until somebody has looked', () => {
    expect(stillRefused(error, { refused: draft, draft, found: [] })).toBe(error);
    expect(stillRefused(error, { refused: draft, draft: mended, found: undefined })).toBe(error);
  });

  it('stands while it is still true, and goes when it is mended', () => {
    expect(stillRefused(error, { refused: draft, draft: { ...draft, body: 'Ven ya' }, found: [wayOut] })).toBe(error);
    expect(stillRefused(error, { refused: draft, draft: mended, found: [] })).toBeNull();
    expect(stillRefused(error, { refused: draft, draft: { ...draft, category: 'custom' }, found: [] })).toBeNull();
  });

  it('stands while the words cannot be read, for that look found nothing out about the rest', () => {
    const open = { pointer: '/body', code: 'TEMPLATE.SYNTAX', detail: 'line 1: unclosed' };
    expect(stillRefused(error, { refused: draft, draft: { ...draft, body: 'Ven {{' }, found: [open] })).toBe(error);
    expect(stillRefused(refusal(open), { refused: draft, draft: mended, found: [wayOut] })).toBeNull();
  });

  it('keeps what is wrong elsewhere: of another field until that changes', () => {
    const both = refusal(wayOut, name);
    expect(stillRefused(both, { refused: draft, draft: mended, found: [] })).toMatchObject({ code: 'NAME', errors: [name] });
    expect(stillRefused(both, { refused: draft, draft: { ...draft, name: 'Other' }, found: [wayOut] })).toMatchObject({ errors: [wayOut] });
  });
});

describe('what is looked at again', () => {
  const everywhere: TemplateDraft = { ...draft, channel: 'all', translations: { en: { body: 'Come', variants: { sms: { body: 'Come' } } } } };

  it('is each language and channel that uses the words, once', () => {
    expect(placesToCheck(draft, [wayOut, { ...wayOut, pointer: '/subject' }, name])).toEqual([{ locale: 'es', channel: 'sms' }]);
    expect(placesToCheck(everywhere, [wayOut]).map(({ channel }) => channel).toSorted()).toEqual(['email', 'sms', 'whatsapp']);
    expect(placesToCheck(everywhere, [{ ...wayOut, pointer: '/translations/en/variants/sms/body' }])).toEqual([{ locale: 'en', channel: 'sms' }]);
    expect(placesToCheck(draft, [{ ...wayOut, pointer: '/whatsapp/parameters/0' }])).toEqual([{ locale: 'es', channel: 'whatsapp' }]);
  });

  it('is no channel that has words of its own, unless it has no subject of its own', () => {
    const apart: TemplateDraft = { ...everywhere, variants: { sms: { body: 'Ven' }, email: { body: 'Ven' } } };
    expect(placesToCheck(apart, [wayOut])).toEqual([{ locale: 'es', channel: 'whatsapp' }]);
    expect(placesToCheck(apart, [{ ...wayOut, pointer: '/subject' }])).toContainEqual({ locale: 'es', channel: 'email' });
    expect(placesToCheck(everywhere, [{ ...wayOut, pointer: '/translations/en/body' }]).map(({ channel }) => channel)).toEqual(['whatsapp', 'email']);
  });

  it('is nothing of a language that was taken away', () => {
    expect(placesToCheck(draft, [{ ...wayOut, pointer: '/translations/en/body' }])).toEqual([]);
  });
});
