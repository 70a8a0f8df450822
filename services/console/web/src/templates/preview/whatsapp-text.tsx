import { Fragment, type ReactNode } from 'react';

const marked = /\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~/g;

/** WhatsApp's own marks as it shows them: *bold*, _italic_, ~struck~. */
export function WhatsappText({ text }: { readonly text: string }) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    pieces.push(text.slice(from, match.index));
    const [, bold, italic, struck] = match;
    pieces.push(bold !== undefined ? <strong>{bold}</strong> : italic !== undefined ? <em>{italic}</em> : <s>{struck}</s>);
    from = match.index + match[0].length;
  }
  pieces.push(text.slice(from));
  return pieces.map((piece, index) => <Fragment key={index}>{piece}</Fragment>);
}
