/** The variables that the handler's middleware sets for its routes. */
import type { VerifiedClaims } from '../tokens/claims.ts';
import type { UpstreamTrace } from './upstreams/upstream.ts';

/** What is measured of a request: for its log entry, its events and `Server-Timing`. */
export interface RequestTrace extends UpstreamTrace {
  /** The time to verify a bearer token, in milliseconds; not set for one that is refused. */
  verifyMs?: number;
}

/** The type parameter of every Hono app of the handler. */
export interface AppEnv {
  Variables: {
    /** The request's `X-Request-Id`, or a new UUID; see `isRequestId`. */
    requestId: string;
    /** The claims of the verified token; not set before a token has been verified. */
    claims: VerifiedClaims;
    /** What is measured of this request. */
    trace: RequestTrace;
    /** The token of a link, as it was sent; not set before a route has read it. */
    linkToken: string | undefined;
    /** Whether this is a one-click request (RFC 8058): answered with text and JSON, not with a page. */
    oneClick: boolean;
  };
}
