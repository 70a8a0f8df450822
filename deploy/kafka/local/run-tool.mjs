// Kafka's own console tools, from the same jars: TopicCommand, ConsoleProducer, consumer.ConsoleConsumer, ….
import { spawn } from 'node:child_process';
import { kafkaKit } from './cluster.mjs';

/** The command line of a tool: a class below org.apache.kafka.tools, or a full name. */
export async function toolCommand(name, args) {
  const kit = await kafkaKit();
  const tool = /^(org|kafka)\./.test(name) ? name : `org.apache.kafka.tools.${name}`;
  return [kit.java, '-cp', kit.classPath, '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', tool, ...args];
}

/** Runs it on this terminal and answers its exit code. */
export async function runTool(name, args) {
  const [java, ...rest] = await toolCommand(name, args);
  return new Promise((resolve) => {
    const child = spawn(java, rest, { stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
