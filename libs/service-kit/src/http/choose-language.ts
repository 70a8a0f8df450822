/** What the platform's own texts are written in. */
export type TextLanguage = 'en' | 'es';

/** The reader's language if we speak it (`Accept-Language`, by q), else the hub's, else English. */
export function chooseLanguage(acceptLanguage: string | undefined, hubLocale: string | undefined): TextLanguage {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { language: spokenLanguage(tag), q: q === undefined ? 1 : Number(q) };
  });
  const best = wanted.filter(({ language, q }) => language !== undefined && q > 0).sort((a, b) => b.q - a.q)[0];
  return best?.language ?? spokenLanguage(hubLocale ?? '') ?? 'en';
}

/** The language of a BCP 47 tag, where the platform's own texts are written in it. */
export function spokenLanguage(tag: string): TextLanguage | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'en' || language === 'es' ? language : undefined;
}
