/** The one error of the element and of the store. */

/** Details of a {@link PreferencesError}. `cause` is the error behind it, if one was caught. */
export type PreferencesErrorDetails = ErrorOptions &
  Partial<Pick<PreferencesError, 'status' | 'retryAfter' | 'outcomeUnknown'>>;

/**
 * Why preferences could not be read or changed.
 *
 * @example
 * element.addEventListener('fb-error', ({ detail }) => report(detail.error.code));
 */
export class PreferencesError extends Error {
  override readonly name = 'PreferencesError';
  /**
   * Stable, machine-readable: the handler's own (`token_expired`, `resource_not_found`,
   * `rate_limited`, …), or one of these:
   * - `offline`: the machine has no connection
   * - `network`: no answer, not the whole of it, or none within 15 seconds
   * - `endpoint_wrong`: another server than a preferences handler has answered
   * - `response_invalid`: the handler's answer is outside the contract
   * - `token_invalid`: a token without a usable `sub`, or of somebody else than the first
   * - `provider_failed`: `tokenProvider` has thrown, not answered in time, or returned no token
   * - `rate_limited`, `unavailable`: a server in front of the handler has answered 429, or 5xx
   */
  declare readonly code: string;
  /** HTTP status; 401 for a token that is of no use; 0 when there was no answer. */
  declare readonly status: number;
  /** After how many seconds the server wants to be asked again, if it has said so. */
  declare readonly retryAfter: number | undefined;
  /** Whether the changes may have been stored all the same. False: they have certainly not been. */
  declare readonly outcomeUnknown: boolean;

  /**
   * @param code one of {@link PreferencesError.code}
   * @param message a sentence for developers
   * @param details what else is known; default status 0 and nothing stored
   */
  constructor(code: string, message: string, details: PreferencesErrorDetails = {}) {
    super(message, details);
    this.code = code;
    this.status = details.status ?? 0;
    this.retryAfter = details.retryAfter;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
  }
}
