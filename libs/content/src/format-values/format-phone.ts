import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { writtenOnce } from './value-format.js';

const phoneCharsMax = 40;

/**
 * A phone number as people write it across borders ("+34 612 34 56 78"); undefined when it is not a possible number.
 * `country` (ISO 3166, such as ES) is where a number without a country code belongs.
 */
export function formatPhone(value: unknown, country?: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > phoneCharsMax) return undefined;
  const region = typeof country === 'string' && isSupportedCountry(country) ? country : undefined;
  return writtenOnce(value, `phone ${region ?? ''}`, () => {
    const phone = parsePhoneNumberFromString(value, region);
    return phone?.isPossible() ? phone.formatInternational() : undefined;
  });
}
