/**
 * Deno and Deno Deploy, on `HOST` (default `127.0.0.1`) and `PORT` (default 8787):
 *
 * ```sh
 * deno run --allow-net --allow-env node_modules/fb-email-preferences-server/dist/runtimes/deno.js
 * ```
 *
 * It calls `Deno.serve` itself, because `deno serve` listens on every interface, and reads no `PORT`.
 */
import type { Environment } from '../http/environment.ts';
import { type ListenAddress, readListenAddress } from './address.ts';
import { type Fetch, handlerFromEnvironment } from './from-environment.ts';

declare const Deno: {
  env: { toObject(): Environment };
  /** https://docs.deno.com/api/deno/~/Deno.serve */
  serve(address: ListenAddress, handler: Fetch): unknown;
};

const env = Deno.env.toObject();
Deno.serve(readListenAddress(env), await handlerFromEnvironment(env));
