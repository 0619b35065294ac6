/** Reading from a request's headers where a change of consent came from. */

import { CONSENT_HEADERS } from 'fb-email-preferences-server/contract';
import { parseWith } from 'fb-email-preferences-server/http';
import * as z from 'zod/mini';
import { CONSENT_ROUTES } from '../database/consent-routes.ts';
import type { ConsentOrigin } from './consent-log.ts';

/**
 * An identifier from a header: visible ASCII, at most 128 characters. Another one is left out: it is
 * no reason to refuse an opt-out.
 */
const identifier = z.catch(
  z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/))),
  undefined,
);

const schema = z.object({
  [CONSENT_HEADERS.route]: z._default(z.enum(CONSENT_ROUTES), 'api'),
  [CONSENT_HEADERS.tokenId]: identifier,
  [CONSENT_HEADERS.requestId]: identifier,
});

/**
 * Where a request says its change came from. Whoever sends these headers has the API key, so they
 * are believed.
 *
 * @throws {ApiError} 400 `parameter_invalid`, `param`: `X-Consent-Route`
 */
export function consentOrigin(headers: Headers): ConsentOrigin {
  const given = Object.values(CONSENT_HEADERS).map((name) => [
    name,
    headers.get(name) ?? undefined,
  ]);
  const parsed = parseWith(schema, Object.fromEntries(given));
  return {
    route: parsed[CONSENT_HEADERS.route],
    tokenId: parsed[CONSENT_HEADERS.tokenId],
    requestId: parsed[CONSENT_HEADERS.requestId],
  };
}
