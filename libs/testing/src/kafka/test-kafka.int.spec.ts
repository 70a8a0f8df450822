import net from 'node:net';
import { testKafka } from './test-kafka.js';

const brokers = await testKafka();

(brokers.length > 0 ? describe : describe.skip)('the Kafka of a test run', () => {
  it('accepts connections at the address it tells', async () => {
    const [host = '', port = ''] = brokers[0]?.split(':') ?? [];
    const socket = net.connect(Number(port), host);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    socket.destroy();
  });
});
