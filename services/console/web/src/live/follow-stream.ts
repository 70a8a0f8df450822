import type { QueryClient } from '@tanstack/react-query';
import { productAddress } from '../api/addresses.js';

/** What an event of the stream makes old, by the first part of query keys. */
const touched: Readonly<Record<string, readonly string[]>> = {
  message: ['messages', 'conversations', 'customers', 'dashboard', 'executions'],
  campaign: ['campaigns', 'dashboard'],
  automation: ['automations', 'dashboard'],
  execution: ['executions', 'automations', 'dashboard'],
  alert: ['dashboard', 'settings'],
};
const everything = [...new Set(Object.values(touched).flat())];

/** Where the stream was when this page was served, before it asked anything: the server wrote it into the page. */
const streamAfter = document.querySelector<HTMLMetaElement>('meta[name="stream-after"]')?.content;

/** A campaign of a thousand messages a second must not ask a thousand times. */
const GATHER_MS = 700;
/** Where there is no stream: as often as a person looks up. */
const POLL_MS = 8000;
const TRY_STREAM_AGAIN_MS = 60_000;

/**
 * Keeps what is on the screen true: by the product's stream of events, which resumes by itself after a gap, or by asking
 * now and then while there is none. Returns what ends it.
 */
export function followStream(queries: QueryClient): () => void {
  const waiting = new Set<string>();
  let gather: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;

  const refresh = (names: readonly string[]): void => {
    for (const name of names) waiting.add(name);
    gather ??= setTimeout(() => {
      gather = undefined;
      for (const name of waiting) void queries.invalidateQueries({ queryKey: [name] });
      waiting.clear();
    }, GATHER_MS);
  };
  const stopPolling = (): void => clearInterval(poll);
  const startPolling = (): void => {
    stopPolling();
    poll = setInterval(() => document.visibilityState === 'visible' && refresh(everything), POLL_MS);
  };
  const open = (): void => {
    source = new EventSource(productAddress(`/api/v1/stream${streamAfter === undefined ? '' : `?after=${streamAfter}`}`));
    source.onopen = () => {
      stopPolling();
      // What happened after the screen was read and before anybody listened is told to nobody who cannot say since when.
      if (streamAfter === undefined) refresh(everything);
    };
    for (const [event, names] of Object.entries(touched)) source.addEventListener(event, () => refresh(names));
    source.addEventListener('resync', () => refresh(everything));
    source.onerror = () => {
      // Browsers try again by themselves after a cut; an answer that is no stream ends it.
      if (source?.readyState !== EventSource.CLOSED) return;
      startPolling();
      again = setTimeout(open, TRY_STREAM_AGAIN_MS);
    };
  };
  open();
  return () => {
    source?.close();
    stopPolling();
    clearTimeout(gather);
    clearTimeout(again);
  };
}
