/**
 * The stop of `a.m.` or `p.m.`, spaced as ICU writes it in some regions, ends the sentence, too: "a las 10:30 a.m.. Servicio"
 * has one too many. Of three or more the author meant an ellipsis. In HTML the time may stand in tags of its own.
 */
const doubledStop = /(?<![\p{L}\p{N}])([ap]\.(?:[ \u00a0\u202f]|&nbsp;)?m\.)((?:<\/(?:a|b|em|i|span|strong|u)>){0,5})\.(?!\.)/gu;

/** One stop after the time of day. Most texts have nothing like it and are left alone after a look: every message passes here. */
export const oneStop = (text: string): string => (text.includes('m..') || text.includes('m.</') ? text.replace(doubledStop, '$1$2') : text);
