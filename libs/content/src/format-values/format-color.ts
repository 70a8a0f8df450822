/** A calm dark blue: white text on it has a contrast of 8.6. */
const colorDefault = '#1f4e79';
/** WCAG 2 AA for text of normal size. */
const contrastMin = 4.5;

/** A colour safe inside a style attribute: `#rgb` or `#rrggbb`, else the default. */
export function safeColor(value: unknown): string {
  if (typeof value !== 'string') return colorDefault;
  if (/^#[0-9a-f]{6}$/i.test(value)) return value.toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  return short ? `#${short.slice(1).map((digit) => digit + digit).join('')}`.toLowerCase() : colorDefault;
}

/** What to write on a colour: white or nearly black, black where that alone is enough. One of them always is (4.58 at worst). */
export function readableOn(value: unknown): string {
  const color = safeColor(value);
  const candidates = ['#ffffff', '#111111', '#000000'];
  return candidates.find((candidate) => contrast(candidate, color) >= contrastMin) ?? '#000000';
}

/** The colour itself as text on white, darkened as far as reading needs: a yellow brand's links are a dark yellow. */
export function inkColor(value: unknown): string {
  let shades = channelsOf(safeColor(value));
  while (contrast(hexOf(shades), '#ffffff') < contrastMin) shades = shades.map((shade) => shade * 0.95);
  return hexOf(shades);
}

/** The contrast of two colours, 1 to 21 (WCAG 2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const channelsOf = (color: string): number[] => [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));
const hexOf = (shades: readonly number[]): string => `#${shades.map((shade) => Math.floor(shade).toString(16).padStart(2, '0')).join('')}`;

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((shade) => {
    const share = shade / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
