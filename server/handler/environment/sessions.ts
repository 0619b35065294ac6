/** The variables of one sign-in service whose session tokens are accepted. */

import { type Environment, EnvironmentError, list, readUrl, text } from '../../http/environment.ts';
import type { Duration } from '../../tokens/duration.ts';
import { TokenConfigurationError } from '../../tokens/errors.ts';
import type { SessionAlgorithm } from '../../tokens/session-options.ts';
import { createSessionVerifier, type SessionVerifier } from '../../tokens/sessions.ts';

/** What the names of all these variables start with. */
const SESSION_PREFIX = 'PREFERENCES_SESSION_';

/** The variable at fault, by the code of a refused option. */
const VARIABLES: Record<string, string> = {
  issuer_missing: 'PREFERENCES_SESSION_ISSUER',
  algorithm_not_allowed: 'PREFERENCES_SESSION_ALGORITHMS',
  audience_missing: 'PREFERENCES_SESSION_AUDIENCE',
  max_lifetime_too_long: 'PREFERENCES_SESSION_MAX_LIFETIME',
  clock_tolerance_too_long: 'PREFERENCES_SESSION_CLOCK_TOLERANCE',
};

/**
 * The verifier of the session tokens of one sign-in service, from `PREFERENCES_SESSION_ISSUER`,
 * `…_JWKS_URL`, `…_ALGORITHMS` and `…_AUDIENCE` or `…_AUTHORIZED_PARTIES` (lists with commas), and
 * optionally `…_USER_ID`, `…_MAX_LIFETIME`, `…_CLOCK_TOLERANCE` and `…_JWKS_MAX_STALE`.
 *
 * @returns `{ sessions }` for the options of the handler; `{}` when no such variable is set
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const app = createPreferencesApi({ ...(await readApiOptions(env)), ...readSessions(env) });
 */
export function readSessions(env: Environment): { sessions?: SessionVerifier } {
  if (!hasSessions(env)) return {};
  const maxLifetime = duration(env, 'MAX_LIFETIME');
  const clockTolerance = duration(env, 'CLOCK_TOLERANCE');
  const jwksMaxStale = duration(env, 'JWKS_MAX_STALE');
  const audience = list(env, `${SESSION_PREFIX}AUDIENCE`);
  const authorizedParties = list(env, `${SESSION_PREFIX}AUTHORIZED_PARTIES`);
  const userId = text(env, `${SESSION_PREFIX}USER_ID`);
  try {
    const sessions = createSessionVerifier([
      {
        issuer: text(env, `${SESSION_PREFIX}ISSUER`) ?? '',
        jwks: new URL(readUrl(env, `${SESSION_PREFIX}JWKS_URL`)),
        // The verifier refuses other names.
        algorithms: list(env, `${SESSION_PREFIX}ALGORITHMS`) as SessionAlgorithm[],
        ...(audience.length > 0 ? { audience } : {}),
        ...(authorizedParties.length > 0 ? { authorizedParties } : {}),
        ...(userId ? { userId } : {}),
        ...(maxLifetime ? { maxLifetime } : {}),
        ...(clockTolerance ? { clockTolerance } : {}),
        ...(jwksMaxStale ? { jwksMaxStale } : {}),
      },
    ]);
    return { sessions };
  } catch (error) {
    if (!(error instanceof TokenConfigurationError)) throw error;
    const variable = VARIABLES[error.code] ?? `${SESSION_PREFIX}ISSUER`;
    throw new EnvironmentError(variable, `cannot be used. ${error.message}`);
  }
}

/** Whether the variable of any session option has a value. */
function hasSessions(env: Environment): boolean {
  return Object.keys(env).some((name) => name.startsWith(SESSION_PREFIX) && text(env, name));
}

function duration(env: Environment, name: string): Duration | undefined {
  const value = text(env, SESSION_PREFIX + name);
  if (value === undefined || /^[1-9]\d{0,8}[smhd]?$/.test(value)) return value as Duration;
  throw new EnvironmentError(
    SESSION_PREFIX + name,
    'has to be a whole number of seconds, or with a unit, such as 15m, 12h or 90d.',
  );
}
