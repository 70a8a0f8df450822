/** A piece of a WhatsApp text: words, or words with a mark around them. */
export type Piece = string | { readonly mark: Mark; readonly pieces: readonly Piece[] };
export type Mark = 'bold' | 'italic' | 'struck' | 'mono';

/**
 * WhatsApp's own marks: ```several lines as they are```, `as it is`, *bold*, _italic_, ~struck~. As there, a mark touches
 * its words, stands between them and not within one (a_file_name, 2*3*4), and the last three end on their line.
 */
const marked = /```([\s\S]+?)```|`([^`\n]+)`|(?<![\p{L}\p{N}])(?:\*(?=\S)([^*\n]*[^*\s])\*|_(?=\S)([^_\n]*[^_\s])_|~(?=\S)([^~\n]*[^~\s])~)(?![\p{L}\p{N}])/gu;

/** A text taken apart at its marks; marks within marks too. */
export function whatsappPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push(pieceOf(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function pieceOf([, lines, word, bold, italic, struck = '']: RegExpMatchArray): Piece {
  const mono = lines ?? word;
  if (mono !== undefined) return { mark: 'mono', pieces: [mono] };
  if (bold !== undefined) return { mark: 'bold', pieces: whatsappPieces(bold) };
  return italic === undefined ? { mark: 'struck', pieces: whatsappPieces(struck) } : { mark: 'italic', pieces: whatsappPieces(italic) };
}

/** The words alone, for a line of a list. */
export const whatsappWords = (text: string): string => wordsIn(whatsappPieces(text));

const wordsIn = (pieces: readonly Piece[]): string => pieces.map((piece) => (typeof piece === 'string' ? piece : wordsIn(piece.pieces))).join('');
