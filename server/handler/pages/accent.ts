/** One colour of a brand, for light and for dark pages. */

/** A colour to fill buttons and switches with, and the colour on top of it. */
export interface Accent {
  /** `#rrggbb`. */
  fill: string;
  /** Black or white, whichever reads better. */
  text: '#000' | '#fff';
}

type Rgb = readonly [red: number, green: number, blue: number];

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The card of the pages in the dark, lighter than what is around it. */
const DARK_PAGE: Rgb = [0x16, 0x1b, 0x22];

/**
 * WCAG 2.2, success criterion 1.4.11: what shows a state stands out 3:1 from what is around it. In the
 * dark, thin marks in a colour of 3:1 are hard to see: there it is as much as for text.
 */
const MIN_CONTRAST = { light: 3, dark: 4.5 } as const;

/**
 * Moves a colour towards black on a light page, or towards white on a dark one, just so far that it
 * stands out. Most brands were chosen for one of the two.
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
