import { blockMark, isValueMark, withMode } from './marks.js';

/**
 * Finds where in a marked HTML each value stands, and has it written as that place needs: an address that could bring a
 * `javascript:` of its own, a style that could bring more than a colour. Tags and comments are read as browsers read
 * them; what conditional comments hold is read as HTML, because Outlook does.
 */
export const placeValues = (marked: string): string => new Scanner(marked).scan();

/** Attributes whose value is followed or loaded. */
const addresses: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'background', 'poster', 'data', 'cite', 'longdesc', 'xlink:href', 'srcset']);

/** Patterns that begin at the scanner's place (`y`), each looking no further than it takes. */
const words = /[^<\u{F0000}-\u{FFFFD}]+/uy;
const comment = /<!--(?!\[if)(?:-?>)?/y;
const condition = /<!--\[if[^\]>]{0,200}\]>(<!--?>)?|<!(?:--<!)?\[endif\](?:--)?>/y;
const commentEnd = /--!?>/y;
const tagStart = /<(\/?)([a-z][a-z0-9:-]{0,40})/iy;
const attributeStart = /([^\s"'<>/=\u{F0000}-\u{FFFFD}]{1,100})\s{0,100}=\s{0,100}(["']?)/uy;
const rawEnd = /<\/(?:style|script)(?=[\s/>])/iy;

type Place = 'words' | 'tag' | 'attribute' | 'style' | 'script' | 'comment';

interface State {
  readonly place: Place;
  /** Of the tag that is open. */
  readonly element: string;
  /** Of the attribute: its name, the quote that ends it ('' for none), and how far its address has come. */
  readonly attribute: string;
  readonly quote: string;
  /** Nothing yet; words that may still become a scheme; a scheme or path that nothing can change any more. */
  readonly address: 'empty' | 'open' | 'settled';
}

/** A block of which one branch or none will be there. */
interface OpenBlock {
  readonly before: State;
  readonly left: State['address'][];
}

class Scanner {
  #at = 0;
  #out = '';
  #state: State = { place: 'words', element: '', attribute: '', quote: '', address: 'empty' };
  /** Inside of `<!--[if …]>`, where any `-->` ends whatever is open. */
  #isConditional = false;
  readonly #blocks: OpenBlock[] = [];

  constructor(private readonly html: string) {}

  scan(): string {
    while (this.#at < this.html.length) this.#step();
    return this.#out;
  }

  #step(): void {
    const char = String.fromCodePoint(this.html.codePointAt(this.#at) ?? 0);
    const block = blockMark(char);
    if (block) this.#turn(block.role);
    if (block || isValueMark(char)) this.#take(char, block ? char : this.#placed(char));
    else if (this.#isConditional && this.#match(commentEnd)) this.#endCondition();
    else if (this.#state.place === 'words') this.#words(char);
    else if (this.#state.place === 'tag') this.#tag(char);
    else if (this.#state.place === 'attribute') this.#attribute(char);
    else if (this.#state.place === 'comment') this.#comment(char);
    else this.#raw(char);
  }

  #take(taken: string, written = taken): void {
    this.#out += written;
    this.#at += taken.length;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.html);
  }

  #enter(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #turn(role: 'open' | 'else' | 'close'): void {
    if (role === 'open') this.#blocks.push({ before: this.#state, left: [] });
    const block = this.#blocks.at(-1);
    if (!block || role === 'open') return;
    block.left.push(this.#state.address);
    if (role === 'else') this.#state = block.before;
    else {
      this.#blocks.pop();
      // Without an else the block may not be there at all: then it leaves what was before.
      const left = block.left.length > 1 ? block.left : [...block.left, block.before.address];
      this.#enter({ address: left.every((address) => address === left[0]) ? (left[0] ?? 'open') : 'open' });
    }
  }

  #placed(value: string): string {
    const { place, attribute, address } = this.#state;
    const isCode = place === 'style' || place === 'script' || (place === 'attribute' && (attribute === 'style' || attribute.startsWith('on')));
    if (isCode) return withMode(value, 'css');
    if (place !== 'attribute' || !addresses.has(attribute) || address === 'settled') return value;
    this.#enter({ address: 'open' });
    return withMode(value, address === 'empty' ? 'url' : 'urlPart');
  }

  #words(char: string): void {
    const conditional = this.#match(condition);
    const note = conditional ? null : this.#match(comment);
    const tag = this.#match(tagStart);
    if (conditional) this.#isConditional = conditional[0].startsWith('<!--[if') && conditional[1] === undefined;
    if (note) this.#enter({ place: note[0].endsWith('>') ? 'words' : 'comment' });
    if (tag) this.#enter({ place: 'tag', element: tag[1] === '' ? (tag[2] ?? '').toLowerCase() : '' });
    this.#take((conditional ?? note ?? tag ?? this.#match(words))?.[0] ?? char);
  }

  #endCondition(): void {
    this.#isConditional = false;
    this.#enter({ place: 'words' });
    this.#take(this.#match(commentEnd)?.[0] ?? '');
  }

  #comment(char: string): void {
    const end = this.#match(commentEnd);
    if (end) this.#enter({ place: 'words' });
    this.#take(end?.[0] ?? char);
  }

  #tag(char: string): void {
    const { element } = this.#state;
    if (char === '>') this.#enter({ place: element === 'style' || element === 'script' ? element : 'words' });
    const attribute = char === '>' ? null : this.#match(attributeStart);
    if (attribute) this.#enter({ place: 'attribute', attribute: (attribute[1] ?? '').toLowerCase(), quote: attribute[2] ?? '', address: 'empty' });
    this.#take(attribute?.[0] ?? char);
  }

  #attribute(char: string): void {
    const { quote, address } = this.#state;
    if (quote === '' ? /[\s>]/.test(char) : char === quote) {
      this.#enter({ place: 'tag' });
      if (char !== '>') this.#take(char);
      return;
    }
    if (/[:/?#]/.test(char)) this.#enter({ address: 'settled' });
    else if (address === 'empty' && char.trim() !== '') this.#enter({ address: 'open' });
    this.#take(char);
  }

  #raw(char: string): void {
    const end = char === '<' ? this.#match(rawEnd) : null;
    if (end) this.#enter({ place: 'tag', element: '' });
    this.#take(end?.[0] ?? char);
  }
}
