/** The hosts that plain http may be used to: apart, since a Worker reaches no private network. */
import { type Environment, EnvironmentError, list } from './environment.ts';

/**
 * As `URL.hostname` spells them: a single label that is no number, names that no public server has
 * (RFC 9476 and ICANN's `.internal`, RFC 6762, RFC 8375), and private addresses (RFC 1918, RFC 4193).
 * Not 169.254.0.0/16, where clouds serve credentials.
 */
const PRIVATE_HOST =
  /^([\w-]*[a-z][\w-]*|[\w.-]+\.(internal|local|home\.arpa)|(10|172\.(1[6-9]|2\d|3[01])|192\.168)\.[\d.]+|\[f[cd][\da-f:]+])$/;

/**
 * Whether a host, as `URL.hostname` spells it, can be on a private network alone.
 *
 * @example
 * isPrivateHost('contacts'); // true
 * isPrivateHost('contacts.example.com'); // false
 */
export function isPrivateHost(hostname: string): boolean {
  return PRIVATE_HOST.test(hostname);
}

/**
 * `PREFERENCES_INSECURE_HOSTS`: the hosts of a private network that secrets may be sent to over plain
 * http, such as the name of a container. Exact names, in lower case. Default: none.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readInsecureHosts(env: Environment): string[] {
  const name = 'PREFERENCES_INSECURE_HOSTS';
  const hosts = list(env, name).map((host) => host.toLowerCase());
  if (hosts.every(isPrivateHost)) return hosts;
  throw new EnvironmentError(
    name,
    'has to list private hosts without ports, such as contacts or contacts.internal.',
  );
}
