/**
 * Identity hashes: proof that a user id, an email or a company id was not made up on the way.
 *
 * Source: Featurebase, identity verification: hexadecimal HMAC-SHA256 with the organisation's secret.
 */

import { ApiError } from 'fb-email-preferences-server/http';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { UpsertRequest } from '../schemas/requests.ts';

/** Throws when a request carries a hash that is wrong; a request without one passes. */
export type IdentityCheck = (request: UpsertRequest) => Promise<void>;

/**
 * Makes a check of `userHash`, over the user id or the email, and of each `companyHash`, over the
 * company's id.
 *
 * @param secret the organisation's identity secret; without one, hashes are not looked at
 * @returns a function that throws `ApiError` 403 `identity_verification_failed`, with `param`
 * @throws {TypeError} when the secret is empty
 */
export function createIdentityCheck(secret: string | undefined): IdentityCheck {
  if (secret === undefined) return async () => {};
  if (!secret) throw new TypeError('identitySecret: give the secret, or leave the option out.');
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );

  async function check(
    hash: string | undefined,
    signed: (string | null | undefined)[],
    param: string,
  ) {
    if (hash === undefined) return;
    for (const value of signed) {
      if (value == null) continue;
      const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(value));
      const hex = Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0'));
      if (await timingSafeEqual(hex.join(''), hash.toLowerCase())) return;
    }
    throw new ApiError({
      status: 403,
      type: 'authorization_error',
      code: 'identity_verification_failed',
      message: `${param} does not match. Make it with HMAC-SHA256 and your identity secret.`,
      param,
    });
  }

  return async ({ userHash, userId, email, companies = [] }) => {
    await check(userHash, [userId, email], 'userHash');
    for (const [index, company] of companies.entries()) {
      await check(company.companyHash, [company.companyId], `companies.${index}.companyHash`);
    }
  };
}
