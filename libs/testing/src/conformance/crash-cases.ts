import { eventually } from '../eventually.js';
import type { BrokerCase, RigCrashPoint } from './broker-under-test.js';
import { upTo } from './stage.js';

const points: readonly RigCrashPoint[] = ['consumer.beforeEffect', 'consumer.beforeCommit', 'sequencer.afterStamp'];

/** Killed at a named place, started again: everything once. */
export const crashCases: readonly BrokerCase[] = points.map((point) => ({
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
}));
