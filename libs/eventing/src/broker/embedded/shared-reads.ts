import type { Database } from '@messaging/persistence';
import type { PositionedEnvelope, ReadTopic, TopicQuery } from '../../outbox/outbox.sql.js';

/** Groups woken by the same stamp ask within milliseconds of each other; those that let a stream gather, 200 ms later. */
const keptMs = 400;

/** All events of a topic behind `afterPos`, up to the last of them. */
interface Stretch {
  readonly afterPos: number;
  readonly upToPos: number;
  readonly events: readonly PositionedEnvelope[];
}

/** What is known of one topic of one source, and what is being asked, by the position behind which it is. */
interface TopicReads {
  readonly found: Set<Stretch>;
  readonly asked: Map<number, Promise<readonly PositionedEnvelope[]>>;
}

/**
 * Reads a topic once for all groups of this process: six groups follow dispatch's events, and reading separately took 20 µs
 * of PostgreSQL per message and parsed every row six times.
 *
 * What was found behind a position stays valid, because positions are given after the commit and without gaps. Finding
 * nothing is valid only for whoever asked: an event may have arrived since. So a group is given whatever others have read
 * behind its place, however much they asked for at a time, up to its own limit.
 */
export class SharedReads {
  readonly #topics = new Map<string, TopicReads>();

  constructor(private readonly read: ReadTopic) {}

  readonly readTopic: ReadTopic = async (source, query) => {
    const reads = this.#readsOf(source, query);
    const underWay = reads.asked.get(query.afterPos); // otherwise without a pause, so that whoever comes next finds this read
    if (underWay) await underWay.catch(() => []); // whoever asked gets the error
    const known = knownBehind(reads.found, query);
    return known.length > 0 ? known : this.#ask(reads, source, query);
  };

  #readsOf({ schema }: Database, { topic }: TopicQuery): TopicReads {
    const place = `${schema}|${topic}`;
    const reads = this.#topics.get(place) ?? { found: new Set(), asked: new Map() };
    this.#topics.set(place, reads);
    return reads;
  }

  async #ask({ found, asked }: TopicReads, source: Database, query: TopicQuery): Promise<PositionedEnvelope[]> {
    const asking = this.read(source, query);
    asked.set(query.afterPos, asking);
    try {
      const events = await asking;
      const last = events.at(-1);
      if (!last) return events;
      const stretch = { afterPos: query.afterPos, upToPos: last.pos, events };
      found.add(stretch);
      setTimeout(() => found.delete(stretch), keptMs).unref();
      return events;
    } finally {
      if (asked.get(query.afterPos) === asking) asked.delete(query.afterPos);
    }
  }
}

/** The events behind a position that are known without a gap. As with a read, those of one position stay together, and the last may exceed the limit. */
function knownBehind(found: ReadonlySet<Stretch>, { afterPos, limit }: TopicQuery): PositionedEnvelope[] {
  const known: PositionedEnvelope[] = [];
  for (let at = afterPos; ; at = known.at(-1)?.pos ?? at) {
    const next = [...found].find((stretch) => stretch.afterPos <= at && at < stretch.upToPos);
    if (!next) return known;
    for (const event of next.events) {
      if (event.pos <= at) continue;
      if (known.length >= limit && event.pos !== known.at(-1)?.pos) return known;
      known.push(event);
    }
  }
}
