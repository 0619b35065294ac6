/** Bun: `bun server/runtimes/bun.js`. */
import { readPort } from '../http/environment.ts';
import { handlerFromEnvironment } from './from-environment.ts';

export default {
  port: readPort(process.env),
  fetch: await handlerFromEnvironment(process.env),
};
