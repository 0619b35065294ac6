/** Text as a database keeps it. */
import * as z from 'zod/mini';

/**
 * A schema for text that comes back as it was stored: without NUL, at which some drivers cut, and
 * without a lone surrogate, which has no UTF-8 form.
 *
 * @param max the longest accepted, in UTF-16 code units
 */
export function text(max: number) {
  return z
    .string()
    .check(
      z.maxLength(max, { error: `Text here can have at most ${max} characters.` }),
      z.regex(STORABLE, { error: 'Text must be Unicode, without NUL characters.' }),
    );
}

/** Matches text that {@link text} takes. */
export const STORABLE = /^[^\0\p{Cs}]*$/u;
