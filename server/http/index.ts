/** `fb-email-preferences-server/http`: what any HTTP program of the contract needs, on any runtime. */
export {
  ApiError,
  type ApiErrorOptions,
  type ApiErrorType,
  badRequest,
  clientClosedRequest,
  type ErrorEnvelope,
  internalError,
  toApiError,
} from './api-error.ts';
export {
  type Environment,
  EnvironmentError,
  list,
  readPort,
  readUrl,
  text,
} from './environment.ts';
export { readForm } from './form-body.ts';
export { JSON_TYPE, parseWith, readJsonBody, readText } from './json-body.ts';
export { consoleLog, describeCause, describeRequest, type Log, type LogEntry } from './log.ts';
export { protectiveHeaders } from './protective-headers.ts';
export { assignRequestId, isRequestId } from './request-id.ts';
export { isAddress, isBaseUrl, isHttpsOrLoopback, isOrigin } from './url.ts';
