/**
 * Errors in Featurebase's envelope, the same on every hop:
 * `{"error":{"type","code","message","param"?,"status"}}`.
 *
 * Source: Featurebase API reference, "Errors".
 */

/** The class of an error: what the caller has to change. */
export type ApiErrorType =
  | 'authentication_error'
  | 'authorization_error'
  | 'invalid_request_error'
  | 'rate_limit_error'
  | 'api_error';

/** The JSON of an error answer. `status` equals the HTTP status. */
export interface ErrorEnvelope {
  error: { type: ApiErrorType; code: string; message: string; param?: string; status: number };
}

export interface ApiErrorOptions {
  /** HTTP status of the answer. */
  status: number;
  type: ApiErrorType;
  /** Stable, machine-readable. */
  code: string;
  /** One sentence that tells a person what to do. Never contains a secret, a token or an address. */
  message: string;
  /** The parameter at fault, as a dotted path such as `preferences.changelog`. */
  param?: string;
  /** Headers to send beside the body, such as `Retry-After` (seconds). */
  headers?: Record<string, string>;
  /** The error that caused this one: for the operator's log, never for the answer. */
  cause?: unknown;
}

/**
 * An error that becomes an answer.
 *
 * @example
 * throw new ApiError({
 *   status: 404,
 *   type: 'invalid_request_error',
 *   code: 'resource_not_found',
 *   message: 'No contact has this user id.',
 *   param: 'userId',
 * });
 */
export class ApiError extends Error {
  readonly status: number;
  readonly type: ApiErrorType;
  readonly code: string;
  readonly param: string | undefined;
  readonly headers: Record<string, string>;

  constructor(options: ApiErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = 'ApiError';
    this.status = options.status;
    this.type = options.type;
    this.code = options.code;
    this.param = options.param;
    this.headers = options.headers ?? {};
  }

  /** The JSON of the answer. */
  get envelope(): ErrorEnvelope {
    const { type, code, message, param, status } = this;
    return { error: { type, code, message, ...(param === undefined ? {} : { param }), status } };
  }

  /** The answer: the envelope as JSON, with `status` and `headers`. */
  toResponse(): Response {
    return Response.json(this.envelope, { status: this.status, headers: this.headers });
  }
}

/**
 * A 400 for bad input.
 *
 * @param code stable code
 * @param message what is wrong, and what to do
 * @param param the parameter at fault, as a dotted path
 */
export function badRequest(code: string, message: string, param?: string): ApiError {
  return new ApiError({
    status: 400,
    type: 'invalid_request_error',
    code,
    message,
    ...(param === undefined ? {} : { param }),
  });
}

/**
 * Any error as an `ApiError`: one that is thrown on purpose as it is, every other one as a 500.
 *
 * @param translate gives the `ApiError` for a program's other errors, such as those of its database
 * @example
 * app.onError((error) => toApiError(error, fromDatabaseError).toResponse());
 */
export function toApiError(
  error: unknown,
  translate?: (error: unknown) => ApiError | undefined,
): ApiError {
  if (error instanceof ApiError) return error;
  return translate?.(error) ?? internalError(error);
}

/**
 * 499 `client_closed_request`: the caller disconnected before the answer was ready. Nobody reads this
 * answer; its status keeps the request apart from failures in the log, as in nginx.
 */
export function clientClosedRequest(cause: unknown): ApiError {
  return new ApiError({
    status: 499,
    type: 'invalid_request_error',
    code: 'client_closed_request',
    message: 'The client closed the connection.',
    cause,
  });
}

/** A 500 whose message does not mention the cause. The cause is for the log. */
export function internalError(cause: unknown): ApiError {
  return new ApiError({
    status: 500,
    type: 'api_error',
    code: 'internal_error',
    message: 'Something went wrong on our side. Please try again.',
    cause,
  });
}
