/** An attack, and the tokens that attacks are made of. */
import type { Setting } from '../setting.ts';

/** An attack: its name, and the token that is sent. */
export type Attack = [name: string, token: (setting: Setting) => string | Promise<string>];

/** The good header with changes, `undefined` removing a member, under a correct signature. */
export const withHeader =
  (changes: object) =>
  ({ forge, goodHeader }: Setting): string =>
    forge({ ...goodHeader(), ...changes });

/** A header in any text, made from that of the good header, under a correct signature. */
export const withHeaderText =
  (change: (json: string) => string) =>
  ({ forge, goodHeader }: Setting): string =>
    forge(change(JSON.stringify(goodHeader())));

/** The good claims with changes, `undefined` removing a claim, under a correct signature. */
export const withClaims =
  (changes: object) =>
  ({ forge, goodHeader, goodClaims }: Setting): string =>
    forge(goodHeader(), { ...goodClaims(), ...changes });

/** Claims in any text, made from that of the good claims, under a correct signature. */
export const withClaimsText =
  (change: (json: string, setting: Setting) => string | Buffer) =>
  (setting: Setting): string =>
    setting.forge(setting.goodHeader(), change(JSON.stringify(setting.goodClaims()), setting));

/** The good claims with another user id, under a correct signature. */
export const withUserId = (value: unknown) => (setting: Setting) =>
  withClaims({ [setting.userIdClaim]: value })(setting);
