import { queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client.js';
import { heldBy, hold } from '../../memory/held.js';
import type { ConsentAnswer } from './consent.rules.js';
import type { ColumnMapping } from './import-queries.js';

/** An import before it is started: the file, what its columns were said to hold, and what people agreed to. */
export interface HalfMade {
  readonly file: File;
  readonly chosen: ColumnMapping;
  /** The list has no customer numbers: people are known by their email or phone. */
  readonly isIdOfAddress?: boolean;
  readonly consent: ConsentAnswer;
  /** Columns that look like consent and were said to be about something else. */
  readonly aboutOther?: readonly string[];
}

export const begun = (file: File): HalfMade => ({ file, chosen: {}, consent: { kind: undefined, channels: ['email', 'sms', 'whatsapp'], source: '' } });

const isHalfMade = (value: unknown): value is HalfMade => typeof value === 'object' && value !== null && 'file' in value && value.file instanceof File;

/** By the id in the address; null when this browser has it no more. */
export const halfMadeQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'half-made', id],
    queryFn: async (): Promise<HalfMade | null> => {
      const value = await heldBy(id);
      return isHalfMade(value) ? value : null;
    },
    staleTime: Infinity,
  });

export function keepHalfMade(id: string, halfMade: HalfMade): void {
  queryClient.setQueryData(halfMadeQuery(id).queryKey, halfMade);
  void hold(id, halfMade);
}
