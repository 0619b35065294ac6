/** How the Marketplace says what is wrong (RFC 9457). */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Problem {
  status: ContentfulStatusCode;
  title: string;
  detail: string;
  /** Sentences by field. */
  errors?: Record<string, string[]>;
}

/**
 * @param asList whether `errors` is a list of sentences, as in some of the vendor's examples
 */
export function problem(c: Context, { errors, ...rest }: Problem, asList: boolean): Response {
  const body = {
    type: `https://httpstatuses.com/${rest.status}`,
    ...rest,
    traceId: '00-0af7651916cd43dd8448eb211c80319c-00',
    ...(errors && { errors: asList ? Object.values(errors).flat() : errors }),
  };
  return c.json(body, rest.status, { 'Content-Type': 'application/problem+json' });
}
