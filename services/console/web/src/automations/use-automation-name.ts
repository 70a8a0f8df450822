import { useQuery } from '@tanstack/react-query';
import { inReadersWords } from '../language/readers-words.js';
import { useMay } from '../session/session.js';
import { automationsQuery } from './automation-queries.js';

/** What an automation is called now, in the reader's language if it came with the product; `known` for one that is gone, or for whoever may not see them. */
export function useAutomationName(): (id: string, known: string) => string {
  const may = useMay();
  const { data } = useQuery({ ...automationsQuery, enabled: may('messaging.view_automation'), staleTime: 60_000 });
  return (id, known) => {
    const found = data?.items.find((automation) => automation.id === id);
    return found ? inReadersWords(found).name : known;
  };
}
