// What the local broker takes from the environment.
import os from 'node:os';
import path from 'node:path';

/** Where Java is, which Kafka is wanted, and where what was fetched and made once is kept. */
export function localKafkaConfig(env = process.env) {
  return {
    java: env.KAFKA_LOCAL_JAVA ?? (env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin/java') : 'java'),
    /** Another version than the pom's; comes without the console tools. */
    version: env.KAFKA_LOCAL_VERSION,
    cacheDir: env.KAFKA_LOCAL_CACHE ?? path.join(env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'kafka-local'),
    /** A class-data archive halves every start; making it costs one slow one. */
    hasClassData: env.KAFKA_LOCAL_CDS !== '0',
    env,
  };
}
