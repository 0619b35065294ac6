/** The environment of the SoftwareOne upstream. */
import { readKey } from '../../contract/api-key.ts';
import { type Environment, EnvironmentError, readUrl, text } from '../../http/environment.ts';
import {
  createSoftwareOneUpstream,
  SOFTWAREONE_BASE_URL,
  type SoftwareOneUpstreamOptions,
} from '../upstreams/softwareone/softwareone.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { assertUpstream } from './api.ts';

/**
 * `SOFTWAREONE_API_TOKEN`; and to be left out at will `SOFTWAREONE_BASE_URL`,
 * `SOFTWAREONE_IDENTIFY_BY` (`contactId`, `userId`), `SOFTWAREONE_GATE` (`none`, `block`),
 * `SOFTWAREONE_ACTOR_ID` and `SOFTWAREONE_BLOCKED_REASON`.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readSoftwareOneUpstream(env: Environment): Upstream {
  assertUpstream(env, 'softwareone');
  const gate = readChoice(env, 'SOFTWAREONE_GATE', ['none', 'block']);
  const actorId = text(env, 'SOFTWAREONE_ACTOR_ID');
  if (gate === 'block' && actorId === undefined) {
    throw new EnvironmentError(
      'SOFTWAREONE_ACTOR_ID',
      'is not set. With SOFTWAREONE_GATE=block, give the id that audit.blocked.by has after a block with your token, or nobody could open the gate again.',
    );
  }
  const reason = text(env, 'SOFTWAREONE_BLOCKED_REASON');
  return createSoftwareOneUpstream({
    ...readSoftwareOneAccess(env),
    identifyBy: readChoice(env, 'SOFTWAREONE_IDENTIFY_BY', ['contactId', 'userId']),
    gate,
    ...(actorId === undefined ? {} : { actorId }),
    ...(reason === undefined ? {} : { reasons: { sender: reason } }),
  });
}

/**
 * Where the Marketplace is, and what it is called with.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readSoftwareOneAccess(
  env: Environment,
): Required<Pick<SoftwareOneUpstreamOptions, 'baseUrl' | 'apiToken'>> {
  return {
    baseUrl: readUrl(env, 'SOFTWAREONE_BASE_URL', SOFTWAREONE_BASE_URL),
    apiToken: readKey(env, 'SOFTWAREONE_API_TOKEN', 'Make an API token in the Marketplace.'),
  };
}

function readChoice<const Choice extends string>(
  env: Environment,
  name: string,
  choices: readonly [Choice, Choice],
): Choice {
  const value = text(env, name) ?? choices[0];
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new EnvironmentError(name, `has to be ${choices.join(' or ')}.`);
}
