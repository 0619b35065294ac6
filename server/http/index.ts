/** `fb-email-preferences-server/http`: what any HTTP program of the contract needs, on any runtime. */
export {
  ApiError,
  type ApiErrorOptions,
  type ApiErrorType,
  badRequest,
  type ErrorEnvelope,
  internalError,
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
export { consoleLog, describeCause, type Log, type LogEntry } from './log.ts';
export { protectiveHeaders } from './protective-headers.ts';
export { isAddress, isHttpsOrLoopback } from './url.ts';
