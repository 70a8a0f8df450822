/** The channels a body can be written for. */
export const contentChannels = ['whatsapp', 'sms', 'email'] as const;
export type ContentChannel = (typeof contentChannels)[number];

/** `simple` is paragraphs, pictures and buttons in the hub's brand frame. MJML is HTML by the time it is compiled. */
export type ContentFormat = 'text' | 'simple' | 'html';

/** What one channel says in one language. */
export interface ChannelWords<Format extends string> {
  readonly subject?: string | undefined;
  readonly body: string;
  readonly format?: Format | undefined;
}

/** What a template says in one language: words for any channel, and words of their own for some. */
export interface LanguageWords<Format extends string> extends Omit<ChannelWords<Format>, 'format'> {
  readonly variants?: Readonly<Partial<Record<ContentChannel, ChannelWords<Format>>>> | undefined;
}

/** A template in all its languages; `locale` is that of its own words. */
export interface WrittenTemplate<Format extends string> extends LanguageWords<Format> {
  readonly locale: string;
  readonly format: Format;
  readonly translations?: Readonly<Record<string, LanguageWords<Format>>> | undefined;
}

/** The words of one channel and language, with the JSON pointers of where they stand in the template. */
export interface ChosenWords<Format extends string> {
  readonly content: { readonly subject?: string; readonly body: string; readonly format: Format };
  readonly pointers: { readonly subject: string; readonly body: string; readonly format: string };
}

/**
 * What a channel says in one of a template's languages (`chooseLocale` says which). The language's own words for the
 * channel, else the language's words; never another language's body. A subject that a translation lacks is the
 * template's own, and so is the format of its words for a channel.
 */
export function chooseWords<Format extends string>(template: WrittenTemplate<Format>, wanted: { readonly locale: string; readonly channel: ContentChannel }): ChosenWords<Format> {
  const { channel, locale } = wanted;
  const translation = locale === template.locale ? undefined : template.translations?.[locale];
  const language: LanguageWords<Format> = translation ?? template;
  const at = translation ? `/translations/${locale}` : '';
  const variant = language.variants?.[channel];
  const place = variant ? `${at}/variants/${channel}` : at;
  const subject = subjectOf({ template, language, channel, at });
  const format = formatOf({ template, variant, channel, at });
  return {
    content: { body: (variant ?? language).body, format: format.value, ...(subject && { subject: subject.value }) },
    pointers: { body: `${place}/body`, subject: subject?.pointer ?? `${place}/subject`, format: format.pointer },
  };
}

interface Placed<T> {
  readonly value: T;
  readonly pointer: string;
}

/** A language's words on their way to a channel; `at` is where the language stands in the template. */
interface Choice<Format extends string> {
  readonly template: WrittenTemplate<Format>;
  readonly channel: ContentChannel;
  readonly at: string;
}

function subjectOf<Format extends string>({ template, language, channel, at }: Choice<Format> & { language: LanguageWords<Format> }): Placed<string> | undefined {
  return firstOf([
    [language.variants?.[channel]?.subject, `${at}/variants/${channel}/subject`],
    [language.subject, `${at}/subject`],
    [template.variants?.[channel]?.subject, `/variants/${channel}/subject`],
    [template.subject, '/subject'],
  ]);
}

function formatOf<Format extends string>({ template, variant, channel, at }: Choice<Format> & { variant: ChannelWords<Format> | undefined }): Placed<Format> {
  const ofTemplate = { value: template.format, pointer: '/format' };
  if (!variant) return ofTemplate;
  return firstOf([
    [variant.format, `${at}/variants/${channel}/format`],
    [template.variants?.[channel]?.format, `/variants/${channel}/format`],
  ]) ?? ofTemplate;
}

function firstOf<T>(candidates: readonly (readonly [T | undefined, string])[]): Placed<T> | undefined {
  for (const [value, pointer] of candidates) if (value !== undefined) return { value, pointer };
  return undefined;
}
