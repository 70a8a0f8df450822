import type { ChannelAdapter, OutboundMessage, SendOutcome } from '../port.js';

/** One adapter under test, with a provider behind it that the test controls. */
export interface AdapterRig {
  readonly adapter: ChannelAdapter;
  /** How many messages the provider saw, taken or not. */
  received(): number;
  /** A message the provider takes. */
  readonly acceptable: OutboundMessage;
  /** A message the provider refuses for its recipient. */
  readonly refused: OutboundMessage;
  /** A message whose fate cannot be known after the call. */
  readonly ambiguous: OutboundMessage;
  /** Connections open at the provider. */
  connections(): number;
  /** Ends the provider. */
  stop(): Promise<void>;
}

/** What every `ChannelAdapter` promises (STYLE.md 27). Each case gets a rig of its own. */
export function describeAdapterConformance(name: string, createRig: () => Promise<AdapterRig>): void {
  describe(`${name} keeps the promises of a channel adapter`, () => {
    const withRig = async (use: (rig: AdapterRig) => Promise<void>): Promise<void> => {
      const rig = await createRig();
      try {
        await use(rig);
      } finally {
        await rig.adapter.close();
        await rig.stop();
      }
    };
    const kindsOf = (outcomes: readonly SendOutcome[]): string[] => [...new Set(outcomes.map(({ kind }) => kind))];

    it('accepts with an external id, in one call per send', () =>
      withRig(async ({ adapter, acceptable, received }) => {
        const outcome = await adapter.send(acceptable);
        expect(outcome).toMatchObject({ kind: 'accepted', externalId: expect.stringMatching(/^.{1,200}$/) });
        expect(received()).toBe(1);
      }));

    it('takes as many calls at once as it says', () =>
      withRig(async ({ adapter, acceptable, received }) => {
        expect(adapter.connections).toBeGreaterThan(0);
        const count = adapter.keepsCallsReady === true ? 2 * adapter.connections : adapter.connections;
        const calls = Array.from({ length: count }, () => adapter.send(acceptable));
        expect(kindsOf(await Promise.all(calls))).toEqual(['accepted']);
        expect(received()).toBe(count);
      }));

    it('says not sent, and why, when the recipient is refused, and goes on afterwards', () =>
      withRig(async ({ adapter, refused, acceptable }) => {
        expect(await adapter.send(refused)).toMatchObject({ kind: 'not_sent', failure: { class: 'RECIPIENT' } });
        expect(await adapter.send(acceptable)).toMatchObject({ kind: 'accepted' });
      }));

    it('says unknown when it cannot know, without a second call', () =>
      withRig(async ({ adapter, ambiguous, received }) => {
        expect(await adapter.send(ambiguous)).toMatchObject({ kind: 'unknown', failure: { class: 'AMBIGUOUS' } });
        expect(received()).toBe(1);
      }));

    it('ends its connections on close and answers, without throwing, when used afterwards', () =>
      withRig(async ({ adapter, acceptable, connections }) => {
        await adapter.send(acceptable);
        await adapter.close();
        for (let turn = 0; connections() > 0 && turn < 1000; turn++) await new Promise(setImmediate);
        expect(connections()).toBe(0);
        expect((await adapter.send(acceptable)).kind).toBe('not_sent');
      }));
  });
}
