import { unacknowledged } from './unacknowledged.rules.js';

const at = (partition: number, topic = 'a') => ({ topic, partition });

describe('what no acknowledgement covers', () => {
  it('is nothing when every partition that was sent to answered', () => {
    expect(unacknowledged([at(0), at(0), at(1), at(0, 'b')], [{ ...at(0), errorCode: 0 }, { ...at(1), errorCode: 0 }, { ...at(0, 'b'), errorCode: 0 }])).toEqual([]);
  });

  it('is a partition that is missing from the answer, even if another topic has the same number there', () => {
    expect(unacknowledged([at(0), at(1), at(1)], [{ ...at(0), errorCode: 0 }, { ...at(1, 'b'), errorCode: 0 }])).toEqual(['a/1']);
  });

  it('is a partition that answered with an error', () => {
    expect(unacknowledged([at(0)], [{ ...at(0), errorCode: 7 }])).toEqual(['a/0']);
  });
});
