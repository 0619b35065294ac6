/** What the handler's middleware and routes pass along with a request. */
import type { TokenClaims } from '../tokens/claims.ts';

/** The type parameter of every Hono app of the handler. */
export interface AppEnv {
  Variables: {
    /** Taken from `X-Request-Id` when it is sane, else made. */
    requestId: string;
    /** The claims of the verified token, once there is one. */
    claims: TokenClaims;
    /** Whether a program is on the other side, which wants no page. */
    oneClick: boolean;
  };
}
