import fc from 'fast-check';
import { foldStatements, newerConsent, type ConsentStatement, type KnownConsent } from './consent.rules.js';

const about = { hubId: 'main', customerId: 'c-1', channel: 'email', source: 'erp', isNews: true } as const;
const statements = fc.uniqueArray(fc.record({ marketing: fc.boolean(), minute: fc.integer({ min: 1, max: 20 }), hasProof: fc.boolean() }), { selector: ({ minute }) => minute, maxLength: 6 });
const stored = fc.option(fc.record({ marketing: fc.boolean(), at: fc.integer({ min: 1, max: 20 }).map((ms) => new Date(ms)), source: fc.constantFrom('recipient', 'erp') }), { nil: undefined });

/** What the statement of `saveConsents` does with one folded row. */
function write(known: KnownConsent | undefined, [folded]: ReturnType<typeof foldStatements>): KnownConsent | undefined {
  if (!folded || !known) return folded ?? known;
  const mayReplace = known.source !== 'recipient' || (folded.provenAt !== null && folded.provenAt >= known.at);
  return known.at <= folded.at && mayReplace ? folded : known;
}

describe('consent', () => {
  it('written folded is what statements one after the other come to', () => {
    fc.assert(
      fc.property(stored, statements, (known, said) => {
        const list: ConsentStatement[] = said.map(({ minute, ...s }) => ({ ...about, ...s, at: new Date(minute) }));
        const inOrder = [...list].sort((a, b) => a.at.getTime() - b.at.getTime());
        const expected = inOrder.reduce<KnownConsent | undefined>((state, s) => newerConsent(state, s), known);
        expect(write(known, foldStatements(list))?.marketing).toBe(expected?.marketing);
      }),
    );
  });
});
