// npm run topics -- plan     what the topics of KAFKA_BROKERS lack, without changing anything; exits 2 when something differs
// npm run topics -- apply    makes missing topics and sets retention, compaction and in-sync replicas as declared
// npm run topics -- acls     the rights of each service, as arguments for kafka-acls.sh
import 'reflect-metadata';
import { build } from './workspace.mjs';

const command = process.argv[2];
if (!['plan', 'apply', 'acls'].includes(command)) {
  console.error('npm run topics -- plan | apply | acls');
  process.exit(64);
}
if ((await build()) !== 0) process.exit(1);
const { topics } = await import('@messaging/contracts');
const { applyPlan, grantsOf, kafkaClient, LogAdmin, planOnCluster } = await import('@messaging/eventing');
const { kafkaConnectionOf, kafkaRule, kafkaSettings, kafkaTlsRule, loadSettingsOrExit } = await import('@messaging/service-kit');
const { servicesOnLog } = await import('./docs/services-on-log.mjs');

function printAcls({ TOPIC_PREFIX: prefix, TOPICS }) {
  for (const service of servicesOnLog) {
    console.log(`\n# ${service.name}`);
    for (const { resource, name, operation } of grantsOf(service, topics, { prefix, mayMake: TOPICS === 'apply' })) {
      console.log(`--add --allow-principal User:${service.name} --operation ${operation} --${resource} ${name}`);
    }
  }
}

function printPlan({ make, change, warnings }, done) {
  const [making, changing] = done ? ['made', 'changed'] : ['to make', 'to change'];
  for (const { name, partitions, replicas, settings } of make) {
    console.log(`${making}: ${name} (${partitions} partitions, ${replicas} replicas, ${Object.entries(settings).map((entry) => entry.join('=')).join(' ')})`);
  }
  for (const { name, told } of change) console.log(`${changing}: ${name} (${told})`);
  for (const warning of warnings) console.log(`not touched: ${warning}`);
  if (make.length + change.length + warnings.length === 0) console.log('every topic is as declared');
}

async function onCluster(settings) {
  const log = new LogAdmin(kafkaClient(kafkaConnectionOf(settings, 'topics'), () => undefined));
  try {
    const plan = await planOnCluster(log, topics, settings.TOPIC_PREFIX);
    if (command === 'apply') await applyPlan(log, plan);
    printPlan(plan, command === 'apply');
    return command === 'plan' && plan.make.length + plan.change.length > 0 ? 2 : 0;
  } finally {
    await log.close();
  }
}

if (command === 'acls') {
  const { KAFKA_BROKERS: brokers, ...rest } = kafkaSettings;
  printAcls(loadSettingsOrExit(rest));
} else {
  const settings = loadSettingsOrExit(kafkaSettings, { rules: [kafkaRule, kafkaTlsRule] });
  process.exitCode = await onCluster(settings).catch((error) => {
    console.error(`${settings.KAFKA_BROKERS.join()}: ${error.message}`);
    return 1;
  });
}
