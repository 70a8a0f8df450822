/**
 * What somebody is in the middle of and no address can hold (a file), kept by this browser until it is done, so that a
 * reload or a step back loses nothing. Where a browser forbids it (another site's frame), it lasts as long as the page.
 */
const NAME = 'messaging';
const STORE = 'held';
/** Forgotten after a day: it may hold customers' data. */
const KEPT_MS = 86_400_000;

interface Held {
  readonly at: number;
  readonly value: unknown;
}

const inPage = new Map<string, Held>();

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser’s store failed'));
  });

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

async function inStore<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const database = await opened();
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

export async function hold(id: string, value: unknown): Promise<void> {
  const held: Held = { at: Date.now(), value };
  inPage.set(id, held);
  await inStore('readwrite', (store) => store.put(held, id)).catch(() => undefined);
}

/** What was held by this id within the last day. */
export async function heldBy(id: string): Promise<unknown> {
  const held = inPage.get(id) ?? ((await inStore('readonly', (store) => store.get(id)).catch(() => undefined)) as Held | undefined);
  return held && Date.now() - held.at < KEPT_MS ? held.value : undefined;
}

/** All of it, once it is done and when somebody signs out. */
export async function letGo(): Promise<void> {
  inPage.clear();
  await inStore('readwrite', (store) => store.clear()).catch(() => undefined);
}
