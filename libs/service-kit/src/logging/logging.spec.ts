import { createLogger } from './logger.js';
import { hashForLog, setLogHashKey } from './log-hash.js';
import { NestLogger } from './nest-logger.js';
import { wideLine } from './wide-line.js';

function listening() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ service: 'dispatch', level: 'trace', destination: { write: (text) => void lines.push(JSON.parse(text)) } });
  return { lines, logger };
}

describe('logging', () => {
  it('writes one wide line with the agreed fields', () => {
    const { lines, logger } = listening();
    wideLine(logger, { consumer: 'record-receipt', type: 'receipt.v1', hub: 'h', id: '1', outcome: 'done', durationMs: 1.234, attempt: 2 });
    expect(lines[0]).toEqual({
      level: 'info', time: expect.stringMatching(/Z$/), service: 'dispatch', consumer: 'record-receipt', type: 'receipt.v1',
      hub: 'h', id: '1', outcome: 'done', durationMs: 1.2, attempt: 2, message: 'record-receipt receipt.v1 done',
    });
  });

  it('lets no secret, address or quoted value through', () => {
    const { lines, logger } = listening();
    const error = new Error('invalid input syntax for type uuid: "canary-1" near ana@canary.example +34600000001');
    wideLine(logger, { consumer: 'c', type: 't', outcome: 'failed', durationMs: 1 }, error);
    logger.info({ headers: { authorization: 'canary-2' }, password: 'canary-3', to: 'canary-4', error }, 'x');
    new NestLogger(logger).error(error, 'SomeContext');
    const text = JSON.stringify(lines);
    expect(text).not.toMatch(/canary|34600/);
    expect(text).toContain('invalid input syntax');
  });

  it('hashes equal addresses alike, under a key', () => {
    setLogHashKey('one');
    const first = hashForLog('+34600000001');
    expect(hashForLog('+34600000001')).toBe(first);
    setLogHashKey('two');
    expect(hashForLog('+34600000001')).not.toBe(first);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
  });
});
