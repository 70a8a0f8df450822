import type { QueryClient } from '@tanstack/react-query';

/** What is asked about something that is being written, and changes with nothing else. */
const asked: readonly unknown[] = ['preview', 'imports'];

const tabs = new BroadcastChannel('messaging');

/** Something changed that the browser's other tabs show. */
export const tellTabs = (): void => tabs.postMessage('changed');

/** What is done in one tab of a browser shows in its others at once: each reads again what it shows. */
export function shareChanges(queries: QueryClient): void {
  queries.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') tellTabs();
  });
  tabs.onmessage = () => void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => !asked.includes(name) });
}
