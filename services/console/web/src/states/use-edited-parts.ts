import { useEffect, useRef, useState } from 'react';

interface Reading<Parts> {
  readonly read: (text: string) => Parts;
  readonly write: (parts: Parts) => string;
  readonly onChange: (text: string) => void;
}

/** A text as the parts that somebody edits: what only the parts know (an empty one, who is who) stays with them; a text that changed elsewhere is read anew. */
export function useEditedParts<Parts>(text: string, { read, write, onChange }: Reading<Parts>): readonly [Parts, (parts: Parts) => void] {
  const [parts, setParts] = useState(() => read(text));
  const written = useRef(text);
  useEffect(() => {
    if (text === written.current) return;
    written.current = text;
    setParts(read(text));
  }, [text, read]);
  return [parts, (next) => {
    setParts(next);
    written.current = write(next);
    onChange(written.current);
  }];
}
