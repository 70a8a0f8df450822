/** What a template may cost. The figures were measured on a 2-core machine (EVENTING.md section 11). */
export interface TemplateLimits {
  /** UTF-8 bytes of one source. */
  readonly sourceBytesMax: number;
  /** Blocks inside blocks; each `{{else if}}` counts as one more until its block ends. */
  readonly depthMax: number;
  /** `{{…}}` tags in one source. */
  readonly tagsMax: number;
  /** Parentheses inside parentheses within one tag. */
  readonly subexpressionDepthMax: number;
  /** Characters of one tag. */
  readonly tagCharsMax: number;
  /** Parts of one dotted name. */
  readonly segmentsMax: number;
}

/**
 * 32 KB and depth 8: a 144 KB nest of `{{#if}}` kept the Handlebars parser busy for 60 s, and cost grows with the
 * square of both size and depth. 1,000 tags: the parser is quadratic in tags too (250 KB of `{{a}}` took 4.1 s).
 * All are checked before Handlebars sees a character.
 */
export const templateLimits: TemplateLimits = {
  sourceBytesMax: 32 * 1024,
  depthMax: 8,
  tagsMax: 1000,
  subexpressionDepthMax: 2,
  // 16,000 values in one tag took 130 ms to parse, and a path of 16,000 parts as long to walk at every turn of a list.
  tagCharsMax: 1000,
  segmentsMax: 10,
};

/**
 * Of HTML that was made from a checked source (MJML): tables and styles make it four times as long. Gmail clips a mail
 * at 102 KB; a version with all its languages must fit the log anyway.
 */
export const compiledBytesMax = 128 * 1024;

/**
 * What one render may cost, over subject, text and html together. It holds whatever the values are, which come from the
 * ERP and are not checked beforehand: no list, text or number makes a render longer than some 100 ms.
 */
export const renderBudget = {
  /** UTF-8 bytes of everything rendered: Gmail clips a mail at 102 KB, so 256 KB is generous. */
  outputBytesMax: 256 * 1024,
  /** A node that is written or asked is one step, some 50 ns. */
  stepsMax: 200_000,
  /** A helper call or a turn of `each`: 10,000 of them. Four nested loops over 60 items would be 13 million. */
  stepsPerCall: 20,
  /** What a helper is given costs a step more for so many characters: `upper` of 200 KB in a loop is dear, too. */
  charsPerStep: 64,
  /** Items of one list: a mail with more lines than this is a report, not a message. */
  itemsPerEachMax: 200,
} as const;
