/** A text as a sentence: with a full stop, unless it ends in one already, be it inside a quotation or brackets. */
export const sentence = (text: string): string => (/[.!?…]["'”»)\]]*$/u.test(text) ? text : `${text}.`);
