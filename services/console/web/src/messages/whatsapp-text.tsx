import { Fragment } from 'react';
import { whatsappPieces, type Piece } from './whatsapp-marks.rules.js';
import classes from './whatsapp-text.module.css';

/** A WhatsApp text as a phone shows it; what looks like HTML is text. */
export function WhatsappText({ text }: { readonly text: string }) {
  return <Pieces pieces={whatsappPieces(text)} />;
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) => <Fragment key={index}>{typeof piece === 'string' ? piece : <Marked piece={piece} />}</Fragment>);
}

function Marked({ piece: { mark, pieces } }: { readonly piece: Exclude<Piece, string> }) {
  const words = <Pieces pieces={pieces} />;
  switch (mark) {
    case 'bold':
      return <strong>{words}</strong>;
    case 'italic':
      return <em>{words}</em>;
    case 'struck':
      return <s>{words}</s>;
    case 'mono':
      return <code className={classes['mono']}>{words}</code>;
  }
}
