import type { BrokerCase, OpenBrokerRig } from './broker-under-test.js';
import { crashCases } from './crash-cases.js';
import { deliveryCases } from './delivery-cases.js';
import { failureCases } from './failure-cases.js';
import { lateCommitCases } from './late-commit-cases.js';
import { Stage } from './stage.js';

export * from './broker-under-test.js';
export * from './severable-link.js';

/** Everything that the `Broker` port of libs/eventing promises. */
export const brokerCases: readonly BrokerCase[] = [...deliveryCases, ...lateCommitCases, ...failureCases, ...crashCases];

async function runCase(brokerCase: BrokerCase, openRig: OpenBrokerRig): Promise<void> {
  const rig = await openRig();
  try {
    await brokerCase.run(new Stage(rig));
  } finally {
    await rig.close();
  }
}

/** The promises of the `Broker` port as tests of one driver (STYLE.md 27). Each case gets a rig of its own. */
export function describeBrokerConformance(name: string, openRig: OpenBrokerRig): void {
  describe(`${name} keeps the promises of a broker`, () => {
    for (const brokerCase of brokerCases) it(brokerCase.name, () => runCase(brokerCase, openRig), brokerCase.timeoutMs);
  });
}

/** Proves that the case of this name notices a broken broker: it must fail, and for the reason that `message` names. */
export async function expectCaughtBy(caseName: string, openMutant: OpenBrokerRig, message: RegExp): Promise<void> {
  const brokerCase = brokerCases.find((c) => c.name === caseName);
  if (!brokerCase) throw new Error(`no case named "${caseName}"`);
  await expect(runCase(brokerCase, openMutant)).rejects.toThrow(message);
}
