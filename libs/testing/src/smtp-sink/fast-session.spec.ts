import { FastSession } from './fast-session.js';

const conversation =
  'EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\nRCPT TO:<c@y>\r\nDATA\r\nhello\r\n..dot\r\n.\r\nMAIL FROM:<d@x>\r\nRCPT TO:<e@y>\r\nDATA\r\n.\r\nQUIT\r\n';

function converse(chunks: readonly string[]) {
  const accepted: string[] = [];
  let replies = '';
  const session = new FastSession({
    accepted: (from, to) => accepted.push(`${from}>${to.join(',')}`),
    reply: (text) => (replies += text),
    quit: () => undefined,
  });
  for (const chunk of chunks) session.feed(Buffer.from(chunk));
  return { accepted, codes: replies.split('\r\n').map((line) => line.slice(0, 4)).filter((code) => /\d{3} /.test(code)) };
}

describe('the fast SMTP session', () => {
  const whole = converse([conversation]);

  it('answers pipelined commands in order and sees both messages, the empty one too', () => {
    expect(whole.accepted).toEqual(['a@x>b@y,c@y', 'd@x>e@y']);
    expect(whole.codes).toEqual(['250 ', '250 ', '250 ', '250 ', '354 ', '250 ', '250 ', '250 ', '354 ', '250 ', '221 ']);
  });

  it('does not care where the stream is cut', () => {
    for (let size = 1; size < conversation.length; size++) {
      const chunks = conversation.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(converse(chunks)).toEqual(whole);
    }
  });
});
