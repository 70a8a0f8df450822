import { useEffect, useRef, useState } from 'react';

interface Reading<Blocks> {
  readonly read: (body: string) => Blocks;
  readonly write: (blocks: Blocks) => string;
  readonly onChange: (body: string) => void;
}

/** Blocks as they are edited: an empty one exists here before it exists in the body; a body that changed elsewhere is read anew. */
export function useEditedBlocks<Blocks>(body: string, { read, write, onChange }: Reading<Blocks>): readonly [Blocks, (blocks: Blocks) => void] {
  const [blocks, setBlocks] = useState(() => read(body));
  const written = useRef(body);
  useEffect(() => {
    if (body === written.current) return;
    written.current = body;
    setBlocks(read(body));
  }, [body, read]);
  return [blocks, (next) => {
    setBlocks(next);
    written.current = write(next);
    onChange(written.current);
  }];
}
