/** Deno and Deno Deploy: `deno serve --allow-net --allow-env server/runtimes/deno.js`. */
import { handlerFromEnvironment } from './from-environment.ts';

declare const Deno: { env: { toObject(): Record<string, string> } };

export default { fetch: await handlerFromEnvironment(Deno.env.toObject()) };
