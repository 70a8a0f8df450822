/** The one of these countries that a time zone is in, where the browser knows (Chromium from 130 on; unknown to the compiler). */
export const countryOfZone = (zone: string, countries: readonly string[]): string | undefined => countries.find((code) => zonesOf(code).includes(zone));

function zonesOf(country: string): readonly unknown[] {
  const place = new Intl.Locale('und', { region: country });
  const ask: unknown = Reflect.get(place, 'getTimeZones');
  const zones: unknown = typeof ask === 'function' ? Reflect.apply(ask, place, []) : undefined;
  return Array.isArray(zones) ? zones : [];
}
