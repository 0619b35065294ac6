/**
 * Bun, on `HOST` (default `127.0.0.1`) and `PORT` (default 8787):
 *
 * ```sh
 * bun node_modules/fb-email-preferences-server/dist/runtimes/bun.js
 * ```
 */
import { readListenAddress } from './address.ts';
import { handlerFromEnvironment } from './from-environment.ts';

export default {
  ...readListenAddress(process.env),
  // Bun's page about an error shows the source around it.
  development: false,
  fetch: await handlerFromEnvironment(process.env),
};
