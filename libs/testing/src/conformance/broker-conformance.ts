import type { BrokerCase, OpenBrokerRig } from './broker-under-test.js';
import { commitsAhead, commitsFirst } from './commit-cases.js';
import { crashCases, relayCrashCase } from './crash-cases.js';
import { deliveryCases } from './delivery-cases.js';
import { failureCases } from './failure-cases.js';
import { lateCommitCases } from './late-commit-cases.js';
import { sharedWorkCases } from './shared-work-cases.js';
import { Stage } from './stage.js';

export * from './broker-under-test.js';
export * from './severable-link.js';
export { upTo } from './stage.js';

/** Everything that the `Broker` port of libs/eventing promises. */
export const brokerCases: readonly BrokerCase[] = [...deliveryCases, ...sharedWorkCases, ...lateCommitCases, ...failureCases, ...crashCases];

/** What a driver promises besides when it ships events through a cluster. */
export const clusterCases: readonly BrokerCase[] = [relayCrashCase, commitsFirst];

/** What a driver promises besides when positions and effects are kept by one server. */
export const oneServerCases: readonly BrokerCase[] = [commitsAhead];

/** Keeps one promise, on a rig of its own, or throws. */
export async function runBrokerCase(brokerCase: BrokerCase, openRig: OpenBrokerRig): Promise<void> {
  const rig = await openRig();
  try {
    await brokerCase.run(new Stage(rig));
  } finally {
    await rig.close();
  }
}

/** The promises of the `Broker` port as tests of one driver (STYLE.md 27), and the driver's own. Each case gets a rig of its own. */
export function describeBrokerConformance(name: string, openRig: OpenBrokerRig, ownCases: readonly BrokerCase[] = []): void {
  describe(`${name} keeps the promises of a broker`, () => {
    for (const brokerCase of [...brokerCases, ...ownCases]) it(brokerCase.name, () => runBrokerCase(brokerCase, openRig), brokerCase.timeoutMs);
  });
}

/** Proves that the case of this name notices a broken broker: it must fail, and for the reason that `message` names. */
export async function expectCaughtBy(named: string | BrokerCase, openMutant: OpenBrokerRig, message: RegExp): Promise<void> {
  const caseName = typeof named === 'string' ? named : named.name;
  const brokerCase = typeof named === 'string' ? brokerCases.find((c) => c.name === named) : named;
  if (!brokerCase) throw new Error(`no case named "${caseName}"`);
  await expect(runBrokerCase(brokerCase, openMutant)).rejects.toThrow(message);
}
