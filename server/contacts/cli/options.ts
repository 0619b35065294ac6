/** What the commands of the contacts service read from the environment. */
import { readApiKey, readCategories } from 'fb-email-preferences-server/contract';
import { type Environment, EnvironmentError, list, text } from 'fb-email-preferences-server/http';
import type { ApiKey, ContactsOptions } from '../app.ts';
import { type OpenContactsDatabase, openContactsDatabase } from '../database/sqlite.ts';

const DEFAULT_DATABASE = 'file:contacts.db';

/** The shortest key, as `FEATUREBASE_API_KEY` has it. */
const MIN_KEY_LENGTH = 16;

/** Opens the database at `CONTACTS_DATABASE_URL`, with its token and the key of the opt-outs. */
export function openDatabase(env: Environment): Promise<OpenContactsDatabase> {
  return openContactsDatabase(text(env, 'CONTACTS_DATABASE_URL') ?? DEFAULT_DATABASE, {
    authToken: text(env, 'CONTACTS_DATABASE_AUTH_TOKEN'),
    suppressionKey: text(env, 'CONTACTS_SUPPRESSION_KEY'),
  });
}

/**
 * `FEATUREBASE_API_KEY`, the handler's key; and optional: `CONTACTS_API_KEYS`, others with names;
 * `CONTACTS_RATE_LIMIT`, requests a minute; `CONTACTS_IDENTITY_SECRET`; `PREFERENCES_CATEGORIES`, the
 * handler's variable, because both have to know the same keys.
 *
 * @throws {EnvironmentError}
 */
export function readContactsOptions(env: Environment): Omit<ContactsOptions, 'database'> {
  const requests = text(env, 'CONTACTS_RATE_LIMIT');
  const identitySecret = text(env, 'CONTACTS_IDENTITY_SECRET');
  const apiKey = readApiKey(env);
  const categories = readCategories(env);
  const apiKeys = list(env, 'CONTACTS_API_KEYS').map(readNamedKey);
  for (const field of ['name', 'key'] as const) {
    const values = [{ name: 'default', key: apiKey }, ...apiKeys].map((each) => each[field]);
    if (new Set(values).size < values.length) {
      throw new EnvironmentError(
        'CONTACTS_API_KEYS',
        `has a ${field} twice; the name and the key of FEATUREBASE_API_KEY are taken, its name is default.`,
      );
    }
  }
  return {
    apiKey,
    apiKeys,
    ...(categories && { categories: Object.fromEntries(categories) }),
    ...(requests && { rateLimit: perMinute('CONTACTS_RATE_LIMIT', requests) }),
    ...(identitySecret && { identitySecret }),
  };
}

/** `name:key`, or `name:key:requests` for a key with a limit of its own. */
function readNamedKey(entry: string): ApiKey {
  const [name = '', key = '', requests, ...rest] = entry.split(':');
  if (!/^[\w.-]{1,64}$/.test(name) || key.length < MIN_KEY_LENGTH || rest.length > 0) {
    throw new EnvironmentError(
      'CONTACTS_API_KEYS',
      `has to be a comma-separated list of name:key or name:key:requests-a-minute, each key at least ${MIN_KEY_LENGTH} characters, such as crm:${'x'.repeat(MIN_KEY_LENGTH)}.`,
    );
  }
  return {
    name,
    key,
    ...(requests !== undefined && { rateLimit: perMinute('CONTACTS_API_KEYS', requests) }),
  };
}

function perMinute(variable: string, requests: string) {
  if (!/^[1-9]\d{0,8}$/.test(requests)) {
    throw new EnvironmentError(
      variable,
      variable === 'CONTACTS_RATE_LIMIT'
        ? 'has to be how many requests a minute are allowed, such as 2000.'
        : 'has a limit that is none: requests a minute are a whole number, such as 2000.',
    );
  }
  return { requests: Number(requests), windowSeconds: 60 };
}
