import type { TemplateButton, TemplateHeader, TemplateParameter, VendorTemplate } from '../port.js';

/** What a template at the vendor wants to be filled with. Places of positional templates are named `1`, `2`, … */
export interface TemplateShape {
  readonly isNamed: boolean;
  readonly header?: { readonly kind: 'text'; readonly places: readonly string[] } | { readonly kind: 'image' | 'video' | 'document' };
  readonly body: readonly string[];
  /** Buttons that take a value. */
  readonly buttons: readonly Pick<TemplateButton, 'kind' | 'index'>[];
}

/** A template at the vendor as its list tells it. */
export interface ListedTemplate {
  readonly name: string;
  readonly language: string;
  /** The vendor's word (`APPROVED`, `PAUSED`). */
  readonly status: string;
  /** The vendor's word (`UTILITY`, `MARKETING`). */
  readonly category: string;
  readonly quality?: string;
  readonly reason?: string;
  readonly shape: TemplateShape;
  /** The text with its places, for whoever chooses one. */
  readonly body: string;
}

/** How many values a template takes. */
export const valuesWanted = ({ header, body, buttons }: TemplateShape): number => (header === undefined ? 0 : header.kind === 'text' ? header.places.length : 1) + body.length + buttons.length;

type Filled = Pick<VendorTemplate, 'header' | 'body' | 'buttons'>;

/**
 * Hands values out in the vendor's order: header (text, or the address of its picture or document), body, buttons. Of a
 * template that is not known all go into the body, by their places. Undefined when there are more or fewer than it takes.
 */
export function fillTemplate(shape: TemplateShape | undefined, values: readonly string[]): Filled | undefined {
  if (shape === undefined) return { body: values.map((text) => ({ text })) };
  if (values.length !== valuesWanted(shape)) return undefined;
  const left = [...values];
  const take = (places: readonly string[]): TemplateParameter[] => places.map((name) => ({ ...(shape.isNamed && { name }), text: left.shift() ?? '' }));
  const header = headerOf(shape.header, take, () => left.shift() ?? '');
  const body = take(shape.body);
  const buttons = shape.buttons.map((button) => ({ ...button, value: left.shift() ?? '' }));
  return { body, ...(header !== undefined && { header }), ...(buttons.length > 0 && { buttons }) };
}

function headerOf(header: TemplateShape['header'], take: (places: readonly string[]) => TemplateParameter[], next: () => string): TemplateHeader | undefined {
  if (header === undefined) return undefined;
  if (header.kind !== 'text') return { kind: header.kind, link: next() };
  return header.places.length === 0 ? undefined : { kind: 'text', parameters: take(header.places) };
}
