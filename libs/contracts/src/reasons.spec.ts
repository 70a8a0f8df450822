import { reasons, withReasonText } from './reasons.js';

describe('the reasons', () => {
  it.each(Object.entries(reasons))('say of %s what happened and what to do about it, in both languages', (_code, { en, es }) => {
    // What happened; then, behind a mark, what to do, or that nothing needs doing.
    for (const text of [en, es]) expect(text).toMatch(/^\p{Lu}[^;:.]{15,}(?:[;:,.] )[^.]{8,}.*\.$/u);
    expect(es).not.toBe(en);
  });

  it.each(Object.entries(reasons))('speak to the shop in %s as the console does, in Spanish by tú', (_code, { es }) => {
    expect(es).not.toMatch(/(?<!que (?:el ERP )?|lo |los )(?<!\p{L})(?:usted|revise|elija|pida|corrija|cambie|cree|haga|escriba|pregunte|verifique|mire)(?!\p{L})/iu);
  });

  it('give a reason its sentences, unless it has its own', () => {
    expect(withReasonText({ code: 'MESSAGE.EXPIRED', detail: 'x' }).text).toBe(reasons['MESSAGE.EXPIRED']);
    expect(withReasonText({ code: 'MESSAGE.EXPIRED', detail: 'x', text: { en: 'a', es: 'b' } }).text).toEqual({ en: 'a', es: 'b' });
    expect(withReasonText({ code: 'toString', detail: 'x' })).toEqual({ code: 'toString', detail: 'x' });
  });
});
