import { frameOf, gathered, singlyMax, type StreamEvent } from './stream-event.rules.js';

const many = (count: number, event: StreamEvent['event'] = 'message', hubId = 'main'): StreamEvent[] => Array.from({ length: count }, (_, index) => ({ hubId, event, data: { id: index } }));

describe('the events of the stream', () => {
  it('are told singly up to a number, and beyond it as one of each hub and kind', () => {
    expect(gathered(many(singlyMax))).toHaveLength(singlyMax);
    expect(gathered([...many(500), ...many(3, 'execution'), ...many(60, 'message', 'other')])).toEqual([
      { hubId: 'main', event: 'message', data: { many: 500 } },
      ...many(3, 'execution'),
      { hubId: 'other', event: 'message', data: { many: 60 } },
    ]);
    expect(gathered(many(60, 'alert'))).toHaveLength(60);
  });

  it('are frames that no text can break out of', () => {
    expect(frameOf({ id: 7, event: 'message', data: { text: 'a\n\nevent: x\r' } })).toBe('id: 7\nevent: message\ndata: {"text":"a\\n\\nevent: x\\r"}\n\n');
  });
});
