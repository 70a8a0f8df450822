/** A calm dark blue: white text on it has a contrast of 8.6. */
export const colorDefault = '#1f4e79';

/** A colour safe inside a style attribute: `#rgb` or `#rrggbb`, else the default. */
export function safeColor(value: unknown): string {
  if (typeof value !== 'string') return colorDefault;
  if (/^#[0-9a-f]{6}$/i.test(value)) return value.toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  return short ? `#${short.slice(1).map((digit) => digit + digit).join('')}`.toLowerCase() : colorDefault;
}

/** Black or white, whichever is easier to read on a colour (WCAG relative luminance, threshold 0.179). */
export function readableOn(value: unknown): string {
  const color = safeColor(value);
  const channel = (from: number): number => {
    const share = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.179 ? '#111111' : '#ffffff';
}
