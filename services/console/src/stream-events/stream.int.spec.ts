import { automationChanged, campaignChanged, channelBroken, executionChanged, messageEvents, type Envelope } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { consoleApp, said, type ConsoleApp } from '../../test/console-app.js';
import { FollowMessagesConsumer } from '../count-messages/follow-messages.consumer.js';
import { FollowAutomationsConsumer } from '../show-dashboard/follow-automations.consumer.js';
import { FollowCampaignsConsumer } from '../show-dashboard/follow-campaigns.consumer.js';
import { StreamConnections } from './stream-connections.js';

interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A listener as a browser is one. */
class Listener {
  readonly frames: Frame[] = [];
  text = '';
  isEnded = false;
  readonly #abort = new AbortController();
  status = 0;
  headers = new Headers();

  static async open(url: string, headers: Record<string, string>): Promise<Listener> {
    const listener = new Listener();
    const response = await fetch(url, { headers, signal: listener.#abort.signal });
    listener.status = response.status;
    listener.headers = response.headers;
    void listener.#read(response);
    return listener;
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        this.text += decoder.decode(chunk as Uint8Array, { stream: true });
        for (let end = this.text.indexOf('\n\n'); end >= 0; end = this.text.indexOf('\n\n')) {
          this.#take(this.text.slice(0, end));
          this.text = this.text.slice(end + 2);
        }
      }
    } catch {
      // Closed by us.
    }
    this.isEnded = true;
  }

  #take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const));
    const event = fields.get('event');
    if (event !== undefined) this.frames.push({ id: fields.get('id') ?? '', event, data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown> });
  }
}

