/** One colour of a brand, for light and for dark pages. */

/** A colour to fill buttons and switches with, and the colour on top of it. */
export interface Accent {
  /** `#rrggbb`. */
  fill: string;
  /** Black or white: the one with more contrast. */
  text: '#000' | '#fff';
}

type Rgb = readonly [red: number, green: number, blue: number];

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The background of the card on dark pages. */
const DARK_PAGE: Rgb = [0x16, 0x1b, 0x22];

/**
 * WCAG 2.2, success criterion 1.4.11: contrast 3:1 between a control's state and its surroundings. On
 * a dark page thin marks of 3:1 are hard to see, so the value is that of text (1.4.3).
 */
const MIN_CONTRAST = { light: 3, dark: 4.5 } as const;

/**
 * Mixes a colour with black for a light page, or with white for a dark page, until its contrast is
 * high enough. Most brand colours were chosen for one of the two.
 *
 * @param color `#rrggbb`
 * @example
 * accentOn('dark', '#0b2f6b').fill; // a lighter blue
 */
export function accentOn(scheme: 'light' | 'dark', color: string): Accent {
  const [page, target] = scheme === 'light' ? [WHITE, BLACK] : [DARK_PAGE, WHITE];
  const given = parse(color);
  let fill = given;
  for (let part = 0.05; contrast(fill, page) < MIN_CONTRAST[scheme]; part += 0.05) {
    fill = mix(given, target, part);
  }
  return {
    fill: format(fill),
    text: contrast(fill, BLACK) > contrast(fill, WHITE) ? '#000' : '#fff',
  };
}

/** From 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @param color `#rrggbb` */
export function parse(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

function format(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function mix(color: Rgb, target: Rgb, part: number): Rgb {
  const channel = (index: 0 | 1 | 2) =>
    Math.round(color[index] + (target[index] - color[index]) * Math.min(part, 1));
  return [channel(0), channel(1), channel(2)];
}

/** WCAG 2.2, "relative luminance". */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
