// node deploy/kafka/local/kafka-local.mjs [--port 9092] [--data DIR] [--nodes 3]     runs until SIGINT or SIGTERM
// node deploy/kafka/local/kafka-local.mjs --tool TopicCommand --bootstrap-server 127.0.0.1:9092 --list
import { parseArgs } from 'node:util';
import { startKafka } from './cluster.mjs';
import { runTool } from './run-tool.mjs';

if (process.argv[2] === '--tool') {
  const [name = '', ...args] = process.argv.slice(3);
  process.exit(await runTool(name, args));
}
const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' }, nodes: { type: 'string', default: '1' } } });
const kafka = await startKafka({ dataDir: values.data, port: values.port && Number(values.port), nodes: Number(values.nodes) });
console.log(`kafka: ${kafka.brokers.join(',')}  data: ${kafka.dataDir}`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
