/** The environment of the Wappfy upstream. */
import { readApiKey, readKey } from '../../contract/api-key.ts';
import { type Environment, EnvironmentError, readUrl, text } from '../../http/environment.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import {
  createContactsGateStore,
  createWappfyUpstream,
  WAPPFY_BASE_URL,
  type WappfyUpstreamOptions,
} from '../upstreams/wappfy/wappfy.ts';
import { assertUpstream, readBaseUrl } from './api.ts';

/**
 * `WAPPFY_SESSION`, `WAPPFY_API_KEY`; `FEATUREBASE_BASE_URL` and `FEATUREBASE_API_KEY` of our contacts
 * service, which keeps who wants messages; and to be left out at will `WAPPFY_BASE_URL`,
 * `WAPPFY_DIALECT` (`contactId`, `jid`) and `WAPPFY_ENFORCE` (`on`, `off`). The user id of a token is the
 * person's number.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readWappfyUpstream(env: Environment): Upstream {
  assertUpstream(env, 'wappfy');
  const enforce = text(env, 'WAPPFY_ENFORCE') ?? 'on';
  if (enforce !== 'on' && enforce !== 'off') {
    throw new EnvironmentError('WAPPFY_ENFORCE', 'has to be on or off.');
  }
  if (text(env, 'FEATUREBASE_BASE_URL') === undefined) {
    throw new EnvironmentError(
      'FEATUREBASE_BASE_URL',
      'is not set. Give the address of your own contacts service, which keeps who wants messages: Wappfy cannot be asked.',
    );
  }
  return createWappfyUpstream({
    ...readWappfyAccess(env),
    enforce: enforce === 'on',
    store: createContactsGateStore({ baseUrl: readBaseUrl(env), apiKey: readApiKey(env) }),
  });
}

/**
 * Where Wappfy is, and what it is called with.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readWappfyAccess(
  env: Environment,
): Required<Pick<WappfyUpstreamOptions, 'baseUrl' | 'session' | 'dialect'>> & { apiKey?: string } {
  const dialect = text(env, 'WAPPFY_DIALECT') ?? 'contactId';
  if (dialect !== 'contactId' && dialect !== 'jid') {
    throw new EnvironmentError('WAPPFY_DIALECT', 'has to be contactId or jid.');
  }
  const session = text(env, 'WAPPFY_SESSION');
  if (session === undefined) {
    throw new EnvironmentError('WAPPFY_SESSION', 'is not set. Give the name of your session.');
  }
  const keyless = dialect === 'jid' && text(env, 'WAPPFY_API_KEY') === undefined;
  return {
    baseUrl: readUrl(env, 'WAPPFY_BASE_URL', WAPPFY_BASE_URL),
    session,
    dialect,
    ...(keyless
      ? {}
      : { apiKey: readKey(env, 'WAPPFY_API_KEY', 'Copy it from dash.wappfy.com.br.') }),
  };
}
