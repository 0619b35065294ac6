/** Node.js: `fb-email-preferences serve`, or {@link serveNode} from a program of your own. */
import { type Environment, readPort } from '../http/environment.ts';
import { listen, type NodeServer } from '../http/node.ts';
import { handlerFromEnvironment } from './from-environment.ts';

/**
 * Serves the handler on `PORT`.
 *
 * @param hostname the address to listen on. Default: this machine only, as behind a proxy
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const { port, close } = await serveNode(process.env, '0.0.0.0');
 */
export async function serveNode(env: Environment, hostname?: string): Promise<NodeServer> {
  return listen(await handlerFromEnvironment(env), readPort(env), hostname);
}
