/** What an attack is, and the tokens that attacks are made of. */
import { forge, goodClaims, goodHeader } from '../../forge.ts';
import type { Setting } from '../setting.ts';

/** An attack: its name, and the token it sends. */
export type Attack = [name: string, token: (setting: Setting) => string | Promise<string>];

/** The good header, but for this. */
export const header = (changes: object) => ({ ...goodHeader(), ...changes });

/** The good claims, but for this. */
export const claims = (changes: object) => ({ ...goodClaims(), ...changes });

export function without(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const { [name]: _left, ...rest } = value;
  return rest;
}

/** A token with this header, correctly signed with the real secret. */
export const withHeader = (value: unknown) => () => forge(value);

/** A token with these claims, correctly signed with the real secret. */
export const withClaims = (value: unknown) => () => forge(goodHeader(), value);
