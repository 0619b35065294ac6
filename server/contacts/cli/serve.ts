import { parseArgs } from 'node:util';
import { type Command, closeOnSignal, withPort } from 'fb-email-preferences-server/command-line';
import { readApiKey } from 'fb-email-preferences-server/contract';
import {
  type Environment,
  EnvironmentError,
  readPort,
  text,
} from 'fb-email-preferences-server/http';
import { listen } from 'fb-email-preferences-server/http/node';
import { type ContactsOptions, createContactsApp } from '../app.ts';
import { openContactsDatabase } from '../database/sqlite.ts';

const DEFAULT_PORT = 8788;
const DEFAULT_DATABASE = 'file:contacts.db';

/** Runs the contacts service on Node until it is told to stop. */
export const serve: Command = {
  usage: '[--port 8788] [--host 127.0.0.1]',
  summary: 'Runs the contacts service on the database at CONTACTS_DATABASE_URL (file:contacts.db).',
  async run(args, env) {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } },
    });
    const apiKey = readApiKey(env);
    const port = readPort(withPort(env, values.port), DEFAULT_PORT);
    const options = readContactsOptions(env);
    const { database, close } = await openContactsDatabase(
      env.CONTACTS_DATABASE_URL || DEFAULT_DATABASE,
    );
    const app = createContactsApp({ database, apiKey, ...options });
    const server = await listen(app.fetch, port, values.host);
    closeOnSignal(async () => {
      await server.close();
      close();
    });
    process.stderr.write(`The contacts service listens on http://${values.host}:${server.port}\n`);
  },
};

/** `CONTACTS_RATE_LIMIT`, requests a minute, and `CONTACTS_IDENTITY_SECRET`; both may be missing. */
function readContactsOptions(
  env: Environment,
): Pick<ContactsOptions, 'rateLimit' | 'identitySecret'> {
  const requests = text(env, 'CONTACTS_RATE_LIMIT');
  if (requests !== undefined && !/^[1-9]\d{0,8}$/.test(requests)) {
    throw new EnvironmentError(
      'CONTACTS_RATE_LIMIT',
      'has to be how many requests a minute are allowed, such as 2000.',
    );
  }
  const identitySecret = text(env, 'CONTACTS_IDENTITY_SECRET');
  return {
    ...(requests && { rateLimit: { requests: Number(requests), windowSeconds: 60 } }),
    ...(identitySecret && { identitySecret }),
  };
}
