import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followStream } from './follow-stream.js';

/** Follows what happens, while somebody is signed in. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => followStream(queries), [queries]);
}
