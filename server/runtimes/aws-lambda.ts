/**
 * AWS Lambda, behind API Gateway (HTTP and REST APIs), a function URL or a load balancer: the handler
 * function is `handler` of this module.
 *
 * @example
 * // index.mjs, with the handler `index.handler`
 * export { handler } from 'fb-email-preferences-server/runtimes/aws-lambda';
 */
import { handle } from 'hono/aws-lambda';
import { createPreferencesApp } from '../handler/app.ts';
import { readAppOptions } from '../handler/environment/app.ts';

/**
 * Answers an event. The environment is read once, when the function is loaded.
 *
 * @throws {EnvironmentError} `environment_invalid`, when it is loaded
 */
export const handler = handle(createPreferencesApp(await readAppOptions(process.env)));
