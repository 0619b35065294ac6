/** The `Featurebase-Version` header. */

import { API_VERSION } from 'fb-email-preferences-server/contract';
import { badRequest } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';

/** The version before {@link API_VERSION}. Of the contacts endpoints it has email preferences only. */
const CLOVER = '2025-12-12.clover';

const HEADER = 'Featurebase-Version';

/**
 * Answers for the version that a request asks for; without a header, that is {@link API_VERSION}.
 *
 * Source: "Version Availability" in the Featurebase Contacts API, a note that every contacts
 * endpoint carries but those for email preferences.
 */
export const requireApiVersion = createMiddleware(async (c, next) => {
  const version = c.req.header(HEADER);
  if (version === CLOVER && !/\/email-preferences(\/history)?$/.test(c.req.path)) {
    throw badRequest(
      'version_unsupported',
      `This endpoint is available in version ${API_VERSION} and newer.`,
      HEADER,
    );
  }
  if (version !== undefined && version !== API_VERSION && version !== CLOVER) {
    throw badRequest('version_unknown', `Send ${API_VERSION}, or leave the header out.`, HEADER);
  }
  await next();
});