describe('the stream', () => {
  let app: ConsoleApp;
  let token: string;
  const listeners: Listener[] = [];
  beforeEach(async () => {
    app = await consoleApp();
    token = await app.bearer('main');
  });
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    await app.close();
  });

  const listen = async (headers: Record<string, string> = {}, authorization = token, query = ''): Promise<Listener> => {
    const listener = await Listener.open(`${app.url}/api/v1/stream${query}`, { authorization, ...headers });
    listeners.push(listener);
    return listener;
  };
  const ready = (listener: Listener): Promise<Frame> =>
    eventually(() => {
      const [first] = listener.frames;
      return first ?? false;
    });
  const message = (status = 'sent', hubId = 'main'): Envelope =>
    said(`message.${status}`, { messageId: newId(), status, at: '2026-11-23T09:00:00Z', channel: 'email', purpose: 'transactional', sandbox: false }, { hubId });
  const follow = (...events: Envelope[]) => app.deliver(FollowMessagesConsumer, [...messageEvents, channelBroken], events);
  const told = (listener: Listener, count: number): Promise<Frame[]> =>
    eventually(() => {
      const frames = listener.frames.filter(({ event }) => event !== 'ready');
      return frames.length >= count ? frames : false;
    });

  it('tells a hub’s listeners of what happens, and nobody of another hub’s', async () => {
    const [mine, other] = [await listen(), await listen({}, await app.bearer('other'))];
    await Promise.all([ready(mine), ready(other)]);
    expect([mine.status, mine.headers.get('content-type'), mine.headers.get('x-accel-buffering')]).toEqual([200, 'text/event-stream; charset=utf-8', 'no']);
    const event = message();
    await follow(event, said('channel.broken', channelBroken.example));
    const [first, second] = await told(mine, 2);
    expect(first).toMatchObject({ event: 'message', data: { id: (event.data as { messageId: string }).messageId, status: 'sent', channel: 'email' } });
    expect(second).toMatchObject({ event: 'alert', data: { type: 'channel.broken', channel: 'email' } });
    await follow(message('sent', 'other'));
    await told(other, 1);
    expect(mine.frames).toHaveLength(3);
  });

  it('alerts when the platform pauses a campaign, and neither when staff do nor for what changes while it stands still', async () => {
    const listener = await listen();
    await ready(listener);
    const { example } = campaignChanged;
    const reason = { code: 'PROVIDER.CONTENT', detail: '20 in a row' };
    const changes = [{ ...example, status: 'paused' }, { ...example, status: 'paused', pauseReason: reason, pause: { since: example.startedAt, isNews: false } }, { ...example, status: 'paused', pauseReason: reason }];
    await app.deliver(FollowCampaignsConsumer, [campaignChanged], changes.map((change) => said('campaign.changed', change)));
    const frames = await told(listener, 4);
    expect(frames.map(({ event }) => event)).toEqual(['campaign', 'campaign', 'campaign', 'alert']);
    expect(frames[3]?.data).toMatchObject({ type: 'campaign.paused', campaignId: example.campaignId, name: example.name, channel: example.channel, reason });
  });

  it('tells of an automation that somebody else has switched', async () => {
    const listener = await listen();
    await ready(listener);
    const { example } = automationChanged;
    await app.deliver(FollowAutomationsConsumer, [automationChanged, executionChanged], [said('automation.changed', { ...example, isActive: false })]);
    expect(await told(listener, 1)).toMatchObject([{ event: 'automation', data: { id: example.automationId, isActive: false, isDeleted: false } }]);
  });

  it('goes on after Last-Event-ID with what was missed, or says that it cannot', async () => {
    const first = await listen();
    await ready(first);
    await follow(message('queued'), message('sent'));
    const [missedAfter] = await told(first, 2);
    first.close();
    await follow(message('delivered'));
    const again = await listen({ 'last-event-id': missedAfter?.id ?? '' });
    const missed = await told(again, 2);
    expect(missed.map(({ event, data }) => [event, data['status']])).toEqual([['message', 'sent'], ['message', 'delivered']]);
    for (const unknown of ['99999999', '-1', 'abc']) {
      const lost = await listen({ 'last-event-id': unknown });
      expect((await ready(lost)).event).toBe('resync');
    }
    await app.database.query(`update stream_listener set until = clock_timestamp() - interval '1 second'`);
    await app.database.query('delete from stream_event');
    await follow(message());
    expect((await ready(await listen({ 'last-event-id': missedAfter?.id ?? '' }))).event).toBe('resync');
  });

  it('goes on from where it was when a page was served', async () => {
    const after = await app.get(StreamConnections).expect('main');
    await follow(message('queued'));
    const listener = await listen({}, token, `?after=${after}`);
    expect((await told(listener, 1)).map(({ data }) => data['status'])).toEqual(['queued']);
    await follow(message('sent'));
    await told(listener, 2);
    expect(listener.frames.map(({ event }) => event)).toEqual(['message', 'message']);
    expect((await app.http().get('/api/v1/stream?after=yesterday').set('authorization', token)).status).toBe(400);
    const late = await listen({}, token, '?after=99999999');
    expect((await ready(late)).event).toBe('resync');
  });

  it('writes nothing while nobody listens, and one event for many', async () => {
    await follow(message());
    expect(await app.database.query('select 1 from stream_event')).toEqual([]);
    const listener = await listen();
    await ready(listener);
    await follow(...Array.from({ length: 200 }, () => message()));
    expect(await told(listener, 1)).toMatchObject([{ event: 'message', data: { many: 200 } }]);
  });

  it('has a bound for each hub, which no other hub feels', async () => {
    for (let index = 0; index < 20; index += 1) await ready(await listen());
    const refused = await app.http().get('/api/v1/stream').set('authorization', token);
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([429, 'STREAM.TOO_MANY', '10']);
    await ready(await listen({}, await app.bearer('other')));
    listeners[0]?.close();
    await eventually(async () => expect((await listen()).status).toBe(200));
  });

  it('ends when its token does', async () => {
    const listener = await listen({}, await app.bearer('main', ['messaging.view_message'], -3)); // five seconds of tolerance
    await ready(listener);
    await eventually(() => listener.isEnded);
  });

  it('wants the permission to see messages', async () => {
    const answer = await app.http().get('/api/v1/stream').set('authorization', await app.bearer('main', ['messaging.view_template']));
    expect([answer.status, answer.body.missing]).toEqual([403, 'messaging.view_message']);
  });
});
