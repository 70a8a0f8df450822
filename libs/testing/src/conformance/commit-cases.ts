import type { BrokerCase } from './broker-under-test.js';
import { done } from './stage.js';

/** What says how the commit of an effect ends; `session`: the transaction set it. */
const howItCommits = `select setting, source from pg_settings where name = 'synchronous_commit'`;

function commitsCase(name: string, judge: (seen: { setting: string; source: string } | undefined) => void): BrokerCase {
  return {
    name,
    run: async (stage) => {
      let seen: { setting: string; source: string } | undefined;
      const broker = await stage.rig.start([stage.consumer(async (_, tx) => {
        [seen] = await tx.query<{ setting: string; source: string }>(howItCommits);
        return done;
      })]);
      await stage.publish(stage.facts(1));
      expect(await stage.numbersAfter(broker)).toEqual([1]);
      judge(seen);
    },
  };
}

/** Of a broker whose positions are lost together with the effects, in one server: the disk may come later (ADR 28). */
export const commitsAhead: BrokerCase = commitsCase('does not wait for the disk where position and effect are lost together', (seen) => expect(seen).toEqual({ setting: 'off', source: 'session' }));

/** Of a broker whose positions live elsewhere: an effect that may be lost must never be told as done. */
export const commitsFirst: BrokerCase = commitsCase('leaves it to the server whether a commit waits for the disk', (seen) => expect(seen?.source).not.toBe('session'));
