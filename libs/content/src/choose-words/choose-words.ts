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
  const own = template.variants?.[channel];
  const subject = firstOf([
    [variant?.subject, `${at}/variants/${channel}/subject`], [language.subject, `${at}/subject`],
    [own?.subject, `/variants/${channel}/subject`], [template.subject, '/subject'],
  ]);
  const format = firstOf<Format>([
    [variant?.format, `${at}/variants/${channel}/format`], [variant && own?.format, `/variants/${channel}/format`], [template.format, '/format'],
  ]);
  return {
    content: { body: variant?.body ?? language.body, format: format?.value ?? template.format, ...(subject && { subject: subject.value }) },
    pointers: {
      body: variant ? `${at}/variants/${channel}/body` : `${at}/body`,
      subject: subject?.pointer ?? (variant ? `${at}/variants/${channel}/subject` : `${at}/subject`),
      format: format?.pointer ?? '/format',
    },
  };
}

function firstOf<T>(candidates: readonly (readonly [T | undefined, string])[]): { readonly value: T; readonly pointer: string } | undefined {
  for (const [value, pointer] of candidates) if (value !== undefined) return { value, pointer };
  return undefined;
}
