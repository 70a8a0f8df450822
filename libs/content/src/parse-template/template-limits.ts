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
};

/** What one render may cost, over subject, text and html together. */
export const renderBudget = {
  /** UTF-8 bytes of everything rendered: Gmail clips a mail at 102 KB, so 256 KB is generous. */
  outputBytesMax: 256 * 1024,
  /** Helper calls plus turns of `each`: four nested loops over 60 items would be 13 million. */
  iterationsMax: 10_000,
  /** Items of one list: a mail with more lines than this is a report, not a message. */
  itemsPerEachMax: 200,
} as const;
