import { eventually } from '../eventually.js';
import type { BrokerCase, RigCrashPoint } from './broker-under-test.js';
import { upTo } from './stage.js';

/** Killed at a named place, started again: everything once. */
const crashCase = (point: RigCrashPoint): BrokerCase => ({
  name: `loses nothing and doubles nothing after a crash at ${point}`,
  run: async (stage) => {
    const first = await stage.rig.start([stage.consumer()], { crashAt: point });
    await stage.publish(stage.facts(10));
    await eventually(() => first.crashed);
    await stage.publish(stage.facts(10, { from: 11 }));
    await first.stop();
    const second = await stage.rig.start([stage.consumer()]);
    expect(await stage.numbersAfter(second)).toEqual(upTo(20));
    expect(await stage.waiting()).toEqual([]);
  },
});

/** The places that every driver passes. */
export const crashCases: readonly BrokerCase[] = [crashCase('consumer.beforeEffect'), crashCase('consumer.beforeCommit'), crashCase('sequencer.afterStamp')];

/** The place of a driver that ships events to a cluster: they are there, and the cursor does not know. */
export const relayCrashCase = crashCase('relay.afterSend');
