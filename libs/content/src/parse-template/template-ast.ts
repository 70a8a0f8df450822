/** The small language that templates are written in: what is left of Handlebars after the allow-list. */

/** The helpers a template may call. */
export const helperNames = ['date', 'time', 'money', 'number', 'phone', 'plural', 'default', 'upper', 'eq', 'color', 'onColor', 'inkColor'] as const;
export type HelperName = (typeof helperNames)[number];

/** A name: looked up from the root of the context, or from the item of the `up`-th enclosing `each`/`with`. */
export interface PathExpression {
  readonly kind: 'path';
  readonly from: 'root' | 'scope';
  readonly up: number;
  readonly segments: readonly string[];
  /** How staff know it: `event.startsAt`, inside a list `event.items[].name`. */
  readonly label: string;
}

/** What a loop knows about its turn. */
export type LoopName = 'index' | 'key' | 'first' | 'last';

export type Expression =
  | PathExpression
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'loop'; readonly name: LoopName; readonly up: number }
  | CallExpression;

export interface CallExpression {
  readonly kind: 'call';
  readonly helper: HelperName;
  readonly args: readonly Expression[];
  readonly options: Readonly<Record<string, Expression>>;
}

/**
 * How a value is written in HTML; absent: escaped. `link` becomes a link where it is an address, `url` begins an address
 * and `urlPart` goes on with one, `css` stands in a style. Elsewhere than in HTML every value is written as it is.
 */
export type ValueMode = 'link' | 'url' | 'urlPart' | 'css';

export interface ValueNode {
  readonly kind: 'value';
  readonly expression: Expression;
  readonly mode?: ValueMode;
}

export interface BlockNode {
  readonly kind: 'if' | 'unless' | 'each' | 'with';
  readonly subject: Expression;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
}

export type TemplateNode = { readonly kind: 'text'; readonly text: string } | ValueNode | BlockNode;

/** A source that was checked: only these nodes, within the limits. */
export interface TemplateAst {
  readonly nodes: readonly TemplateNode[];
}
