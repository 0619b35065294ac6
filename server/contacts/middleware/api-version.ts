/** The `Featurebase-Version` header. */
import { API_VERSION } from 'fb-email-preferences-server/contract';
import { badRequest } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';

/** The version before {@link API_VERSION}. Of the contacts endpoints it has email preferences only. */
const CLOVER = '2025-12-12.clover';

const HEADER = 'Featurebase-Version';

/**
 * Answers for the version that a request asks for; without a header, that is {@link API_VERSION}. A
 * later version is answered as that one is: every endpoint is available "in 2026-01-01.nova and
 * newer".
 *
 * Source: "Version Availability" in the Featurebase Contacts API, a note that every contacts
 * endpoint carries but those for email preferences.
 */
export const requireApiVersion = createMiddleware(async (c, next) => {
  const version = c.req.header(HEADER);
  if (version !== undefined) requireServed(version, c.req.path);
  await next();
});

function requireServed(version: string, path: string): void {
  const date = dateOf(version);
  if (date === undefined) {
    throw badRequest(
      'version_unknown',
      `Send ${API_VERSION} or a later version, written as a date, a dot and a name; or leave the header out.`,
      HEADER,
    );
  }
  if (version === CLOVER && /\/email-preferences(\/history)?$/.test(path)) return;
  if (date < API_VERSION.slice(0, date.length)) {
    throw badRequest(
      'version_unsupported',
      `This endpoint is available in version ${API_VERSION} and newer.`,
      HEADER,
    );
  }
}

/** The date of a version such as `2026-01-01.nova`; undefined when it is not written as one. */
function dateOf(version: string): string | undefined {
  const date = /^(\d{4}-\d{2}-\d{2})\.[a-z][a-z0-9]*$/.exec(version)?.[1];
  const time = Date.parse(`${date}T00:00:00Z`);
  // A 31st of February is read as a day in March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date
    ? undefined
    : date;
}
