/** Durations: a number of seconds, or a number with a unit. */
import { TokenConfigurationError } from './errors.ts';

/** A number of seconds, or a number with a unit: seconds, minutes, hours or days. */
export type Duration = number | `${number}${'s' | 'm' | 'h' | 'd'}`;

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/**
 * Converts a duration to seconds.
 *
 * @returns whole seconds, at least 1
 * @throws {TokenConfigurationError} `duration_invalid`
 * @example
 * durationSeconds('90d'); // 7_776_000
 */
export function durationSeconds(duration: Duration): number {
  const [, count, unit] = /^(\d{1,9})([smhd]?)$/.exec(String(duration)) ?? [];
  const seconds = Number(count) * SECONDS[(unit || 's') as keyof typeof SECONDS];
  if (Number.isSafeInteger(seconds) && seconds > 0) return seconds;
  throw new TokenConfigurationError(
    'duration_invalid',
    'Give a duration as a whole number of seconds, or with a unit, such as 15m, 12h or 90d.',
  );
}
