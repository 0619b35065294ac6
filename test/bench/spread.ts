/** How figures of several rounds are printed. */
import { median } from './median.ts';

/** The median of some ratios with the lowest and the highest: `0.84 (0.79 to 0.88)`. */
export function spread(ratios: readonly number[]): string {
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  return `${median(ratios).toFixed(2)} (${low} to ${high})`;
}

/** The value below which this part of the values lies, such as 0.99 of them. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
