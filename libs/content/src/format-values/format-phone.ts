import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone number as people write it across borders ("+34 612 34 56 78"); undefined when it is not a possible number. */
export function formatPhone(value: unknown, country?: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const region = typeof country === 'string' && isSupportedCountry(country) ? country : undefined;
  const phone = parsePhoneNumberFromString(value, region);
  return phone?.isPossible() ? phone.formatInternational() : undefined;
}
