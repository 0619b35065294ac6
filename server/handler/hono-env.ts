/** What the handler's middleware and routes pass along with a request. */
import type { TokenClaims } from '../tokens/claims.ts';

/** The type parameter of every Hono app of the handler. */
export interface AppEnv {
  Variables: {
    /** Taken from `X-Request-Id` when it is sane, else made. */
    requestId: string;
    /** The claims of the verified token; not set before a token has been verified. */
    claims: TokenClaims;
    /** The token of a link, as it was sent; not set before a route has read it. */
    linkToken: string | undefined;
    /** Whether this is a one-click request (RFC 8058): answered with text and JSON, not with a page. */
    oneClick: boolean;
  };
}
