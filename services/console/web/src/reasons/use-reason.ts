import { reasons } from '@messaging/contracts/reasons';
import { useTranslation } from 'react-i18next';
import { eitherOf } from '../language/formats.js';
import { languageOf } from '../language/preferred-language.js';
import { channels, type Channel } from '../session/session.js';
import { variableName } from '../templates/variable-name.js';

interface Reason {
  readonly code: string;
  readonly detail: string;
  /** The provider's own code, explained; where there is one it says more than the product's list. */
  readonly text?: { readonly en: string; readonly es: string } | undefined;
}

/** A reason in the reader's language; an unknown code says what the API says. */
export type ReasonOf = (reason: Reason) => string;

const texts: Readonly<Record<string, { readonly en: string; readonly es: string }>> = reasons;

/** The channels that a detail names: "The customer has no address for email, sms." */
const channelsIn = (detail: string): readonly Channel[] => {
  const named = /no address for ([a-z, ]+)\.$/.exec(detail)?.[1]?.split(', ') ?? [];
  return channels.filter((channel) => named.includes(channel));
};

/** Why something was not sent, failed or waits: the product's own list, in both languages. */
export function useReason(): ReasonOf {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language) ?? 'en';
  return ({ code, detail, text }) => {
    const known = text?.[language] ?? texts[code]?.[language];
    if (known === undefined) return detail || code;
    const channels = code === 'ADDRESS.MISSING' ? channelsIn(detail) : [];
    if (channels.length > 0) return t('words.noAddressFor', { channels: eitherOf(i18n.language, channels.map((channel) => t(`words.channelsWithin.${channel}`))) });
    // Names of variables and the like stand in the detail alone.
    const [named] = code === 'TEMPLATE.VARIABLE_MISSING' ? detail.split(': ').slice(-1) : [];
    return named && named !== detail ? `${known} (${named.split(', ').map((name) => variableName(t, name)).join(', ')})` : known;
  };
}
