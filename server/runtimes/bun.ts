/** Bun: `bun server/runtimes/bun.js`. */
import { readPort } from '../handler/environment/api.ts';
import { handlerFromEnvironment } from './from-environment.ts';

export default {
  port: readPort(process.env),
  fetch: await handlerFromEnvironment(process.env),
};
